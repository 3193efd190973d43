import type { Word } from '../text/segment.ts';
import { type Reading, wordIndex } from './reading.ts';
import { titleBefore } from './titles.ts';

/* How far to the left the noun phrase goes that ends in a title: 港铁公司车务|总监, 县住建局|局长. */

const stop = /^(?:[,，。；;：:！!？?…\n|（）()—/／]|\s)/;
const quotes = new Set('“「『‘"”」』’');

/** Longest role in UTF-16 units. */
export const longestRole = 30;

const nominal = /^(?:n|ns|nt|nz|nr|nrt|nrfg|x|j|b|s|g|ng|vn|an|ag|vg|l|i|eng|zg|k|q|z|h|o)$/;

/** Verbs whose object the person is, not part of what the person is called: 看望|村民. */
const objects =
  /^(?:特别感谢|传召|跟着|随着|没有|看望|慰问|采访|专访|访问|走访|探望|探访|找到|找|遇到|遇见|见到|看到|看见|听到|发现|认识|帮助|帮|救|救出|救起|营救|抢救|叫|叫做|名叫|喊|请|邀请|感谢|联系|通知|陪同|陪|协助|介绍|带|扶|抬|送|送给|接|接待|拜访|推荐|选举|选出|任命|委任|聘请|聘|当选|成为|担任|出任|表彰|奖励|授予|颁给|嫁给|娶|告诉|询问|问|批评|表扬|起诉|逮捕|抓获|拘捕|拘留|是|有|包括|据|听|给|让|由|经|获|击败|战胜|淘汰|面对|资助|救助|培养|培训|组织|动员|率领|带领|号召|安排|发动|劝|劝说|说服|致电|致信|联合|携手|师从|跟随|追随|纪念|缅怀|悼念|追忆|迎来|迎接|送别|来到|到|去|回到|说|表示|指出|称|成立|召开|举行|落户|当|做|作|为|如|像|叫作|想起|提起|谈起|说起|运用|利用|拉着|扶着|围着|护送|护理|照顾|照料|赡养|抚养|治疗|接诊|收治|转送|搀扶|抱起|背起|背着|抱着|连同|偕同|会同|委托|授权|指派|派出|派|选派|抽调|要求|建议|提醒|鼓励|支持|指导|教导|辅导|邀|约|访|及|以|使|令|叫上|约上|碰到|碰见|撞到|撞倒|打伤|杀害|刺伤|搜查|查获|通缉)$/;
/** Adverbs and times that belong to a title. */
const kept =
  /^(?:已故|现任|时任|前任|候任|署理|前|原|副|代|总|第一|一线|上|下|中|后|东|南|西|北|全国|本|该|首席|以上|青年|少年|成年|[高大中小][一二三四五六]|[一二三四五六七八九]年级)$/;
const counter = /^[岁名位个户家人年月日天]/;
/** Numerals of names: 二级, 三年级, 第三, 3号, 90后. */
const named = /[级班届代线]$|^第|^[一二三四五六七八九十\d]{1,3}[里道河江沟台号]?$/;
const office = /[局部厅处科所委办院站队会室系司署组团]/;

/** True if a word goes with the phrase that begins right behind it at `word.end`. */
function belongs(word: Word, left: Word | undefined, folded: string, end: number): boolean {
  const { text, tag } = word;
  if (text === '、' || text === '兼' || text === '暨') return titleBefore(folded, word.start) >= 0;
  if (kept.test(text)) return true;
  if (tag === 'm') return named.test(text) && !counter.test(folded.slice(word.end));
  if (tag === 'f') return text === '里' ? folded[word.end] === '里' : /\d0$/.test(left?.text ?? '');
  const after = left !== undefined && nominal.test(left.tag) && titleBefore(folded, left.end) < 0;
  if (/^[局部厅处科所委办院站队会室系司署组团里]$/.test(text) && after) return true;
  if (tag === 'c') return /^[与及]$/.test(text) && after && office.test(folded.slice(word.end, end - 2));
  if (nominal.test(tag) || tag === 'a') return !objects.test(text);
  if (!/^(?:v|vd|vi)$/.test(tag) || objects.test(text)) return false;
  // 剪|黏|师傅: single characters in front of a title.
  if (text.length === 1 && end - word.end <= 4 && titleBefore(folded, end) === word.end + 1) return true;
  return after || text.length === 2 || office.test(folded[word.end] ?? '');
}

/** Start of the words before `end` that can be a role: a noun phrase back to a verb, a mark or a function word. */
export function phraseStart({ folded, words }: Reading, end: number, floor: number): number {
  const title = titleBefore(folded, end);
  let start = end;
  for (let at = wordIndex(words, end - 1); at >= 0; at -= 1) {
    const word = words[at];
    if (word === undefined || word.start < floor || end - word.start > longestRole) break;
    const drawn = quotes.has(word.text);
    if (!drawn && stop.test(word.text)) break;
    if (!drawn && word.end <= title && !belongs(word, words[at - 1], folded, end)) break;
    if (!/^[、兼暨]$/.test(word.text)) start = word.start;
  }
  return start;
}
