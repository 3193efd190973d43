import type { Span } from '../text/sentences.ts';
import { attributed } from './presented.ts';
import { lengthAtOf, type Reading, wordIndex } from './reading.ts';
import { titleAfter, titleBefore } from './titles.ts';

/* Tibetan and Mongolian names, told by the parts of which they are made: 扎西次仁. */

const parts =
  '扎西 顿珠 卓玛 次仁 才让 才仁 旦增 丹增 多吉 索朗 索南 格桑 尼玛 达娃 白玛 央金 平措 罗布 拉姆 曲珍 德吉 强巴 洛桑 仁青 仁增 晋美 旺堆 旺姆 旺扎 巴桑 普布 米玛 边巴 桑珠 桑吉 加措 嘉措 卓嘎 措姆 拥措 拥忠 益西 贡布 贡嘎 拉毛 拉珍 拉巴 次旺 次旦 土登 阿旺 坚赞 坚参 江白 云丹 群培 群宗 诺布 琼达 达瓦 多杰 周加 南杰 南加 吉美 其美 白珍 平珍 占堆 欧珠 乌兰 图雅 巴特尔 巴图 其其格 苏日娜 斯琴 高娃 格日勒 娜仁 敖登 巴雅尔 那日苏 布和 呼和 巴根 哈斯 额尔敦 孟和 朝鲁 朝克图 宝音 乌云 萨仁 阿古拉 图门 牧仁 那顺 达来 托娅 塔娜 乌日娜 阿拉坦 毕力格 苏和 满都拉 青格勒 特木尔 吉日嘎拉 乌恩 其木格 花尔 贺喜格图 贺喜格 呼格吉勒 阿木尔 阿木古楞 朝格图 查干 苏布德 萨如拉 乌力吉 特格喜 胡日查 布仁 宝力道 那仁 其木德 孟克 布日固德 斯日古楞 娜布其 图布新 德力格尔 阿拉腾 舍楞 白音 巴音 达胡 敖其尔 格图'.split(
    ' ',
  );
const partAt = lengthAtOf(parts);

/** Names of two known parts, 扎西次仁, or of one behind a title. */
export function joinedNames(reading: Reading): Span[] {
  const { folded } = reading;
  const found: Span[] = [];
  for (let at = 0; at < folded.length - 3; at += 1) {
    const first = partAt(folded, at);
    if (first === 0) continue;
    const second = partAt(folded, at + first);
    const alone =
      second === 0 &&
      (titleBefore(folded, at) >= 0 ||
        attributed(folded, at) ||
        (folded[at] !== '阿' && titleAfter(folded, at + first) > 0)) &&
      !/^[\u4e00-\u9fff]?[·•‧・．]/.test(folded.slice(at + first));
    const lead = second === 0 && !alone ? leadBefore(reading, at) : 0;
    if (second === 0 && !alone && lead === 0) continue;
    const end = Math.max(at + first + second, alone ? unknownEnd(reading, at + first) : 0);
    if (/^[·市县区乡镇村寺旗]/.test(folded.slice(end)) || folded[at - 1] === '·') continue;
    found.push({ start: at - lead, end });
    at = end - 1;
  }
  return found;
}

/** Length of an unknown part between a title and a known one: 牧民|苏根|其其格. */
function leadBefore({ folded, words }: Reading, at: number): number {
  for (const length of [2, 3]) {
    const word = words[wordIndex(words, at - length)];
    if (
      word?.start === at - length &&
      word.tag === 'x' &&
      word.text.length > 1 &&
      titleBefore(folded, at - length) >= 0
    )
      return length;
  }
  return 0;
}

/** End of the word in no dictionary in the middle of which a known part ends: 朝鲁|门, 阿拉坦|仓. */
function unknownEnd({ words }: Reading, at: number): number {
  const word = words[wordIndex(words, at)];
  return word !== undefined && word.start < at && word.end === at + 1 && word.tag === 'x' ? word.end : 0;
}
