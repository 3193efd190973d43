/*
 * Words of one row that exclude each other: a sentence about 高中 says nothing of 初中, last year's figure is not
 * this year's. All folded.
 */

/** Characters that tell a word from its like: 女子 from 男子, 舊橋 from 新橋, 亞軍 from 冠軍. */
const rows = [
  '男女',
  '新旧老',
  '前后',
  '东南西北',
  '上下',
  '左右',
  '大小',
  '初高',
  '早午晚',
  '内外',
  '正副',
  '春夏秋冬',
  '甲乙丙丁',
  '冠亚季殿',
  '去今前明后',
  '首末中',
  '公私',
  '进出',
  '收支',
  '硕博',
  '父母',
  '兄弟姐妹',
  '一二三四五六七八九十',
];

/** What stands in one row with a character. */
const likes = new Map<string, string[]>();
for (const row of rows) {
  for (const mark of row)
    likes.set(mark, [...(likes.get(mark) ?? []), ...Array.from(row).filter((other) => other !== mark)]);
}

/** Whole words of one row. */
const words = [
  ['国语', '语文', '数学', '英语', '英文', '中文', '华文', '科学'],
  ['初中', '高中', '国中', '小学', '国小', '大学', '高职', '幼儿园', '幼稚园'],
  ['一般', '紧急'],
  ['进口', '出口'],
  ['收入', '支出', '盈余', '亏损'],
  ['存栏', '出栏'],
  ['城镇', '农村'],
  ['单打', '双打'],
  ['冠军', '亚军', '季军', '金牌', '银牌', '铜牌'],
  ['全垒打', '盗垒', '打击', '投手'],
  ['上半年', '下半年', '全年'],
  ['末期', '中期'],
];

const times =
  /(?:大?前|[去今明后])年|[上本]一?年度?|(?:\d{4}|[〇零一二三四五六七八九]{4})年|(?<![\d个])\d{1,2}月|(?<![个])十?[一二三四五六七八九十]月|上半年|下半年|[上下本]个?月|[昨今明][天日晚]/;

/**
 * How many words of a question a text has only the like of: 初中 where it says 高中.
 * @param question folded
 * @param text folded
 */
export function contrasts(question: string, text: string): number {
  let count = 0;
  for (let at = 0; at + 1 < question.length; at += 1) {
    const like = likes.get(question[at] ?? '');
    const next = question[at + 1] ?? '';
    if (!like || !/\p{Script=Han}/u.test(next) || text.includes(question.slice(at, at + 2))) continue;
    if (like.some((other) => text.includes(other + next))) count += 1;
  }
  for (const row of words) {
    const asked = row.filter((word) => question.includes(word));
    if (
      asked.length > 0 &&
      !asked.some((word) => text.includes(word)) &&
      row.some((word) => text.includes(word))
    )
      count += 1;
  }
  return count;
}

const everyTime = new RegExp(times, 'g');

/** Whether a text is of the time that a question names: 1 if so, 0 if of another, 0.25 if of none; 0.5 if none is asked. */
export function sameTime(question: string, text: string): number {
  const asked = [...question.matchAll(everyTime)].map(([time]) => time);
  if (asked.length === 0) return 0.5;
  if (asked.some((time) => text.includes(time))) return 1;
  return times.test(text) ? 0 : 0.25;
}
