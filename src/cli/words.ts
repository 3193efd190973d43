import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, messages, type Translate } from '../bot/locale.ts';
import { toHans } from '../text/script.ts';

const folder = join(import.meta.dirname, '..', '..', 'locales', 'client');

/** The written words; Simplified is derived from Traditional. */
function source(locale: Locale): string {
  const written = readFileSync(join(folder, locale === 'en' ? 'en.ftl' : 'zh-Hant.ftl'), 'utf8');
  return locale === 'zh-Hans' ? toHans(written) : written;
}

/** Words of the clients in the terminal and in the browser. */
export function loadWords(locale: Locale): Translate {
  return messages(locale, source(locale));
}

/** What the page in the browser says: the words whose keys begin with `web-`, without that beginning. */
export function webWords(locale: Locale): Readonly<Record<string, string>> {
  const words = loadWords(locale);
  const keys = [...source(locale).matchAll(/^web-([\w-]+) =/gm)].map(([, key = '']) => key);
  return Object.fromEntries(keys.map((key) => [key, words(`web-${key}`)]));
}

/** Language that the environment asks for by LC_ALL, LC_MESSAGES or LANG; Traditional Chinese else. */
export function localeOfEnv(env: Readonly<Record<string, string | undefined>>): Locale {
  const name = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().replace('-', '_');
  if (/^zh_(cn|sg|my|hans)/.test(name)) return 'zh-Hans';
  return name.startsWith('en') ? 'en' : 'zh-Hant';
}
