import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Message } from 'grammy/types';
import type { Locale, Translate } from '../bot/locale.ts';
import type { Actor } from './local/client.ts';
import { commandsFor } from './local/profile.ts';
import type { LocalTelegram } from './local/telegram.ts';
import { keyOf, type LocalEvent } from './local/world.ts';
import { cellsOf, type Line, paint, wrap } from './terminal/cells.ts';
import { actionOf, type Choice, resultChoices } from './terminal/choices.ts';
import { renderMessage } from './terminal/render.ts';

export interface TerminalOptions {
  /** With the bot connected. */
  readonly telegram: LocalTelegram;
  readonly locale: Locale;
  readonly words: Translate;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: NodeJS.ProcessEnv;
  /** Folder into which pictures are saved; made when the first one comes. */
  readonly pictures: string;
}

/** Columns of text in a window that is wider, or where the output is no window. */
const WIDEST = 100;
const NOT_A_WINDOW = 80;

/**
 * A private chat with the bot in the terminal: the lines of `input` are messages, a number presses a button,
 * `@bot words` is an inline query. Resolves when the input ends and every answer is printed.
 */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const { telegram, input, output, words } = options;
  const screen = createScreen(options);
  const stop = telegram.observe(screen.see);
  const window = input.isTTY === true && output.isTTY === true;
  const lines = createInterface({
    input,
    ...(window && { output, completer: completer(telegram), prompt: screen.prompt, historySize: 500 }),
    terminal: window,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  lines.on('SIGINT', () => lines.close());
  // Where nobody reads any more (`| head`), there is nobody left to tell.
  output.on('error', () => lines.close());

  // Lines that come while the first screen is made must wait: an iterator that starts late loses them.
  const arrived = lines[Symbol.asyncIterator]();
  await screen.during(() => telegram.client.say(screen.actor, '/start'));
  screen.print([cellsOf(words('terminal-hint'), ['dim'])]);
  lines.prompt();
  for (let next = await arrived.next(); next.done !== true; next = await arrived.next()) {
    const text = next.value.trim();
    if (text !== '') {
      if (!window) screen.print(wrap(cellsOf(`> ${text}`, ['bold']), screen.width()));
      await screen.during(() => act(options, screen, text));
    }
    lines.prompt();
  }
  stop();
  screen.print([cellsOf(words('terminal-bye'), ['dim'])]);
}

type Screen = ReturnType<typeof createScreen>;

/** What is on the screen: prints messages as they come and remembers their buttons. */
function createScreen({ telegram, locale, words, output, env, pictures }: TerminalOptions) {
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

async function act(options: TerminalOptions, screen: Screen, text: string): Promise<void> {
  const { telegram, words } = options;
  const choices = screen.choices();
  if (/^\d{1,2}$/.test(text) && choices.length > 0) {
    const choice = choices[Number(text) - 1];
    if (choice === undefined) {
      screen.note(words('terminal-no-button', { number: Number(text), count: choices.length }));
      return;
    }
    await press(options, screen, choice);
    return;
  }
  const mention = `@${telegram.world.me.username} `;
  if (text.toLowerCase().startsWith(mention)) await search(options, screen, text.slice(mention.length), '');
  else await telegram.client.say(screen.actor, text);
}

async function press(options: TerminalOptions, screen: Screen, choice: Choice): Promise<void> {
  const { telegram, words } = options;
  const action = actionOf(choice.button, telegram.world.me.username);
  switch (action.kind) {
    case 'callback':
      return telegram.client.press(screen.actor, choice.key, action.data);
    case 'say':
      return telegram.client.say(screen.actor, action.text);
    case 'send':
      return telegram.client.choose(screen.actor, action.result);
    case 'search':
      return search(options, screen, action.query, action.offset);
    case 'copy':
      screen.note(words('terminal-copy'));
      return screen.print(wrap(cellsOf(action.text), screen.width()));
    case 'open':
      return screen.note(words('terminal-open', { url: action.url }));
    case 'nothing':
      return screen.note(words('terminal-disabled'));
  }
}

async function search(
  options: TerminalOptions,
  screen: Screen,
  query: string,
  offset: string,
): Promise<void> {
  const { telegram, words } = options;
  const answer = await telegram.client.inline(screen.actor, query, offset);
  if (answer === null || answer.results.length === 0) {
    screen.note(words('terminal-no-results'));
    return;
  }
  const { lines, choices } = resultChoices(answer, query, words('terminal-more-results'), screen.width());
  screen.offer([cellsOf(words('terminal-results', { query }), ['dim']), ...lines], choices);
}

/** Completes commands with the tab key. */
function completer({ world }: LocalTelegram) {
  return (line: string): [string[], string] => {
    const [player] = world.players;
    const room = world.rooms.get(player?.user.id ?? 0);
    if (!line.startsWith('/') || player === undefined || room === undefined) return [[], line];
    const commands = commandsFor(world, room, player).map(({ command }) => `/${command}`);
    return [commands.filter((command) => command.startsWith(line)), line];
  };
}
