import { remembered } from './remembered.ts';
import type { Span } from './sentences.ts';

/*
 * Dates and clock times of folded text. They are no figures, and they are what when-questions ask for. Each
 * pattern begins with a character class and has bounded repetitions only, so the search is linear.
 */

const digit = '[〇零○一二三四五六七八九]';
const small =
  '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])';
const era =
  '(?:公元前?|西元前?|民国前?|昭和|大正|明治|平成|令和|洪武|永乐|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|贞观|开元|天宝|至元|正德|弘治|成化|建武|咸亨|绍兴|天启|隆庆|大业|武德|黄初|景初|正始|建安|永初|元嘉|太元|宁康|庆长|元和|天文|天正|永禄|文禄)';
const eraYear = `${era}[ ]?(?:元|\\d{1,4}|[〇零○一二三四五六七八九十百]{1,5})[ ]?(?:多)?年`;
const fullYear = `(?:[12]\\d{3}|${digit}{4})`;
const span = '[ ]?[-–—~～至到/][ ]?';
const year = `(?:${eraYear}|${fullYear}[ ]?(?:(?:至|到|[-–—~～/])[ ]?(?:\\d{2}|${digit}{2}|${fullYear})[ ]?)?(?:财|学|会计)?年(?:度)?|一[〇零○一二三]${digit}(?:学)?年(?:度)?|(?:8\\d|9\\d|1[0-3]\\d)(?:学)?年(?:度|底|初|(?=[ ]?${small}[ ]?月)))`;
const month = `${small}[ ]?月(?:份)?`;
const day = `${small}[ ]?[日号](?!楼|线|院|车|馆|机|公|文|仓|厅|店|井|厂|码|门|桌|房|展)`;
const partOfDay =
  '(?:凌晨|清晨|早晨|早上|上午|中午|正午|下午|傍晚|晚上|晚间|深夜|午夜|今晨|当晚|夜间|零晨|早|晚)';
const minute = '(?:[0-5]?\\d|[〇零]?[一二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?)';
const clockHan = `${partOfDay}[ ]?${small}[ ]?[时点](?:[ ]?${minute}分|半|整|[一三]刻|[0-5]\\d(?!\\d))?(?:许|左右)?|${small}[时点](?:${minute}分|半(?![年月个])|整|[一三]刻|许)|\\d{1,2}时(?!间|代|期|段|候|速|数|长|[而])|(?<=[至到])${small}[时](?!间|代|期)`;
const clockDigits = '(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?![\\d:])(?:[ ]?[ap]m)?';
const iso =
  '[12]\\d{3}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\\d|3[01])(?!\\d)|[12]\\d{3}[-/](?:0[1-9]|1[0-2])(?![\\d])';
const century = `(?:公元前?)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:[-–—~～至到、](?:\\d{1,2}|[一二三四五六七八九十]{1,3}))?世纪(?:(?:\\d0|[一二三四五六七八九]十)年代)?(?:初期?|中[叶期]|末期?|后期|前期)?`;
const decade = `(?:${fullYear}|\\d0(?:[、-]\\d0)?|[一二三四五六七八九]{1,2}十|零零)年代(?:初期?|中期|末期?|后期)?`;
const weekday =
  '(?:星期|礼拜|周)[一二三四五六日天](?![年岁天])(?:[至到、及和][ ]?(?:星期|礼拜|周)?[一二三四五六日](?![一二三四五六七八九十百千万个名次年月天所家人项]))*';
const lunar =
  '(?:农历|阴历|旧历|夏历)?(?:正月|腊月|冬月)(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?)?|(?:大年|年)?初[一二三四五六七八九十](?!中|[年级])(?:[、和及与](?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?)(?![一二三四五六七八九十百千万个名次年月天家人项元号岁]))*|(?:大年|年)三十';

const season = '(?:[春夏秋冬][季天]?|年?底|年?初|年?末|中期|上半年|下半年)';
const monthDay = `${month}(?:${span}${month})?(?:[ ]?${day}(?:${span}${small}[ ]?日)?|[上中下]旬|初|底|末|中(?![间心央期国]))?`;
const alone =
  '(?:[89]\\d|1[0-3]\\d|(?<=(?:^|[。，,；;（(「于在自从至到])[ ]?)\\d{3})年(?![来间历多余以前后之的半]|内|寿|老)';
const pattern = new RegExp(
  `(?<![\\d百千万第]|\\d[.,])(?:${[
    century,
    decade,
    `${year}(?:${span}${year})?(?:[ ]?${monthDay}|第[一二三四1-4]季度?|${season})?`,
    iso,
    `${fullYear}(?:[ ]?[-–—~～至][ ]?${fullYear}|/\\d\\d)(?!\\d)`,
    monthDay,
    `${small}[ ]?[-–—~～至到、][ ]?${day}`,
    clockHan,
    clockDigits,
    day,
    weekday,
    lunar,
    alone,
  ].join('|')})`,
  'gu',
);
const relative =
  /(?:去年|前年|今年|明年|同年|翌年|次年|当年|昨[天日]|今[天日]|明[天日]|当[天日晚]|同[日月]|翌日|次日|前[日天]|上个?月|本月|上周|本周|(?:第[一二三四1-4]|首|[上本])季度?|[上下]半年|近[日期]|目前|除夕|跨年夜?|元旦|春节|元宵节?|清明节?|端午节?|中秋节?|重阳节?|国庆节?|圣诞节?|平安夜|大年[初三]十?[一二三四五六七]?|年[初底中末]|月[初底中末])/gu;

/** Words before 3日 or 100年 that make it a length of time. */
const lasting =
  /(?:为期|历时|连续|持续|[近约逾满达]|超过|经过|经历|耗时|用时|长达|前后|相隔|时隔|每|共|仅|最长|至少|过去|未来|天数|日数|整整|足足|大约|建[校厂馆院]|成立|服务|工作)$/u;
const lastingAfter = /^(?:[内间游后假]|以[内上来]|之[内久]|时间|行程|左右|的(?:时间|活动|行程|赛程|会期))/u;

function isLength(folded: string, start: number, end: number): boolean {
  const text = folded.slice(start, end);
  if (
    /^[1-9]\d{3}年/.test(text) &&
    /(?:龄|距今|寿命|历史|存活|存续|跨越|绵延)[^,，。;；]{0,4}$/.test(
      folded.slice(Math.max(0, start - 7), start),
    ) &&
    !/[自从于]$/.test(folded.slice(0, start).slice(-1))
  )
    return true;
  // 75日 is no day of a month.
  if (Number(/^(\d{1,2})日$/.exec(text)?.[1]) > 31) return true;
  if (!/^[^年月时点分:]{1,4}[日]$|^\d{2,3}年$/.test(text)) return false;
  return (
    lasting.test(folded.slice(Math.max(0, start - 4), start)) || lastingAfter.test(folded.slice(end, end + 5))
  );
}

/** Dates and clock times in numerals, those that touch joined: 2020年1月23日上午10时. Several rules ask of one sentence. */
const numericDates = remembered(100, (folded): readonly Span[] => {
  const found: Span[] = [];
  for (const match of folded.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isLength(folded, start, end) || /^一日(?:三餐|游|之计)/.test(folded.slice(start, start + 4)))
      continue;
    const last = found.at(-1);
    if (last !== undefined && /^[ ]?$/.test(folded.slice(last.end, start)) && start - last.end < 2) {
      found[found.length - 1] = { start: last.start, end };
    } else found.push({ start, end });
  }
  return found;
});

/**
 * Finds dates and clock times: years, months, days, centuries, weekdays, times of day.
 * @param folded text after `fold`
 * @param options.relative with it also 去年, 昨天, 年底 and the like
 * @returns spans in reading order that do not overlap, UTF-16 offsets; linear in the length of the text
 */
export function findDates(folded: string, options: { readonly relative?: boolean } = {}): readonly Span[] {
  if (options.relative !== true) return numericDates(folded);
  const dates = [...numericDates(folded)];
  for (const match of folded.matchAll(relative)) {
    dates.push({ start: match.index, end: match.index + match[0].length });
  }
  dates.sort((a, b) => a.start - b.start || b.end - a.end);
  return dates.filter((date, index) => index === 0 || date.start >= (dates[index - 1]?.end ?? 0));
}
