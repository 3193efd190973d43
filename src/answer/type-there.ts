import { properEnding } from '../search/called.ts';
import { typeOfNoun } from '../search/heads.ts';
import { findDates } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { foreignSentences, sameNumber } from './binding.ts';

import type { Needs } from './needs.ts';
import { fitsQuantity, ratios } from './quantities.ts';
import { jobThere, occupationAsked } from './somebody.ts';
import type { Surroundings } from './surroundings.ts';

/* Does a quantity, a date, a name, an origin of the kind asked for stand in the sentences? */

/** What stands in quotation marks, folded. */
function quotedIn(here: string): string[] {
  return [...here.matchAll(/[“"「『《‘]([^”"」』》’]{1,24})[”"」』》’]/g)].map((match) => match[1] ?? '');
}

/** Words that give a name to something. */
const naming =
  /[称谓誉]|叫[做作]?|名[为叫字单曰]|命名|取名|题为|绰号|外号|别名|化名|之名|品牌|冠名|号称|俗名|学名/;

/**
 * Whether a thing of the kind asked for stands in the sentence besides what the question says itself; null
 * where rules cannot tell.
 */
export function typeIsThere(needs: Needs, around: Surroundings): boolean | null {
  const { question, numbers } = needs;
  switch (question.type) {
    case 'name':
      return nameIsThere(needs, around);
    case 'date':
      return datesAsked(question.folded, question.gap, around.here).length > 0;
    case 'place':
      return originAsked.test(question.folded) ? originIsThere(needs, around) : null;
    case 'money':
    case 'age':
    case 'count': {
      const apart = foreignSentences(needs.names, around, needs.knowledge);
      const fresh = around.numbers.filter(
        (one) =>
          !numbers.some((other) => sameNumber(one, other)) &&
          !apart.some((part) => part.start <= one.start && one.end <= part.end),
      );
      if (/几比几|比[数分]|比率/.test(question.folded) && ratios(around.here).length > 0) return true;
      if (/几比几|比[数分](?:是|为|$)/.test(question.folded)) return false;
      if (eachOne.test(question.folded) && !ofEach.test(around.here)) return false;
      if (question.unit === '人次') return fresh.some((one) => one.unit === '人次');
      return fresh.some((one) => fitsQuantity(one, needs, around.here));
    }
    case 'thing':
      // 盤中 tells of no work where only a name stands.
      return needs.people.length === 1 && occupationAsked.test(question.folded)
        ? jobThere.test(around.here)
        : null;
    case 'reason':
      return cause.test(`${around.before.slice(-60)}${around.here}${around.after}`) ? true : null;
    default:
      return null;
  }
}

/** 每人要繳多少 and 一個賣多少元 are not answered by the sum of all. */
const eachOne =
  /每(?:个?人|户|位|名|公斤|斤|张|份|亩|公顷|吨|度|桌|席)|人均|一(?:个|件|只|张|份|公?斤|瓶|罐|盒|包|碗|杯|桌|席|条|套|本|台|辆|架)(?:[要卖收值得是售]|大概|大约)?(?:多少|几多|几)(?:钱|元|块)/;
const ofEach =
  /每|均|一(?:个|户|位|名|件|只|张|份|公?斤|瓶|罐|盒|包|碗|杯|桌|席|条|套|本|台|辆|架|亩|公顷|吨|度)|各|[单定售票]价|面值|[/／]/;

/** What tells of a cause or a purpose. */
const cause =
  /因|由于|鉴于|源于|缘于|缘故|理由|为了|为的是|以便|所以|是以|故而|致使|导致|造成|引发|引起|使得|受[^,。]{0,8}影响|怕|担心|根源|症结|根子|出于|关键在|问题在|目的|旨在|有鉴|没有?[^,。]{1,12}就/;

/** Ways of calling somebody besides the name. */
const called = /绰号|外号|别名|化名|笔名|昵称|称号|头衔|英文名|称呼|称谓|誉|称[为作做]|统称/;

function nameIsThere(needs: Needs, around: Surroundings): boolean | null {
  const { question, people, words } = needs;
  if (/标题|题目|篇名/.test(question.folded)) return null;
  const somebodyElse = around.people.some(({ text }) => !people.includes(needs.knowledge.canonical(text)));
  const title = called.test(question.folded);
  if (!title && asksPersonsName(needs)) return somebodyElse;
  if (quotedIn(around.here).some((word) => !question.folded.includes(word))) return true;
  if (somebodyElse && words.some((need) => typeOfNoun(need.text) === 'person')) return true;
  if (naming.test(around.here)) return true;
  const asksEntity = words.some((need) => /organisation|place/.test(typeOfNoun(need.text)));
  const others = around.names.some(
    ({ text }) => properEnding.test(text) && !question.folded.includes(text) && !people.includes(text),
  );
  return asksEntity && others ? null : false;
}

/** 行政總監叫什麼名字: what stands before the question word is somebody. */
export function asksPersonsName({ question, words }: Pick<Needs, 'question' | 'words'>): boolean {
  const { gap, folded } = question;
  if (!gap) return false;
  const last = [...words].reverse().find(({ term }) => term.end <= gap.start);
  const between = last ? folded.slice(last.term.end, gap.start) : '';
  return (
    (last !== undefined && typeOfNoun(last.text) === 'person' && between.length < 3) ||
    /(?:个?人|位|者|[她他])$/.test(folded.slice(0, gap.start))
  );
}

/** Dates and times of the kind asked for: 哪一年, 幾月幾號, 幾點, 星期幾. */
export function datesAsked(folded: string, gap: Span | null, text: string): Span[] {
  const asked = gap ? folded.slice(gap.start, gap.end) : '';
  // 今年103岁 dates nothing.
  const found = joined(findDates(text, { relative: true })).filter(
    ({ end }) => !/^(?:已|刚|才)?[\d一二三四五六七八九十]{1,3}岁/.test(text.slice(end, end + 6)),
  );
  const known = /年/.test(asked)
    ? found.filter((one) => !/^[当同翌次]年$/.test(text.slice(one.start, one.end)))
    : found;
  const wanted = /[点钟]/.test(asked)
    ? /[时点:]/
    : /星期|礼拜|周/.test(asked)
      ? /星期|礼拜|周/
      : /年/.test(asked)
        ? /年|\d{4}/
        : /[日号天]/.test(asked)
          ? /[日号天晚]|初|[星周]期?/
          : null;
  const fitting =
    wanted === null ? known : known.filter((one) => wanted.test(text.slice(one.start, one.end)));
  // 上午9時至12時: it begins at 9.
  if (/[结束止]|到几|至几|关|收/.test(folded)) return fitting;
  const starts = fitting.filter((one) => !/[至到~-]$/.test(text.slice(0, one.start)));
  return starts.length > 0 ? starts : fitting;
}

/** 明年4月 is one date. */
function joined(dates: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const date of dates) {
    const last = out.at(-1);
    if (last && last.end === date.start) out[out.length - 1] = { start: last.start, end: date.end };
    else out.push(date);
  }
  return out;
}

const originAsked =
  /哪一?个?国(?:家)?的?人|哪里人|哪儿人|边度人|什么地方人|籍贯|祖籍|老家|家乡|故乡|出生地|哪里出生/;
const origin = /籍|来自|出生|老家|故乡|家乡|祖籍|村民|居民|[国省市县区镇乡村州旗](?:人|的)|生于/;

/** True if the sentences say where the person asked about comes from. */
function originIsThere({ people, knowledge }: Needs, { here, people: named }: Surroundings): boolean | null {
  if (people.length === 0) return null;
  const theirs = named.filter(({ text }) => people.includes(knowledge.canonical(text)));
  if (theirs.length === 0) return null;
  return theirs.some(({ start, end }) => {
    const mark = Math.max(
      here.lastIndexOf(',', start),
      here.lastIndexOf('。', start),
      here.lastIndexOf('、', start),
    );
    return (
      origin.test(here.slice(mark + 1, start)) ||
      /[镇乡村]/.test(here.slice(mark + 1, start)) ||
      origin.test(here.slice(end, end + 14))
    );
  });
}
