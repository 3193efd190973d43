import { fold } from '../text/fold.ts';

/** Share of character pairs, 0 to 1, below which two texts have nothing to do with each other. */
const related = 0.4;

/**
 * The slice of a text most like some words that do not stand in it: the window of their length that shares most
 * character pairs with them. Linear in the length of the texts.
 * @returns undefined if nothing is like them
 */
export function nearestText(words: string, texts: readonly string[]): string | undefined {
  const wanted = new Map<string, number>();
  for (const pair of pairs(fold(words))) wanted.set(pair, (wanted.get(pair) ?? 0) + 1);
  const total = Math.max(1, words.length - 1);
  let best: { readonly text: string; readonly score: number } | undefined;
  for (const text of texts) {
    const found = bestWindow(fold(text), words.length, wanted);
    if (found.score / total >= related && (!best || found.score > best.score)) {
      best = { text: text.slice(found.start, found.start + words.length), score: found.score };
    }
  }
  return best?.text;
}

function pairs(text: string): string[] {
  if (text.length < 2) return [text];
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
}

/** Slides a window over a text and counts, pair by pair, how many of the wanted ones are in it. */
function bestWindow(
  text: string,
  length: number,
  wanted: ReadonlyMap<string, number>,
): { start: number; score: number } {
  const all = pairs(text);
  const size = Math.max(1, length - 1);
  const inside = new Map<string, number>();
  let score = 0;
  let best = { start: 0, score: 0 };
  for (const [at, pair] of all.entries()) {
    const need = wanted.get(pair);
    if (need !== undefined) {
      const have = inside.get(pair) ?? 0;
      inside.set(pair, have + 1);
      if (have < need) score += 1;
    }
    const gone = all[at - size];
    const goneNeed = gone === undefined ? undefined : wanted.get(gone);
    if (gone !== undefined && goneNeed !== undefined) {
      const have = inside.get(gone) ?? 0;
      inside.set(gone, have - 1);
      if (have <= goneNeed) score -= 1;
    }
    if (score > best.score) best = { start: Math.max(0, at - size + 1), score };
  }
  return best;
}
