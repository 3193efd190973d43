import type { Question } from '../search/question.ts';
import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { placeNames } from './asked-for.ts';
import { bears } from './bearing.ts';
import { sameNumber } from './binding.ts';
import { causeOf, kindOfHead, meansOf, objectOf, rowOf } from './clauses.ts';
import type { Knowledge } from './knowledge.ts';
import { type Needs, needsOf } from './needs.ts';
import { besides, fitsQuantity, ratios } from './quantities.ts';
import { asksWho, enumerated, named, occupationOf, roleOf, somebody } from './somebody.ts';
import type { Place } from './support.ts';
import { placeKey } from './surroundings.ts';
import { datesAsked } from './type-there.ts';
import { anchorsOf, best, nearness, type View } from './view.ts';
import { entity, whereabouts } from './whereabouts.ts';

/*
 * The words that answer, where rules of the language can tell: quantities with their measure word, dates,
 * people, organisations and places of the kind asked for, titles in quotation marks, what somebody is.
 */

/** What was pinpointed for a question, by place: the quotation that is weighed best is asked for again. */
const pinpointed = new WeakMap<Needs, Map<string, Span | null | undefined>>();

/**
 * Pinpoints by rule.
 * @param place the quotation; offsets in the result are within it
 * @returns null where the whole sentence answers; undefined where rules have no opinion
 */
export function pinpointByRule(
  question: Question,
  place: Place,
  knowledge: Knowledge,
): Span | null | undefined {
  const needs = needsOf(question, knowledge);
  const known = pinpointed.get(needs) ?? new Map<string, Span | null | undefined>();
  pinpointed.set(needs, known);
  const key = placeKey(place);
  if (!known.has(key)) known.set(key, wordsIn(question, place, knowledge));
  return known.get(key);
}

function wordsIn(question: Question, place: Place, knowledge: Knowledge): Span | null | undefined {
  const report = knowledge.report(place.report);
  if (!report) return undefined;
  if (question.type === 'yesno') return null;
  const block = report.text(place.block);
  const folded = block.slice(place.start, place.end);
  const line = report.report.blocks[place.block]?.kind !== 'paragraph' && folded === block;
  if (line && (question.gap || needsOf(question, knowledge).line)) return { start: 0, end: folded.length };
  const view: View = {
    question,
    folded,
    place,
    report,
    knowledge,
    anchors: anchorsOf(question, folded, knowledge),
  };
  const occupation = occupationOf(view);
  if (occupation) return occupation;
  if (asksWho(question, knowledge)) return roleOf(view);
  // A keyword or a request asks for the sentence.
  if (!question.gap && question.type === 'thing') return null;
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  switch (question.type) {
    case 'reason':
      return causeOf(view);
    case 'manner':
      return meansOf(view);
    case 'thing':
      return wholeOf(whatever(view, asked), view);
    case 'count':
    case 'money':
    case 'age':
      return quantity(view);
    case 'date':
      return best(
        datesAsked(question.folded, question.gap, folded).map(({ start, end }) => ({
          start,
          end: end + (partOfDay.exec(folded.slice(end))?.[0].length ?? 0),
          score: nearness({ start, end }, view),
        })),
      );
    case 'person':
      return somebody(view);
    case 'organisation':
      return entity(view);
    case 'place':
      return (question.head === '' ? whereabouts(view) : undefined) ?? entity(view) ?? knownPlace(view);
    case 'name':
      return named(view);
    case 'list':
      return (/[地位]/.test(question.head) ? whereabouts(view) : undefined) ?? enumerated(view);
    default:
      return undefined;
  }
}

/** 21日|下午 */
const partOfDay = /^(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|深夜|夜里|夜间)(?!\d)/;

/** 什麼 and 哪個 without a kind of answer that would tell: rows, objects, kinds of the noun asked for. */
function whatever(view: View, asked: string): Span | undefined {
  const { question } = view;
  const row = /^哪[二两三四五六七八九十几]/.test(asked) ? rowOf(view) : undefined;
  if (row) return row;
  const object = objectOf(view);
  if (/[用以靠拿凭做干]$/.test(question.folded.slice(0, question.gap?.start ?? 0)) && object) return object;
  const kind = kindOfHead(view);
  return kind && object && object.start <= kind.start && kind.end <= object.end ? object : (kind ?? object);
}

/**
 * All of what answers: a title in quotation marks whole, things of a kind that follow (苗語、土家語), without the verb
 * that the question says itself (壓實|三級責任).
 */
function wholeOf(span: Span | undefined, { folded, question }: View): Span | undefined {
  if (!span) return undefined;
  let { start, end } = span;
  const open = /[“「『《]([^”」』》]{0,15})$/.exec(folded.slice(0, start));
  const close = open && /^[^“「『《”」』》]{0,15}(?=[”」』》])/.exec(folded.slice(end));
  if (open && close) return { start: start - (open[1]?.length ?? 0), end: end + close[0].length };
  const verb = question.terms.find(
    ({ text, tag, end: to }) =>
      /^v/.test(tag) && to <= (question.gap?.start ?? 0) && folded.startsWith(text, start),
  );
  if (verb && end - start > verb.text.length + 1) start += verb.text.length;
  const last = folded[end - 1] ?? '';
  for (;;) {
    const more = /^[、和及与][^,。;:!?、“”()]{1,5}/.exec(folded.slice(end));
    const at = more ? more[0].indexOf(last) : -1;
    if (at < 1) break;
    end += at + 1;
  }
  return { start, end };
}

/** 哪個省: a place that the dictionary knows by its short name. */
function knownPlace(view: View): Span | undefined {
  return best(
    placeNames(view.folded, view.question.folded).map((span) => ({ ...span, score: nearness(span, view) })),
  );
}

function quantity(view: View): Span | undefined {
  const { question, folded, place, report } = view;
  const needs = needsOf(question, view.knowledge);
  if (asksScore.test(question.folded)) {
    const score = best(ratios(folded).map((span) => ({ ...span, score: nearness(span, view) })));
    if (score) return score;
  }
  const numbers = findNumbers(folded).filter(
    (one) => !needs.numbers.some((other) => sameNumber(one, other)) && fitsQuantity(one, needs, folded),
  );
  const figures = report.figures(place.block, place);
  const found = numbers.map((number) => {
    const figure = figures.find(
      (one) => one.start - place.start < number.end && number.start < one.end - place.start,
    );
    const labels = figure ? report.labelOf(figure) : '';
    const start = figure ? Math.min(number.start, Math.max(0, figure.start - place.start)) : number.start;
    const end = figure ? Math.max(number.end, Math.min(folded.length, figure.end - place.start)) : number.end;
    const owner = figure && report.ownerOf(figure);
    return { start, end, score: quantityScore(number, labels, owner ?? '', view, needs) };
  });
  const top = best(found);
  if (top && /[元块角毛]$/.test(folded.slice(top.start, top.end)) && folded[top.end] === '钱')
    return { start: top.start, end: top.end + 1 };
  if (!top || !needs.kinds.includes('time')) return top;
  // 6小時18分鐘 is one length of time.
  const rest = numbers.find((one) => one.start === top.end && one.kind === 'time');
  const lead = numbers.find((one) => one.end === top.start && one.kind === 'time');
  return { start: lead?.start ?? top.start, end: rest?.end ?? top.end };
}

const asksScore = /几比几|比[数分]|赛果/;

/** Measure words that hardly tell what is counted. */
const broadUnits = new Set(['个', '名', '位', '人', '项', '种']);

/** 由7.1日縮短至6.4日: what was stands behind 由, what is behind 至. */
function isFormer(number: NumberMatch, folded: string): boolean {
  const after = folded.slice(number.end, number.end + 12);
  return (
    /[由从]|原来|原本|上年/.test(folded.slice(Math.max(0, number.start - 6), number.start)) &&
    /^[^,。;]{0,4}(?:缩|减|增|降|升|提|涨|跌|改|扩|上调|下调|攀|锐)[^,。;]{0,3}[至到为成]/.test(after)
  );
}

/** 保留了幾件: the number right behind the verb in front of the question word. */
function behindVerb(number: NumberMatch, { question, folded }: View, needs: Needs): number {
  const verb = [...needs.words]
    .reverse()
    .find(
      ({ term, tag }) =>
        /^[vx]/.test(tag) &&
        /^[了到过出来去掉着得有下]{0,2}$/.test(question.folded.slice(term.end, question.gap?.start)) &&
        term.end <= (question.gap?.start ?? 0),
    );
  if (!verb) return 0;
  const front = /[^,。;!?:]*$/.exec(folded.slice(Math.max(0, number.start - 9), number.start))?.[0] ?? '';
  const after = [verb.text, ...verb.others]
    .filter((word) => front.includes(word))
    .map((word) => front.slice(front.lastIndexOf(word) + word.length));
  if (after.length === 0 || after.every((rest) => /\d/.test(rest))) return 0;
  return after.some((rest) => /^[了到过出达约近逾共]*$/.test(rest)) ? 3 : 1.5;
}

const eachAsked =
  /每|平均|一(?:个|人|名|位|份|张|席|桌|户|月|天|日|年|公斤|斤|磅|吨|度|次|趟|堂|节|罐|瓶|杯|碗|盒|包|箱|件|套|只|条|棵|亩|坪|平方?米|班|票)|单价|定价|票价|时薪|月薪/;

const asksFormer = /原来|原本|原先|以前|之前|过去|从前|本来|上年|旧/;

function quantityScore(number: NumberMatch, labels: string, owner: string, view: View, needs: Needs): number {
  const { question, folded, knowledge } = view;
  const near = besides(folded, number);
  let score = nearness(number, view);
  if (question.unit !== '' && question.unit.endsWith(number.unit) && number.unit !== '')
    score += broadUnits.has(number.unit) ? 0.5 : 3;
  if (needs.kinds.includes('people') && number.kind === 'people') score += 1.5;
  if (question.head !== '' && near.includes(question.head)) score += 2;
  for (const need of needs.words) {
    const level = bears(need, near);
    if (level >= 0.5) score += level * (/^n|^x|^j/.test(need.tag) ? 1.5 : 0.8);
    if (need.text.length > 1 && bears(need, labels) >= 0.9) score += 1;
  }
  if (isFormer(number, folded) && !asksFormer.test(question.folded)) score -= 5;
  score += behindVerb(number, view, needs);
  const front = folded.slice(Math.max(0, number.start - 6), number.start);
  if (/总共|一共|总计|合计|合共/.test(question.folded) && /[总共]|合计|累计/.test(front)) score += 1;
  // 每份多少 and 一桌幾錢 are answered by what stands behind 每份, 每席; all else hardly.
  if (
    /每[\p{Script=Han}]{1,3}[^,。;\d]{0,3}$/u.test(folded.slice(Math.max(0, number.start - 8), number.start))
  )
    score += eachAsked.test(question.folded) ? 2.5 : -1;
  const way = /[多几]([长高宽深重厚远])/.exec(question.folded)?.[1];
  const said = /[长高宽深重厚远]$/.exec(folded.slice(0, number.start).replace(/[约达近逾为]+$/, ''))?.[0];
  if (way !== undefined && said !== undefined) score += way === said ? 3.5 : -3.5;
  if (owner !== '') {
    if (question.folded.includes(owner) || needs.people.includes(knowledge.canonical(owner))) score += 4;
    else if (knowledge.people.has(owner) && needs.people.length > 0) score -= 4;
  }
  return score;
}
