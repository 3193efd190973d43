import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { Log } from './context.ts';
import { type Locale, translator } from './locale.ts';

/** Commands in the order of the menu, and where they are shown. */
const menu = [
  { name: 'ask', groups: true },
  { name: 'stats', groups: true },
  { name: 'people', groups: true },
  { name: 'read', groups: true },
  { name: 'card', groups: true },
  { name: 'reports', groups: false },
  { name: 'about', groups: true },
  { name: 'settings', groups: true },
  { name: 'help', groups: true },
] as const;

/** All commands of the bot, those without a place in the menu too. */
export const commandNames: readonly string[] = [...menu.map(({ name }) => name), 'start', 'admin', 'reload'];

/** Telegram takes two-letter codes: Traditional for everybody, Simplified for `zh`, English for `en`. */
const languages: readonly { readonly locale: Locale; readonly code?: LanguageCode }[] = [
  { locale: 'zh-Hant' },
  { locale: 'zh-Hans', code: 'zh' },
  { locale: 'en', code: 'en' },
];

const scopes: readonly { readonly scope: BotCommandScope; readonly groups: boolean }[] = [
  { scope: { type: 'default' }, groups: false },
  { scope: { type: 'all_private_chats' }, groups: false },
  { scope: { type: 'all_group_chats' }, groups: true },
];

function commandsFor(locale: Locale, groups: boolean): BotCommand[] {
  const t = translator(locale);
  return menu
    .filter((command) => !groups || command.groups)
    .map(({ name }) => ({ command: name, description: t(`command-${name}`) }));
}

/**
 * Sets the command menu, description and short description in every language. The bot works without them, so
 * what Telegram refuses is logged and the rest is set all the same. Never rejects.
 */
export async function setMenu(api: Api, log: Pick<Log, 'warn'>): Promise<void> {
  for (const { locale, code } of languages) {
    const language = code === undefined ? {} : { language_code: code };
    const t = translator(locale);
    const steps = [
      ...scopes.map(
        ({ scope, groups }) =>
          () =>
            api.setMyCommands(commandsFor(locale, groups), { scope, ...language }),
      ),
      () => api.setMyDescription(t('description'), language),
      () => api.setMyShortDescription(t('short-description'), language),
    ];
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        log.warn({ locale, error: error instanceof Error ? error.message : error }, 'menu not set');
      }
    }
  }
}
