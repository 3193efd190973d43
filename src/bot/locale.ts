import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { detectScript, toHans } from '../text/script.ts';

/** Languages of the interface. zh-Hans is derived from zh-Hant by OpenCC when the program starts. */
export const locales = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Text of a message of `locales/*.ftl` in the reader's language; `variables` fill its places. */
export type Translate = (key: string, variables?: Readonly<Record<string, string | number>>) => string;

const directory = join(import.meta.dirname, '../../locales');

function source(locale: Locale): string {
  if (locale === 'zh-Hans') return simplified(source('zh-Hant'));
  return readFileSync(join(directory, `${locale}.ftl`), 'utf8');
}

/**
 * Messages of one language in Fluent's format (https://projectfluent.org).
 * @param text the messages; a key that is not among them comes back in braces
 */
export function messages(locale: Locale, text: string): Translate {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(text));
  return (key, variables) => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, variables) : `{${key}}`;
  };
}

/** As written in Simplified, quotation marks included. */
function simplified(text: string): string {
  const marks: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' };
  return toHans(text).replaceAll(/[「」『』]/g, (mark) => marks[mark] ?? mark);
}

const loaded = new Map<Locale, Translate>();

/** The interface's strings in one language, read when it is first spoken. */
export function translator(locale: Locale): Translate {
  const known = loaded.get(locale);
  if (known) return known;
  const translate = messages(locale, source(locale));
  loaded.set(locale, translate);
  return translate;
}

/** Language of a client's `language_code` (IETF tag); Traditional Chinese where there is none. */
export function localeOfCode(code: string | undefined): Locale {
  if (!code) return 'zh-Hant';
  const tag = code.toLowerCase().replaceAll('_', '-');
  if (!/^(zh|yue|cmn)(-|$)/.test(tag)) return 'en';
  return /hant|-(tw|hk|mo)|^yue/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/**
 * Language in which to speak: that of the words first, then the chat's setting, then the client's.
 * Chinese words whose script does not tell are never answered in English.
 */
export function chooseLocale(words: string, setting: Locale | 'auto', code: string | undefined): Locale {
  const script = detectScript(words);
  if (script === 'hant') return 'zh-Hant';
  if (script === 'hans') return 'zh-Hans';
  if (script === 'latin') return 'en';
  const chosen = setting === 'auto' ? localeOfCode(code) : setting;
  return chosen === 'en' && /\p{Script=Han}/u.test(words) ? 'zh-Hant' : chosen;
}
