import { segment, type Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { joinNames } from './compounds.ts';
import { measurePattern, typeOfNoun } from './heads.ts';
import { isCommonWord } from './lexicon.ts';
import type { NameFinder } from './names.ts';
import type { Term } from './question.ts';
import { isStopWord } from './stopwords.ts';

/* The words of a question. */

/** The segmenter's guesses at unknown words (tag x) swallow function words: 文是 in 王子文是, 志工進 in 志工進社區. */
function cutGuess(word: Word): Word[] {
  const glued = /^是[从在由为]$|^[^\s][在到给往过]$/.test(word.text) && /^(?:v|x)/.test(word.tag);
  if ((word.tag !== 'x' && !glued) || word.text.length < 2) return [word];
  const at = /[是的了得在有进从到把被给向与和当捐送派买卖过系时下]$/.test(word.text)
    ? word.text.length - 1
    : /^[是在有能会进员从把被给俾畀咗喺嘅向与和里中来去镇乡村县区市省国州队]/.test(word.text)
      ? 1
      : 0;
  if (at === 0) return [word];
  const [left, right] = [word.text.slice(0, at), word.text.slice(at)];
  const tagOf = (text: string) =>
    text.length > 1
      ? 'x'
      : text === left && /^[到走给过进派买在]/.test(right)
        ? 'v'
        : /[镇乡村县区市省国州队]/.test(text)
          ? 'n'
          : 'u';
  return [
    { text: left, tag: tagOf(left), start: word.start, end: word.start + at },
    { text: right, tag: tagOf(right), start: word.start + at, end: word.end },
  ];
}

/** Segments a range, known names kept whole. */
export function segmentRange(folded: string, range: Span, names: NameFinder | undefined): Word[] {
  const part = folded.slice(range.start, range.end);
  const words: Word[] = [];
  let at = 0;
  const plain = (end: number) => {
    for (const word of segment(part.slice(at, end)).flatMap(cutGuess)) {
      words.push({ ...word, start: word.start + at, end: word.end + at });
    }
  };
  for (const name of names?.find(part) ?? []) {
    plain(name.start);
    words.push({ ...name, tag: 'nt' });
    at = name.end;
  }
  plain(part.length);
  const joined = joinNames(words);
  return joined.map((word) => ({ ...word, start: word.start + range.start, end: word.end + range.start }));
}

/** 這條, 那部, 一次, 一輛: which one or that it is one, no number that the text must say. */
function isOneOfThem({ text, start }: Word, folded: string): boolean {
  const measure = (one: string) => measurePattern.exec(one)?.[0] === one;
  if (/^[这那哪某每]./.test(text)) return measure(text.slice(1));
  if (/^一/.test(text)) return measure(text.slice(1)) && !/[成级等期批号季半十百千万亿]/.test(text);
  return /[这那哪某每]/.test(folded[start - 1] ?? '') && measure(text);
}

/** The words of a question that ask for support. */
export function termsOf(words: readonly Word[], main: Span, folded: string): Term[] {
  return words
    .filter((word) => !isStopWord(word.text, word.tag) && !isOneOfThem(word, folded))
    .map((word) => ({
      text: word.text,
      tag: word.tag,
      start: word.start,
      end: word.end,
      kind: kindOf(word),
      main: word.start >= main.start && word.end <= main.end,
    }));
}

const ordinal = /^第[\d一二三四五六七八九十百几]+[批次届名位个期季轮场代任章段组号版]?$/;

function kindOf(word: Word): Term['kind'] {
  // 馆里, 厂里: the segmenter knows villages of such names.
  if (/^\p{Script=Han}里$/u.test(word.text)) return 'content';
  if (ordinal.test(word.text)) return 'number';
  // 一起, 一件, 一年: no number that the text must say.
  if (/^一\p{Script=Han}{1,2}$/u.test(word.text) && !/[成级等期批号季十百千万亿半]/.test(word.text))
    return 'content';
  if (
    /^\d/.test(word.text) ||
    (word.tag === 'm' && /^[\d.,零〇一二三四五六七八九十百千万亿两廿]+/.test(word.text))
  ) {
    return 'number';
  }
  if (typeOfNoun(word.text) === 'person' ? word.tag !== 'nt' : isCommonWord(word.text)) return 'content';
  return /^(?:nr|ns|nt)/.test(word.tag) ? 'name' : 'content';
}
