import { isBroadHead, isPlainHead, typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { fold } from '../text/fold.ts';
import { findNumbers } from '../text/numerals.ts';
import { type Span, sentences } from '../text/sentences.ts';
import { isCounted } from './binding.ts';
import type { Knowledge } from './knowledge.ts';
import type { Place, Surroundings } from './support.ts';

/** True if the sentences name somebody whom a question for a person does not name; null for other questions. */
export function somebodyNew(
  question: Question,
  around: Surroundings,
  place: Place,
  knowledge: Knowledge,
): true | null {
  if (question.type !== 'person') return null;
  const known = knowledge.people.find(question.folded).map((name) => knowledge.canonical(name.text));
  const here = around.report.peopleIn(place.block, around.range);
  return here.some((person) => !known.includes(fold(person.name))) ? true : null;
}

/** What somebody may be by office. */
const office = /[长记席任理授统相王帝师练]$/;

/** False if a question for who holds an office (校長是誰) finds none in the sentences, or only its deputy. */
export function officeIsThere(question: Question, around: Surroundings, knowledge: Knowledge): boolean {
  if (!['person', 'name'].includes(question.type) || knowledge.people.find(question.folded).length > 0)
    return true;
  const offices = question.terms.filter(
    ({ text, main }) =>
      main && text.length > 1 && office.test(text) && (typeOfNoun(text) === 'person' || text === '教练'),
  );
  const text = `${around.here} ${around.labels}`;
  const held = (word: string) =>
    word.length > 1 &&
    (question.folded.includes('副') ? text : text.replaceAll(`副${word}`, '')).includes(word);
  return offices.every(({ text: one }) => [one, ...knowledge.thesaurus.variants(one)].some(held));
}

/**
 * False if an age in the sentences belongs to somebody else: 86歲的甲奶奶。館主任乙 says nothing of the age of 乙.
 * Whose it is stands nearest in the same sentence.
 */
export function ageIsTheirs(question: Question, around: Surroundings, knowledge: Knowledge): boolean {
  const asked = knowledge.people.find(question.folded).map((name) => knowledge.canonical(name.text));
  if (question.type !== 'age' || asked.length === 0) return true;
  return sentences(around.here).some(({ start, end }) => {
    const text = around.here.slice(start, end);
    const people = knowledge.people.find(text);
    return findNumbers(text).some((age) => {
      if (age.kind !== 'age') return false;
      const away = (one: Span) => (one.end <= age.start ? age.start - one.end : one.start - age.end);
      const nearest = [...people].sort((a, b) => away(a) - away(b))[0];
      return nearest ? asked.includes(knowledge.canonical(nearest.text)) : start > 0 || around.before !== '';
    });
  });
}

/** False if the noun asked for (幾噸酒精, 哪個村) stands neither in the sentences nor in what its things are called. */
export function headIsThere(
  question: Question,
  around: Surroundings,
  missing: readonly string[],
  knowledge: Knowledge,
): boolean {
  const { head, type } = question;
  if (head === '' || !needHead.includes(type)) return true;
  const kind = type === 'list' ? typeOfNoun(head) : type;
  if (kind === 'person' || (type === 'list' && kind === 'thing')) return true;
  if (kind === 'place' || kind === 'organisation') {
    if (isBroadHead(head)) return true;
    if (/国家?$/.test(head) && countries.test(around.here)) return true;
    const words = [head, ...knowledge.thesaurus.variants(head)];
    const own = knowledge.names
      .find(question.folded)
      .reduce((text, name) => text.replaceAll(name.text, ' '), around.here);
    // 麵粉廠 may be a 麵粉有限公司.
    const modifier = head.replace(/(?:公司|工厂|厂|店|医院|学校|企业|单位|部门|机构)$/, '');
    if (modifier.length > 1 && modifier !== head && own.includes(modifier)) return true;
    return words.some((word) => own.includes(word) || around.labels.includes(word));
  }
  const parts = question.terms.filter((term) => head.includes(term.text) && !isPlainHead(term.text));
  if (parts.length === 0) return true;
  // What a compound is stands last: a 黨員先鋒崗 is no 黨員.
  const last = parts.at(-1);
  if (last && missing.includes(question.text.slice(last.start, last.end))) return false;
  const words = parts
    .flatMap((term) => [term.text, ...knowledge.thesaurus.variants(term.text)])
    .filter((word) => word.length > 1);
  return (
    type !== 'count' ||
    words.length === 0 ||
    words.some((word) => around.labels.includes(word)) ||
    isCounted(around.here, words)
  );
}

/** Countries whose names do not end in 国. */
const countries =
  /国|日本|印度|越南|意大利|义大利|西班牙|葡萄牙|荷兰|希腊|俄罗斯|苏联|加拿大|澳大利亚|澳洲|巴西|墨西哥|埃及|土耳其|波兰|瑞士|瑞典|挪威|丹麦|芬兰|奥地利|比利时|爱尔兰|朝鲜|韩|新加坡|马来西亚|印尼|印度尼西亚|菲律宾|缅甸|柬埔寨|老挝|蒙古|巴基斯坦|孟加拉|尼泊尔|斯里兰卡|伊朗|伊拉克|以色列|沙特|叙利亚|阿富汗|乌克兰|匈牙利|捷克|罗马尼亚|保加利亚|塞尔维亚|南非|尼日利亚|肯尼亚|阿根廷|智利|秘鲁|古巴|哥伦比亚|新西兰|纽西兰|冰岛|台湾|英格兰|苏格兰/;

/** Types whose noun must stand in the text; who is asked for as a 老伯 may be a 村民 there. */
const needHead: readonly string[] = ['count', 'money', 'place', 'organisation', 'list'];
