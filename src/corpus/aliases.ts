import type { Span } from '../text/sentences.ts';
import { callsIn } from './calls.ts';
import type { Reading } from './reading.ts';
import { surnameLength } from './surnames.ts';
import type { Mention } from './types.ts';

/** A person while the report is read: where the full name stands, and what is known of the role. */
export interface Draft {
  readonly name: string;
  readonly mentions: Mention[];
  role: Span | null;
  roleBlock: number;
}

/** A mention of a full name, with its place in the report as one number. */
interface Placed {
  readonly at: number;
  readonly name: string;
  readonly mention: Mention;
}

const placeOf = ({ block, start }: Mention) => block * 1e7 + start;

/** Mentions of full names by surname, in the order of the report. */
function mentionsBySurname(drafts: ReadonlyMap<string, Draft>): Map<string, Placed[]> {
  const bySurname = new Map<string, Placed[]>();
  for (const { name, mentions } of drafts.values()) {
    const surname = name.slice(0, surnameLength(name, 0));
    const list = bySurname.get(surname) ?? [];
    for (const mention of mentions) list.push({ at: placeOf(mention), name, mention });
    bySurname.set(surname, list);
  }
  for (const list of bySurname.values()) list.sort((a, b) => a.at - b.at);
  return bySurname;
}

/** Places of the characters of names behind their first, where no surname with a title begins: 李小|明先生. */
function insideNames(drafts: ReadonlyMap<string, Draft>): Set<number> {
  const places = new Set<number>();
  for (const { mentions } of drafts.values()) {
    for (const { block, start, end } of mentions)
      for (let at = start + 1; at < end; at += 1) places.add(placeOf({ block, start: at, end }));
  }
  return places;
}

/** Joins 李书记 to 李燕子 where one person of that surname is told; others become people of their own. */
export function joinCalls(
  readings: readonly Reading[],
  drafts: Map<string, Draft>,
): Map<string, Set<string>> {
  const aliases = new Map<string, Set<string>>();
  const bySurname = mentionsBySurname(drafts);
  const covered = insideNames(drafts);
  const begun = new Set([...drafts.values()].flatMap(({ mentions }) => mentions.map(placeOf)));
  for (const reading of readings) {
    for (const call of callsIn(reading)) {
      const text = reading.folded.slice(call.start, call.end);
      const mention = { block: reading.index, start: call.start, end: call.end };
      // 万俟|康医生 is no 康医生, 原|厂长|王小明 no 原厂长.
      if (covered.has(placeOf(mention)) || begun.has(placeOf({ ...mention, start: call.end }))) continue;
      const known = bySurname.get(call.surname) ?? [];
      const before = lastBefore(known, placeOf(mention) + 1);
      const nearest = known[before];
      if (nearest?.mention.block === mention.block && nearest.mention.end > call.start) continue;
      const holder = holderOf(known, before, readings, text.slice(call.surname.length));
      const words = reading.block.text.slice(call.start, call.end);
      if (holder !== null) aliases.set(holder, (aliases.get(holder) ?? new Set()).add(words));
      else {
        const draft = drafts.get(text) ?? { name: text, mentions: [], role: null, roleBlock: -1 };
        draft.mentions.push(mention);
        drafts.set(text, draft);
      }
    }
  }
  return aliases;
}

/** Index of the last mention before a place, -1 if there is none. */
function lastBefore(known: readonly Placed[], place: number): number {
  let low = -1;
  let high = known.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((known[middle]?.at ?? 0) < place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** So many mentions back somebody called by surname and title is looked for. */
const memory = 40;
const neutral =
  /^(?:先生|女士|小姐|太太|同志|老师|博士|夫人|同学|师傅|大哥|大姐|大爷|大妈|阿姨|姐姐|妈妈|老人|婆婆)$/;

/** Who is meant by a surname with a title: the last one told before whose words beside the name agree. */
function holderOf(
  known: readonly Placed[],
  before: number,
  readings: readonly Reading[],
  title: string,
): string | null {
  for (let at = before; at >= 0 && at > before - memory; at -= 1) {
    const placed = known[at];
    if (placed === undefined) continue;
    const { block, start, end } = placed.mention;
    const around = readings[block]?.folded.slice(Math.max(0, start - 24), end + 16) ?? '';
    if (neutral.test(title) || around.includes(title)) return placed.name;
  }
  return null;
}
