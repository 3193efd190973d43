import type { Engine } from '../../answer/types.ts';
import { createBot } from '../../bot/bot.ts';
import type { Log } from '../../bot/context.ts';
import type { Locale, Translate } from '../../bot/locale.ts';
import { setMenu } from '../../bot/menu.ts';
import { memoryStore } from '../../server/store.ts';
import { createLocalTelegram, type LocalTelegram } from './telegram.ts';

export interface LocalBotOptions {
  readonly engine: () => Engine;
  readonly log: Log;
  /** Language of the clients. */
  readonly locale: Locale;
  /** Names of the chats, from `loadWords`. */
  readonly words: Translate;
}

/** A local Telegram with the bot on it. What the bot remembers lasts as long as the process, as the chats do. */
export async function openLocalBot(options: LocalBotOptions): Promise<LocalTelegram> {
  const { words, locale, ...services } = options;
  const telegram = createLocalTelegram({
    language: locale.toLowerCase(),
    titles: {
      group: words('client-group'),
      guest: words('client-guest'),
      topics: [words('client-topic-general'), words('client-topic-supplies'), words('client-topic-tests')],
    },
  });
  const bot = createBot({
    ...services,
    token: `${telegram.world.me.id}:local`,
    botInfo: telegram.world.me,
    client: { fetch: telegram.fetch },
    store: memoryStore(),
    // Whoever starts the program on this machine operates it.
    adminIds: telegram.world.players.slice(0, 1).map(({ user }) => user.id),
    allowedChats: [],
  });
  await setMenu(bot.api, options.log);
  telegram.connect(async (update) => {
    try {
      await bot.handleUpdate(update);
    } catch (error) {
      options.log.error({ err: error }, 'update failed');
    }
  });
  return telegram;
}
