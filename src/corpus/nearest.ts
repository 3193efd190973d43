import { fold } from '../text/fold.ts';

/** Longest words to look for, in UTF-16 units; of longer ones the beginning tells enough. */
const longest = 120;

/**
 * The slice of a text most like some words that do not stand in it: every character that both share votes for the
 * place at which they would lie over each other. Time grows with the text times the words.
 * @returns undefined if no slice shares more than half of the characters
 */
export function nearestText(words: string, texts: readonly string[]): string | undefined {
  const wanted = fold(words.slice(0, longest));
  const places = new Map<string, number[]>();
  for (const [at, char] of wanted.split('').entries()) places.set(char, [...(places.get(char) ?? []), at]);
  let most = wanted.length / 2;
  let nearest: string | undefined;
  for (const text of texts) {
    const folded = fold(text);
    const votes = new Uint8Array(folded.length + wanted.length);
    for (let at = 0; at < folded.length; at += 1) {
      for (const place of places.get(folded[at] ?? '') ?? []) {
        const start = at - place + wanted.length;
        votes[start] = (votes[start] ?? 0) + 1;
      }
    }
    for (const [index, count] of votes.entries()) {
      if (count <= most) continue;
      most = count;
      const start = index - wanted.length;
      nearest = text.slice(Math.max(0, start), start + words.length);
    }
  }
  return nearest;
}
