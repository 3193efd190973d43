import { z } from 'zod';
import { action } from './callback.ts';
import { type Reader, readerOf } from './context.ts';
import type { Locale } from './locale.ts';

/*
 * The buttons of answers and what they carry. `view` says how the message is shown, so that whoever presses sees
 * the same language as before; `skip` is the number of the answer's quotation; `passage` (see ref.ts) is what the
 * buttons fall back on when the question is no longer to be seen.
 */

const letters = { h: 'zh-Hant', s: 'zh-Hans', e: 'en' } as const;
const view = z.string().regex(/^[hse][os]$/);
const skip = z.coerce.number().int().min(0).max(9999);
const passage = z.string().regex(/^[0-9a-z.]{5,40}$/);
const blockIndex = z.coerce.number().int().min(0).max(999_999);
const reportKeyword = z.string().regex(/^[0-9a-z]{1,7}$/);

/** A reader in two letters: language and script of quotations. */
export function encodeReader(reader: Reader): string {
  const letter = Object.entries(letters).find(([, locale]) => locale === reader.locale)?.[0] ?? 'h';
  return letter + (reader.simplified ? 's' : 'o');
}

export function decodeReader(code: string): Reader {
  const locale: Locale = letters[code[0] as keyof typeof letters] ?? 'zh-Hant';
  return readerOf(locale, code[1] === 's');
}

/** The same reader with the other script. */
export function flipped(reader: Reader): Reader {
  return { ...reader, simplified: !reader.simplified };
}

/** Shows the answer again at a quotation: back from other views, or in the other script. */
export const answerAction = action('a', z.tuple([view, skip, passage]));
/** Walks to another quotation of the answer. */
export const pageAction = action('n', z.tuple([view, skip]));
/** The paragraph around a quotation, or (another block) one that stands before or after it. */
export const paragraphAction = action('p', z.tuple([view, skip, passage, blockIndex]));
/** A paragraph by itself: report key and block. */
export const openAction = action('o', z.tuple([view, reportKeyword, blockIndex]));
/** Figures and people of the quotation. */
export const factsAction = action('f', z.tuple([view, skip, passage]));
/** The quotation as a picture. */
export const cardAction = action('c', z.tuple([view, passage]));
/** Thumbs up or down for an answer that quoted this passage. */
export const rateAction = action('r', z.tuple([z.enum(['up', 'down']), passage]));
/** Asks an example question: report key and number. */
export const exampleAction = action('x', z.tuple([view, reportKeyword, skip]));
/** Changes a setting. */
export const settingsAction = action('s', z.tuple([z.string().max(20), z.string().max(20)]));
