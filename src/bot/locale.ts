import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { I18n } from '@grammyjs/i18n';
import { detectScript, toHans } from '../text/script.ts';

/** Languages of the interface. zh-Hans is derived from zh-Hant by OpenCC when the program starts. */
export const locales = ['zh-Hant', 'zh-Hans', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Text of a message of `locales/*.ftl` in the reader's language; `variables` fill its places. */
export type Translate = (key: string, variables?: Readonly<Record<string, string | number>>) => string;

const directory = join(import.meta.dirname, '../../locales');

function load(): I18n {
  const source = (name: string) => readFileSync(join(directory, `${name}.ftl`), 'utf8');
  const i18n = new I18n({ defaultLocale: 'zh-Hant' });
  const fluentBundleOptions = { useIsolating: false };
  const hant = source('zh-Hant');
  i18n.loadLocaleSync('zh-Hant', { source: hant, isDefault: true, bundleOptions: fluentBundleOptions });
  i18n.loadLocaleSync('zh-Hans', { source: simplified(hant), bundleOptions: fluentBundleOptions });
  i18n.loadLocaleSync('en', { source: source('en'), bundleOptions: fluentBundleOptions });
  return i18n;
}

/** As written in Simplified, quotation marks included. */
function simplified(text: string): string {
  const marks: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' };
  return toHans(text).replaceAll(/[「」『』]/g, (mark) => marks[mark] ?? mark);
}

let loaded: I18n | undefined;

/** The interface's strings in one language. */
export function translator(locale: Locale): Translate {
  loaded ??= load();
  const i18n = loaded;
  return (key, variables) => i18n.t(locale, key, { ...variables });
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
