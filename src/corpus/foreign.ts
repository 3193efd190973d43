import type { Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { attributed } from './presented.ts';
import { type Reading, wordIndex } from './reading.ts';
import { surnameLength } from './surnames.ts';
import { titleAfter, titleBefore } from './titles.ts';

/*
 * Names of people that are not Chinese: 唐纳德·特朗普 by the dot, 默茨 by the title before it and the characters
 * that stand for foreign sounds, John Smith by a title beside it.
 */

const dot = /[·•‧・．.]/g;
const han = /[\u3400-\u9fff]/;

/** Characters that write the sounds of other languages, folded. */
export const sounds = new Set(
  '再末哇敦札耶策岑柴昌楚慈道惠孔累冷顺孙永奎杜合吐孜颂猜彻厄侯阔略培屈廷果宽彼阿埃艾爱安昂奥澳巴芭拔柏班邦包保鲍贝倍本比毕碧宾彬波玻伯博勃卜布采查察茨次达大黛戴丹当德登邓狄迪蒂底丁东顿多朵俄恩尔耳法凡范方菲斐费芬丰冯佛夫弗芙福富盖甘冈岗高戈哥歌格葛根贡古谷瓜圭贵哈海罕汉翰豪赫黑亨洪胡华怀霍基吉季加迦嘉贾简江杰捷金津京井久卡喀凯坎康考柯科可克肯寇库夸昆拉腊莱赖兰澜朗劳勒雷蕾黎礼李里理历利莉丽力立连廉琏良列烈林琳伶留龙隆娄卢鲁露路伦罗洛吕玛马买迈麦曼芒毛茅梅美门蒙孟米密苗敏明缪摩莫默姆木沐穆慕拿那纳娜乃奈南瑙内嫩妮尼涅宁牛纽农努女诺欧帕派潘庞佩彭蓬皮匹平珀普浦齐奇契恰乔切钦青琴琼丘曲让热仁日茸荣茹儒瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申盛什圣施诗石史士室舒朔丝司思斯松苏素索所塔泰坦汤唐陶特滕提图土托脱娃瓦万汪旺威微韦维卫魏温文翁沃乌吾武伍西希锡习夏仙香肖谢辛欣兴雄休修许雪逊雅亚延扬杨耀叶伊依易益因英尤于约泽增扎詹张章珍芝知治朱珠卓兹宗祖佐尊丝荪薇娅妲婕媞茵琪茜蔻梵祺聂噶嘎珂轲岱喀满朗玟玮芮蕊萝甄镇瑶倩婷',
);
/** Characters that a sentence goes on with, whatever they sound like. */
export const grammar =
  /[的了着过是在和与及或给被将对从把让向为由因但而且之其就都已曾均便仍亦才可会能要想去做当则也还又说等来到时从上下以带率领讲写走跑坐站抱背帮送拿问叫请逢每]/;

/** True for a word that is no part of a name: it means something, and is no long run of foreign sounds. */
export function meaning({ text, tag }: Word): boolean {
  if (/^(?:x|nr|nrt|nrfg|nz|ns|eng)$/.test(tag)) return false;
  return text.length < 3 || !Array.from(text).every((char) => sounds.has(char));
}

/** Longest part of a name between dots, in characters. */
export const longest = 7;

/** Start of the part of a name that ends at `end`. */
function partBefore(reading: Reading, end: number): number {
  const { folded, words } = reading;
  let start = end;
  while (start > 0 && end - start < longest && han.test(folded[start - 1] ?? '')) {
    const taken = end - start;
    if (taken >= 2 && titleBefore(folded, start) >= 0) break;
    const word = words[wordIndex(words, start - 1)];
    if (word === undefined) break;
    const char = folded[start - 1] ?? '';
    const whole = word.end === start && word.text.length > 1;
    if (taken > 0 && word.end <= start && whole && (meaning(word) || word.tag === 'ns')) break;
    if (taken > 0 && grammar.test(char) && !soundsOn(reading, start - 1)) break;
    const not = char === '不' && folded[start - 2] === '阿';
    if (
      !sounds.has(char) &&
      !grammar.test(char) &&
      !not &&
      taken > 0 &&
      !(word.end > start && /^(?:x|nr\w*)$/.test(word.tag))
    )
      break;
    start -= 1;
  }
  const lengths = [1, 2, 3, 4].filter((length) => titleBefore(folded, end - length) >= 0);
  // 妇女|玛丽·, not 妇|女玛丽·.
  const titled =
    lengths.find((length) => words[wordIndex(words, end - length)]?.start === end - length) ?? lengths[0];
  if (titled !== undefined && titled <= end - start) return end - titled;
  // A Chinese name in front of a foreign one: 高天赐·飞利华.
  const full = end - 3;
  const chinese =
    start > full && surnameLength(folded, full) > 0 && words[wordIndex(words, full)]?.start === full;
  if (chinese && han.test(folded[full + 1] ?? '')) return full;
  // 小隊長伊斯坦大·貝雅夫, 部落的尤幹·哈勇: all of it up to a title or 的, whatever its sounds.
  const whole = [2, 3, 4, 5, 6, 7].map((length) => end - length).find((at) => begins(folded, at));
  if (whole !== undefined && end - whole > 5 && !/^阿[不卜布]都/.test(folded.slice(whole))) return start;
  const first = words[wordIndex(words, whole ?? start)];
  // 指挥|约翰·
  if (first !== undefined && first.text.length > 1 && first.end <= start && meaning(first)) return start;
  return whole !== undefined && whole < start && han.test(folded.slice(whole, whole + 1)) ? whole : start;
}

/** True right behind a title, 的 or a mark. */
function begins(folded: string, at: number): boolean {
  return (
    at >= 0 && (!han.test(folded[at - 1] ?? '') || folded[at - 1] === '的' || titleBefore(folded, at) >= 0)
  );
}

/** End of the part of a name that begins at `start`. */
export function partAfter(reading: Reading, start: number): number {
  const { folded, words } = reading;
  let end = start;
  const first = words[wordIndex(words, start)]?.end ?? start;
  while (end < folded.length && end - start < longest && han.test(folded[end] ?? '')) {
    const word = words[wordIndex(words, end)];
    if (word === undefined) break;
    const taken = end - start;
    const char = folded[end] ?? '';
    if (word.start === end && taken > 0) {
      // 费尔南多|梅开二度: a name that the dictionary has, and a word.
      const before = words[wordIndex(words, end - 1)];
      if (
        before?.start === start &&
        taken > 2 &&
        word.text.length > 3 &&
        !Array.from(word.text).every((one) => sounds.has(one))
      )
        break;
      if (
        word.text.length > 1 &&
        meaning(word) &&
        !((taken === 1 || (taken === 2 && sounds.has(char))) && /^.[说在称为]$/.test(word.text))
      )
        break;
      if (titleAfter(folded, end) > 0) break;
      // 苏日娜|戴|着
      if (taken > 1 && word.tag === 'v' && word.text.length === 1 && /[着了过]/.test(folded[end + 1] ?? ''))
        break;
      // 史密|谢幕: a word that the dictionary takes for a name and that writes no sounds.
      if (
        taken > 1 &&
        /^nr/.test(word.tag) &&
        word.text.length > 1 &&
        !sounds.has(folded[word.end - 1] ?? '')
      )
        break;
      // 史密斯|那把大提琴
      if (taken > 1 && /[那这该]/.test(char) && words[wordIndex(words, end + 1)]?.text.length === 1) break;
    }
    // 保因，: no clause ends with a word of grammar.
    if (
      taken > 0 &&
      /[因以由从向与及其而且把被让将对]/.test(char) &&
      /[，。、）)]/.test(folded[end + 1] ?? '')
    ) {
      end += 1;
      continue;
    }
    const inside = word.start < end && /^nr/.test(word.tag);
    if (taken > 0 && grammar.test(char) && !inside && !soundsOn(reading, end)) break;
    if (taken > 0 && end >= first && !sounds.has(char) && !soundsOn(reading, end) && !belongs(reading, end))
      break;
    end += 1;
  }
  return end;
}

/** True for 都, 以 and the like inside a name: a foreign sound follows that begins no word of a meaning. */
export function soundsOn({ folded, words }: Reading, at: number): boolean {
  const next = words[wordIndex(words, at + 1)];
  if (/阿[不卜布]都/.test(folded.slice(at - 2, at + 1))) return true;
  if (!/[都以可因而]/.test(folded[at] ?? '') || !sounds.has(folded[at + 1] ?? '')) return false;
  return (
    next !== undefined && (next.text.length === 1 || !meaning(next)) && !grammar.test(folded[at + 1] ?? '')
  );
}

/** True for a rare character of a name: one inside a word that means nothing else, or the last before a mark. */
function belongs({ folded, words }: Reading, at: number): boolean {
  const word = words[wordIndex(words, at)];
  // A character that the dictionary has in no word.
  if (/^(?:zg|ns|nr)$/.test(word?.tag ?? '') && word?.text.length === 1) return true;
  if (word !== undefined && word.text.length > 1 && /^(?:x|nr\w*)$/.test(word.tag) && word.start < at)
    return true;
  return /^[、，,。）)(（·•]?$/.test(folded[at + 1] ?? '') && !/[人们后前中内年]/.test(folded[at] ?? '');
}

/** Length of the words of grammar with which the first part of a name was read: 由|伊万, 由于|威廉, 这是|比尔. */
function inward(folded: string, start: number, end: number): number {
  const part = folded.slice(start, end);
  if (part[0] === '于' && /[由至关终位自]/.test(folded[start - 1] ?? '')) return part.length > 2 ? 1 : 0;
  const led =
    /^.*(?:[由至关终位自]于|[是的与和在对将由被像且而了给]|[\d〇零一二三四五六七八九]年|^年(?![轻长幼青]))(?=.{2})/.exec(
      part,
    );
  return led?.[0].length ?? 0;
}

/** Names written with a dot between their parts. */
export function dottedNames(reading: Reading): Span[] {
  const { folded } = reading;
  const found: Span[] = [];
  for (const match of folded.matchAll(dot)) {
    const at = match.index;
    // Folding makes a full stop of ．.
    if (match[0] === '.' && reading.block.text[at] !== '．') continue;
    if (/[一二三四五六七八九十]/.test(folded[at - 1] ?? '')) continue;
    if (!han.test(folded[at - 1] ?? '') || !han.test(folded[at + 1] ?? '')) continue;
    const last = found.at(-1);
    const joined = last !== undefined && last.end === at;
    let start = joined ? last.start : partBefore(reading, at);
    // The first of two given names with a hyphen: 让-|某某·某某.
    if (/[-‐–]/.test(folded[start - 1] ?? '')) {
      let first = start - 1;
      while (sounds.has(folded[first - 1] ?? '') && titleBefore(folded, first) < 0) first -= 1;
      if (first < start - 1) start = first;
    }
    if (!joined) start += inward(folded, start, at);
    let end = partAfter(reading, at + 1);
    // 伊万|获, 伊万|于7月
    if (
      end > at + 2 &&
      /^(?:[获考赴率带任会用说教]|[开戴穿骑搬装劝](?=[\u4e00-\u9fff])|于(?=[\d一二三四五六七八九十本今去当]))/.test(
        folded.slice(end - 1, end + 1),
      )
    )
      end -= 1;
    if (start >= at || end <= at + 1) continue;
    if (joined) found[found.length - 1] = { start, end };
    else found.push({ start, end });
  }
  return found.filter(({ start, end }) => {
    if (/[《〈“「『]/.test(folded[start - 1] ?? '') || end - start < 4) return false;
    // An age or a title beside it tells.
    if (titleBefore(folded, start) >= 0 || /^[（(]\d{1,2}岁?[）)]/.test(folded.slice(end, end + 5)))
      return true;
    // 提速·提质·提气, 文·摄影: words, not sounds.
    const parts = folded.slice(start, end).split(dot);
    const heard = Array.from(parts.join('')).filter((char) => sounds.has(char)).length;
    const length = parts.join('').length;
    if ((parts[0] ?? '').length === 1) return heard === length;
    const long = parts.some((part) => part.length > 2 && Array.from(part).every((char) => sounds.has(char)));
    return long || heard * 3 >= length * 2 || attributed(folded, start) || unknown(reading, start, end);
  });
}

/** True if the segmenter knows none of the parts of a name: 尤干·哈勇. */
function unknown({ words }: Reading, start: number, end: number): boolean {
  for (let at = wordIndex(words, start); (words[at]?.start ?? end) < end; at += 1)
    if (!/^(?:x|nr\w*)$/.test(words[at]?.tag ?? '')) return false;
  return true;
}
