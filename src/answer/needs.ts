import { isPlainHead, typeOfNoun } from '../search/heads.ts';
import { alikeWords } from '../search/lexicon.ts';
import { lineAsked, type Question, type Term } from '../search/question.ts';
import type { UnitKind } from '../text/measures.ts';
import { type AskedNumber, askedNumbers, placesIn } from './binding.ts';
import type { Knowledge } from './knowledge.ts';
import { measured, quantityKinds } from './quantities.ts';

/*
 * What a question needs from a text that is to answer it, whatever the text: made once a question, as some thirty
 * quotations are held against it.
 */

/** A word and what may stand in its place. All folded. */
export interface Word {
  readonly text: string;
  readonly tag: string;
  readonly kind: Term['kind'];
  /** Other words for it. */
  readonly others: readonly string[];
  /** Words that a dictionary translates alike: worth less. */
  readonly alike: readonly string[];
}

/** A word of the question that the text should bear. */
export interface Need extends Word {
  readonly term: Term;
  /** As the question writes it, folded; of a number, all of it. */
  readonly written: string;
  /** The quantity of the question that it belongs to. */
  readonly number: AskedNumber | undefined;
  /** A longer word of the thesaurus that it is part of: 檢測站 for 檢測 and 站. */
  readonly entry: Word | null;
  /** A word for somebody (老伯, 女生) whom the text may call otherwise. */
  readonly describes: boolean;
  /** It stands beside the name of that somebody: 李老師, 村民李四. */
  readonly titled: boolean;
  /** Something that a person or thing has and a report may leave out: 電話, 學歷, 性別. */
  readonly attribute: boolean;
  /** Only says what kind of thing is asked for: 人, 公司, 地方. */
  readonly plain: boolean;
  /** The beginning of a place that no finder knew (符離|鎮). */
  readonly place: boolean;
  /** What it weighs by what it is, whatever the text. */
  readonly weight: number;
}

/** An office or kin that a question asks for, with other words for it. */
export interface Role {
  readonly words: readonly string[];
  /** Of what it is one, where the question says so right in front: 匈牙利工廠 of 匈牙利工廠的廠長. */
  readonly owner: Word | null;
}

/** A question with all that rules ask of it. */
export interface Needs {
  readonly question: Question;
  readonly knowledge: Knowledge;
  readonly words: readonly Need[];
  readonly numbers: readonly AskedNumber[];
  /** Names in the question, in full, with places that no finder knew. */
  readonly names: readonly string[];
  /** Those of `names` that are people. */
  readonly people: readonly string[];
  /** What must stand in the text as it is said of somebody: offices and kin, each with other words for it. */
  readonly roles: readonly Role[];
  /** The measure word asked with, without 萬 and the like. */
  readonly unit: string;
  /** The line asked for, if it is the title or a heading. */
  readonly line: 'title' | 'heading' | null;
  /** The kinds of quantity asked for; none if the question does not tell. */
  readonly kinds: readonly UnitKind[];
}

const made = new WeakMap<Question, Needs>();

/** What a question needs; remembered with the question. */
export function needsOf(question: Question, knowledge: Knowledge): Needs {
  const known = made.get(question);
  if (known?.knowledge === knowledge) return known;
  const fresh = makeNeeds(question, knowledge);
  made.set(question, fresh);
  return fresh;
}

function makeNeeds(question: Question, knowledge: Knowledge): Needs {
  const numbers = askedNumbers(question.folded);
  const known = knowledge.names.find(question.folded).map((name) => knowledge.canonical(name.text));
  const places = placesIn(question);
  const names = [...known, ...places.filter((place) => !known.some((name) => name.includes(place)))];
  const entries = knowledge.thesaurus.entriesIn(question.folded);
  const people = knowledge.people.find(question.folded);
  const words = question.terms.map((term): Need => {
    const entry = entries.find((one) => one.start <= term.start && term.end <= one.end)?.text;
    const number = numbers.find((one) => one.start < term.end && term.start < one.end);
    const describes = isDescription(term);
    return {
      ...wordOf(term, knowledge),
      term,
      written: question.folded.slice(number?.start ?? term.start, number?.end ?? term.end),
      number,
      entry:
        entry === undefined || entry === term.text
          ? null
          : wordOf({ ...term, text: entry, kind: 'name' }, knowledge),
      describes,
      titled: describes && people.some((name) => name.end === term.start || name.start === term.end),
      attribute: attribute.test(term.text),
      plain:
        isPlainHead(term.text) ||
        isPlainHead(term.text.slice(2)) ||
        measured.test(term.text) ||
        links(term, question),
      place: places.some((place) => place.startsWith(term.text)),
      weight: weightOf(term, question),
    };
  });
  return {
    question,
    knowledge,
    words,
    numbers,
    names,
    people: people.map((name) => knowledge.canonical(name.text)),
    roles: rolesAsked(question, people.length > 0, knowledge),
    unit: question.unit.replace(/^[十百千万亿兆]+(?=.)/, ''),
    line: question.type === 'name' ? lineAsked(question.folded) : null,
    kinds: quantityKinds(question),
  };
}

function wordOf({ text, tag, kind }: Pick<Term, 'text' | 'tag' | 'kind'>, knowledge: Knowledge): Word {
  // 檢測卡點 and 防疫點 share an English name, which is no reason to take one for the other.
  const latin = /[a-z]/.test(text);
  const fits = (word: string) =>
    (latin || !/[a-z]/.test(word)) && (word.length > 1 || text.length === 1 || text.includes(word));
  const others = knowledge.thesaurus.variants(text).filter(fits);
  return { text, tag, kind, others, alike: kind === 'content' ? alikeWords(text) : [] };
}

/** Offices are what somebody is, not one of many words for it. */
const office = /[长记席任理授统相王帝师]$/;

function isDescription({ text, tag, kind }: Term): boolean {
  return (
    kind === 'content' &&
    text.length > 1 &&
    /^(?:n$|nz|x|nr|ns)/.test(tag) &&
    typeOfNoun(text) === 'person' &&
    !office.test(text)
  );
}

const attribute =
  /^(?:电话|电话号码|手机|手机号|手机号码|号码|邮箱|电邮|地址|住址|微信号|账号|身份证|学历|文凭|性别|生日|星座|血型|身高|体重|爱好|兴趣|国籍|民族|信仰|婚姻|党龄|工龄|军衔|车牌|网址|官网|邮编|工资|薪水|月薪|年薪|收入|股价|市值|售价|单价|门牌|全名|英文名|原名|绰号|外号|遗言|病情|病因|血压|学号)$/;

/** Kin and others whom somebody has: 李四的太太 is not 李四. */
const kin =
  /^(?:太太|妻子|老婆|夫人|爱人|丈夫|老公|先生|配偶|父亲|爸爸?|母亲|妈妈?|父母|爷爷|奶奶|外公|外婆|祖父|祖母|儿子|女儿|孩子|子女|孙子|孙女|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|姊妹|女婿|媳妇|老板|上司|搭档|助手|秘书|徒弟|师傅|同事|团长|队长|班长|组长)$/;

/**
 * Offices and kin that a question asks for (校長是誰, 李四的太太叫什麼): somebody else is no answer. Of a known
 * person only kin are asked for; an office says who is meant.
 */
function rolesAsked(question: Question, named: boolean, knowledge: Knowledge): Role[] {
  if (!['person', 'name', 'age', 'place', 'thing'].includes(question.type)) return [];
  const { gap } = question;
  return question.terms
    .filter(({ text, main, start, end }) => {
      if (!main || text.length < 2) return false;
      const owned = kin.test(text) && /[的家]$/.test(question.folded.slice(0, start));
      if (owned && gap !== null && end <= gap.start) return true;
      return (
        !named &&
        ['person', 'name'].includes(question.type) &&
        /[长记席任理授统相王帝师练监]$/.test(text) &&
        (typeOfNoun(text) === 'person' || text === '教练')
      );
    })
    .map(({ text, start }) => {
      const front = question.terms.find(
        (term) => term.end === start || (term.end === start - 1 && question.folded[term.end] === '的'),
      );
      const owns = front && /^(?:n|x|j|s)/.test(front.tag) && !kin.test(text) && front.text.length > 1;
      return {
        words: [text, ...knowledge.thesaurus.variants(text)].filter((word) => word.length > 1),
        owner: owns ? wordOf(front, knowledge) : null,
      };
    });
}

/** Verbs that only link somebody to what is asked for: 獲得稱號, 擔任書記, 屬於街道. */
const linking =
  /^(?:获得|荣获|获评|被评|评为|授予|得过|属于|隶属|位于|担任|当|充当|任职|就职|从事|拥有|包括|涉及|设有|叫|称|称作|称为|被称作|被称为|叫做|比作|比喻|形容|誉为|当作|当成|看作)$/;

/** 王子文住哪個社區, 在哪間學校讀書: that the place stands with the name says it. */
const linkingPlaces =
  /^(?:住|住在|居住|家|家住|来自|读|念|就读|就读于|任教于|任职于|上学|念书|读书|求学|任教|工作|上班|服务|出身)$/;
const linkingPeople = /^(?:负责|主管|分管|领导|当|管|出任)$/;

function links({ text }: Term, { type }: Question): boolean {
  return (
    linking.test(text) ||
    (/^(?:place|organisation)$/.test(type) && linkingPlaces.test(text)) ||
    (type === 'person' && linkingPeople.test(text))
  );
}

/** Rare words weigh more; so do names and numbers; what is told around the question, less. */
function weightOf(term: Term, question: Question): number {
  const kind =
    term.kind === 'content'
      ? /^t/.test(term.tag) && term.text !== '过世' // which the dictionary takes for a time
        ? 0.35
        : /^[dazf]/.test(term.tag)
          ? 0.6
          : 1
      : 1.5;
  const generic = links(term, question)
    ? 0.3
    : !isPlainHead(term.text) && !measured.test(term.text)
      ? 1
      : question.head.includes(term.text)
        ? 0.25
        : 0.5;
  const short = term.text.length > 1 || /^n/.test(term.tag) ? 1 : /^[ab]/.test(term.tag) ? 0.4 : 0.6;
  return kind * generic * short * (term.main ? 1 : 0.4);
}
