import { isBroadHead, typeOfNoun } from '../search/heads.ts';
import { isCommonWord } from '../search/lexicon.ts';
import { fold } from '../text/fold.ts';
import { segment } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { bears } from './bearing.ts';
import type { Needs, Word } from './needs.ts';
import { besides, measured } from './quantities.ts';
import type { Surroundings } from './surroundings.ts';
import { typeIsThere } from './type-there.ts';

/*
 * Is a thing of the kind asked for in the sentences at all?
 */

/** Whether the sentences hold what a question asks for; null where rules cannot tell. */
export function fitsAsked(needs: Needs, around: Surroundings, missing: readonly string[]): boolean | null {
  if (!rolesAreThere(needs, around) || !ageIsTheirs(needs, around)) return false;
  return somebodyNew(needs, around) ?? (headIsThere(needs, around, missing) && typeIsThere(needs, around));
}

/** True if the sentences name somebody whom a question for a person does not name; null for other questions. */
function somebodyNew({ question, people }: Needs, around: Surroundings): true | null {
  if (question.type !== 'person') return null;
  const here = around.report.peopleIn(around.block, around.range);
  return here.some((person) => !people.includes(fold(person.name))) ? true : null;
}

/** False if an office or kin that is asked for (校長是誰, 李四的太太叫什麼) is not there, or only its deputy. */
function rolesAreThere({ question, roles }: Needs, { here, labels }: Surroundings): boolean {
  if (roles.length === 0) return true;
  const text = `${here} ${labels}`;
  const deputy = question.folded.includes('副');
  return roles.every(({ words, owner }) =>
    words.some((word) => {
      const plain = deputy ? text : text.replaceAll(`副${word}`, '  ');
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
        if (
          owner === null ||
          (at >= here.length && !here.includes(word)) ||
          mayBeOf(owner, plain.slice(0, at))
        )
          return true;
      return false;
    }),
  );
}

/** False if an office stands right behind somebody else's name: 越南工廠廠長 is none of 匈牙利工廠. */
function mayBeOf(owner: Word, before: string): boolean {
  const phrase = /[^,。;!?:、“”()]*$/.exec(before)?.[0] ?? '';
  let start = phrase.length;
  for (const word of [...segment(phrase)].reverse()) {
    if (!/^(?:n|x|j|b|m$|q$|f$|s$|eng|zg|g)/.test(word.tag)) break;
    start = word.start;
  }
  const holder = phrase.slice(start);
  if (holder.length > 1) return bears(owner, holder) >= 0.5;
  return (
    start > 0 || !before.trimEnd().endsWith('、') || bears(owner, /[^。;!?]*$/.exec(before)?.[0] ?? '') >= 0.5
  );
}

/**
 * False if an age in the sentences belongs to somebody else: 背著82歲的乙, 甲說 says nothing of the age of 甲, nor does
 * 六十歲以上者.
 */
function ageIsTheirs({ question, people, knowledge }: Needs, around: Surroundings): boolean {
  if (question.type !== 'age' || people.length === 0) return true;
  return around.parts.some(({ start, end }) => {
    const inside = (one: Span) => one.start >= start && one.end <= end;
    const named = around.people.filter(inside);
    return around.numbers.filter(inside).some((age) => {
      if (age.kind !== 'age' || /^(?:以[上下]|至|到|或|[之]?[内间])/.test(around.here.slice(age.end)))
        return false;
      if (named.length === 0) return start > 0 || around.before !== '';
      const owner = ownerOfAge(age, named, around.here);
      return owner !== null && people.includes(knowledge.canonical(owner));
    });
  });
}

/** Whose age it is: 65歲村民郭克榮, else 仝瑤今年24歲. */
export function ownerOfAge(
  age: Span,
  people: readonly (Span & { readonly text: string })[],
  text: string,
): string | null {
  const next = people.find((one) => one.start >= age.end);
  const last = [...people].reverse().find((one) => one.end <= age.start);
  const between = next ? text.slice(age.end, next.start) : '';
  const near = last ? text.slice(last.end, age.start) : '';
  const told = last !== undefined && /^[,(]?(?:今年|现年|时年|当年|享年|年仅|才|已|刚)?[,]?$/.test(near);
  if (next && !told && between.length <= 14 && !/[,。;!?]/.test(between)) return next.text;
  return last && near.length < 24 ? last.text : null;
}

/** False if the noun asked for (幾噸酒精, 哪個村) stands neither in the sentences nor in what its things are called. */
function headIsThere(needs: Needs, around: Surroundings, missing: readonly string[]): boolean {
  const { question } = needs;
  const { head, type } = question;
  if (head === '' || !needHead.includes(type) || measured.test(head)) return true;
  const kind = type === 'list' ? typeOfNoun(head) : type;
  if (kind === 'person' || (type === 'list' && kind === 'thing')) return true;
  if (kind === 'place' || kind === 'organisation') {
    // 滕之華是哪個鎮的: the only 鎮 is another's.
    const foreign = needs.words.some(
      ({ text, term }) =>
        text === head &&
        around.here.includes(text) &&
        missing.includes(question.text.slice(term.start, term.end)),
    );
    return !foreign && namesThere(needs, around);
  }
  // 天, 公斤, 元 count no things: 幹了多少天活.
  const things = needs.kinds.every((one) => one === 'thing' || one === 'people');
  const behind = question.folded.startsWith(head, question.gap?.end);
  if (needs.kinds.includes('time') && behind) return true;
  const acts = needs.words.some(({ term, tag }) => term.main && /^v$/.test(tag));
  if (type === 'count' && acts && anybody.test(head) && around.numbers.some((one) => one.kind === 'people'))
    return true;
  if (type === 'count' && typeOfNoun(head) === 'person' && countsThem(needs, around)) return true;
  const parts = needs.words.filter((need) => head.includes(need.text) && !need.plain);
  if (parts.length === 0) return true;
  // What a compound is stands last: a 黨員先鋒崗 is no 黨員.
  const last = parts.at(-1)?.term;
  const lacks = (term: Span) => missing.includes(question.text.slice(term.start, term.end));
  if (last && lacks(last)) return false;
  // 電力損失 is no 經濟損失.
  const first = parts[0]?.term;
  const modifier = needs.words.find(
    ({ term, tag }) => term.end === first?.start && /^(?:n|x|vn|j)/.test(tag),
  );
  if (modifier && lacks(modifier.term)) return false;
  if (type !== 'count' || !things) return true;
  const counted = [around.labels, ...around.numbers.map((number) => besides(around.here, number))];
  const counts = (word: Word, text: string) => bears(word, text) >= 0.5;
  return parts.some((need) =>
    counted.some((text) => counts(need, text) || (need.entry !== null && counts(need.entry, text))),
  );
}

/** True if those asked for stand there and a number behind them counts people without saying which: 學生……竟有52人。 */
function countsThem({ question, words }: Needs, { here, numbers }: Surroundings): boolean {
  const them = words.filter(({ text }) => question.head.endsWith(text));
  const first = Math.min(
    ...them.flatMap(({ text, others }) =>
      [text, ...others].map((one) => here.indexOf(one)).filter((at) => at >= 0),
    ),
  );
  return numbers.some(({ kind, start, end }) => {
    const next = segment(here.slice(end, end + 8))[0];
    return (
      kind === 'people' && first < start && (!next || !/\p{L}/u.test(next.text) || !/^[nxj]/.test(next.tag))
    );
  });
}

/** Words for people whom the text may just count: 1342人. */
const anybody = /^(?:老?百姓|群众|居民|民众|街坊|乡亲|村民|市民|大众|人家|灾民)$/;

/** True if a place or an organisation of the kind asked for (哪個村, 哪家公司) stands there. */
function namesThere({ question, knowledge }: Needs, { here, labels }: Surroundings): boolean {
  const { head } = question;
  if (isBroadHead(head)) return true;
  if (/国家?$/.test(head) && countries.test(here)) return true;
  if (/^(?:省份?|市|县|州|城市|地区|国家|国)$/.test(head) && placeNames(here, question.folded).length > 0)
    return true;
  const own = knowledge.names
    .find(question.folded)
    .filter((name) => name.text !== head)
    .reduce((text, name) => text.replaceAll(name.text, ' '), here);
  // 麵粉廠 may be a 麵粉有限公司.
  const modifier = head.replace(/(?:公司|工厂|厂|店|医院|学校|企业|单位|部门|机构)$/, '');
  if (modifier.length > 1 && modifier !== head && own.includes(modifier)) return true;
  return [head, ...knowledge.thesaurus.variants(head)].some(
    (word) => isNamed(word, own) || isNamed(word, labels),
  );
}

/** True if a word for a place or a body (國小) stands behind a name there: 延平國小, but not 是國小代課老師. */
function isNamed(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const named =
      /[\p{L}\p{N}”」』)]$/u.test(text.slice(0, at)) &&
      !/[的是在从到和与及这那该本各每全某几有为于由被对向间所个座家处条位]$/.test(text.slice(0, at));
    if (named && !/^[长员]/.test(text.slice(at + word.length))) return true;
  }
  return false;
}

/** Names of places that the dictionary knows, 湖北 for 湖北省, and that the question does not say. */
export function placeNames(text: string, question: string): Span[] {
  return segment(text).filter(
    (word) =>
      word.tag === 'ns' && word.text.length > 1 && !question.includes(word.text) && !isCommonWord(word.text),
  );
}

/** Countries whose names do not end in 国. */
const countries =
  /国|日本|印度|越南|意大利|义大利|西班牙|葡萄牙|荷兰|希腊|俄罗斯|苏联|加拿大|澳大利亚|澳洲|巴西|墨西哥|埃及|土耳其|波兰|瑞士|瑞典|挪威|丹麦|芬兰|奥地利|比利时|爱尔兰|朝鲜|韩|新加坡|马来西亚|印尼|印度尼西亚|菲律宾|缅甸|柬埔寨|老挝|蒙古|巴基斯坦|孟加拉|尼泊尔|斯里兰卡|伊朗|伊拉克|以色列|沙特|叙利亚|阿富汗|乌克兰|匈牙利|捷克|罗马尼亚|保加利亚|塞尔维亚|南非|尼日利亚|肯尼亚|阿根廷|智利|秘鲁|古巴|哥伦比亚|新西兰|纽西兰|冰岛|台湾|英格兰|苏格兰/;

/** Types whose noun must stand in the text; who is asked for as a 老伯 may be a 村民 there. */
const needHead: readonly string[] = ['count', 'money', 'place', 'organisation', 'list'];
