import { ConverterBuilder } from 'opencc-js/core';
import simplifiedCharacters from 'opencc-js/dict/STCharacters';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';
import * as toSimplified from 'opencc-js/preset/t2cn';
import { remembered } from './remembered.ts';

/** What somebody writes: Traditional Chinese, Simplified Chinese, or another language (English UI). */
export type Script = 'hant' | 'hans' | 'latin';

/*
 * Tables of OpenCC are taken one by one, and only when they are first needed: the whole library with three
 * converters takes longer to load than all the rest of the text floor.
 */

let simplify: ((text: string) => string) | undefined;

/**
 * Traditional → Simplified for the eye only: the length may change, so offsets do not carry over.
 * By Taiwan's variants: 接著 becomes 接着 while 著名 stays, which the plain table does not tell apart.
 */
export const toHans: (text: string) => string = remembered(2000, (text) => {
  simplify ??= ConverterBuilder(toSimplified)({ from: 'tw', to: 'cn' });
  return simplify(text);
});

/** Characters that the other script writes differently, from a table of "from to to2|from to". */
function changed(table: string): Set<string> {
  const found = new Set<string>();
  for (const entry of table.split('|')) {
    const [from = '', to] = entry.split(' ');
    if (from !== to) found.add(from);
  }
  return found;
}

/** Simplified characters that Traditional writers use as well, so that they tell nothing. */
const sharedForms = '台里着只后云了面谷丑斗几余干松系向累朱征姜卷仆伙划回杯峰群床秘岩采升周注布志占才制准別';

let telling: { readonly hant: ReadonlySet<string>; readonly hans: ReadonlySet<string> } | undefined;

function tellingCharacters(): { readonly hant: ReadonlySet<string>; readonly hans: ReadonlySet<string> } {
  const hans = changed(simplifiedCharacters);
  for (const char of sharedForms) hans.delete(char);
  return { hant: changed(traditionalCharacters), hans };
}

/**
 * The script a text is written in, or null when it does not tell (no letters, or only characters that both
 * Chinese scripts share).
 */
export function detectScript(text: string): Script | null {
  telling ??= tellingCharacters();
  let hant = 0;
  let hans = 0;
  for (const char of text) {
    if (telling.hant.has(char)) hant += 1;
    else if (telling.hans.has(char)) hans += 1;
  }
  if (hant > 0 || hans > 0) return hant >= hans ? 'hant' : 'hans';
  if (/\p{Script=Han}/u.test(text)) return null;
  return /\p{Script=Latin}/u.test(text) ? 'latin' : null;
}
