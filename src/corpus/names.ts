import { sounds } from './foreign.ts';
import { ordinary } from './ordinary.ts';
import { type Reading, wordIndex } from './reading.ts';
import { givenWords, isFrequent, isGiven, isWeak, nameStrength, surnameLength } from './surnames.ts';
import { callAfter, isTitle, speech, titleAfter, titleBefore, titleBegins } from './titles.ts';

/** Words of a block that may be somebody's name. */
export interface NameCandidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** True if a title, a verb of speech or the like stands beside it. */
  readonly told: boolean;
}

/** Least score at which a name is taken; tuned on invented reports and read against DRCD dev and CMRC trial. */
export const accepted = 2.6;
/** Least score at which a neighbour of a name in an enumeration is taken. */
export const possible = 0.9;

const han = /[\u3400-\u9fff]/;
const byline =
  /(?:(?:^|[\s（(/／|:：、])(?:文|图|摄)|记者|通讯员|摄影|撰文|编辑|作者|整理|采访|采写|供稿|撰稿|主编|校对|报道|责编|审核|监制|统筹|编制|制表|联系人|联络人)[ /／|｜:：●、]{0,3}$/;
const placeAfter =
  /^(?:国小|国中|华小|村|镇|乡|区|市|县|省|州|路|街|道|巷|桥|山|河|江|湖|海|岛|湾|港|寺|庙|庵|祠|城|堡|站|机场|大学|中学|小学|幼儿|医院|学院|书院|公司|集团|银行|奖|杯|基金|纪念|故居|大厦|广场|公园|社区|小区|村委|家村|屯|寨|庄|坝|坪|水库|大桥|隧道|线|族|语|人民|朝|王朝|帝国|教|派|党|军区|战役|事件|条约|运动|主义|定理|效应|系统|牌|号)/;
/** Ends of names of places and groups: 石桥镇, 汤家组, 沈家村. */
const placeInside =
  /[溪河湖岛线旗站宫庙寺塔桥镇村乡县市区组州省局街庄屯寨队社厂院校部科系楼]$|^家[河店沟湾坪庭坝岭塘口墙洼]/;
/** What stands in quotation marks directly before a name: “身边好人”郜俊. */
const quotedTitle = /[“「『"][\u4e00-\u9fff]{2,10}[”」』"](?:成员|称号获得者)?$/;
/** Characters that a sentence goes on with after a name and that seldom end one: 滕飞|带着. */
const verbal = new Set(
  '带率任被派随送背领获捐做当走跑打拿看听想要不没才却便即称谈笑指担喊叫问答写教住坐站抱抬扛也都已用将拿卖买',
);
/** Characters of given names that as often go on with the sentence: 李明来. */
const loose = new Set(
  '来去到有可能会如若先后上下中又再从自得成至亦将所让一二三四五六七八九十百千开以为与同共其行发起出进育话对同时',
);
const ageAfter =
  /^[ ]?[(（，,][ ]?(?:今年|现年|年仅|年)?\d{1,3}岁|^[ ]?(?:今年|现年|时年|年仅|年已|已)[ ]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})岁|^[ ]?[(（][男女左右中前后图]|^[ ]?\d{1,3}岁/;

/**
 * What stands before a name, the same for each length that it may have: 2 for a title, an age (58岁的) or a word of
 * bylines, 1 for any other noun, which may be what somebody is (义务司库区丽莎), 0 for all else.
 */
function told(reading: Reading, start: number): 0 | 1 | 2 {
  const { folded } = reading;
  const from = /[ \u3000:：]/.test(folded[start - 1] ?? '') ? start - 1 : start;
  if (titleAt(reading, from)) return 2;
  if (holding.test(folded.slice(Math.max(0, start - 24), start)) && titleBefore(folded, start - 1) >= 0) return 2;
  const before = folded.slice(Math.max(0, start - 14), start);
  if (quotedTitle.test(before) || byline.test(before.slice(-8)) || ageBefore.test(before)) return 2;
  return nounBefore(reading, start) ? 1 : 0;
}

/** True if a noun that may be what somebody is ends at `at`: 司库. */
export function nounBefore({ words }: Reading, at: number): boolean {
  const word = words[wordIndex(words, at - 1)];
  return (
    word !== undefined && word.end === at && word.text.length > 1 && word.tag === 'n' && !noHolder.test(word.text)
  );
}

/** Leads to an office and, with 的, to who holds it: 时任县委书记的. */
export const holding = /(?:[时现曾]任|身为|作为|担任)[^，,。；]{2,20}的$/;
const ageBefore = /[\d一二三四五六七八九十](?:岁(?:高龄)?的?|名[:：]?)$/;
/** Nouns for places, groups and times, which stand before names without saying what somebody is. */
const noHolder = /[省市县区镇乡村路街里社院校所部局厅处厂店馆司团队组会室站场园厦家桥江河湖海山岛年月日时代期间中内外上下前后]$/;

/** Least that shape and characters must give before what stands behind the name is looked at. */
const hopeless = -2;

/** Scores the name from `start` to `end` that begins with a surname of `surname` characters. */
function score(reading: Reading, start: number, surname: 1 | 2, end: number, evidence: 0 | 1 | 2): NameCandidate {
  const { folded, words } = reading;
  const titled = evidence === 2;
  let total = nameStrength(folded, start, surname, end) + evidence;
  const named = titleAfter(folded, end) > 0;
  if (total > hopeless) total += shape(reading, start, surname, end, titled || named);
  if (total <= hopeless || callAfter(folded, start + surname) > 0 || (!titled && titleBegins(folded, start)))
    return { start, end, score: -9, told: false };
  const next = folded.slice(end, end + 8);
  const single = end - start - surname === 1;
  const speaks = speech.test(next) || says.test(next);
  const aged = ageAfter.test(next);
  if (named) total += 1.6;
  if (speaks) total += says.test(next) ? 1.4 : 0.9;
  if (opens.test(folded[start - 1] ?? '') && isOf.test(next)) total += 0.7;
  else if (meets.test(folded.slice(Math.max(0, start - 3), start))) total += 0.5;
  if (aged) total += 1.2;
  if (titled && !single && (next === '' || edge.test(next[0] ?? ''))) total += 0.3;
  if (single && surname === 1 && !titled && !named && !aged) total -= 1;
  if (start === 0 || edge.test(folded[start - 1] ?? '')) total += 0.2;
  else if (/[由以请邀]/.test(folded[start - 1] ?? '')) total += 0.4;
  if (next === '' || edge.test(next[0] ?? '') || /^[和与及等]/.test(next)) total += 0.3;
  if (placeAfter.test(next) && !named) total -= 2.5;
  if (placeInside.test(folded.slice(start + surname, end))) total -= titled || named ? 1 : 3;
  const lastChar = folded[end - 1] ?? '';
  if (/[向对将把从给被让]/.test(lastChar) && han.test(next[0] ?? '') && !speaks) total -= 2;
  else if (/[向以未为于与其所越对因]/.test(lastChar)) total -= 0.8;
  if (!single && verbal.has(lastChar)) total -= 1;
  if (single && /[上下中内里外前后时]/.test(lastChar)) total -= 1.5;
  if (lastChar === '来' && titled && next.startsWith('说') && !/[对就]/.test(folded.slice(Math.max(0, start - 16), start)))
    total += 2.5;
  if (!single && /[和与及同]/.test(lastChar) && next !== '' && !edge.test(next[0] ?? '') && !speaks) total -= 1.5;
  if (several.test(folded.slice(end, end + 30))) total += 0.8;
  if (/^(?:着|了(?!解)|过(?![来去程]))/.test(next)) total -= 1.5;
  if (/^[国高][中小]/.test(folded.slice(end - 1, end + 1))) total -= 2.5;
  if (!single && folded[start - 1] === '、' && /^[、等和与及]/.test(next)) total += 0.8;
  if (!titled && foreign(reading, start, end)) total -= 1.5;
  total += overhang(words, folded, start, end, single);
  return { start, end, score: total, told: titled || named || speaks || aged };
}

/** Goes on after names that are counted: 甲、乙等6名, 丙、丁两位. */
const several = /^(?:[、和与][\u4e00-\u9fff]{2,4}){0,5}(?:等?(?:\d{1,3}|[一二两三四五六七八九十多几]{1,3})[多余]?[名位]|等人)/;
/** True for foreign sounds cut out of a longer run of them: 霍亨施|陶芬. */
function foreign({ folded, words }: Reading, start: number, end: number): boolean {
  for (let at = start; at <= end; at += 1) if (!sounds.has(folded[at] ?? '')) return false;
  const next = words[wordIndex(words, end)];
  return next !== undefined && (next.start < end || next.text.length === 1 || next.tag === 'x');
}

/** Verbs of saying, with how it is said. */
const says = /^(?:则|也|还|又|就)?(?:笑着|哽咽着?|[感激动]\S情?地)?(?:说|表示|介绍|告诉|指出|坦言|认为|回忆|透露|强调|解释)/;
const opens = /^$|[。！？；!?;”」]/;
/** What a sentence says of somebody whom it names first. */
const isOf = /^(?:是|就是|曾是|也是|原是|的(?:母亲|父亲|妻子|丈夫|儿子|女儿|家[里人]))/;
const meets = /(?:见到|找到|采访|专访|遇到|认识|名叫|感谢|看望|慰问|救出|邀请|嫁给|接替|陪同|叫)$/;
const edge = /[、,，。：:；;“”「」『』()（）\s|]/;

/** Characters that go on with a sentence and that the segmenter glues to a name: 董建|明说, 詹仁华时. */
const goesOn = /[在说住是有的和与向把将对从给被也都就已还不到时等带率任随获坐站抱扛拿看听想要]/;

/** True if a word begins with the last character of a name and goes on with the sentence. */
function splits(folded: string, word: Reading['words'][number], end: number): boolean {
  return word.start === end - 1 && word.end === end + 1 && isGiven(folded[end - 1] ?? '') && goesOn.test(folded[end] ?? '');
}

/** Against a name that ends in the middle of a word, or before a character that belongs to it. */
function overhang(
  words: Reading['words'],
  folded: string,
  start: number,
  end: number,
  single: boolean,
): number {
  const last = words[wordIndex(words, end - 1)];
  if (last !== undefined && last.end > end && last.start < end) {
    if (last.start > start && splits(folded, last, end)) return 0;
    return last.tag === 'x' ? -0.2 : /^nr/.test(last.tag) ? -0.6 : -1;
  }
  const tail = folded[end] ?? '';
  const after = words[wordIndex(words, end)];
  if (!single || after?.start !== end || !isGiven(tail) || loose.has(tail)) return 0;
  return after.text.length === 1 || after.tag === 'x' || splits(folded, after, end + 1) ? -0.9 : 0;
}

/** True if a title ends at `at`, not in the middle of another word: 太|阳 tells of no wife. */
function titleAt({ folded, words }: Pick<Reading, 'folded' | 'words'>, at: number): boolean {
  const title = titleBefore(folded, at);
  if (title < 0) return false;
  const word = words[wordIndex(words, at)];
  if (
    at < folded.length &&
    word !== undefined &&
    word.start < at &&
    !(word.tag === 'x' && word.start >= title)
  )
    return false;
  const last = words[wordIndex(words, at - 1)];
  return (
    last === undefined ||
    (last.end - Math.min(last.start, at - 2) >= 2 &&
      !(last.text.length === 1 && /^(?:uj|p|r|c|d)$/.test(words[wordIndex(words, at - 2)]?.tag ?? '')))
  );
}

/** What the segmenter's cuts say for or against the name. */
function shape(
  { words, folded }: Reading,
  start: number,
  surname: number,
  end: number,
  titled: boolean,
): number {
  const at = wordIndex(words, start);
  const first = words[at];
  if (first === undefined) return -9;
  if (first.start !== start)
    return titled && first.end === end && first.tag === 'x'
      ? 0.3
      : titled || /^[与和对由向让请跟及是]$/.test(folded.slice(first.start, start)) ? -0.4 : -9;
  if (first.end === end) {
    if (isTitle(first.text) || (ordinary.has(first.text) && !called(folded, end))) return -4;
    if (/^nr/.test(first.tag)) {
      if (first.text.length > 2 && !nounEnd.test(first.text))
        return Array.from(first.text.slice(surname)).every(isGiven) ? 1.8 : 1.2;
      return titled ? 1 : titleAfter(folded, end) > 0 ? 0.7 : 0;
    }
    if (first.tag === 'x') return end - start === 2 ? 0.7 : 1;
    if (titled && first.tag === 'ns' && first.text.length > 2) return -0.5;
    return titled ? -1.6 : -4;
  }
  if (first.end === end + 1 && first.tag === 'x' && goesOn.test(folded[end] ?? '')) return 0.6;
  if (first.end > end) return first.tag === 'x' ? -0.4 : /^nr/.test(first.tag) ? -1 : -4;
  let penalty = 0;
  if (first.end - start === surname) {
    const next = words[at + 1];
    if (/^(?:p|c|d|u|v|r|m|q|f|y|uj|ul|vn|ad)$/.test(first.tag)) penalty -= 1;
    if (next === undefined) return penalty;
    if (next.tag === 'r' || next.text === '大家') return -9;
    if (surname === 1 && /^nr/.test(first.tag) && isFrequent(first.text) && !isWeak(first.text)) penalty += 0.4;
    if (next.end === end) {
      if (next.end - next.start === 1 && penalty < 0) return penalty - 1;
      if (surname === 2) return penalty + 0.5;
      if (givenWords.has(next.text)) return penalty + (titled || !isWeak(first.text) ? 0.3 : -0.6);
      if (next.tag === 'x' || /^nr/.test(next.tag) || next.end - next.start === 1) return penalty + 0.5;
      if (titled && /^nr/.test(first.tag)) return penalty - 0.5;
      if (titled && !/^(?:p|c|u|uj|r|m)$/.test(first.tag) && /^(?:n|ns|nz|a|v|vn|z|an)$/.test(next.tag))
        return Math.max(penalty, -0.5) - 0.5;
      const given = Array.from(next.text).every(isGiven);
      if (titled && given && /^(?:ns|nt|t|nz|l|m)$/.test(next.tag)) return penalty - 0.5;
      if (/^(?:ns|nt|t|d|p|c|m|r|f|i|l|ad)$/.test(next.tag)) return penalty - 2.5;
      return penalty + (titled ? -0.4 : /^(?:n|nz|a|b|an|g|ng|zg)$/.test(next.tag) ? -0.6 : -1.2);
    }
    if (next.end > end) return penalty + (/^nr|^x$/.test(next.tag) ? -0.8 : -2.2);
    return penalty + (words[at + 2]?.end === end ? 0.3 : -1.2);
  }
  if (/^(?:nz|ns|t|j)$/.test(first.tag)) penalty -= titled ? 0.8 : 2;
  else if (first.tag !== 'x' && !/^nr/.test(first.tag)) penalty -= titled ? 1.5 : 2.5;
  const tail = words[at + 1];
  if (tail !== undefined && splits(folded, tail, end)) return penalty + 0.3;
  if (tail?.end !== end) return penalty - (tail?.tag === 'x' && isGiven(tail.text[0] ?? '') ? 0.3 : 1.2);
  return penalty + (tail.text.length === 1 && isGiven(tail.text) && !loose.has(tail.text) ? 0.5 : -0.1);
}

/** True if what follows is said of nobody but people: 许诺|同学. */
function called(folded: string, end: number): boolean {
  return /^(?:同学|先生|女士|小姐|同志)(?![们会])/.test(folded.slice(end, end + 3));
}

/** 1 for 和 between a title and two characters of which the first is no surname: 安全总监和丽君. */
function rareSurname(reading: Reading, start: number): 0 | 1 {
  const { folded } = reading;
  if (folded[start] !== '和' || surnameLength(folded, start + 1) > 0 || !titleAt(reading, start)) return 0;
  const given = folded.slice(start + 1, start + 3);
  return given.length === 2 && Array.from(given).every(isGiven) && !titleBegins(folded, start + 1) ? 1 : 0;
}

/** The best reading of the name that begins at `start`, or null: two to four characters, the surname first. */
function bestAt(reading: Reading, start: number): NameCandidate | null {
  const surname = surnameLength(reading.folded, start) || rareSurname(reading, start);
  if (surname === 0) return null;
  const veiled = /^某[某甲乙丙丁]?(?![一些个种人日年天处地国市县位])/.exec(reading.folded.slice(start + surname, start + surname + 3));
  if (veiled !== null) return { start, end: start + surname + veiled[0].length, score: accepted, told: true };
  let best: NameCandidate | null = null;
  const evidence = told(reading, start);
  for (let given = 1; given <= 2; given += 1) {
    const end = start + surname + given;
    if (end > reading.folded.length || !han.test(reading.folded[end - 1] ?? '')) break;
    const candidate = score(reading, start, surname, end, evidence);
    if (best === null || candidate.score > best.score + (given === 2 ? -0.2 : 0)) best = candidate;
  }
  if (surname === 2) {
    const single = score(reading, start, 1, start + 3, evidence);
    if (best === null || single.score > best.score + 0.5) best = single;
  }
  return best === null ? null : withMarriedName(reading, best);
}

/** 廖陈秀凤: a husband's surname in front of the whole name. */
function withMarriedName({ folded, words }: Reading, name: NameCandidate): NameCandidate {
  const before = words[wordIndex(words, name.start - 1)];
  const married =
    name.end - name.start === 3 &&
    before !== undefined &&
    before.end === name.start &&
    before.text.length === 1 &&
    isFrequent(before.text);
  const bound =
    married &&
    (name.told || before.tag === 'nr') &&
    (titleAt({ folded, words }, before.start) || !/[\u4e00-\u9fff]/.test(folded[before.start - 1]?.replace(/[的是和与由]/, '') ?? ''));
  return bound ? { ...name, start: before.start } : name;
}

/** Candidates of a block from left to right, those that overlap settled by their score. */
export function nameCandidates(reading: Reading): NameCandidate[] {
  const found: NameCandidate[] = [];
  const { folded } = reading;
  let book = 0;
  for (let at = 0; at < folded.length; at += 1) {
    if (folded[at] === '《' || folded[at] === '〈') book = 1;
    else if (folded[at] === '》' || folded[at] === '〉' || folded[at] === '。') book = 0;
    if (book > 0 || (surnameLength(folded, at) === 0 && folded[at] !== '和')) continue;
    const best = bestAt(reading, at);
    if (best === null || best.score < possible) continue;
    const last = found.at(-1);
    if (last === undefined || last.end <= best.start) found.push(best);
    else if (best.score > last.score) found[found.length - 1] = best;
  }
  return found;
}

/** Three characters that the dictionary takes for a name and that end like a thing or place: 花岗石, 司令官. */
const nounEnd =
  /[湖村镇岭寨庄庙塘潭墩岗湾嘴坝站阁观县郡岛鱼石砂性式感团带室馆证书素族教氏者墙宫史官乐器物品力家礼城]$/;

const joint = /^[ ]?(?:[、,，]|和|与|及|以及|暨)[ ]?$/;

/** Names among the candidates of a block: strong ones, and weaker ones in one enumeration with them. */
export function chooseNames(
  folded: string,
  all: readonly NameCandidate[],
  repeated: (candidate: NameCandidate) => boolean,
): NameCandidate[] {
  const taken = all.map((candidate) => candidate.score + (repeated(candidate) ? 0.5 : 0) >= accepted);
  const beside = (a: number, b: number) => {
    const left = all[a];
    const right = all[b];
    if (left === undefined || right === undefined) return false;
    return joint.test(folded.slice(left.end, right.start)) && (taken[a] === true || taken[b] === true);
  };
  for (let at = 1; at < all.length; at += 1) if (beside(at - 1, at)) taken[at] = taken[at - 1] = true;
  for (let at = all.length - 2; at >= 0; at -= 1) if (beside(at, at + 1)) taken[at] = taken[at + 1] = true;
  return all.filter((name, at) => taken[at] && !brands.test(folded.slice(name.end, name.end + 40)));
}

/** Goes on after a name in an enumeration of firms, wares or places. */
const brands =
  /^(?:[、和与及][^，,。；;、和与及]{1,8}){0,5}等(?:\d{1,3}|[一二三四五六七八九十多几]{1,3})?[家个]?(?:知名|国产|本土|国内|国际|民族|老字号|龙头|头部|民营|上市){0,2}(?:品牌|企业|公司|银行|车企|药企|平台|产品|商户|商家|老字号|城市|地区|地方|[县市镇村地])/;
