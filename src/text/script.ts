import { Converter } from 'opencc-js';
import { remembered } from './remembered.ts';

/** What somebody writes: Traditional Chinese, Simplified Chinese, or another language (English UI). */
export type Script = 'hant' | 'hans' | 'latin';

const simplify = Converter({ from: 't', to: 'cn' });
const traditionalize = Converter({ from: 'cn', to: 't' });

/** By Taiwan's variants: 接著 becomes 接着 while 著名 stays, which the plain table does not tell apart. */
const simplifyWords = Converter({ from: 'tw', to: 'cn' });

/** Traditional → Simplified for the eye only: the length may change, so offsets do not carry over. */
export const toHans: (text: string) => string = remembered(2000, simplifyWords);

/**
 * The script a text is written in, or null when it does not tell (no letters, or only characters that both
 * Chinese scripts share).
 */
export function detectScript(text: string): Script | null {
  let hant = 0;
  let hans = 0;
  let han = 0;
  for (const char of text) {
    if (!/\p{Script=Han}/u.test(char)) continue;
    han += 1;
    if (simplify(char) !== char) hant += 1;
    else if (traditionalize(char) !== char && !sharedForms.has(char)) hans += 1;
  }
  if (hant > 0 || hans > 0) return hant >= hans ? 'hant' : 'hans';
  if (han > 0) return null;
  return /\p{Script=Latin}/u.test(text) ? 'latin' : null;
}

/** Simplified characters that Traditional writers use as well, so that they tell nothing. */
const sharedForms = new Set(
  '台里着只后云了面谷丑斗几余干松系向累朱征姜卷仆伙划回杯峰群床秘岩采升周注布志占才制准別',
);
