import type { Api } from 'grammy';
import type { Services } from './context.ts';
import { chooseLocale, translator } from './locale.ts';
import { readSettings } from './settings.ts';
import { fit, lines } from './view/text.ts';

/** How many problems a message lists. */
const most = 10;

/**
 * Tells the operators in their private chats that report files could not be taken up as they are. An operator who
 * never wrote to the bot cannot be reached; that is logged.
 * @param problems one line each, with file and line
 */
export async function tellOperators(
  api: Pick<Api, 'sendMessage'>,
  services: Pick<Services, 'adminIds' | 'store' | 'log'>,
  problems: readonly string[],
): Promise<void> {
  const { adminIds, store, log } = services;
  for (const operator of adminIds) {
    try {
      const { language } = await readSettings(store, operator);
      const t = translator(chooseLocale('', language, undefined));
      const rest = problems.length - most;
      const text = lines(
        t('admin-trouble'),
        ...problems.slice(0, most).map((line) => `· ${line}`),
        rest > 0 && t('admin-trouble-more', { count: rest }),
      );
      const { text: words, entities } = fit(text);
      await api.sendMessage(operator, words, { entities });
    } catch (error) {
      log.warn({ err: error, operator }, 'an operator could not be told of problems with the reports');
    }
  }
}
