import { properEnding } from '../search/called.ts';
import { typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { findNumbers } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { behindWord, rowOf } from './clauses.ts';
import type { Knowledge } from './knowledge.ts';
import { needsOf } from './needs.ts';
import { asksPersonsName } from './type-there.ts';
import { best, type Found, nearness, type View } from './view.ts';

/** Where each person of the quotation is named, with the words in front that say who it is. */
export function persons(view: View): (Span & { readonly text: string; readonly zone: number })[] {
  let last = 0;
  return view.knowledge.people.find(view.folded).map((name) => {
    const mark =
      Math.max(view.folded.lastIndexOf(',', name.start), view.folded.lastIndexOf('。', name.start)) + 1;
    const zone = Math.max(last, mark);
    last = name.end;
    return { ...name, zone };
  });
}

/** 新校監是誰 asks for who takes over. */
const successorAsked =
  /新(?:任|来|上任)?的?[\p{Script=Han}]{0,4}(?:长|监|任|席|记|裁|理|事|师|员|授|官)|接[班任手替]|继任/u;
const succeeds =
  /^(?:[\p{Script=Han}]{0,3}(?:先生|女士|博士|教授)?)?(?:接任|继任|接替|接掌|接棒|接手|履新|上任)/u;

export function somebody(view: View): Span | undefined {
  const { question, folded, anchors } = view;
  const asked = view.knowledge.people.find(question.folded).map((one) => view.knowledge.canonical(one.text));
  const addressed = behindWord(view);
  if (addressed) return addressed;
  const known = persons(view).filter((one) => !asked.includes(view.knowledge.canonical(one.text)));
  const scored = known.map((one) => {
    const inZone = anchors.filter((anchor) => anchor.start >= one.zone && anchor.end <= one.end);
    const numbers = findNumbers(question.folded).length > 0 ? ownNumber(one.text, view) : 0;
    const role = view.report.roleNamed(one.text);
    const called =
      question.terms.filter((term) => term.text.length > 1 && role.includes(term.text)).length * 1.5;
    return {
      ...one,
      score:
        heldBy(one, view) +
        nearness(one, view) * 0.5 +
        inZone.reduce((sum, anchor) => sum + 2 * anchor.weight, 0) +
        numbers +
        called +
        (successorAsked.test(question.folded) && succeeds.test(folded.slice(one.end, one.end + 10)) ? 4 : 0),
    };
  });
  const top = [...scored].sort((a, b) => b.score - a.score)[0];
  if (!top) return question.type === 'person' ? acting(view) : undefined;
  // 錢穩,張勤2人: names that follow each other with nothing between share what is said of them.
  let { start, end } = top;
  for (const one of scored) {
    if (one.start >= end && /^[、,和及與与]$/.test(folded.slice(end, one.start))) end = one.end;
  }
  for (const one of [...scored].reverse()) {
    if (one.end <= start && /^[、,和及與与]$/.test(folded.slice(one.end, start))) start = one.start;
  }
  return { start, end };
}

/** 鄉長褚立新: the very office or word for somebody that the question says stands before the name. */
function heldBy(one: Span & { readonly zone: number }, { question, folded, knowledge }: View): number {
  const front = folded.slice(one.zone, one.start);
  const held = needsOf(question, knowledge).words.some(
    (need) =>
      typeOfNoun(need.text) === 'person' && [need.text, ...need.others].some((word) => front.endsWith(word)),
  );
  // 誰跟區委書記一起: not the secretary.
  const beside = needsOf(question, knowledge).words.some(
    ({ text, others, term }) =>
      /[跟和与同]$/.test(question.folded.slice(0, term.start)) &&
      /^(?:一起|一同|一块|共同|同)/.test(question.folded.slice(term.end)) &&
      [text, ...others].some((word) => front.endsWith(word)),
  );
  return beside ? -8 : held ? 4 : 0;
}

/** Who did it where no person is named: the organisation that the sentence begins with. */
function acting(view: View): Span | undefined {
  const { report, place, folded, knowledge, question } = view;
  const spans = [
    ...report
      .entities(place.block, place)
      .map(({ start, end }) => ({ start: start - place.start, end: end - place.start })),
    ...knowledge.names.find(folded),
  ];
  const found = spans.filter((span) => {
    const name = folded.slice(span.start, span.end);
    return span.start < 4 && properEnding.test(name) && !question.folded.includes(name);
  });
  return best(found.map((span) => ({ ...span, score: span.end - span.start })));
}

/**
 * People or others one after the other that are all of the answer to a question for several (流動黨員許卓、…流動黨員
 * 王作春; 區紀委監委、區委組織部等部門); null if the sentence says more.
 */
export function enumerated(view: View): Span | null {
  const { question, folded } = view;
  const kind = typeOfNoun(question.head);
  if (kind === 'person' || question.head === '') {
    const all = persons(view);
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last || all.length < 2) return null;
    return /[,。;!?:]/.test(folded.slice(first.end, last.start).replaceAll(',', ''))
      ? null
      : whole(first, last, folded);
  }
  const row = rowOf(view);
  // 哪些企業捐贈了物資: not those to whom it is given.
  const given = row && question.gap?.start === 0 && /[给向对予]$/.test(folded.slice(0, row.start));
  return row && !given ? row : null;
}

/** From the first to the last of a row of people, with what says who the first is if the others have that too. */
function whole(first: Span & { readonly zone: number }, last: Span, folded: string): Span {
  const plain = /^[、,和及與与]?$/.test(folded.slice(first.end, last.start));
  const title = folded.slice(first.zone, first.start);
  return { start: plain || title.length > 20 ? first.start : first.zone, end: last.end };
}

/** A figure of the question that the report gives to this person. */
function ownNumber(name: string, { question, place, report }: View): number {
  const figures = report.figures(place.block, place);
  const asked = findNumbers(question.folded).map((number) => number.value);
  return figures.some((figure) => asked.includes(figure.value) && report.ownerOf(figure) === name) ? 6 : 0;
}

/** 那位村民叫什麼名字: a person's name; 被稱為什麼: a title in quotation marks. */
export function named(view: View): Span | undefined {
  const { question } = view;
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  const title = /[称誉]|称号|头衔/.test(asked) || /[被誉]/.test(question.core);
  const spoken = !title && asksPersonsName(needsOf(question, view.knowledge));
  return spoken ? (somebody(view) ?? quoted(view)) : (quoted(view) ?? (title ? undefined : somebody(view)));
}

/** A title in quotation marks that the question does not say. */
function quoted(view: View): Span | undefined {
  const found: Found[] = [];
  for (const match of view.folded.matchAll(/[“"「『《‘]([^”"」』》’]{1,24})[”"」』》’]/g)) {
    const words = match[1] ?? '';
    if (view.question.folded.includes(words) && words !== view.question.head) continue;
    const start = match.index + 1;
    const end = start + words.length;
    // 跑腿的那個團叫什麼: the name says what it is.
    const says = view.anchors.filter((anchor) => anchor.start >= start && anchor.end <= end).length;
    found.push({ start, end, score: nearness({ start, end }, view) + 1.5 * says });
  }
  return best(found);
}

/** 王啟榮是誰, 張建軍是什麼職務: true where a question asks what a named person is. */
export function asksWho(question: Question, knowledge: Knowledge): boolean {
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  const role = /^(?:职务|职位|职称|身份|头衔|官|官职|工作|职业|人|角色)$/.test(question.head);
  const who =
    /^(?:谁|边个|何人|什么人|咩人|何许人也?|是?(?:干|做|搞)(?:什么|嘛|啥|咩|乜嘢?)(?:工作|职业|行业|行当|的)的?)$/.test(
      asked,
    );
  if (!role && !who) return false;
  const others = question.terms.filter((term) => !knowledge.people.has(term.text));
  return knowledge.people.find(question.folded).length === 1 && (role || others.length === 0);
}

export function roleOf(view: View): Span | undefined {
  const { question, knowledge } = view;
  const names = knowledge.people.find(question.folded).map((one) => knowledge.canonical(one.text));
  const asked = persons(view).find((one) => names.includes(knowledge.canonical(one.text)));
  if (!asked) return undefined;
  const lead = /^[、和及]/.test(view.folded.slice(asked.zone)) ? 1 : 0;
  const of = view.folded.slice(asked.zone, asked.start).lastIndexOf('的') + 1;
  const start = asked.zone + Math.max(lead, of);
  if (asked.start - start > 1 && asked.start - start <= 24) return { start, end: asked.start };
  const role = view.report.people.find(({ names }) => names.includes(asked.text))?.role ?? '';
  const at = role === '' ? -1 : view.folded.lastIndexOf(role, asked.start);
  return at >= 0 ? { start: at, end: at + role.length } : undefined;
}

/** What somebody works as. */
const jobs =
  '(?:员|师|士|长|家|工|警|兵|官|匠|手|医|医生|大夫|学者|记者|主任|经理|教授|教练|老板|司机|干部|助理|秘书|会计|学徒|翻译|主播|护工)';
export const jobThere = new RegExp(jobs);
const job = `([^,。;:、!?的了过为在]{0,9}${jobs})`;
const formerly =
  '(?:曾任|曾是|曾当过?|曾做过?|当过|做过|担任过|原是|原为|原来是|本来是|本是|辞去|辞掉|前|原)';
const nowadays = '(?:现任|担任|出任|当上了?|成为了?|成了|做|当|任)';

/** What somebody works as or did before (羅淑貞以前是做什麼工作的): 前水警, 廠裡當工程師, 推廣員出身. */
export function occupationOf({ question, folded, knowledge }: View): Span | undefined {
  // 隊長是誰,以前做什麼的 asks for the person first.
  if (question.type === 'person' || !occupationAsked.test(question.folded)) return undefined;
  const names = knowledge.people.find(folded).map(({ text }) => text);
  const end = `(?=[,。;:、!?)的]|出身|退休|$${names.map((name) => `|${name}`).join('')})`;
  const former = /以前|之前|原来|原本|过去|从前|本来|早年|退休前/.test(question.folded);
  const leads = former ? [formerly, '(?:当|做)'] : [nowadays];
  const patterns = [
    ...(former ? [`(?<=^|[,。;:、是])()${job}(?=出身|退休)`] : []),
    ...leads.map((lead) => `(${lead})${job}${end}`),
  ];
  for (const pattern of patterns) {
    const match = new RegExp(pattern).exec(folded);
    const [all = '', , words = ''] = match ?? [];
    if (!match || words === '' || question.folded.includes(words)) continue;
    const start = match.index + all.length - words.length;
    return { start, end: start + words.length };
  }
  return undefined;
}

/** True where a question asks what somebody works as. */
export const occupationAsked =
  /(?:[做干搞]|从事)(?:的?是)?(?:什么|甚么|啥|咩|乜嘢?|嘛)(?:工作|职业|行业|行当|的|[?\s]|$)|什么(?:职业|工作|行业)|哪一?行|干嘛/;
