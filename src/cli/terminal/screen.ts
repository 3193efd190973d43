import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Message } from 'grammy/types';
import type { Actor } from '../local/client.ts';
import { keyOf, type LocalEvent } from '../local/world.ts';
import type { TerminalOptions } from '../terminal.ts';
import { cellsOf, type Line, paint, wrap } from './cells.ts';
import type { Choice } from './choices.ts';
import { renderMessage } from './render.ts';

/** Columns of text in a window that is wider, or where the output is no window. */
const WIDEST = 100;
const NOT_A_WINDOW = 80;

export type Screen = ReturnType<typeof createScreen>;

/** What is on the screen: prints messages as they come and remembers their buttons. */
export function createScreen({ telegram, locale, words, output, env, pictures }: TerminalOptions) {
  const [me] = telegram.world.players;
  const actor: Actor = { user: me?.user.id ?? 0, chat: me?.user.id ?? 0, language: locale.toLowerCase() };
  const colour = output.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  const width = () => Math.min(WIDEST, Math.max(20, output.columns ?? NOT_A_WINDOW));
  let choices: Choice[] = [];
  let fresh: Choice[] = [];
  /** What has changed since the last print, by key: the last word counts. */
  const changed = new Map<string, { readonly kind: LocalEvent['type']; readonly message: Message }>();
  let busy = false;
  let typing = false;

  const print = (lines: readonly Line[]) => {
    output.write(`${lines.map((line) => paint(line, colour)).join('\n')}\n`);
  };
  const note = (text: string) => print(wrap(cellsOf(text, ['dim']), width()));

  const picture = (id: string): string => {
    const file = telegram.world.files.get(id);
    const path = join(pictures, `${id}${file?.mime === 'image/png' ? '.png' : ''}`);
    try {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(path, file?.bytes ?? new Uint8Array());
    } catch (error) {
      return words('terminal-picture-lost', {
        reason: error instanceof Error ? error.message : String(error),
      });
    }
    return words('terminal-picture', { path: relative('.', path) });
  };

  const show = (message: Message) => {
    const { lines, buttons } = renderMessage(message, { width: width(), first: fresh.length + 1, picture });
    fresh.push(...buttons.map(({ button }) => ({ key: keyOf(message), button })));
    print([[], ...lines, []]);
  };

  const flush = () => {
    for (const { kind, message } of changed.values()) {
      if (kind === 'delete') note(words('terminal-deleted'));
      else {
        if (kind === 'edit') note(words('terminal-edited'));
        show(message);
      }
    }
    changed.clear();
    if (fresh.length > 0) choices = fresh;
    fresh = [];
  };

  const see = (event: LocalEvent) => {
    if (event.type === 'message' || event.type === 'edit' || event.type === 'delete') {
      if (event.message.from?.id !== telegram.world.me.id && event.message.via_bot === undefined) return;
      const key = keyOf(event.message);
      const kind = changed.get(key)?.kind === 'message' && event.type === 'edit' ? 'message' : event.type;
      if (event.type === 'delete' && changed.get(key)?.kind === 'message') changed.delete(key);
      else changed.set(key, { kind, message: event.message });
      if (!busy) flush();
    } else if (event.type === 'toast' && event.text !== '') note(`${event.alert ? '⚠' : '›'} ${event.text}`);
    else if (event.type === 'toast' && event.url !== '') note(words('terminal-open', { url: event.url }));
    else if (event.type === 'reaction' && event.emoji.length > 0) note(event.emoji.join(' '));
    else if (event.type === 'typing' && output.isTTY === true && !typing) {
      typing = true;
      note(words('terminal-typing'));
    }
  };

  /** Runs an action and prints what it brought: each message once, as it stands at the end. */
  const during = async (action: () => Promise<void>): Promise<void> => {
    busy = true;
    typing = false;
    await action();
    busy = false;
    flush();
  };

  return {
    actor,
    width,
    print,
    note,
    see,
    during,
    prompt: paint(cellsOf('> ', ['bold', 'cyan']), colour),
    choices: () => choices,
    /** Shows numbered lines of the terminal's own, such as the results of an inline query. */
    offer(lines: readonly Line[], own: readonly Choice[]) {
      print([[], ...lines, []]);
      choices = [...own];
    },
  };
}
