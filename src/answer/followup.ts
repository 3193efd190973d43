import { findGap } from '../search/gap.ts';
import { typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { fold } from '../text/fold.ts';
import type { Knowledge } from './knowledge.ts';
import type { Answer, AskOptions } from './types.ts';

/*
 * Follow-ups: 她幾歲?, 這家醫院還捐了什麼?, 那滕之華呢?, 是哪個村的? What they leave out stands in the question
 * before or in its answer.
 */

/** Pronouns for people; not after 其, 吉, 排, 無 (其他, 吉他, 排他, 無他). */
const personPronoun =
  /(?<![其吉排无])(?:他们俩|他俩|他们|她们|这位[^\s,?的是在]{0,4}|那位[^\s,?的是在]{0,4}|(?:这|那)个人|此人|佢哋|佢|他|她)(?!人|乡|日|国|山)/;
const englishPronoun = /\b(?:he|she|him|her|they|them|his)\b/;
const placePronoun = /(?:那里|那儿|那边|这里|这儿|当地|该地|嗰度|呢度|there)/;
const thingPronoun =
  /(?:这|那|该|此|同一|呢|嗰)(?:一)?(?:家|间|所|个|座|条|支|位)?(医院|公司|企业|单位|学校|社区|街道|村子|村庄|村|镇|乡|区|小区|部门|机构|组织|党支部|支部|学生|村民|书记|老人|医生|党员)|(?:^|[^其吉])(它们?)/;

/** 那滕之華呢?, 口罩呢?, what about …? */
const topicOnly =
  /^(?:那么|那|咁|还有|以及|换成|如果是|and|what about|how about)?[\s,]*(.{1,20}?)(?:呢|咧|又如何|又怎样|又怎么样|怎么样)?[\s?!.。]*$/;

/**
 * The full question that a follow-up means, or null if the message stands on its own.
 * @param earlier the answer to the question before
 */
export function followUp(
  text: string,
  previous: NonNullable<AskOptions['previous']>,
  knowledge: Knowledge,
  earlier?: Answer,
): string | null {
  if (text.length > 120) return null;
  const folded = fold(text);
  return (
    replacePronoun(text, folded, previous, knowledge, earlier) ??
    replaceTopic(text, folded, previous, knowledge) ??
    addSubject(text, previous, knowledge, earlier)
  );
}

/** The names that the previous question or its answer speaks of, the likeliest first. */
function antecedents(
  previous: NonNullable<AskOptions['previous']>,
  knowledge: Knowledge,
  earlier?: Answer,
): string[] {
  const question = previous.question ?? '';
  const quote = previous.quote ?? earlier?.quotes[0]?.text ?? '';
  const asked = knowledge.names.find(fold(question)).map(({ start, end }) => question.slice(start, end));
  const answered =
    earlier && earlier.status === 'answered'
      ? [earlier.answer ?? '', ...earlier.people.map((person) => person.name)]
      : [];
  const pinned = knowledge.names
    .find(fold(answered.join('\n')))
    .map(({ start, end }) => answered.join('\n').slice(start, end));
  const quoted = knowledge.names.find(fold(quote)).map(({ start, end }) => quote.slice(start, end));
  return [...new Set([...asked, ...pinned, ...quoted])];
}

function isPerson(name: string, knowledge: Knowledge): boolean {
  return knowledge.people.has(fold(name));
}

function replacePronoun(
  text: string,
  folded: string,
  previous: NonNullable<AskOptions['previous']>,
  knowledge: Knowledge,
  earlier?: Answer,
): string | null {
  const names = antecedents(previous, knowledge, earlier);
  const person = personPronoun.exec(folded) ?? englishPronoun.exec(folded);
  const known = knowledge.names.find(folded);
  if (person && !known.some((name) => name.start < person.index && knowledge.people.has(name.text))) {
    const people = names.filter((name) => isPerson(name, knowledge));
    const several = /们|佢哋|俩|they|them/.test(person[0]);
    const fill = several && people.length > 1 ? people.slice(0, 4).join('、') : people[0];
    if (fill !== undefined) return put(text, person.index, person[0].length, fill);
  }
  const place = placePronoun.exec(folded);
  if (place && known.length === 0) {
    const fill =
      names.find((name) => !isPerson(name, knowledge) && typeOfNoun(fold(name)) === 'place') ??
      names.find((name) => !isPerson(name, knowledge));
    if (fill !== undefined) return put(text, place.index, place[0].length, fill);
  }
  const thing = thingPronoun.exec(folded);
  if (!thing) return null;
  const noun = thing[1] ?? '';
  const fill = names.find((name) => fits(name, noun, knowledge));
  if (fill === undefined) return null;
  const length = (thing[2] ?? thing[0]).length;
  return put(text, thing.index + thing[0].length - length, length, fill);
}

/** True if the name may be meant by 這家醫院, 這個村, 該學生, 它. */
function fits(name: string, noun: string, knowledge: Knowledge): boolean {
  if (noun === '') return !isPerson(name, knowledge);
  const plain = fold(name);
  if (plain.endsWith(noun) || plain.includes(noun)) return true;
  const type = typeOfNoun(noun);
  if (type === 'person') return isPerson(name, knowledge);
  return (
    type !== 'thing' && typeOfNoun(plain) === type && !isPerson(name, knowledge) && !/[村镇乡区]$/.test(noun)
  );
}

function put(text: string, start: number, length: number, fill: string): string {
  return text.slice(0, start) + fill + text.slice(start + length);
}

/** 那滕之華呢?: the question before, asked of somebody or something else. */
function replaceTopic(
  text: string,
  folded: string,
  previous: NonNullable<AskOptions['previous']>,
  knowledge: Knowledge,
): string | null {
  const match = topicOnly.exec(folded);
  const topic = match?.[1] ?? '';
  if (!match || topic === '' || !/^(?:那|咁|还有|and|what about|how about)|(?:呢|咧)[\s?!.。]*$/.test(folded))
    return null;
  if (findGap(topic) || previous.question === undefined) return null;
  const start = match[0].indexOf(topic);
  const shown = text.slice(start, start + topic.length).trim();
  const before = knowledge.analyse(previous.question);
  // Somebody takes the place of somebody; after a question about nobody, the name alone asks who that is.
  if (knowledge.people.has(topic) && knowledge.people.find(before.folded).length === 0) return shown;
  const range = topicRange(before, topic, knowledge);
  return range && put(previous.question, range.start, range.end - range.start, shown);
}

/** What the new topic takes the place of: a name of its kind, else the noun asked about. */
function topicRange(
  before: Question,
  topic: string,
  knowledge: Knowledge,
): { start: number; end: number } | null {
  const person = knowledge.people.find(topic).length > 0;
  const name = knowledge.names.find(topic)[0];
  const names = knowledge.names.find(before.folded);
  const same = names.filter((one) => knowledge.people.has(one.text) === person);
  const alike = same.filter((one) => person || typeOfNoun(one.text) === typeOfNoun(name?.text ?? topic));
  if (name !== undefined) {
    const first = alike[0] ?? same[0] ?? names[0];
    const last = alike.at(-1) ?? same.at(-1) ?? names[0];
    if (first && last) return { start: first.start, end: last.end };
  }
  if (before.head !== '') {
    const start = before.folded.indexOf(before.head);
    if (start >= 0 && name === undefined) return { start, end: start + before.head.length };
  }
  const nouns = before.terms.filter(
    (term) => /^n/.test(term.tag) && !names.some((one) => one.start <= term.start && term.end <= one.end),
  );
  const noun = nouns.at(-1) ?? before.terms.at(-1);
  return noun ?? null;
}

/** 是哪個村的?, 幾歲了?, 為什麼?: a question without a subject is about whom the answer before spoke of. */
function addSubject(
  text: string,
  previous: NonNullable<AskOptions['previous']>,
  knowledge: Knowledge,
  earlier?: Answer,
): string | null {
  const question = knowledge.analyse(text);
  if (!question.gap || question.type === 'list') return null;
  const subjectAsked =
    question.type === 'person' ||
    (question.type === 'organisation' && question.gap.start <= question.folded.indexOf(question.core));
  if (subjectAsked) return null;
  const headNouns = typeOfNoun(question.head) === 'thing' ? '' : question.head;
  const own = question.terms.filter((term) => !headNouns.includes(term.text));
  if (own.some((term) => term.kind !== 'content' || /^(?:n|j|l|x|eng)/.test(term.tag)) || own.length > 2)
    return null;
  const subject = antecedents(previous, knowledge, earlier)[0];
  if (subject !== undefined) return subject + text.replace(/^[那么\s,,]+(?=[是在有几幾多為为怎什捐])/u, '');
  const noun =
    previous.question &&
    knowledge
      .analyse(previous.question)
      .terms.filter((term) => /^n/.test(term.tag))
      .at(-1);
  return noun && previous.question ? previous.question.slice(noun.start, noun.end) + text : null;
}
