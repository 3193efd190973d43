import { type Passage, read } from '../search/passages.ts';
import { kindOf } from '../search/tokenize.ts';
import type { Span } from '../text/sentences.ts';

/** Words that may be the answer: a stretch of one sentence that begins and ends where words do. */
export interface SpanCandidate extends Span {
  /** Words that it covers, at least in part: indices [from, to) into the passage's words. */
  readonly from: number;
  readonly to: number;
}

/** Longest run of words within a clause, in words and in UTF-16 units. */
const mostWords = 9;
const longestRun = 26;
/** Longest stretch that ends or begins with a clause, and longest row of clauses. */
const longestClause = 50;
const longestRow = 70;

const breaks = new Set('，,。；;！!？?：:…⋯');
const edges = new Set(
  '、,，。；;：:！!？?…⋯ \u3000\n\t）)」』”》〉】’的地得了着之而且但也都就才又还并和与及或',
);
const noStart = new Set([
  '们',
  '等',
  '等等',
  '过',
  '以来',
  '之后',
  '以后',
  '之前',
  '以前',
  '左右',
  '以上',
  '以下',
  '·',
  '者',
  '性',
  '时',
]);
const noEnd = new Set([
  '在',
  '于',
  '是',
  '为',
  '被',
  '由',
  '从',
  '向',
  '对',
  '把',
  '将',
  '以',
  '因',
  '至',
  '到',
  '其',
  '该',
  '此',
  '一',
  '不',
  '·',
  '有',
  '这',
  '那',
  '第',
  '「',
  '『',
  '“',
  '《',
  '（',
  '(',
]);
const pairs: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '《': '》',
  '〈': '〉',
  '(': ')',
  '（': '）',
  '【': '】',
};
const closing = new Set(Object.values(pairs));

/** Every stretch of a sentence that could answer a question, each once, in reading order. */
export function spansOf(passage: Passage, sentence: Span): SpanCandidate[] {
  const pieces = piecesOf(passage, sentence);
  const out: SpanCandidate[] = [];
  for (const [first, { start, from, clause: opening }] of pieces.entries()) {
    if (!mayStart(pieces[first])) continue;
    let words = 0;
    let clauses = 0;
    const open: string[] = [];
    for (let last = first; last < pieces.length; last += 1) {
      const piece = pieces[last];
      if (!piece) break;
      const { text, end } = piece;
      if (pairs[text]) open.push(pairs[text]);
      else if (closing.has(text) && open.pop() !== text) break;
      if (breaks.has(text)) clauses += 1;
      words += 1;
      const length = end - start;
      if (length > longestRow) break;
      const closes = last + 1 === pieces.length || breaks.has(pieces[last + 1]?.text ?? '');
      const short = clauses === 0 && words <= mostWords && length <= longestRun;
      const clause = clauses === 0 && (closes || opening) && length <= longestClause;
      const row = clauses > 0 && clauses <= 3 && closes && opening;
      if (open.length === 0 && (short || clause || row) && mayEnd(piece)) {
        out.push({ start, end, from, to: piece.to });
      }
    }
  }
  return out;
}

/** A word or, where the segmenter glued or swallowed something, a part of one. */
interface Piece extends Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** True at the start of a clause. */
  readonly clause: boolean;
}

function piecesOf(passage: Passage, sentence: Span): Piece[] {
  const { folded } = passage;
  const pieces: Piece[] = [];
  let clause = true;
  for (const [index, word] of read(passage).words.entries()) {
    if (word.end <= sentence.start) continue;
    if (word.start >= sentence.end) break;
    let start = Math.max(word.start, sentence.start);
    const stop = Math.min(word.end, sentence.end);
    const last = pieces.at(-1);
    if (last && last.end === start && (comma(folded, start) || comma(folded, start - 1))) {
      pieces.pop();
      let end = start;
      while (end < stop && (isDigit(folded[end]) || comma(folded, end))) end += 1;
      pieces.push({ ...last, end, text: folded.slice(last.start, end), to: index + 1 });
      clause = false;
      start = end;
      if (start >= stop) continue;
    }
    for (const end of [...cutsOf(folded, start, stop), stop]) {
      const text = folded.slice(start, end);
      if (text.trim() === '') {
        start = end;
        continue;
      }
      pieces.push({ start, end, text, from: index, to: index + 1, clause });
      clause = breaks.has(text);
      start = end;
    }
  }
  return pieces;
}

/** Where a word may be cut: between digits and other characters, and before the last character of three. */
function cutsOf(folded: string, start: number, end: number): number[] {
  const cuts: number[] = [];
  for (let at = start + 1; at < end; at += 1) {
    const before = kindOf(folded.charCodeAt(at - 1));
    const here = kindOf(folded.charCodeAt(at));
    if (comma(folded, at) || comma(folded, at - 1)) continue;
    if (before !== here || (before === 'han' && end - start >= 3 && (at === end - 1 || at === start + 2)))
      cuts.push(at);
  }
  return cuts;
}

/** True for the comma of 3,100, which the segmenter takes for an end. */
function comma(folded: string, at: number): boolean {
  const char = folded[at];
  return (char === ',' || char === '.') && isDigit(folded[at - 1]) && isDigit(folded[at + 1]);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function mayStart(piece: Piece | undefined): boolean {
  return piece !== undefined && !edges.has(piece.text) && !noStart.has(piece.text);
}

function mayEnd(piece: Piece): boolean {
  const { text } = piece;
  if (closing.has(text)) return true;
  return !edges.has(text) && !noEnd.has(text);
}
