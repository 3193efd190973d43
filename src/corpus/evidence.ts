import { sounds } from './foreign.ts';
import { gluedNoun, holder, nounBefore } from './holders.ts';
import { placeAfter } from './places.ts';
import { attributed, bracketed, holding, introduced, lists, nicknamed } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { isTitle, speech, titleAfter, titleBefore } from './titles.ts';

/* What stands around a name and speaks for or against it. */

const han = /[\u3400-\u9fff]/;
const byline =
  /(?:(?:^|[\s（(/／|:：、])(?:文|图|摄)|记者|通讯员|摄影|撰文|编辑|作者|整理|采访|采写|供稿|撰稿|签发|拟稿|执笔|绘图|发行人|核稿|审稿|审校|排版|美编|经办人|承办人|主编|校对|报道|责编|审核|监制|统筹|编制|制表|联系人|联络人)[ /／|｜:：●、]{0,3}$/;
/** What stands in quotation marks directly before a name: “身边好人”郜俊. */
const quotedTitle = /[“「『"][\u4e00-\u9fff]{2,10}[”」』"](?:成员|称号获得者)?$/;
/** Characters that a sentence goes on with after a name and that seldom end one: 滕飞|带着. */
export const verbal = new Set(
  '带率任被派随送背领获捐做当走跑打拿看听想要不没才却便即称谈笑指担喊叫问答写教住坐站抱抬扛也都已用将拿卖买编',
);
const ageAfter =
  /^[ ]?[(（，,][ ]?(?:今年|现年|年仅|年)?\d{1,3}岁|^[ ]?(?:今年|现年|时年|年仅|年已|已|年近|刚满|年满|才)[ ]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})岁|^[ ]?[(（][男女左右中前后图]|^[ ]?\d{1,3}岁/;

/**
 * What stands before a name, the same for each length that it may have: 2 for a title, an age (58岁的) or a word of
 * bylines, 1 for any other noun, which may be what somebody is (义务司库区丽莎), 0 for all else.
 */
export function told(reading: Reading, start: number): 0 | 1 | 2 {
  const { folded } = reading;
  const from = /[ \u3000:：]/.test(folded[start - 1] ?? '') ? start - 1 : start;
  if (titleAt(reading, from)) return 2;
  const last = folded[start - 1] ?? '';
  if (
    last === '的' &&
    holding.test(folded.slice(Math.max(0, start - 24), start)) &&
    titleBefore(folded, start - 1) >= 0
  )
    return 2;
  if (introduced(folded, start) || bracketed(folded, start)) return 2;
  const before = folded.slice(Math.max(0, start - 14), start);
  if (
    (/[”」』"员者]/.test(last) && quotedTitle.test(before)) ||
    byline.test(before.slice(-8)) ||
    ageBefore.test(before)
  )
    return 2;
  // 承包人, 经手人
  if (last === '人' && holder(reading, start)) return 2;
  // 王小明: what somebody was called, but a firm has such a name as well.
  if (/原名[叫为是：:]?$/.test(before)) return 1;
  return nounBefore(reading, start) ||
    gluedNoun(reading, start) ||
    lists(folded, start) ||
    attributed(folded, start)
    ? 1
    : 0;
}

const ageBefore = /[\d一二三四五六七八九十](?:岁(?:高龄)?的?|名[:：]?)$/;

/** True if a title ends at `at`, not in the middle of another word: 太|阳 tells of no wife. */
export function titleAt({ folded, words }: Pick<Reading, 'folded' | 'words'>, at: number): boolean {
  const title = titleBefore(folded, at);
  if (title < 0) return false;
  const word = words[wordIndex(words, at)];
  const crossed = at < folded.length && word !== undefined && word.start < at;
  // 理事|长江|雅筑: the title's last character was taken for the beginning of another word.
  const under = words[wordIndex(words, title)];
  const whole =
    word?.start === at - 1 &&
    isTitle(folded.slice(title, at)) &&
    (under?.start === title || under?.tag === 'x');
  if (crossed && word.tag !== 'x' && (!whole || word.text.length > 2)) return false;
  if (crossed && whole) return true;
  const last = words[wordIndex(words, at - 1)];
  return (
    last === undefined ||
    (last.end - Math.min(last.start, at - 2) >= 2 &&
      !(last.text.length === 1 && /^(?:uj|p|r|c|d)$/.test(words[wordIndex(words, at - 2)]?.tag ?? '')))
  );
}

/** Goes on after names that are counted: 甲、乙等6名, 丙、丁两位. */
const several =
  /^(?:[、和与][\u4e00-\u9fff]{2,4}){0,5}(?:等?(?:\d{1,3}|[一二两三四五六七八九十多几]{1,3})[多余]?[名位人]|等人)/;
/** True for foreign sounds cut out of a longer run of them: 霍亨施|陶芬. */
export function foreign({ folded, words }: Reading, start: number, end: number): boolean {
  for (let at = start; at <= end; at += 1) if (!sounds.has(folded[at] ?? '')) return false;
  const next = words[wordIndex(words, end)];
  return next !== undefined && (next.start < end || next.text.length === 1 || next.tag === 'x');
}

/** Verbs of saying, with how it is said. */
const says =
  /^(?:则|也|还|又|就)?(?:笑着|哽咽着?|[感激动]\S情?地)?(?:说|表示|介绍|告诉|指出|坦言|认为|回忆|透露|强调|解释|记得|忆起|回想|直言|笑言|感慨|补充)/;
const opens = /^$|[。！？；!?;”」]/;
/** What a sentence says of somebody whom it names first. */
const isOf = /^(?:是|就是|曾是|也是|原是|家?的(?:双胞胎|母亲|父亲|妻子|丈夫|儿子|女儿|家[里人]))/;
const meets = /(?:见到|找到|采访|专访|遇到|认识|名叫|感谢|看望|慰问|救出|邀请|嫁给|接替|陪同|叫)$/;
const edge = /[、,，。：:；;“”「」『』()（）\s|]/;

/** True if a word of two characters ends at `end`, so that its last character is no verb: 良才. */
function ends(words: Reading['words'], end: number): boolean {
  const word = words[wordIndex(words, end - 1)];
  return word !== undefined && word.end === end && word.text.length === 2 && word.tag !== 'x';
}

/** 何志成和妻子: somebody with one of their own. */
const company =
  /^(?:和|与|跟|同|及|带着?|把)[他她]?的?(?:妻子|丈夫|太太|先生|老公|老婆|儿子|女儿|父[亲母]|母亲|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|家人|爱人|老伴|同事|队友|搭档|徒弟|同学|战友|朋友)/;

/** What people do with their hands and faces, or to something: 把, 笑着, 摇头. */
const agent =
  /^(?:把(?!握|关)|将[他她自手]|笑[着了道说]|[摇点低抬]头|叹[了口道]|皱[着起了眉]|红着|[擦抹揉][了着擦]|挠[着了挠]|[蹲跪趴倚靠]在|[挥摆招]手|咬[着了]|瞪[着了大]|眯[着起]|哽咽|沉默|愣[了住]|鼓起|掏出|端[着起来]|搓[着了]|背起|拉着|捧[着出]|抱起|转身|起身|蹲下|伸手|[哭哼喊骂嚷][着了道起])/;

/** What somebody is asked to do: 由…|主编. */
const leadsWork =
  /^(?:主[编持讲演理办导]|担任|出任|执[导笔]|领[衔军队]|统筹|接任|负责|带队|掌[镜舵]|指导|设计|创作)/;

/** 郭克荣|原是: what somebody was before. */
const wasOnce = /^(?:原本?|本|曾|现在?|如今|目前|则|也|便)(?:是|为|任|系)/;

/** 王小明（某救援队）: whom somebody belongs to. */
const belonging = /^[（(][\u4e00-\u9fff]{2,12}(?:[队会社局院所]|公司|中学|小学|大学)/;

/** 邱水生五千元: what somebody gave or reached. */
const figure =
  /^[ ]?(?:[\d,.]{1,10}|[一二两三四五六七八九十百千万]{1,6})[余多]?(?:万|亿)?(?:元|块|令吉|美元|港元|分|秒|票|岁)/;

/** What the text right behind a name and its last character say. */
export interface Behind {
  readonly score: number;
  /** True if a title, an age or a verb of speech stands there. */
  readonly told: boolean;
}

/**
 * Weighs what stands behind the name from `start` to `end`.
 * @param single whether the given name is of one character
 * @param titled whether a title stands before it
 */
export function behind(
  { folded, words }: Reading,
  { start, end }: { readonly start: number; readonly end: number },
  single: boolean,
  titled: boolean,
): Behind {
  const next = folded.slice(end, end + 8);
  const last = folded[end - 1] ?? '';
  const title = titleAfter(folded, end);
  // “铁东|大姐队”: a team.
  const named = title > 0 && !/[队团]/.test(folded[title] ?? '');
  const saying = says.test(next);
  const speaks = saying || speech.test(next);
  const aged = ageAfter.test(next);
  const edged = next === '' || edge.test(next[0] ?? '');
  let score = 0;
  // 房企|负责人: bodies have such as well.
  if (named) score += /^(?:负责人|发言人|执行官|顾问)/.test(next) ? 0.5 : 1.6;
  if (speaks) score += saying ? 1.4 : 0.9;
  const called = nicknamed(folded, end) || /^[，,]?(?:外号|绰号|人称|花名|小名|乳名|本名|原名)/.test(next);
  if (/[（(]/.test(next[0] ?? '') && belonging.test(folded.slice(end, end + 20))) score += 1.3;
  // “铁娘子”: what somebody is called.
  if (/[“「『]/.test(folded[start - 1] ?? '') && /[”」』]/.test(folded[end] ?? '')) score -= 1.5;
  if (aged) score += 1.2;
  if (called) score += 1.6;
  if (edged || /^[和与及等]/.test(next)) score += 0.3;
  if (titled && !single && edged) score += 0.3;
  if (titled && speaks && ends(words, end)) score += 0.6;
  if (agent.test(next)) score += 0.9;
  // 获奖的是…, 是…捐的
  const before = folded.slice(Math.max(0, start - 16), start);
  if (before.endsWith('是') && (before.endsWith('的是') || /^[\u4e00-\u9fff]{1,2}的[。，；]/.test(next)))
    score += 0.6;
  if (company.test(next)) score += 1;
  // 由王小明主编
  if (folded[start - 1] === '由' && leadsWork.test(next)) score += 0.8;
  if (attributed(folded, start) && subject(words, end)) score += 0.5;
  if (titled && !single && subject(words, end)) score += 0.3;
  if (gluedVerb(words, end)) score += 0.7;
  if (credit.test(next)) score += 0.8;
  if (wasOnce.test(next)) score += 0.8;
  if (!single && start === 0 && /^[:：]/.test(next)) score += 0.6;
  if (figure.test(folded.slice(end, end + 16))) score += 0.8;
  const together = several.exec(folded.slice(end, end + 30));
  if (together !== null) score += 0.8;
  const counted = together !== null && /[位名]$|等人$/.test(together[0]);
  if (opens.test(folded[start - 1] ?? '') && isOf.test(next)) score += 0.7;
  if (!single && folded[start - 1] === '、' && /^[、等和与及]/.test(next)) score += 0.8;
  if (placeAfter.test(next) && !named) score -= 2.5;
  if (/^[国高][中小]/.test(last + next)) score -= 2.5;
  if (/^(?:着|了(?!解)|过(?![来去程])|住(?![在进]))/.test(next)) score -= single ? 1.5 : 2.5;
  // 屠敏|年仅31岁
  if (last === '年' && /^[仅近过满约逾届]/.test(next)) score -= 4;
  if (/[向对将把从给被让]/.test(last) && han.test(next[0] ?? '') && !speaks) score -= 2;
  else if (/[向以未为于与其所越对因]/.test(last)) score -= 0.8;
  if (single && /[上下中内里外前后时]/.test(last)) score -= 1.5;
  if (!single && verbal.has(last) && !ends(words, end)) score -= 1;
  if (!single && /[和与及同]/.test(last) && !edged && !speaks) score -= 2.5;
  // 盛春来|说, but not 对老人来说.
  if (last === '来' && titled && next.startsWith('说') && !/[对就]/.test(before)) score += 2.5;
  return { score, told: named || speaks || aged || counted || called };
}

/** What somebody did for a report, at its end: （党政办某某|整理）. */
const credit = /^(?:整理|供稿|供图|摄影?|撰稿|报[道导])[）)]/;

/** True if a verb that 了 or 着 shows was glued to the name: 长水干|了. */
function gluedVerb(words: Reading['words'], end: number): boolean {
  const at = wordIndex(words, end);
  const word = words[at];
  return (
    word?.tag === 'x' && word.end === end + 1 && word.start < end && /^u[lzg]$/.test(words[at + 1]?.tag ?? '')
  );
}

/** The end of what somebody said: who said it comes next. */
export const spoken = /[。！？!?，,…][”」]$/;

/** Characters that lead on from a name to which the segmenter glued them: 王明|会. */
const leadsOn = /^[会用把在说则却也都还就又将对给被]/;

/** True if an adverb, a preposition or a verb goes on behind: 王小明|却. */
function subject(words: Reading['words'], end: number): boolean {
  const word = words[wordIndex(words, end)];
  if (word === undefined) return false;
  return word.start === end
    ? /^(?:d|p|v|t|ad)$/.test(word.tag)
    : word.tag === 'x' && leadsOn.test(word.text.slice(end - word.start));
}

/** A department, whose somebody is: 神经外科. */
const placed = /(?:[内外儿]科|[党政县镇乡市]办|政办|宣传部|组织部|公室|务处|项目办)$/;

/** Weighs the sign, preposition or verb right before a name. */
export function lead(folded: string, start: number): number {
  if (/[”」]/.test(folded[start - 1] ?? '') && spoken.test(folded.slice(Math.max(0, start - 2), start)))
    return 1;
  if (start === 0 || edge.test(folded[start - 1] ?? '')) return 0.2;
  if (/[由以请邀]/.test(folded[start - 1] ?? '')) return 0.5;
  const before = folded.slice(Math.max(0, start - 3), start).trimEnd();
  if (/[科办室处局部]$/.test(before) && placed.test(folded.slice(Math.max(0, start - 6), start).trimEnd()))
    return 0.4;
  return meets.test(before) ? 0.5 : /(?:编自|译自|出自|师从|师承|拜)$/.test(before) ? 0.6 : 0;
}

/** True if what stands behind is said of people alone: a verb of speech, an age. */
export function personal(folded: string, end: number, titled: boolean): boolean {
  const next = folded.slice(end, end + 8);
  return (titled && says.test(next)) || ageAfter.test(next);
}
