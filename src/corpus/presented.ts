import { titleBefore } from './titles.ts';

/* How a sentence presents somebody: 组员有, 来自槟城的, 大名, 牛叔（…）. */

/** 组员有, 获奖者为: a title and a verb that leads to who they are. */
export function lists(folded: string, start: number): boolean {
  if (!/[括是为有:：]/.test(folded[start - 1] ?? '')) return false;
  const verb = /(?:包括|分别[是为]|依次[是为]|还?有|[是为])[:：]?$/.exec(
    folded.slice(Math.max(0, start - 4), start),
  );
  return verb !== null && titleBefore(folded, start - verb[0].length) >= 0;
}

/** Clauses with 的 that tell of people alone: 来自槟城的, 原本是兽医的, 外号“铁人”的. */
const attribute =
  /(?:来自|负责|就读于?|毕业于?|出生于?|出身|外号|人称|绰号|花名|艺名|法号|年[过近仅]|现年|从事|身为|退伍|返乡|受助|获[救奖]|受伤|遇难|患病|落水|被困|家住|住在|[班籍]|外表|性格|生性|替补|排名|效力于)[^，,。；：、]{0,12}的$|(?:[卖做种养教]|经营|[站坐排走]在)[^，,。；：、]{1,8}的$|(?:[级班届镇乡村寨屯队局所院校厂店组科室]|公司|[领带打牵]头|[国高初大小][一二三四五六])的$/;

/** True if a clause that tells of a person leads to the name with 的. */
export function attributed(folded: string, start: number): boolean {
  if (folded[start - 1] !== '的' || folded[start] === '钱') return false;
  return (
    attribute.test(folded.slice(Math.max(0, start - 20), start)) ||
    (/[是当任]/.test(folded.slice(Math.max(0, start - 8), start)) && titleBefore(folded, start - 1) >= 0)
  );
}

/** Leads to an office and, with 的, to who holds it: 时任县委书记的. */
export const holding = /(?:[时现曾出]任|身为|作为|担任|负责)[^，,。；]{2,20}的$/;

/** Words for somebody's name, and what kin do when they give one: 大名, 女儿取名. */
const naming =
  /(?:大名|本名|真名|全名|姓名|俗家姓?|艺名|笔名|法号|乳名|小名|化名|[儿女][子儿]?取名叫?)(?:[叫是为作：:]|叫做|叫作)?$/;

/** True if a word for somebody's name stands before it: 大名|王小明. */
export function introduced(folded: string, start: number): boolean {
  return (
    /[名号家叫是为作：:]/.test(folded[start - 1] ?? '') &&
    naming.test(folded.slice(Math.max(0, start - 8), start))
  );
}

/** What people call somebody: 牛叔, 阿德, 老葛, 小张. */
const nickname =
  /(?:(?<![大小老])[老小阿](?![学区组时队镇村城街店吃说师人家])[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,2}(?:叔|伯|姐|哥|婶|嫂|姨|婆|爷|妈|爸|妹|仔|弟|公|太|姑|爹|娘|婆婆|奶奶|爷爷))[”」』"]?$/;

/** Start of what people call somebody, where their name follows: |明叔（王小明, |老王，大名王小明; -1 if nothing such stands there. */
export function calledBefore(folded: string, start: number): number {
  if (!/[名号家叫是为作：:（(]/.test(folded[start - 1] ?? '')) return -1;
  const from = Math.max(0, start - 14);
  const before = folded.slice(from, start);
  const end = bracketed(folded, start)
    ? before.length - 1
    : (/[，,（(]?$/.exec(before.replace(naming, ''))?.index ?? -1);
  if (end < 0 || (end === before.length && !introduced(folded, start))) return -1;
  const called = nickname.exec(before.slice(0, end));
  return called === null ? -1 : from + called.index;
}

/** True if the name stands in brackets behind what people call the person: 牛叔（|王小明. */
export function bracketed(folded: string, start: number): boolean {
  if (!/[（(]/.test(folded[start - 1] ?? '')) return false;
  const end = folded.slice(start, start + 6).search(/[）),，、]/);
  return end >= 2 && end <= 4 && nickname.test(folded.slice(Math.max(0, start - 5), start - 1));
}

/** True if what people call the person stands in brackets behind the name: 王小明|（阿德）. */
export function nicknamed(folded: string, end: number): boolean {
  if (!/[（(]/.test(folded[end] ?? '')) return false;
  const inside =
    /^(?:人称|外号|绰号|花名|小名|乳名|村里人[喊叫]|大家[喊叫]|[^（）()，。]{0,4}[喊叫])?[“「『"]?([\u4e00-\u9fff]{1,3}[”」』"]?)[）)]/.exec(
      folded.slice(end + 1, end + 12),
    );
  return inside?.[1] !== undefined && (nickname.test(inside[1]) || inside[0].length - inside[1].length > 2);
}
