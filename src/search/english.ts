import type { AnswerType } from './heads.ts';

/** English question words, first match wins. */
const rules: readonly (readonly [RegExp, AnswerType])[] = [
  [
    /\bhow much (?:money|cash|funds?|funding|did .{0,60}(?:donate|give|cost|pay|spend|allocate|raise))/,
    'money',
  ],
  [
    /\bhow (?:many|much|long|far|tall|high|large|big|often|heavy)\b|\bwhat (?:is|was) the (?:number|amount|total)\b/,
    'count',
  ],
  [/\bhow old\b|\bwhat age\b|\bthe age of\b/, 'age'],
  [/\bwhy\b|\bhow come\b|\bwhat reason\b|\bwhat caused\b/, 'reason'],
  [/\bhow\b/, 'manner'],
  [/\bwhen\b|\b(?:what|which) (?:year|month|date|day|time)\b/, 'date'],
  [
    /\bwhere\b|\b(?:what|which) (?:place|city|town|village|district|county|country|province|street|community)\b/,
    'place',
  ],
  [
    /\b(?:what|which) (?:compan(?:y|ies)|hospitals?|organi[sz]ations?|schools?|departments?|firms?|agenc(?:y|ies)|branch(?:es)?)\b/,
    'organisation',
  ],
  [
    /\bwho(?:se|m)?\b|\b(?:what|which) (?:person|man|woman|people|secretary|villager|doctor|student|author)\b/,
    'person',
  ],
  [/\bwhat(?:'s| is| was| are) .{0,30}(?:called|name|title)\b/, 'name'],
  [/^(?:list|name all)\b|\b(?:which|what) \w+s (?:are|were|have|did)\b/, 'list'],
  [/\b(?:what|which)\b/, 'thing'],
  [/^(?:is|are|was|were|do|does|did|has|have|had|can|could|will)\b/, 'yesno'],
];

const stopWords = new Set(
  (
    'a an the of to in on at by for from with and or as is are was were be been being do does did done has have had having ' +
    'how many much old long far often why when where who whom whose what which that this these those it its he she they them his her ' +
    'their there i you we me us my your our can could would will should may might must please tell show find know about report article ' +
    'text total all any some into out up down over under than then so if not no yes get got give given give gave one'
  ).split(' '),
);

/** True for text that is asked in English (or another Latin language): Latin letters and no Han but for names. */
export function isLatin(folded: string): boolean {
  if (!/[a-z]/.test(folded)) return false;
  return (
    !/\p{Script=Han}/u.test(folded) ||
    /^(?:how|what|who|where|when|why|which|is|are|was|were|do|does|did|has|have)\b.* /.test(folded)
  );
}

/** The type that an English question asks for, with the range of its question word. */
export function englishGap(folded: string): { type: AnswerType; start: number; end: number } | null {
  for (const [pattern, type] of rules) {
    const match = pattern.exec(folded);
    if (match) return { type, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** Words that carry no content of their own. */
export function isEnglishStopWord(word: string): boolean {
  return stopWords.has(word);
}
