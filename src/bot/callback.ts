import { Composer, type Filter } from 'grammy';
import type { z } from 'zod';
import type { Context } from './context.ts';

/*
 * What a button needs travels in its callback data, so that it works after a restart: `version:kind:arg:arg…`.
 * Telegram allows 64 bytes. Arguments are words and numbers without a colon, checked by zod when they come back,
 * since anybody may forge them and old messages keep old buttons for years.
 */

/** Changed whenever old data would be misread; buttons of another version are told to be outdated. */
const version = '1';

export type CallbackContext = Filter<Context, 'callback_query:data'>;

type Args = readonly (string | number)[];

/** One kind of button. */
export interface Action<A extends Args> {
  /** Callback data for a button; throws if it would exceed 64 bytes. */
  data(...args: A): string;
  /**
   * Middleware for presses of this kind. Data that the schema refuses falls through, in the end to the answer that
   * the button is outdated. Every press is answered by itself after the handler; answer in it only to show a text.
   */
  on(handler: (ctx: CallbackContext, ...args: A) => Promise<void>): Composer<Context>;
}

/**
 * Declares a kind of button.
 * @param kind short and unique in the bot: it is part of 64 bytes
 * @param schema of the arguments, from the strings that come back
 * @example
 * const page = action('ppl', z.tuple([z.coerce.number().int().min(0)]));
 * keyboard.text(t('next'), page.data(2));
 * composer.use(page.on(async (ctx, number) => edit(ctx, peoplePage(ctx, number))));
 */
export function action<A extends Args>(kind: string, schema: z.ZodType<A>): Action<A> {
  const head = `${version}:${kind}`;
  return {
    data: (...args) => {
      const data = [head, ...args].join(':');
      const bytes = Buffer.byteLength(data);
      if (bytes > 64) throw new Error(`callback_data may have 64 bytes; "${data}" has ${bytes}`);
      if (args.some((arg) => String(arg).includes(':'))) throw new Error(`callback_data "${data}": colon`);
      return data;
    },
    on: (handler) => {
      const composer = new Composer<Context>();
      composer.on('callback_query:data', async (ctx, next) => {
        const [v, k, ...parts] = ctx.callbackQuery.data.split(':');
        if (v !== version || k !== kind) return next();
        const args = schema.safeParse(parts);
        if (!args.success) return next();
        await handler(ctx, ...args.data);
      });
      return composer;
    },
  };
}
