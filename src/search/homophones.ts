import { readings, soundAlike, spellings } from '../text/pinyin.ts';
import type { NameFinder } from './names.ts';
import type { Occurrences } from './occurrences.ts';
import type { Question, Term } from './question.ts';

/*
 * Typing errors of people who type by sound: a word that stands nowhere in the corpus, but sounds like one
 * that does (郭克容 → 郭克榮, 檢測卡店 → 檢測卡點), and names typed in pinyin (guokerong, Guo Kerong).
 */

/** `from` as it stands in the question, folded; `to` as it stands in the corpus, folded. */
export interface Correction {
  readonly from: string;
  readonly to: string;
  /** UTF-16 offsets of `from` in the question. */
  readonly start: number;
  readonly end: number;
}

export interface Corrector {
  /**
   * Corrections for a question, in reading order, not overlapping.
   * @param isKnown true for words that need none, since other words for them stand in the corpus
   */
  correct(question: Question, isKnown: (word: string) => boolean): Correction[];
}

/** @param names people, organisations and other names of the corpus, folded */
export function createCorrector(names: NameFinder, corpus: Occurrences): Corrector {
  let sounds: Map<string, string[]> | undefined;
  const bySound = () => {
    sounds ??= indexBySound(names.all);
    return sounds;
  };
  let spelled: Map<string, string> | undefined;
  const bySpelling = () => {
    spelled ??= indexBySpelling(names.all);
    return spelled;
  };
  return {
    correct(question, isKnown) {
      const found = [
        ...(/[a-z]{2}/.test(question.folded) ? pinyinNames(question.folded, names, bySpelling()) : []),
        ...misheardNames(question, names, bySound, corpus),
      ];
      for (const term of question.terms) {
        if (isKnown(term.text) || found.some((one) => one.start < term.end && term.start < one.end)) continue;
        const to = misheardWord(term, question.folded, corpus);
        if (to !== null) found.push({ from: term.text, to, start: term.start, end: term.end });
      }
      return found.sort((a, b) => a.start - b.start);
    },
  };
}

function indexBySound(names: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const name of names) {
    if (name.length > 12) continue;
    for (const first of readings(name[0] ?? '')) {
      for (const second of readings(name[1] ?? '')) {
        const key = `${first} ${second}`;
        const list = index.get(key);
        if (list) list.push(name);
        else index.set(key, [name]);
      }
    }
  }
  return index;
}

/** How many characters of `a` stand at the same place in `b`; -1 if one of them sounds otherwise. */
function likeness(a: string, b: string): number {
  let same = 0;
  for (let at = 0; at < b.length; at += 1) {
    const x = a[at] ?? '';
    const y = b[at] ?? '';
    if (x === y) same += 1;
    else if (!soundAlike(x, y)) return -1;
  }
  return same;
}

/** Known names that the question writes with other characters of the same sound. */
function misheardNames(
  question: Question,
  names: NameFinder,
  bySound: () => Map<string, string[]>,
  corpus: Occurrences,
): Correction[] {
  const { folded } = question;
  const exact = names.find(folded);
  const found: Correction[] = [];
  for (let at = 0; at + 1 < folded.length; at += 1) {
    if (!isHan(folded, at) || !isHan(folded, at + 1)) continue;
    if (exact.some((name) => at < name.end && name.start < at + 2)) continue;
    const candidates = soundKeys(folded, at).flatMap((key) => bySound().get(key) ?? []);
    let best: Correction | null = null;
    for (const to of candidates) {
      const from = folded.slice(at, at + to.length);
      if (from.length < to.length || from === to || (best && best.to.length >= to.length)) continue;
      const same = likeness(from, to);
      if (same < 1 || grammar.test(from) || corpus.stands(from)) continue;
      if (to.length === 2 && isWord(question, at, at + 2)) continue;
      if (exact.some((name) => at < name.end && name.start < at + to.length)) continue;
      best = { from, to, start: at, end: at + to.length };
    }
    if (!best) continue;
    found.push(best);
    at = best.end - 1;
  }
  return found;
}

/** A dictionary word of two characters was meant as it stands: 護士 is no misspelt 胡適. */
function isWord(question: Question, start: number, end: number): boolean {
  return question.terms.some(
    (term) => term.start === start && term.end === end && !/^(?:x|nr)/.test(term.tag),
  );
}

function soundKeys(text: string, at: number): string[] {
  return readings(text[at] ?? '').flatMap((first) =>
    readings(text[at + 1] ?? '').map((second) => `${first} ${second}`),
  );
}

function isHan(text: string, at: number): boolean {
  return /\p{Script=Han}/u.test(text[at] ?? '');
}

/** Words of grammar: where a guessed word begins or ends with one, the segmenter glued what does not belong together. */
const grammar =
  /^[的了是在有为与和于对到将把被由从向会能要都也就才又及或而之所其该此这那每各前后上下内外中里时]|[的了是在有为与和于对到将把被由从向会能要都也就才又及或而之所其该此这那哪谁什么何几曾过着前后上下内外中里时]$/;

/**
 * The corpus' word that an unknown word sounds like. Of a dictionary word all characters but one must agree, of a
 * guessed one at least half; two guessed characters tell too little, so what stands next to them must agree as well.
 */
function misheardWord({ text, tag, start, end }: Term, folded: string, corpus: Occurrences): string | null {
  if (text.length < 2 || text.length > 8 || !/^\p{Script=Han}+$/u.test(text) || corpus.stands(text))
    return null;
  const guessed = /^(?:x|nr)/.test(tag);
  if (!guessed) return text.length < 3 ? null : bestAlike(text, corpus, text.length - 1);
  if (grammar.test(text)) return null;
  if (text.length > 2) return bestAlike(text, corpus, Math.ceil(text.length / 2));
  const before = folded.slice(Math.max(0, start - 1), start);
  const after = folded.slice(end, end + 1);
  const left = isHan(before, 0) ? bestAlike(before + text, corpus, 2) : null;
  if (left?.startsWith(before)) return left.slice(1);
  const right = isHan(after, 0) ? bestAlike(text + after, corpus, 2) : null;
  return right?.endsWith(after) ? right.slice(0, 2) : null;
}

/** The Han characters of each corpus by their readings, and by those that they are read like. */
const bySounds = new WeakMap<Occurrences, Map<string, string[]>>();

/** Characters of the corpus that can be read like one. */
function charactersLike(char: string, corpus: Occurrences): ReadonlySet<string> {
  let bySound = bySounds.get(corpus);
  if (!bySound) {
    bySound = new Map();
    for (const one of corpus.characters) {
      for (const sound of readings(one)) {
        const known = bySound.get(sound);
        if (known) known.push(one);
        else bySound.set(sound, [one]);
      }
    }
    bySounds.set(corpus, bySound);
  }
  return new Set([char, ...readings(char).flatMap((sound) => bySound.get(sound) ?? [])]);
}

/** The part of the corpus that sounds like a word and shares most characters with it, at least `needed`, or null. */
function bestAlike(text: string, corpus: Occurrences, needed: number): string | null {
  const alike = Array.from(text, (char) => charactersLike(char, corpus));
  let best: string | null = null;
  let most = needed - 1;
  for (let kept = 0; kept < text.length; kept += 1) {
    for (const passage of passagesWithPair(text, kept, alike, corpus)) {
      for (const found of partsAlike(passage, text, kept, alike)) {
        const same = likeness(text, found);
        if (same <= most) continue;
        most = same;
        best = found;
      }
    }
  }
  return best;
}

type Alike = readonly ReadonlySet<string>[];

/** Passages that have a character of the text beside one that sounds like its neighbour, in their order. */
function passagesWithPair(text: string, kept: number, alike: Alike, corpus: Occurrences): string[] {
  const last = kept === text.length - 1;
  const char = text[kept] ?? '';
  const ids = new Set<number>();
  for (const other of alike[last ? kept - 1 : kept + 1] ?? []) {
    for (const id of corpus.passages(last ? other + char : char + other)) ids.add(id);
  }
  return [...ids].sort((a, b) => a - b).map((id) => corpus.texts.at(id) ?? '');
}

/** Parts of a passage that sound like the text and have its character at `kept`, in reading order. */
function* partsAlike(passage: string, text: string, kept: number, alike: Alike): Generator<string> {
  const anchor = text[kept] ?? '';
  for (let at = passage.indexOf(anchor); at >= 0; at = passage.indexOf(anchor, at + 1)) {
    const from = at - kept;
    if (from >= 0 && alike.every((chars, index) => chars.has(passage[from + index] ?? ''))) {
      yield passage.slice(from, from + text.length);
    }
  }
}

function indexBySpelling(names: readonly string[]): Map<string, string> {
  const index = new Map<string, string>();
  for (const name of names) {
    if (name.length > 8 || !/^\p{Script=Han}+$/u.test(name)) continue;
    for (const spelling of spellings(name)) if (!index.has(spelling)) index.set(spelling, name);
  }
  return index;
}

/** Runs of Latin words that spell a known name: guokerong, guo ke-rong, Kerong Guo. */
function pinyinNames(folded: string, names: NameFinder, index: ReadonlyMap<string, string>): Correction[] {
  const words = [...folded.matchAll(/[a-zü]+/g)].map((match) => ({
    text: match[0].replaceAll('ü', 'v'),
    start: match.index,
  }));
  const exact = names.find(folded);
  const found: Correction[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const here = words[at]?.start ?? 0;
    if (exact.some((name) => name.start <= here && here < name.end)) continue;
    for (let count = Math.min(5, words.length - at); count > 0; count -= 1) {
      const run = words.slice(at, at + count);
      const first = run[0];
      const last = run.at(-1);
      if (!first || !last || last.start - first.start > 40) continue;
      const texts = run.map((word) => word.text);
      const to =
        index.get(texts.join('')) ??
        (count > 1 ? index.get([...texts.slice(1), texts[0]].join('')) : undefined) ??
        (count > 1 ? index.get([texts.at(-1), ...texts.slice(0, -1)].join('')) : undefined);
      if (to === undefined || (count === 1 && first.text.length < 5)) continue;
      const end = last.start + last.text.length;
      found.push({ from: folded.slice(first.start, end), to, start: first.start, end });
      at += count - 1;
      break;
    }
  }
  return found;
}
