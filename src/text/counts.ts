import type { UnitKind } from './measures.ts';
import type { Word } from './segment.ts';
import type { Span } from './sentences.ts';

/** What is known of a number when it is to be judged whether it counts anything. */
export interface Candidate extends Span {
  readonly value: number | null;
  readonly unit: string;
  readonly kind: UnitKind | 'none';
  readonly numeral: Span;
  /** 百, 千, 万 without a digit. */
  readonly bare: boolean;
  /** Money sign, approximation or 余, 多 beside it. */
  readonly marked: boolean;
}

const arabic = /\d/;

/** True if the number counts something; false for ordinals, numbers of houses, idioms, 一 as an article. */
export function counts(folded: string, number: Candidate, words: readonly Word[]): boolean {
  if (
    /^[十万]分$/.test(folded.slice(number.numeral.start, number.end)) &&
    !/^[之满]/.test(folded.slice(number.end))
  )
    return false;
  if (ordinal(folded, number)) return false;
  return arabic.test(folded[number.numeral.start] ?? '')
    ? countsArabic(folded, number)
    : countsHan(folded, number, words);
}

/** Words after which the number names a rank, a place or a version. */
function ordinal(folded: string, { numeral, end, unit, value, start }: Candidate): boolean {
  const before = folded.slice(Math.max(0, numeral.start - 5), numeral.start).trimEnd();
  const after = folded.slice(end, end + 4);
  if (/(?<![当最起])初$/.test(before) && /^[一二三四五六七八九十]起$/.test(folded.slice(numeral.start, end)))
    return true;
  if (/第$|[其之]$|第\d{1,3}[至到\-–—~～、]$/.test(before) && !/分之$/.test(before)) return true;
  if (
    /^[ ]?(?:号|楼(?![盘宇])|室|弄|巷|年级|年[一二三四五六甲乙丙丁戊己庚辛忠孝仁爱信义和平]班|路公|路车|路线|路巴|时代|版|代(?:[^表理]|$)|等[奖功]|级(?:甲|乙|风险)|届|中全会)/.test(
      folded.slice(numeral.end, numeral.end + 4),
    ) &&
    unit !== '代'
  ) {
    if (!/^届/.test(folded.slice(numeral.end)) || !/[连续共已了]$/.test(before)) return true;
  }
  if (
    /(?:路|街|道|大道|村|栋|座|单元|楼|号)$/.test(before) &&
    /^(?:段|组|巷|区|期|层|号|栋|单元)/.test(folded.slice(numeral.end, numeral.end + 2))
  )
    return true;
  if (unit === '级')
    return (
      !/(?:震|地震|风力|规模|台风|里氏|阵风|大风|达|约|超过)$/.test(
        folded.slice(Math.max(0, start - 3), start),
      ) &&
      !/^(?:楼梯|台阶|阶梯|石阶|石级|梯级|地震|强震|余震|大风|台风|阵风|风|左右|以上)/.test(after) &&
      !/、[^,。;]{1,6}$/.test(folded.slice(Math.max(0, start - 7), start))
    );
  if (unit === '期' && /^(?:工程|项目|建设|厂|计划|开发|园区|规划|扩建|临床|试验)/.test(after)) return true;
  if (
    unit === '点' &&
    !/^(?:建议|意见|要求|希望|体会|共识|原因|声明|启示|经验|内容|看法|主张|诉求|理由)/.test(after) &&
    (value ?? 0) <= 24
  )
    return !/[跌涨升降报收至于]$/.test(before);
  if (unit === '大' && /^(?:报告|代表|以来|精神|召开|会议|闭幕|胜利|之后|后)/.test(after)) return true;
  if (unit === '大' && (value ?? 0) > 12) return true;
  if (unit === '班' && /年级$/.test(before)) return true;
  if (
    /[a-z]$/.test(
      before.replace(/(?:us|hk|nt|rmb|usd|hkd|cny|twd|ntd|eur|gbp|jpy|mop|chf|au|ca|sg|nz|rm)$/, ''),
    ) &&
    !/\s/.test(folded[numeral.start - 1] ?? '')
  )
    return true;
  return false;
}

/** RM780, HKD 100 */
const currency = /(?:^|[^a-z])(?:us|hk|nt|rm|usd|hkd|rmb|cny|twd|ntd|eur|gbp|jpy|mop|chf)$/;

function countsArabic(folded: string, { numeral, unit, value, end, marked }: Candidate): boolean {
  const before = folded[numeral.start - 1] ?? '';
  const next = folded[end] ?? '';
  if (/[a-z_#@]/.test(before) || (/[-/.]/.test(before) && /[a-z\d]/.test(folded[numeral.start - 2] ?? ''))) {
    if (!currency.test(folded.slice(Math.max(0, numeral.start - 4), numeral.start))) return false;
  }
  if (unit === '' && /[a-z_]/.test(next)) return false;
  if (unit === 'g' && value !== null && value >= 2 && value <= 6 && folded[numeral.end] !== ' ') return false;
  const digits = folded.slice(numeral.start, numeral.end);
  if (unit === '' && /^(?:19|20)\d\d$/.test(digits)) return false;
  if (unit === '' && /^0\d/.test(digits)) return false;
  if (unit !== '' || marked || !/^\d+$/.test(digits)) return true;
  // 58同城, 101大楼: a number in front of a word is a name's, unless a verb leads to it.
  if (/^[、，,]?$/.test(before) && /[\u4e00-\u9fff]/.test(next)) return false;
  return (
    !/[\u4e00-\u9fff]/.test(before) || /[为达至到共计有余约是了降升增减超逾占满及和与得收由从]/.test(before)
  );
}

/** Units that make a word of its own meaning with a single Chinese digit: 三国, 四面, 一线, 两岸, 一度. */
const risky = new Set(
  '组 队 类 餐 科 番 团 阵 洞 厅 单元 国 州 市 省 县 区 镇 乡 村 校 社区 街道 小区 企业 单位 点 金 银 铜 平 胜 负 方 重 关 环 声 步 脚 手 代 角 分 面 段 节 口 里 子 女 男 度 画 味 卡 季 旬 令 转 码 甲 石 担 节 球 圈 局 刀 阶 冠 档 格 通 挂 具 字 句 词 集 幕 铺 帖 心 品 则 行 列 排 串 股 担 课 点 车 站 堂 门 寸 尺 丈 克 卡 安 伏 瓦 载 番 块 号 线 级 招 院 令吉 平方 立方 方面 大类'.split(
    ' ',
  ),
);

function countsHan(folded: string, number: Candidate, words: readonly Word[]): boolean {
  const { numeral, unit, value, kind, bare, marked, end } = number;
  const text = folded.slice(numeral.start, numeral.end);
  if (text === '万一' || /^十[一二三四五]五$/.test(text)) return false;
  if (
    unit === '部' &&
    /(?:生产|业务|销售|市场|技术|编辑|采购|工程|项目|事业)$/.test(
      folded.slice(Math.max(0, numeral.start - 2), numeral.start),
    )
  )
    return false;
  if (bare && !marked && kind === 'money' && /^[（(：:/|]?$/.test(folded[numeral.start - 1] ?? ''))
    return false;
  if (unit === '') {
    if (kind === 'ratio') return true;
    if (bare)
      return (
        marked &&
        !/每$/.test(folded.slice(0, number.start).slice(-1)) &&
        /[近上过逾余多]/.test(folded.slice(number.start, end))
      );
    if (text.length < 2 || !/[十百千万亿]/.test(text)) return false;
    return (
      (value === null || value >= 11) &&
      !insideWord(number, words) &&
      /^(?:[^a-z]|$)/.test(folded.slice(end, end + 1))
    );
  }
  if (bare && /每/.test(folded[number.start - 1] ?? '')) return false;
  if (
    bare &&
    value !== null &&
    /(?:突破|跨越|跨过|迈[入过上]|超越)$/.test(folded.slice(Math.max(0, number.start - 2), number.start))
  )
    return true;
  if (bare && !marked && !/^(?:people|money)$/.test(kind) && !/^(?:家|余|多)/.test(unit)) return false;
  if (value !== null && !Number.isInteger(value) && kind !== 'ratio' && text.length === 1) return true;
  const led = told.test(folded.slice(Math.max(0, numeral.start - 3), numeral.start));
  if (insideWord(number, words) && !(led && wordAt(words, numeral.start)?.end === end)) return false;
  if (text === '一' && !marked && !/^[子女男]$/.test(unit)) return countsOne(folded, number, words);
  if (unit === '周' && text === '四' && !marked) return false;
  if (/^(?:这|那|该|此)$/.test(folded[number.start - 1] ?? '') && text.length === 1) return false;
  if (/^[子女男]$/.test(unit)) return children(folded, number);
  if (text.length === 1 && text !== '十' && !marked && risky.has(unit)) return led;
  return true;
}

/** Verbs after which even such a pair counts: 翻了两番, 考获三科, 分两期. */
const told =
  /(?:翻了?|增至|获得?|考[获取得]|共[有计]?|分[为作成]?|合计|得|取得|拥有|辖|下辖|涉及|覆盖|遍及|走访|历经)$/;

/** 两子一女, 一男一女: children are counted in pairs. */
function children(folded: string, { numeral, end }: Candidate): boolean {
  const pairOf = /[一二两三四五六七八九][子女男]/;
  return (
    pairOf.test(folded.slice(Math.max(0, numeral.start - 2), numeral.start)) ||
    pairOf.test(folded.slice(end, end + 2))
  );
}

/** True if the segmenter takes the number for part of another word: 统一, 九江, 三轮车, 四面八方. */
function insideWord({ numeral, end, unit }: Candidate, words: readonly Word[]): boolean {
  const word = wordAt(words, numeral.start);
  if (word === undefined || word.tag === 'm') return false;
  const sticksOut = word.start < numeral.start || word.end > end;
  if (word.start < numeral.start) return word.tag !== 'x' && !/^[近约逾超共每达满仅各另]/.test(word.text);
  if (word.end > end) return word.tag !== 'x' || word.text.length > 4;
  return (
    word.end > numeral.end &&
    !sticksOut &&
    word.tag !== 'x' &&
    word.tag !== 't' &&
    !/[个名位人户家元岁天年月次项件时米里斤钟大]/.test(unit)
  );
}

/** The word that covers an offset, by bisection. */
function wordAt(words: readonly Word[], at: number): Word | undefined {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((words[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return words[low];
}

/** Things of which one at the end of a clause is a number: 掃描器一部. */
const wholeThings = /^[部台座架辆名间所套件张份艘栋幢只头匹支棵株本枚]$/;

const hardUnits =
  /^(?:元|美元|港元|欧元|块钱|万元|年|个月|天|日|小时|个小时|分钟|周|个星期|星期|公里|米|吨|公斤|斤|克|升|亩|公顷|倍|成|百分点|个百分点|岁|周岁|年半|英里|海里|公尺|厘米|平方米|平方公里|世纪|个世纪|人次|学期|胜|平)$/;

const lastingAfter = /^(?:内|以上|半|多|左右|后|前|来|间|时间|期)/;
const lastingBefore = /(?:整整?|足足|为期|历时|近|约|逾|超过|足足|共|仅|不到|长达|用了|过去)$/;

/** 一 counts with units of measure and where it is opposed to other numbers; elsewhere it is an article. */
function countsOne(folded: string, { numeral, unit, end }: Candidate, words: readonly Word[]): boolean {
  const before = folded.slice(Math.max(0, numeral.start - 3), numeral.start);
  const after = folded.slice(end, end + 3);
  if (
    /(?:同|每|那|这|有|新|另|下|上|某|任|哪|逐|头|是|成)$/.test(before) &&
    !/(?:仅|只|唯)有$/.test(before)
  ) {
    if (!/^(?:死|伤|受伤|失踪|获)/.test(after)) return false;
  }
  if (/最[后终]$/.test(before)) return false;
  if (/^(?:年|天|日|周)$/.test(unit)) return lastingAfter.test(after) || lastingBefore.test(before);
  if (hardUnits.test(unit)) return !after.startsWith('一');
  const noun = /^n/.test(wordAt(words, numeral.start - 1)?.tag ?? '');
  if (noun && wholeThings.test(unit) && /^[,，。；;、]/.test(after)) return true;
  if (/(?:仅|只|唯有|只有|仅有|共|各|其余|余下|总共|合共)$/.test(before)) return true;
  return /^(?:死亡|受伤|死|伤|失踪|获救|不治|重伤|轻伤|遇难|确诊)/.test(after);
}
