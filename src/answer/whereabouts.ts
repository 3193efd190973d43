import { isBroadHead, typeOfNoun } from '../search/heads.ts';
import { segment } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { properEnding } from './knowledge.ts';
import { persons } from './somebody.ts';
import { best, type Found, nearness, type View } from './view.ts';

/** The organisation or place of the kind asked for (哪家公司, 哪個村) that stands closest to the question's words. */
export function entity(view: View): Span | undefined {
  const { question, folded, place, report, knowledge } = view;
  const wanted = question.head;
  const mine = zoneOfAsked(view);
  const spans = [
    ...report
      .entities(place.block, place)
      .map(({ start, end }) => ({ start: start - place.start, end: end - place.start })),
    ...knowledge.names.find(folded),
    ...endingIn(wanted, view),
  ];
  const found = spans.flatMap((one) => {
    const span = trimmed(one, wanted, view);
    const name = folded.slice(span.start, span.end);
    if (
      name.length < 2 ||
      /^[全各本该每这那某]/.test(name) ||
      question.folded.includes(name) ||
      knowledge.people.find(name).length > 0
    )
      return [];
    const exact = wanted !== '' && name.endsWith(wanted);
    const fits =
      exact || (wanted !== '' && knowledge.thesaurus.variants(wanted).some((word) => name.endsWith(word)));
    if (!fits && looseType(wanted, name) !== question.type) return [];
    const zone = mine && span.start >= mine.start && span.end <= mine.end ? 3 : 0;
    return [
      {
        ...span,
        score: nearness(span, view) + (exact ? 1.5 : fits ? 0.7 : 0) + zone + (span.end - span.start) / 50,
      },
    ];
  });
  return best(found);
}

/** Type of a name if the noun asked for is a plain one (單位, 地方); a noun like 村 or 公司 must stand in the name. */
function looseType(wanted: string, name: string): string {
  return /^(?:|单位|机构|组织|部门|团体|地方|地点|机关|企业|学校)$/.test(wanted) && properEnding.test(name)
    ? typeOfNoun(name)
    : '';
}

/** Names that end in the noun asked for (蘄縣鎮許寨村 for 村), back to the mark, verb or function word in front. */
function endingIn(wanted: string, { folded, knowledge }: View): Span[] {
  if (wanted === '' || wanted.length > 4 || isBroadHead(wanted)) return [];
  const found: Span[] = [];
  const words = segment(folded);
  for (const noun of [wanted, ...knowledge.thesaurus.variants(wanted).filter((word) => word.length > 1)]) {
    for (let at = folded.indexOf(noun); at >= 0; at = folded.indexOf(noun, at + 1)) {
      const end = at + noun.length;
      let start = at;
      for (const word of [...words].reverse()) {
        if (word.start >= at || end - word.start > 16) continue;
        if (word.end < start || !inName.test(word.tag) || !/^\p{Script=Han}+$/u.test(word.text)) break;
        start = word.start;
      }
      if (start < at) found.push({ start, end });
    }
  }
  return found;
}

/** Tags of words that names are made of. */
const inName = /^(?:n|x|b|j|f|a$|s$|zg|g|eng)/;

/** A name up to the noun asked for (公司 of 公司黨支部), with the nouns in front of it that belong to it. */
function trimmed(span: Span, wanted: string, { folded, knowledge }: View): Span {
  let { start, end } = span;
  const at = wanted === '' ? -1 : folded.slice(start, end).indexOf(wanted);
  if (at > 0) end = start + at + wanted.length;
  const name = knowledge.names
    .find(folded)
    .find((one) => one.start <= start && one.end >= end - 4 && one.end >= start + 2);
  if (name && name.start < start) start = name.start;
  return { start: nounStart(start, folded), end };
}

/** A name's begin, moved left over the nouns of its clause that belong to it: 區 of 區市場監督管理局. */
function nounStart(start: number, folded: string): number {
  let from = start;
  while (from > 0 && start - from < 8 && !/[^\p{L}\p{N}]/u.test(folded[from - 1] ?? '')) from -= 1;
  if (from > 0 && start - from >= 8) return start;
  let at = start;
  for (const word of segment(folded.slice(from, start)).reverse()) {
    if (!/^(?:n|x|j|b|m$|f$)/.test(word.tag) || /^(?:的|和|与|及|到|在|为|由|全)$/.test(word.text)) break;
    at = from + word.start;
  }
  return at;
}

/** The words in front of the person asked about: 大營鎮…村選派第一書記 of 朱亞鵬. */
function zoneOfAsked(view: View): Span | null {
  const { question, knowledge } = view;
  const names = knowledge.people.find(question.folded).map((one) => knowledge.canonical(one.text));
  const asked = persons(view).find((one) => names.includes(knowledge.canonical(one.text)));
  return asked ? { start: asked.zone, end: asked.start } : null;
}

const placed = /[在于从自至到给往](?![,。;])/g;

/** 在哪裡: what follows 在, 於, 從, 給, up to the verb. */
export function whereabouts(view: View): Span | undefined {
  const { folded, question } = view;
  const asked = question.folded.slice(0, question.gap?.start ?? 0);
  const from = /[从由自]$/.test(asked.trimEnd().slice(-1));
  const found: Found[] = [];
  for (const match of folded.matchAll(placed)) {
    if (from !== /[从自]/.test(match[0])) continue;
    const start = match.index + 1;
    let end = start;
    const words = segment(folded.slice(start, start + 40));
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      const inside = word.text.length === 1 && next !== undefined && /^n/.test(next.tag);
      const acting =
        /^v/.test(word.tag) && (word.tag !== 'vn' || !next || !/^[nfs]/.test(next.tag)) && !inside;
      if (acting || (/^(?:d|c|p|r|u[^j]|w|y)/.test(word.tag) && !/^[和及与的]$/.test(word.text))) break;
      if (/[^\p{L}\p{N}、]/u.test(word.text)) break;
      end = start + word.end;
    }
    if (end - start < 2 || question.folded.includes(folded.slice(start, end))) continue;
    found.push({ start, end, score: nearness({ start, end }, view) });
  }
  return best(found);
}
