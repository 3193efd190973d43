import type { Span } from '../text/sentences.ts';
import { lengthAtOf, type Reading, wordIndex } from './reading.ts';
import { surnameLength } from './surnames.ts';
import { titleAfter, titleBefore } from './titles.ts';

/* Japanese names: 佐藤健一教授, 副教授田中佳奈. */

/** The most frequent Japanese surnames, folded. */
const surnames =
  '佐藤 铃木 高桥 田中 伊藤 渡边 渡部 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 清水 山崎 池田 桥本 阿部 石川 山下 中岛 石井 小川 前田 冈田 长谷川 藤田 后藤 近藤 村上 远藤 青木 坂本 斋木 福田 太田 西村 藤井 金子 冈本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 宫崎 横山 宫本 内田 高木 安藤 岛田 谷口 大野 高田 丸山 今井 河野 藤本 村田 武田 上野 杉山 增田 平野 大塚 千叶 久保 松井 小岛 岩崎 樱井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井 滨田 菅原 市川 水野 小松 古川 小山 山内 西田 大久保 小泽 北村 黑田 安倍 岸田 石原 川口 川崎 福岛 早川 秋山 吉川 本田 久保田 三宅 大谷 羽生 福原 浅田 村山 荒木 川端 夏目 芥川 宫泽 二宫 宫川 大岛 大川 大石 北川 西川 荒井 饭田 饭岛 稻垣 今村 岩田 浅野 天野 有马 五十岚 儿玉 川岛 川村 工藤 熊谷 黑木 小池 小西 小田 佐久间 泽田 泽井 椎名 涩谷 岛崎 高山 高野 泷泽 竹中 土屋 堀内 本间 牧野 松岛 松冈 松下 松村 宫岛 宫田 武藤 望月 森本 森山 安田 矢野 山根 山冈 吉村 吉冈 白石 白川 白鸟 白井 服部 花田 平井 平田 平川 福井 藤泽 藤冈 古田 星野 细川 小野寺 大江 大森 大泽 片山 片冈 堀江 堀川 堀田 永井 永田 永野 中井 中西 中田 中泽 长尾 长岛 长野 西野 西冈 根本 野中 野崎 荻野 大内 冲田 奥村 奥田 奥山 小原 小仓 小笠原 小泉 斋木 齐藤 榊原 坂口 坂田 坂井 泽村 志村 柴崎 岛村 岛袋 比嘉 新垣 玉城 仲村 菅野 杉浦 杉田 杉原 须藤 须田 关口 关根 园田 高岛 高松 高见 高村 武井 立花 谷川 田口 田边 田代 田畑 玉井 辻井 津田 土井 土田 角田 寺田 寺岛 富田 富永 富冈 鸟居 内藤 鹤田 和泉 浦田 浦野 滨口 滨崎 林田 原口 日高 平冈 平山 福本 藤村 藤野 古贺 堀口 本多 前川 前岛 真田 牧田 町田 松永 松川 松崎 松泽 三上 三木 三谷 三好 水谷 水岛 皆川 宫内 宫原 宫胁 村松 村井 室井 本村 森下 森川 森冈 森永 矢岛 八木 柳泽 山川 山形 山村 山中 横田 横井 吉野 吉泽 吉本 米山 米田 米仓 若林 若山'.split(
    ' ',
  );
const surnameAt = lengthAtOf(surnames);

/** Tells of Japan around a name without a title. */
const japan = /日[本籍裔方]|东京|大阪|京都|北海道|横滨|名古屋|冲绳/;
/** Characters of grammar and places, which go on with the sentence after a surname. */
const never = /[死来去的了在是和与及对说也都就将向从于有为到把被率等县市町村区站线州]/;

/** How many characters of the given name follow the surname that ends at `at`: 0 if none is told. */
function givenLength({ folded, words }: Reading, at: number): number {
  // 真由美: the segmenter takes 由 for a preposition.
  if (/^.由[美纪香里佳]/.test(folded.slice(at, at + 3))) return 3;
  let best = 0;
  for (let length = 1; length <= 3; length += 1) {
    const char = folded[at + length - 1] ?? '';
    if (!/[\u4e00-\u9fff]/.test(char) || never.test(char)) break;
    const word = words[wordIndex(words, at + length - 1)];
    if (word === undefined) continue;
    // 健|一来: a syllable with which given names of men and women end.
    if (
      length === 2 &&
      best === 1 &&
      word.start === at + 1 &&
      word.end === at + 3 &&
      /[一二三郎子美夫男雄]/.test(char)
    )
      return 2;
    if (word.end > at + length) {
      // 明|来站: what leads on was glued to the name.
      if (word.tag === 'x' && never.test(folded[at + length] ?? '') && word.end === at + length + 1)
        best = length;
      continue;
    }
    if (word.end === at + length && length >= best && (length <= 2 || best === 0)) {
      const name = /^(?:x|nr\w*)$/.test(word.tag);
      const plain =
        !name &&
        (word.text.length > 1 ||
          (best > 0 && /^(?:v|d|p|c|f|r|m|ul)$/.test(word.tag) && !/^[吾一二三]$/.test(word.text)));
      if (!plain && titleAfter(folded, word.start) !== word.end) best = length;
    }
  }
  return best;
}

/** Names of a frequent Japanese surname and a given name, where a title or a word of Japan stands by. */
export function japaneseNames(reading: Reading): Span[] {
  const { folded } = reading;
  const found: Span[] = [];
  for (let at = 0; at < folded.length - 2; at += 1) {
    const surname = surnameAt(folded, at);
    if (surname === 0) continue;
    const end = at + surname;
    const given = givenLength(reading, end);
    if (given === 0) continue;
    const titled =
      titleBefore(folded, at) >= 0 ||
      /日本[\u4e00-\u9fff]{1,5}$/.test(folded.slice(Math.max(0, at - 7), at)) ||
      /(?:叫|叫做|名为)$/.test(folded.slice(Math.max(0, at - 2), at)) ||
      titleAfter(folded, end + given) > 0;
    // 高桥, 金子 begin with Chinese surnames.
    const whole = reading.words[wordIndex(reading.words, at)];
    const known = whole?.start === at && whole.end === end + given && whole.tag.startsWith('nr');
    const own = known || surnameLength(folded, at) === 0;
    if (!titled || (!own && !japan.test(folded.slice(Math.max(0, at - 60), end + 60)))) continue;
    found.push({ start: at, end: end + given });
    at = end + given - 1;
  }
  return found;
}
