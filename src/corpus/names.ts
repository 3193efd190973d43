import { behind, foreign, lead, personal, spoken, titleAt, told } from './evidence.ts';
import { accepted, marriedAt, type NameCandidate, ofVietnam, veiledEnd, withMarriedName } from './forms.ts';
import { misread } from './misread.ts';
import { placeInside, unlike } from './places.ts';
import { attributed } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { goesOn, overhang, shape } from './shape.ts';
import { isFrequent, isGiven, isWeak, nameStrength, surnameLength } from './surnames.ts';
import { callAfter, titleAfter, titleBefore, titleBegins } from './titles.ts';

/** Least score at which a neighbour of a name in an enumeration is taken. */
export const possible = 0.45;

const han = /[\u3400-\u9fff]/;

/** Least that shape and characters must give before what stands behind the name is looked at. */
const hopeless = -2;

/** Scores the name from `start` to `end` that begins with a surname of `surname` characters. */
function score(
  reading: Reading,
  start: number,
  surname: 1 | 2,
  end: number,
  evidence: 0 | 1 | 2,
): NameCandidate {
  const { folded, words } = reading;
  const titled = evidence === 2;
  const named = titleAfter(folded, end) > 0;
  const person = titled || named || (evidence === 1 && attributed(folded, start));
  let total = nameStrength(folded, start, surname, end) + evidence;
  if (total > hopeless) total += shape(reading, start, surname, end, person, personal(folded, end, titled));
  if (total <= hopeless || callAfter(folded, start + surname) > 0 || (!titled && titleBegins(folded, start)))
    return { start, end, score: -9, told: false };
  const single = end - start - surname === 1;
  const after = behind(reading, { start, end }, single, titled);
  const last = words[wordIndex(words, end - 1)];
  const cut = last?.end === end && !/^[着了]/.test(folded.slice(end, end + 1));
  if (/\d/.test(folded[start - 1] ?? '')) total -= 3; // 4时许
  // 陶艺|家
  if (/[家员师]/.test(folded[end - 1] ?? '') && last?.start === end - 1) total -= 3;
  // A given name that begins with 阿.
  if (/^阿/.test(folded.slice(start + surname, end)) && !single && isGiven(folded[end - 1] ?? ''))
    total += 0.6;
  // 从卖桐油的钱里出
  if (/^.里[出去来有拿取扣花]/.test(folded.slice(start, end))) total -= 3;
  if (titled && !single && cut && Array.from(folded.slice(start + surname, end)).every(isGiven)) total += 0.7;
  if (single && surname === 1 && !titled && !after.told) total -= alone(reading, start, end);
  total -= misread(reading, { start, end }, surname, titled, named, after.told);
  // A character that the dictionary has in no word.
  if (last?.tag === 'zg' && last.text.length === 1) total += 0.8;
  if (placeInside.test(folded.slice(start + surname, end))) total -= titled || named ? 1 : 3;
  if (!titled && foreign(reading, start, end)) total -= 1.5;
  if (unlike(reading, start, end)) total -= titled ? 2 : 4;
  total += after.score + lead(folded, start) + overhang(words, folded, start, end, single);
  return { start, end, score: total, told: titled || after.told };
}

/** What a name of two characters loses that nothing around it tells; less where it is what a sentence is about. */
function alone(reading: Reading, start: number, end: number): number {
  const { folded, words } = reading;
  if (attributed(folded, start) || spoken.test(folded.slice(Math.max(0, start - 2), start))) return 0;
  const at = wordIndex(words, start);
  const [word, next] = [words[at], words[at + 1]];
  const whole = word?.start === start && word.end === end && word.tag === 'x';
  const first = folded[start] ?? '';
  const subject = start === 0 || /[。！？；，]/.test(folded[start - 1] ?? '');
  const given = isFrequent(first) && !isWeak(first) && isGiven(folded[end - 1] ?? '');
  return whole && subject && given && /^(?:v|d|p|t|r)$/.test(next?.tag ?? '') ? 0.4 : 1;
}

/** 1 for 和 between a title and two characters of which the first is no surname: 安全总监和丽君. */
function rareSurname(reading: Reading, start: number): 0 | 1 {
  const { folded } = reading;
  if (folded[start] !== '和' || surnameLength(folded, start + 1) > 0 || !titleAt(reading, start)) return 0;
  const given = folded.slice(start + 1, start + 3);
  const word = reading.words[wordIndex(reading.words, start + 1)];
  // 佃客和国家
  if (word?.text === given && !/^(?:x|nr\w*)$/.test(word.tag)) return 0;
  if (/^[列出]席/.test(given) || titleBefore(folded, start + 3) >= 0) return 0;
  return given.length === 2 && Array.from(given).every(isGiven) && !titleBegins(folded, start + 1) ? 1 : 0;
}

/** The best reading of the name that begins at `start`, or null: two to four characters, the surname first. */
function bestAt(reading: Reading, start: number): NameCandidate | null {
  const { folded } = reading;
  const surname = surnameLength(folded, start) || rareSurname(reading, start);
  if (surname === 0) return null;
  // 文化局|长孙小明, read as 局长|孙小明.
  if (surname === 2 && titleBefore(folded, start + 1) >= 0 && surnameLength(folded, start + 1) > 0)
    return null;
  const veiled = veiledEnd(reading, start, surname);
  if (veiled > 0) return { start, end: veiled, score: accepted, told: true };
  let best: NameCandidate | null = null;
  const evidence = told(reading, start);
  if (
    evidence === 2 &&
    reading.folded[start + surname] === '氏' &&
    isGiven(reading.folded[start + surname + 1] ?? '')
  )
    return { start, end: ofVietnam(reading, start + surname + 1), score: accepted, told: true };
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
  // 教授欧阳明|用激光: a verb or preposition, no second character of the given name.
  if (surname === 2 && best !== null && best.end - start === 4 && goesOn.test(folded[best.end - 1] ?? ''))
    return { ...best, end: best.end - 1 };
  const wife = evidence === 2 ? marriedAt(reading, start) : null;
  if (wife !== null && (best === null || best.end - start < 4)) {
    const own = score(reading, start + 1, 1, start + 4, 0);
    return { ...wife, score: Math.max(wife.score, own.score + 0.1) };
  }
  return best === null ? null : withMarriedName(reading, best);
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

/** Between names of an enumeration: a mark, perhaps behind a school or a sum, （第三中学）；二等奖：, 500元、. */
const joint =
  /^(?:[（(][^（）()。]{1,16}[）)](?=[、；;和与及])|[ ]?\d[\d,.]{0,9}万?(?:元|块|令吉|港元|分|票|秒))?[ ]?(?:[、,，]|[;；](?:[一二三四特优][等秀良]奖[:：])?|和|与|及|以及|暨)[ ]?$/;

/** Most that the rest of a report can say for a name. */
const most = 1.5;

/** Names among the candidates of a block: strong ones, and weaker ones in one enumeration with them. */
export function chooseNames(
  folded: string,
  all: readonly NameCandidate[],
  support: (candidate: NameCandidate) => number,
): NameCandidate[] {
  const taken = all.map(
    (candidate) =>
      candidate.score >= accepted ||
      (candidate.score + most >= accepted && candidate.score + support(candidate) >= accepted),
  );
  const beside = (a: number, b: number) => {
    const left = all[a];
    const right = all[b];
    if (left === undefined || right === undefined) return false;
    if (right.start - left.end > 30) return false;
    return joint.test(folded.slice(left.end, right.start)) && (taken[a] === true || taken[b] === true);
  };
  for (let at = 1; at < all.length; at += 1) if (beside(at - 1, at)) taken[at] = taken[at - 1] = true;
  for (let at = all.length - 2; at >= 0; at -= 1) if (beside(at, at + 1)) taken[at] = taken[at + 1] = true;
  return all.filter((name, at) => taken[at] && !brands.test(folded.slice(name.end, name.end + 40)));
}

/** Goes on after a name in an enumeration of firms, wares or places. */
const brands =
  /^(?:[、和与及][^，,。；;、和与及]{1,8}){0,5}等(?:\d{1,3}|[一二三四五六七八九十多几]{1,3})?[家个]?(?:知名|国产|本土|国内|国际|民族|老字号|龙头|头部|民营|上市){0,2}(?:品牌|企业|公司|银行|车企|药企|平台|产品|商户|商家|老字号|城市|地区|地方|[县市镇村地])/;
