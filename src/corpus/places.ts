import type { Word } from '../text/segment.ts';
import { type Reading, wordIndex } from './reading.ts';

/* What tells that something is a place, a god or a thing and no person. */

/** What goes on behind a name of a place: 石桥|镇. */
export const placeAfter =
  /^(?:峰|冰川|雪山|沟|礁|滩|圩|厝|潭|洞|墓|陵|塔|亭|殿|宫|坛|府|千岁|王爷|大帝|圣王|真君|娘娘|星君|帝君|祖师|菩萨|国小|国中|华小|村|镇|乡|区|市|县|省|州|路|街|道|巷|桥|山|河|江|湖|海|岛|湾|港|寺|庙|庵|祠|城|堡|站|机场|大学|中学|小学|幼儿|医院|学院|书院|公司|集团|银行|奖|杯|基金|纪念|故居|大厦|广场|公园|社区|小区|村委|家村|屯|寨|庄|坝|坪|水库|自然保护|保护区|国家级|省级|管护|大桥|隧道|线|族|语|人民|朝|王朝|帝国|教(?![大我他她你孩人学出起会])|派|党|军区|战役|事件|条约|运动|主义|定理|效应|系统|牌|号)/;
/** Ends of names of places and groups: 石桥镇, 汤家组, 沈家村. */
export const placeInside =
  /[溪河湖岛线旗站宫庙寺塔桥镇村乡县市区组州省局街庄屯寨队社厂院校部科系楼房族籍]$|^家[河店沟湾坪庭坝岭塘口墙洼]/;
const deity = /(?:王爷|帝君|大仙|天师|千岁|圣母|圣王|真君|真人|娘娘|星君|菩萨|大帝|元帅|佛祖|门|井)$/;
const namedAfter = /(?:台风|飓风|品种|品牌|车型|型号|牌|号)[“「]?$/;

/** True for what is no person's: a god, a storm, one of an enumeration of places. */
export function unlike({ folded, words }: Reading, start: number, end: number): boolean {
  if (deity.test(folded.slice(start, end))) return true;
  if (namedAfter.test(folded.slice(Math.max(0, start - 4), start))) return true;
  if (folded[start - 1] !== '、' || folded[end] !== '、') return false;
  const [left, right] = [words[wordIndex(words, start - 2)], words[wordIndex(words, end + 1)]];
  return isPlace(left) && isPlace(right);
}

function isPlace(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    word.text.length > 1 &&
    (word.tag === 'ns' || /[省市县区镇乡村路街站山河江湖湾岛港桥]$/.test(word.text))
  );
}
