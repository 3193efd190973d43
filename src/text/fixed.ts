import type { Span } from './sentences.ts';

/*
 * Numbers that count nothing: telephone and document numbers, addresses on the network, codes (COVID-19, G20,
 * ISO 14001), versions, outline numbers. All patterns have bounded repetitions, so the search is linear.
 */

const patterns = [
  // Addresses on the network
  /(?:https?:\/\/|www\.)[^\s,。，、)）」]{1,300}/g,
  /[a-z0-9._-]{1,64}@[a-z0-9.-]{1,100}/g,
  // 苏政发〔2020〕3号, 國發[2021]5號, 字第1090012345號
  /[〔[【(（](?:19|20)\d\d[〕\]】)）][^,。，\s]{0,6}?\d{1,6}号/g,
  /字第[ ]?\d{1,15}(?:-\d{1,5})?号?/g,
  // Telephones: +852 2345 6789, (02)2345-6789, 0512-65221234, 400-820-8820, 13812345678, 0912-345-678
  /\+\d{1,3}[- ]?\d{1,4}(?:[- ]\d{3,4}){1,3}(?!\d)/g,
  /(?<![\d.,])\(?0\d{1,3}\)?[- ]?\d{3,4}[- ]?\d{3,4}(?![\d万亿元])(?:(?:转|分机|#)\d{1,5})?/g,
  /(?<![\d.,])(?:400|800)-?\d{3}-?\d{4}(?!\d)/g,
  /(?<![\d.,])1[3-9]\d{9}(?!\d)/g,
  /(?:档号|案号|文号|批号|书号|刊号|字号|编码|电话|专线|热线|致电|传真|查询|tel|fax|手机|分机|邮编|邮区|账号|帐号|账户|户口号码|编号|统编|统一编号|代号|代码|许可证|证号|证书号|拨打|qq|微信|股票|股份)[号:：为是码 (（]{0,4}[a-z]{0,6}[- ]?\d[\d\-/ ]{1,20}\d/g,
  // 9999专线, 12345热线, 119, 110报警
  /(?<![\d.,])\d{3,6}(?:市民|服务|报警|急救|求助|政务)?(?:热线|专线|平台|电话)/g,
  // Versions and addresses of machines: 2.0版, v1.2, 1.2.3
  /\bv\d{1,4}(?:\.\d{1,4}){0,3}|(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,5}(?![\d])|\d{1,3}\.0(?=[版时模工系升体])/g,
  // Codes with letters: covid-19, pm2.5, h1n1, g20, 5g, iso 9001, gb/t 1234-2020, a4
  /(?:gb\/?t?|iso|iec|en|astm|cns|hkfrs|ifrs|esg|sdgs?|pm|no\.|p\.|pp\.|cop|hb|db)[ -]?\d{1,6}(?:[-:.]\d{1,6}){0,3}/g,
  // Outline and note numbers alone in brackets: （1）, [12], 【3】
  /[([（【](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)\]）】]/g,
  // Idioms that look like a number with a measure word
  /三三[两五]{2}|三番[五两几]次|成千[上累]万|一五一十|七七八八|[百千万]千万万|三五成群|隔三差五|一点一滴|三两[下句]|\d{1,3}排\d{1,3}[号座]|两全其美/g,
  // 7×24小时, “1+6+N”, 618, 十一黄金周, 北纬43度
  /\d{1,2}[×x*]24小时|(?<![\d.])\d(?:\+[\dnx]){1,4}(?![\d.])|(?:618|双1[12]|1111)(?=[大购电促”」])|(?<![二三四五六七八九])十一(?=黄金周|假期|长假|国庆|期间)/g,
  /[东西]经[\d.]{1,10}(?:度|°)?|[南北]纬[\d.]{1,10}(?:度|°)?/g,
  // Names of wares and versions: windows 11, iphone 15
  /(?<![a-z])(?!us|hk|nt|rm|usd|hkd|rmb|cny|twd|eur|gbp|jpy|mop|about|over|total)[a-z]{3,12}[ ]\d{1,4}(?![\d,.%]|[ ]?[a-z\u4e00-\u9fff])/g,
  // Numbers to call: 110, 12345
  /(?<![\d.,约近共达有为])(?:110|119|120|122|123\d\d|999|1823|1999)(?=[、，,。；和及与）)”」])/g,
  // Scales and proportions of names: 1:1000
  /(?<![\d:])1:\d{3,8}(?![\d:])/g,
  // 500强, 90后, 985高校, 12·5, 9·3, 八一, 7×24小时 is one expression of two numbers
  /(?:[5一]?[\d五百]{1,4}强(?!度|调|化|烈|制)|[0-9零〇六七八九]{1,2}后(?=[的青年生人一干医护女男大小创新,。、]))/g,
  /(?<!\d)(?:985|211)(?=[、/大高工院])/g,
  /(?<![\d.])\d{1,2}[·•・‧]\d{1,2}(?!\d)/g,
];

/** Outline numbers at the beginning of a block: 1. 2、 3） 一、 1.2 */
const outline =
  /^[ \s]*(?:\d{1,2}(?:\.\d{1,2}){0,3}[.、)）．](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}[ ]|[一二三四五六七八九十]{1,3}[、.．)）])/;

/** 3　环境篇, 12 结语: a number, a space and words that no measure word begins, all of a short line. */
const spacedOutline = /^\d{1,2}[ ]+(?=[\u4e00-\u9fff](?![ ])[^0-9。]{1,30}$)/;

/**
 * Spans of folded text whose numerals are part of a name or number of something.
 * @returns spans in order of their beginnings; they may overlap
 */
export function findNames(folded: string): Span[] {
  const spans: Span[] = [];
  const first = outline.exec(folded) ?? spacedOutline.exec(folded);
  if (first !== null) spans.push({ start: 0, end: first[0].length });
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) {
      spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}
