import type { Span } from '../text/sentences.ts';
import { type Draft, joinCalls } from './aliases.ts';
import { bylineNames } from './bylines.ts';
import { clipped } from './clipped.ts';
import { dottedNames } from './foreign.ts';
import { japaneseNames } from './japanese.ts';
import { joinedNames } from './joined.ts';
import { latinNames, spelledNames } from './latin.ts';
import { chooseNames, nameCandidates } from './names.ts';
import { backing, nicknamesIn } from './nicknames.ts';
import { type Reading, read } from './reading.ts';
import { being, deedAfter, placeIn, roleAfter, roleBefore } from './roles.ts';
import { surnameLength } from './surnames.ts';
import { soundNames } from './transcribed.ts';
import type { Block, Mention, Person } from './types.ts';
import { coupleNames, unknownNames } from './unknown.ts';

const writer = /(?:^|[(（◎\s])(?:文|作者|撰文)[ ]?[/:：／]?[ ]?$/;

/** Full names and where they are told; names that any block tells are found in every other too. */
function collect(readings: readonly Reading[]): Map<string, Mention[]> {
  const names = new Map<string, Mention[]>();
  const candidates = readings.map(nameCandidates);
  const seen = new Map<string, number>();
  const called = nicknamesIn(readings);
  const textOf = (reading: Reading, { start, end }: Span) => reading.folded.slice(start, end);
  for (const [at, reading] of readings.entries()) {
    for (const candidate of candidates[at] ?? []) {
      const text = textOf(reading, candidate);
      seen.set(text, (seen.get(text) ?? 0) + 1);
    }
  }
  for (const [at, reading] of readings.entries()) {
    const support = (span: Span) => {
      const text = textOf(reading, span);
      return ((seen.get(text) ?? 0) > 1 ? 0.5 : 0) + backing(text, called);
    };
    const spelt = [
      ...dottedNames(reading),
      ...joinedNames(reading),
      ...japaneseNames(reading),
      ...spelledNames(reading),
    ];
    const chosen = chooseNames(reading.folded, candidates[at] ?? [], support);
    // 督导|游雅婷, not 导游|雅婷.
    const told = new Map(chosen.filter((one) => one.told).map(({ start, end }) => [end, start]));
    const sounding = soundNames(reading).filter(({ start, end }) => (told.get(end) ?? start) >= start);
    const known = [...spelt, ...sounding];
    const others = [
      ...known,
      ...apart(apart([...unknownNames(reading), ...coupleNames(reading)], known), chosen),
    ];
    const chinese = apart(chosen, others);
    for (const span of [
      ...chinese,
      ...others,
      ...latinNames(reading),
      ...bylineNames(reading),
      ...signature(reading),
    ]) {
      names.set(textOf(reading, span), []);
    }
  }
  for (const [long, short] of clipped([...names.keys()], readings)) {
    names.delete(long);
    names.set(short, []);
  }
  for (const name of [...names.keys()]) {
    const parts = name.split(/[·•‧・．.]/);
    if (parts.length > 1) for (const part of parts) names.delete(part);
  }
  const firsts = new Map<string, string[]>();
  for (const name of names.keys()) {
    const key = name.slice(0, 2);
    firsts.set(
      key,
      [...(firsts.get(key) ?? []), name].sort((a, b) => b.length - a.length),
    );
  }
  const begins = new Set([...firsts.keys()].map((key) => key.charCodeAt(0)));
  for (const { folded, index } of readings) {
    for (let at = 0; at < folded.length - 1; at += 1) {
      if (!begins.has(folded.charCodeAt(at))) continue;
      const name = firsts.get(folded.slice(at, at + 2))?.find((text) => folded.startsWith(text, at));
      if (name === undefined) continue;
      names.get(name)?.push({ block: index, start: at, end: at + name.length });
      at += name.length - 1;
    }
  }
  return names;
}

/** The names, in the order of the text, that overlap none of `others`. */
function apart(names: readonly Span[], others: readonly Span[]): Span[] {
  const sorted = others.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reached = -1;
  return names.filter(({ start, end }) => {
    for (; next < sorted.length && (sorted[next]?.start ?? end) < end; next += 1)
      reached = Math.max(reached, sorted[next]?.end ?? 0);
    return reached <= start;
  });
}

/** A byline alone in brackets or on its line: (杨洋). */
function signature({ folded, block }: Reading): Span[] {
  const match = /[(（]([\u4e00-\u9fff]{2,4})[)）]$/.exec(folded.trimEnd());
  const name = match?.[1];
  if (match === null || name === undefined || block.kind !== 'paragraph') return [];
  if (!/[。！？!?]$/.test(folded.slice(0, match.index).trimEnd()) && match.index > 0) return [];
  const start = match.index + 1;
  return bylineName(name) ? [{ start, end: start + name.length }] : [];
}

function bylineName(name: string): boolean {
  return surnameLength(name, 0) > 0 && !/[完图文注表略续上下转摄]$/.test(name);
}

/** Roles of an enumeration: 党员钱稳、张勤 share the role before the first, 甲、乙两位教师 that behind the last. */
function roleOf(reading: Reading, mention: Span, floor: number): Span | null {
  return roleBefore(reading, mention.start, floor) ?? roleAfter(reading, mention.end);
}

const joint = /^[ ]?(?:[、,，]|和|与|及|以及)[ ]?$/;

/** Gives each name its best role; mentions of a block are walked in order, so that enumerations share one. */
function assignRoles(readings: readonly Reading[], drafts: ReadonlyMap<string, Draft>): void {
  const byBlock = new Map<number, { mention: Mention; draft: Draft }[]>();
  for (const draft of drafts.values()) {
    for (const mention of draft.mentions) {
      const list = byBlock.get(mention.block) ?? [];
      list.push({ mention, draft });
      byBlock.set(mention.block, list);
    }
  }
  for (const [block, list] of byBlock) {
    const reading = readings[block];
    if (reading === undefined) continue;
    list.sort((a, b) => a.mention.start - b.mention.start);
    const roles = rolesOf(
      reading,
      list.map(({ mention }) => mention),
    );
    for (const [at, { draft }] of list.entries()) {
      const role = roles[at] ?? null;
      const length = (span: Span | null) => (span === null ? 0 : span.end - span.start);
      if (role !== null && (draft.role === null || length(role) > length(draft.role) + 6)) {
        draft.role = role;
        draft.roleBlock = block;
      }
    }
  }
}

/** Roles of the names of a block in their order; those of an enumeration without one share their neighbour's. */
function rolesOf(reading: Reading, names: readonly Span[]): (Span | null)[] {
  const { folded } = reading;
  const credited = new Map(bylineNames(reading).map(({ start, role }) => [start, role]));
  const joined = (at: number) => {
    const [left, right] = [names[at], names[at + 1]];
    return left !== undefined && right !== undefined && joint.test(folded.slice(left.end, right.start));
  };
  const roles: (Span | null)[] = names.map(
    (name, at) => roleOf(reading, name, names[at - 1]?.end ?? 0) ?? credited.get(name.start) ?? null,
  );
  for (let at = 1; at < names.length; at += 1) if (joined(at - 1)) roles[at] ??= roles[at - 1] ?? null;
  for (let at = names.length - 2; at >= 0; at -= 1) if (joined(at)) roles[at] ??= roles[at + 1] ?? null;
  for (const [at, { end }] of names.entries()) {
    const role = roles[at] ?? null;
    // 她丈夫甲是货车司机: what somebody is to another says less than what he is.
    if (role === null || relation.test(folded.slice(role.start, role.end)))
      roles[at] = being(folded, end) ?? laterRole(folded, end, names[at + 1]?.start) ?? role;
  }
  return roles;
}

const relation =
  /^(?:[他她我其](?:们)?的?)?(?:丈夫|妻子|太太|先生|老公|老婆|爱人|老伴|儿子|女儿|[长次幼][子女]|孙[子女儿]|外孙女?|[父母]亲|爸爸|妈妈|祖[父母]|爷爷|奶奶|外[公婆]|哥哥|弟弟|姐姐|妹妹|女婿|媳妇|毕业生|男子|女子|老人|青年|男孩|女孩|孩子|小伙子?|姑娘|同学|朋友|邻居|搭档)$/;

/** What a later sentence says that the one named last is: 他也是|醒狮团教练. */
function laterRole(folded: string, from: number, until = folded.length): Span | null {
  const text = folded.slice(from, Math.min(until, from + 160));
  for (const { index, 0: match } of text.matchAll(
    /[。；，](?:[他她]|(?=(?:如今|现在|现任|后来|目前)?(?:是|任)))/g,
  )) {
    const role = being(folded.slice(0, until), from + index + match.length);
    if (role !== null) return role;
  }
  return null;
}

/**
 * Finds the people whom a report names: Chinese names by surname, characters, segmentation and the titles around
 * them, foreign ones by dot or title, surnames with a title (王小姐) where no full name stands.
 * @param readings the blocks as `read` gives them, if they are at hand
 * @returns people in the order of their first mention
 */
export function findPeople(
  blocks: readonly Block[],
  reportId: string,
  readings: readonly Reading[] = read(blocks),
): Person[] {
  const drafts = new Map<string, Draft>();
  for (const [name, mentions] of collect(readings)) {
    if (mentions.length > 0) drafts.set(name, { name, mentions, role: null, roleBlock: -1 });
  }
  const calls = joinCalls(readings, drafts);
  assignRoles(readings, drafts);
  const order = (draft: Draft) => (draft.mentions[0]?.block ?? 0) * 1e7 + (draft.mentions[0]?.start ?? 0);
  return [...drafts.values()]
    .sort((a, b) => order(a) - order(b))
    .map((draft) => toPerson(draft, readings, reportId, calls.get(draft.name) ?? new Set()));
}

function toPerson(
  draft: Draft,
  readings: readonly Reading[],
  report: string,
  calls: ReadonlySet<string>,
): Person {
  const first = draft.mentions[0];
  const reading = readings[first?.block ?? 0];
  const text = reading?.block.text ?? '';
  const roleReading = readings[draft.roleBlock];
  const role =
    draft.role === null || roleReading === undefined
      ? null
      : roleReading.block.text.slice(draft.role.start, draft.role.end);
  const place =
    draft.role === null || roleReading === undefined ? null : placeIn(roleReading.folded, draft.role);
  const deed = first === undefined || reading === undefined ? null : deedAfter(reading.folded, first.end);
  return {
    name: text.slice(first?.start ?? 0, first?.end ?? 0),
    role: role ?? bylineRole(reading?.folded ?? '', text, first),
    aliases: [...calls],
    place: place === null ? '' : (roleReading?.block.text.slice(place.start, place.end) ?? ''),
    deed: deed === null ? '' : text.slice(deed.start, deed.end),
    group: reading?.block.section ?? '',
    roleEn: '',
    report,
    paragraph: reading?.block.paragraph ?? 0,
    mentions: draft.mentions,
  };
}

/** Bylines name the author: (杨洋) alone in brackets or on a line, and 文/杨洋; no word of theirs can be quoted. */
function bylineRole(folded: string, text: string, first: Span | undefined): string {
  if (first === undefined) return '';
  const camera = /^[ ]?[摄攝]/.test(text.slice(first.end));
  if (camera) return text.includes('攝') ? '攝影' : '摄影';
  const before = folded.slice(0, first.start).trimEnd();
  const alone = /[(（]$/.test(before) && /^[)）]\s*$/.test(folded.slice(first.end));
  const line = before === '' && folded.slice(first.end).trim() === '';
  return alone || line || writer.test(folded.slice(Math.max(0, first.start - 8), first.start)) ? '作者' : '';
}
