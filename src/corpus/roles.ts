import type { Span } from '../text/sentences.ts';
import { nounBefore } from './holders.ts';
import { longestRole, phraseStart } from './phrase.ts';
import { calledBefore, holding } from './presented.ts';
import type { Reading } from './reading.ts';
import { titleAfter, titleBefore } from './titles.ts';

/* What a report says that somebody is and did: slices around the name. */

const stop = /[,，。；;：:！!？?…\n|（）()—]/;
const open = new Set('“「『‘"');
const close = new Set('”」』’"');
const longest = longestRole;

/** The role written before a name: 市委常委、区委书记 | 王启荣; null without a title. */
export function roleBefore(reading: Reading, nameStart: number, floor: number): Span | null {
  const { folded } = reading;
  let end = nameStart;
  while (end > nameStart - 3 && /[ \u3000：:|｜]/.test(folded[end - 1] ?? '')) end -= 1;
  if (holding.test(folded.slice(Math.max(floor, nameStart - 24), nameStart))) end = nameStart - 1;
  // 师傅|明叔（王小明
  const called = calledBefore(folded, nameStart);
  if (called >= floor) {
    const short = [called + 1, called].find((at) => titleBefore(folded, at) >= floor);
    return short === undefined
      ? null
      : balanced(folded, { start: phraseStart(reading, short, floor), end: short });
  }
  const fronted = frontedRole(reading, nameStart, floor);
  if (fronted !== null) return fronted;
  const led = attributeRole(reading, nameStart, floor);
  if (led !== null) return led;
  const verbs = /(?:名叫|叫做?|姓\S?，叫|分别[为是]|一职由|[是为由系])$/.exec(
    folded.slice(Math.max(floor, end - 5), end),
  );
  if (verbs !== null && titleBefore(folded, end - verbs[0].length) > floor) end -= verbs[0].length;
  const bracket = /[）)]/.test(folded[end - 1] ?? '') ? openBracket(folded, end) : -1;
  if (bracket > floor && end - bracket < 14 && titleBefore(folded, bracket) >= floor) {
    return { start: phraseStart(reading, bracket, floor), end };
  }
  const quoted = close.has(folded[end - 1] ?? '');
  const lead = leading.exec(folded.slice(Math.max(floor, end - 30), end));
  if (lead?.[1] !== undefined && titleBefore(folded, end - 1) >= floor)
    return { start: end - 1 - lead[1].length, end: end - 1 };
  const title = titleBefore(folded, end);
  if (title < floor && !quoted) {
    if (!nounBefore(reading, nameStart) || end - 2 < floor) return null;
    return balanced(folded, { start: phraseStart(reading, end, floor), end });
  }
  if (quoted) {
    const from = Math.max(floor, end - 20);
    for (let at = end - 2; at >= from; at -= 1) {
      if (open.has(folded[at] ?? ''))
        return /[，。,、]/.test(folded.slice(at, end)) ? null : { start: at, end };
    }
    return null;
  }
  const start = Math.min(phraseStart(reading, end, floor), title);
  // 潜水队由|前水警: the segmenter may glue 由 to a word.
  const by = folded.slice(start, title).search(/(?<![自理事缘])由(?!来)[^由]*$/);
  return balanced(folded, { start: by < 0 ? start : start + by + 1, end });
}

/** What somebody is that stands before 是: 翻译|是技术科的李燕子. */
function frontedRole(reading: Reading, nameStart: number, floor: number): Span | null {
  const { folded } = reading;
  if (folded[nameStart - 1] !== '的') return null;
  const lead = /[是为](?:[^，,。；、：是为]{1,12})的$/.exec(
    folded.slice(Math.max(floor, nameStart - 16), nameStart),
  );
  const end = lead === null ? -1 : nameStart - lead[0].length;
  if (end < 0 || titleBefore(folded, end) < floor) return null;
  return balanced(folded, { start: phraseStart(reading, end, floor), end });
}

/** What a clause with 的 says that somebody is: 农会推广员|出身的, 就读|中五|的, 学徒|、来自槟城的, 原本是|兽医|的. */
function attributeRole(reading: Reading, nameStart: number, floor: number): Span | null {
  const { folded } = reading;
  if (folded[nameStart - 1] !== '的') return null;
  const from = Math.max(floor, nameStart - 24);
  const clause = folded.slice(from, nameStart);
  const studies = /(?:就读于?|任职于?|供职于)([^,，。；、]{2,16})的$/.exec(clause)?.[1];
  if (studies !== undefined) return { start: nameStart - 1 - studies.length, end: nameStart - 1 };
  const [rest] = /(?:出身的|[、，](?:来自|年[近过仅]|现年|今年)[^,，。；、]{1,14}的|的)$/.exec(clause) ?? [
    '',
  ];
  const end = nameStart - rest.length;
  if (titleBefore(folded, end) < floor) return null;
  if (rest === '的' && !/(?:是|当[了过]?|任|做[了过]?)(?:一[名位个])?[^,，。；、是任]{1,12}的$/.test(clause))
    return null;
  return balanced(folded, { start: phraseStart(reading, end, floor), end });
}

/** 作为队长，王启荣: the office in a clause of its own. */
const leading = /(?:作为|身为|担任|时任|现任|出任)([^,，。；;]{2,20})[,，]$/;

/** Offset of the bracket that opens in the 14 characters before `end`, -1 if there is none. */
function openBracket(folded: string, end: number): number {
  const from = Math.max(0, end - 14);
  const at = folded.slice(from, end).search(/[（(][^（(]*$/);
  return at < 0 ? -1 : from + at;
}

/** Leaves out quotation marks that have no partner in the span. */
function balanced(folded: string, span: Span): Span {
  let { start } = span;
  const inside = folded.slice(start, span.end);
  const closing = [...inside].findIndex((char) => close.has(char));
  const opening = [...inside].findIndex((char) => open.has(char));
  if (closing >= 0 && (opening < 0 || closing < opening)) start += closing + 1;
  while (start < span.end && /[、，,\s”」』’]/.test(folded[start] ?? '')) start += 1;
  return { start, end: span.end };
}

/** The role written after a name: 李燕子 | 书记, 陈志明（护理长）, 王芳，某局局长，. */
export function roleAfter(reading: Reading, nameEnd: number): Span | null {
  const { folded } = reading;
  const direct = titleAfter(folded, nameEnd);
  if (direct > 0) {
    const text = folded.slice(nameEnd, direct);
    return /^(?:先生|女士|小姐|太太|夫人|同志|夫妇|一家|等人)$/.test(text)
      ? null
      : { start: nameEnd, end: direct };
  }
  const mark = folded[nameEnd] ?? '';
  if (/[（(]/.test(mark)) {
    const end = closing(folded, nameEnd + 1, /[）)]/);
    if (end > 0 && titleBefore(folded, end) >= nameEnd) return trimAge(folded, { start: nameEnd + 1, end });
  }
  const facts = vita.exec(folded.slice(nameEnd, nameEnd + 40));
  if (facts !== null) {
    const start = nameEnd + facts[0].length;
    const end = closing(folded, start, /[,，。；;、]/);
    if (end > 0 && end - start < longest && titleBefore(folded, end) >= start) return { start, end };
  }
  if (/[,，]/.test(mark)) {
    const end = closing(folded, nameEnd + 1, /[,，。；;]/);
    if (
      end > 0 &&
      end - nameEnd < longest &&
      titleBefore(folded, end) > nameEnd &&
      !/[是在将把了]/.test(folded.slice(nameEnd, end))
    ) {
      return trimAge(folded, { start: nameEnd + 1, end });
    }
  }
  return counted(folded, nameEnd) ?? being(folded, nameEnd) ?? spaced(folded, nameEnd);
}

/** 王启荣　市气象局局长 on a line of its own. */
function spaced(folded: string, at: number): Span | null {
  const match = /^(?:[ ]{1,4}|[ ]?[|｜][ ]?)([^\s,，。；;|｜]{2,24})[ ]?(?:[|｜]|$)/.exec(
    folded.slice(at, at + 32),
  );
  if (match === null) return null;
  const start = at + match[0].indexOf(match[1] ?? '');
  const end = start + (match[1]?.length ?? 0);
  return titleBefore(folded, end) >= start ? { start, end } : null;
}

/** How many of what the names before are: 甲、乙等7名|学生, 丙、丁两位|老师. */
function counted(folded: string, at: number): Span | null {
  const number = /^[ ]?等?(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})?[多余]?[名位个]/.exec(
    folded.slice(at, at + 9),
  );
  if (number === null || number[0].length < 2) return null;
  const start = at + number[0].length;
  for (let end = start + 2; end <= Math.min(folded.length, start + 12); end += 1) {
    if (stop.test(folded[end - 1] ?? '')) return null;
    if (titleBefore(folded, end) >= start && titleBefore(folded, end + 1) < 0) return { start, end };
  }
  return null;
}

/** Sex, age, people and party as lists of people give them: ，男，45岁，中共党员，. */
const vita =
  /^(?:[,，、](?:[男女]|(?:今年|现年)?\d{1,3}岁|\d{4}年(?:\d{1,2}月)?(?:出?生)?|[^,，。、]{1,3}族|中共党员|[^,，。、]{1,8}人|[^,，。、]{0,6}学历)){1,6}[,，、]/;

const verb =
  /^[，,]?(?:如今|现在|目前|原本|原来|原先|从前|以前|原|本|曾经?|后来|也|还|则|既|就|正|便|都)?(?:现任|时任|曾任|历任|担任|出任|获聘为|受聘为|被?(?:任命|选举|推举|推选|选|聘|聘请|评|授予)为|被?提拔为|当选为?|升任|升为|接任|卸任|兼任|是|系|为|任|当[了过上]?|做[了过]?|成为)(?:其中|名副其实的)?(?:一[名位个]|(?:\d{1,2}|[一二三四五六七八九十]{1,3}|多|几)[多余]?年(?:的)?|新一[届任])?/;

/** End of the title with which a clause ends or, after a verb of office, begins: 曾任村会计|多年, 担任队长|以来. */
function titleEnd(folded: string, start: number, clause: number): number {
  if (titleBefore(folded, clause) >= start) return clause;
  const rest =
    /(?:以来|期间|多年|[\d一二三四五六七八九十两]{1,3}年|之后|后.{0,6}|时.{0,4}|一职|职务|的?\S{0,3}年)$/.exec(
      folded.slice(start, clause),
    );
  if (rest === null) return -1;
  const end = start + rest.index;
  return end > start && titleBefore(folded, end) >= start ? end : -1;
}

/** What the verb at `at` says that somebody is: 现任|校长, 如今是|州医院的外科医生. */
export function being(folded: string, at: number): Span | null {
  const match = verb.exec(folded.slice(at, at + 24));
  if (match === null) return null;
  const start = at + match[0].length;
  const clause = closing(folded, start, /[,，。；;、]/);
  const end = clause > 0 && clause - start < longest ? titleEnd(folded, start, clause) : -1;
  if (end < 0 || /^(?:一[对双家]|两|夫|兄弟|姐妹|同)/.test(folded.slice(start, end))) return null;
  const last = folded.lastIndexOf('的', end);
  const led = last > start && /[了着过带名]/.test(folded.slice(start, last));
  return { start: led ? last + 1 : start, end };
}

function trimAge(folded: string, span: Span): Span | null {
  const age =
    /^(?:(?:今年|现年|年)?\d{1,3}岁的?|[前后]?排?[左右][一二三四五六七八九十\d]?|[男女]|[这那]位|[^，,。]{1,3}族)[，,、]?/.exec(
      folded.slice(span.start, span.end),
    );
  const start = span.start + (age?.[0].length ?? 0);
  if (start >= span.end) return null;
  return age === null ? { start, end: span.end } : trimAge(folded, { start, end: span.end });
}

function closing(folded: string, from: number, mark: RegExp): number {
  for (let at = from; at < Math.min(folded.length, from + longest + 1); at += 1) {
    if (mark.test(folded[at] ?? '')) return at;
  }
  return -1;
}

const placeEnd =
  /^[^、]*(?:社区|小区|街道|[^农山渔市区]村|[乡镇县州市区里]|省|组|学校|中学|小学|大学|医院|公司)(?![委长])/;

/** The place at the front of a role, 三里湾街道纺织路社区 | 党总支书记; empty if there is none. */
export function placeIn(folded: string, role: Span): Span {
  const text = folded.slice(role.start, role.end);
  const found = placeEnd.exec(text.slice(0, -2))?.[0] ?? '';
  const inner =
    /^(?:(?:返|还|回|下|老|同|家|侨|故)乡|进城|入村|驻村|驻区|到村|公司|(?:[一二三四五六七八九十]|\d)组|市委|区委|县委|省|市|区|县|镇|乡|村|社区)$/.test(
      found,
    )
      ? ''
      : found;
  return { start: role.start, end: role.start + inner.length };
}

/** What stands of the sentence after the name, up to 60 characters, whole clauses. */
export function deedAfter(folded: string, nameEnd: number): Span {
  let start = nameEnd;
  while (/[、,，：:\s]/.test(folded[start] ?? '') && start < folded.length) start += 1;
  let end = start;
  for (let at = start; at < Math.min(folded.length, start + 60); at += 1) {
    if (/[,，。；;！!？?…\n]/.test(folded[at] ?? '')) end = at;
    if (/[。；;！!？?\n]/.test(folded[at] ?? '')) break;
    if (at === folded.length - 1) end = folded.length;
  }
  return { start, end };
}
