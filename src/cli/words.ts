import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { I18n } from '@grammyjs/i18n';
import type { Locale, Translate } from '../bot/locale.ts';
import { toHans } from '../text/script.ts';

const folder = join(import.meta.dirname, '..', '..', 'locales', 'client');

/** Words of the clients in the terminal and in the browser; Simplified is derived from Traditional. */
export function loadWords(locale: Locale): Translate {
  const i18n = new I18n({ defaultLocale: locale, fluentBundleOptions: { useIsolating: false } });
  const written = readFileSync(join(folder, locale === 'en' ? 'en.ftl' : 'zh-Hant.ftl'), 'utf8');
  i18n.loadLocaleSync(locale, { source: locale === 'zh-Hans' ? toHans(written) : written });
  return (key, variables) => i18n.translate(locale, key, { ...variables });
}

/** Language that the environment asks for by LC_ALL, LC_MESSAGES or LANG; Traditional Chinese else. */
export function localeOfEnv(env: Readonly<Record<string, string | undefined>>): Locale {
  const name = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().replace('-', '_');
  if (/^zh_(cn|sg|my|hans)/.test(name)) return 'zh-Hans';
  return name.startsWith('en') ? 'en' : 'zh-Hant';
}
