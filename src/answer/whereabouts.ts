import { properEnding } from '../search/called.ts';
import { isBroadHead, typeOfNoun } from '../search/heads.ts';
import { findDates, findNumbers } from '../text/numerals.ts';
import { segment } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { objectOf } from './clauses.ts';

import { persons } from './somebody.ts';
import { best, type Found, nearness, type View } from './view.ts';

/** The organisation or place of the kind asked for (哪家公司, 哪個村) that stands closest to the question's words. */
export function entity(view: View): Span | undefined {
  const { question, folded, place, report, knowledge } = view;
  const wanted = question.head;
  const mine = zoneOfAsked(view);
  // 麵粉廠 may be a 麵粉有限公司.
  const modifier = wanted.replace(/(?:公司|工厂|厂|店|医院|学校|企业|单位|部门|机构)$/, '');
  const own = mine && question.type === 'place' ? placeIn(mine, wanted, view) : undefined;
  if (own) return own;
  const spans = [
    ...report
      .entities(place.block, place)
      .map(({ start, end }) => ({ start: start - place.start, end: end - place.start })),
    ...knowledge.names.find(folded),
    ...nounsEndingIn(wanted, view),
  ];
  const numbers = findNumbers(folded).filter((number) => number.kind !== 'none');
  const found = spans.flatMap((one) => {
    const whole = trimmed(one, wanted, view);
    const number = numbers.find(({ start, end }) => start <= whole.start && whole.start < end);
    const span = number ? { start: Math.min(number.end, whole.end), end: whole.end } : whole;
    const name = folded.slice(span.start, span.end);
    if (
      name.length < (isBroadHead(wanted) ? 4 : 2) ||
      name === wanted ||
      isCutOff(span, view) ||
      /^[全各本该每这那某]|^(?:企事业|有关|相关|基层|赛后)/.test(name) ||
      question.folded.includes(name) ||
      knowledge.people.find(name).length > 0
    )
      return [];
    const exact = wanted !== '' && name.endsWith(wanted);
    const fits =
      exact ||
      (modifier.length > 1 && name.includes(modifier) && organisationEnd.test(name)) ||
      (wanted !== '' && knowledge.thesaurus.variants(wanted).some((word) => name.endsWith(word)));
    if (!fits && looseType(wanted, name) !== question.type) return [];
    const zone = mine && span.start >= mine.start && span.end <= mine.end ? 3 : 0;
    // Who does something stands first; who it is done with or to, behind 與 or 向.
    const leads = /(?:^|[。;!?:])$/.test(folded.slice(0, span.start).slice(-1)) ? 1 : 0;
    return [
      {
        ...span,
        score:
          nearness(span, view) +
          (exact ? 1.5 : fits ? 0.7 : 0) +
          zone +
          (holds(span, view) ? 4 : 0) +
          (question.type === 'organisation' ? 2 * leads : 0) +
          (span.end - span.start) / 50,
      },
    ];
  });
  return best(found);
}

/** 大店鎮|汪圩村: the place asked about follows at once. */
function holds({ end }: Span, { question, folded }: View): boolean {
  return (
    folded.length > end + 1 &&
    question.folded.includes(folded.slice(end, end + 2)) &&
    /^\p{Script=Han}{2}/u.test(folded.slice(end))
  );
}

/** 三里 of 三里灣街道: no place ends in the middle of a name. */
function isCutOff({ start, end }: Span, { folded, knowledge }: View): boolean {
  return knowledge.names
    .find(folded)
    .some((name) => name.start <= start && end < name.end && !/^[党团工委分的]/.test(folded.slice(end)));
}

/** Type of a name if the noun asked for is a plain one (單位, 地方); a noun like 村 or 公司 must stand in the name. */
function looseType(wanted: string, name: string): string {
  return /^(?:|单位|机构|组织|部门|团体|地方|地点|机关|企业|学校|队|球队)$/.test(wanted) &&
    organisationEnd.test(name)
    ? typeOfNoun(name)
    : '';
}

/**
 * Noun phrases that end in the noun asked for (蘄縣鎮許寨村 for 村) or, for a plain one (單位), in what names of
 * organisations end in: back to the mark, verb or function word in front.
 */
function nounsEndingIn(wanted: string, { question, folded, knowledge }: View): Span[] {
  const found: Span[] = [];
  const words = segment(folded);
  const nouns =
    wanted.length > 4 || wanted === ''
      ? []
      : [wanted, ...knowledge.thesaurus.variants(wanted).filter((word) => word.length > 1)];
  const broad = wanted === '' || isBroadHead(wanted);
  const ends: number[] = [];
  for (const noun of nouns)
    for (let at = folded.indexOf(noun); at >= 0; at = folded.indexOf(noun, at + 1))
      ends.push(at + noun.length);
  if (broad && question.type === 'organisation')
    for (const word of words) if (organisationEnd.test(word.text)) ends.push(word.end);
  for (const end of new Set(ends)) {
    const front = words.filter((word) => word.start < end && end - word.start <= 16).reverse();
    let start = end;
    for (const [index, word] of front.entries()) {
      // 與|符離|鎮黨委: what stands between a little word and the noun is its name, whatever the segmenter takes it for.
      const led = word.text.length === 2 && /^(?:[pc]|$)/.test(front[index + 1]?.tag ?? '') && start < end;
      const own = word.end > end || inName.test(word.tag) || (led && word.tag === 'v');
      if (!own || notInName.test(word.text)) break;
      start = word.start;
    }
    if (end - start > 1) found.push({ start, end });
  }
  return found;
}

/** What names of organisations end in. */
const organisationEnd = new RegExp(
  `${properEnding.source}|(?:高中|高工|高职|国小|国中|体中|中心|出版社|工会|商会|分局|派出所|医疗队|大队|支队|酒店|超市|图书馆|博物馆|电视台|报社|旅行社)$`,
);

/** Tags of words that names are made of, and words that end or begin none. */
const inName = /^(?:n|x|b|j|f|a$|s$|zg|g|eng|m$|q$|vn)/;
const notInName =
  /[^\p{Script=Han}a-z0-9]|^(?:在|与|和|及|同|跟|对|向|由|从|给|为|将|把|被|到|于|的|等|全|各|其中|后|前|中|内)$/u;

/** A name up to the noun asked for (公司 of 公司黨支部), with the nouns in front of it that belong to it. */
function trimmed(span: Span, wanted: string, { question, folded, knowledge }: View): Span {
  let { start, end } = span;
  const at = wanted === '' ? -1 : folded.slice(start, end).indexOf(wanted);
  // 公司|黨支部, and 東關街道|大澤社區 for the 街道 of 大澤社區.
  const rest = at < 0 ? '' : folded.slice(start + at + wanted.length, end);
  const behind = folded.slice(start + at + wanted.length);
  if (at > 0 && (/^[党委团工分的]/.test(behind) || (rest.length > 1 && question.folded.includes(rest))))
    end = start + at + wanted.length;
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

const placeEnd = /[省市区县镇乡村州旗街道社组屯庄邨里]|社区|街道|小区|新村/g;

/** The place that a person's title begins with, down to the smallest, or to the kind asked for: 大營鎮…胡疃村. */
function placeIn(zone: Span, wanted: string, { folded, knowledge }: View): Span | undefined {
  const lead = /^[、和及与]/.test(folded.slice(zone.start)) ? 1 : 0;
  const start = zone.start + lead;
  const text = folded.slice(start, zone.end);
  const kinds = [wanted, ...knowledge.thesaurus.variants(wanted)].filter((word) => word !== '');
  const named = wanted !== '' && !isBroadHead(wanted);
  let end = 0;
  for (const match of text.matchAll(placeEnd)) {
    const stop = match.index + match[0].length;
    // 區委, 鎮長, 村民, 社區書記: no place ends in the middle of a word but in front of an office.
    const next = text.slice(stop);
    if (/^[委长民里政管]/.test(next) || /\d/.test(text.slice(0, stop))) continue;
    if (match[0] === '组' && !text.slice(0, stop).includes('村')) continue;
    if (match[0] === '里' && next !== '') continue;
    if (!named || kinds.some((kind) => text.slice(0, stop).endsWith(kind))) end = stop;
  }
  const of = text.slice(0, end).lastIndexOf('的') + 1;
  return end - of > 1 ? { start: start + of, end: start + end } : undefined;
}

/** 在清出的垃圾當中, 在過程中. */
const noPlace = /(?:[当之其程]中|期间|方面|情况下|基础上|时)$/;

const placed = /[在于从自至到给往赴](?![,。;])/g;

/** 在哪裡: what follows 在, 於, 從, 給, up to the verb. */
export function whereabouts(view: View): Span | undefined {
  const { folded, question } = view;
  const mine = zoneOfAsked(view);
  const home = /家|住|人|籍|老家|故乡|来自|村|乡/.test(question.folded);
  const own = mine && home ? placeIn(mine, '', view) : undefined;
  if (own) return own;
  // 馳援了哪裡: what that verb is followed by.
  const front = question.folded.slice(0, question.gap?.start ?? 0).replace(/[了过]$/, '');
  const reached = /[在到往于自从给]$/.test(front) ? undefined : objectOf(view);
  if (reached) {
    const of = folded.slice(reached.start, reached.end).indexOf('的');
    return of > 1 ? { start: reached.start, end: reached.start + of } : reached;
  }
  const from = /[从由自]$/.test(front.trimEnd());
  const dates = findDates(folded, { relative: true });
  const found: Found[] = [];
  for (const match of folded.matchAll(placed)) {
    if (from !== /[从自]/.test(match[0])) continue;
    const start = match.index + 1;
    let end = start;
    const words = segment(folded.slice(start, start + 40));
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      const inside =
        next !== undefined && (word.text.length === 1 ? /^n/.test(next.tag) : placeSuffix.test(next.text));
      const acting =
        /^v/.test(word.tag) && (word.tag !== 'vn' || !next || !/^[nfs]/.test(next.tag)) && !inside;
      if (acting || (/^(?:d|c|p|r|u[^j]|w|y)/.test(word.tag) && !/^[和及与的]$/.test(word.text))) break;
      if (/[^\p{L}\p{N}、]/u.test(word.text) || (/[赴到往]/.test(match[0]) && word.text === '的')) break;
      end = start + word.end;
    }
    if (dates.some((date) => date.start < end && start < date.end)) continue;
    if (end - start < 2 || question.folded.includes(folded.slice(start, end))) continue;
    if (noPlace.test(folded.slice(start, end))) continue;
    found.push({ start, end, score: nearness({ start, end }, view) });
  }
  return best(found);
}

/** What makes a place of the verb in front: 防疫|點, 檢測|站. */
const placeSuffix = /^[点站处所院室厅馆场区]/;
