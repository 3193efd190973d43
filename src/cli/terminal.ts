import { createInterface } from 'node:readline';
import type { Locale, Translate } from '../bot/locale.ts';
import { type LocalBotOptions, openLocalBot } from './local/open.ts';
import { commandsFor } from './local/profile.ts';
import type { LocalTelegram } from './local/telegram.ts';
import { cellsOf, wrap } from './terminal/cells.ts';
import { actionOf, type Choice, resultChoices } from './terminal/choices.ts';
import { createScreen, type Screen } from './terminal/screen.ts';
import { loadWords, localeOfEnv } from './words.ts';

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

/**
 * Opens the chat at this process's terminal. `pictures` is a folder into which pictures are saved. Resolves when
 * the input ends and every answer is printed.
 */
export async function chatInTerminal(
  services: Pick<LocalBotOptions, 'engine' | 'log'>,
  pictures: string,
): Promise<void> {
  const { env, stdin: input, stdout: output } = process;
  const locale = localeOfEnv(env);
  const words = loadWords(locale);
  const telegram = await openLocalBot({ ...services, locale, words });
  await runTerminal({ telegram, locale, words, input, output, env, pictures });
}

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
  // In a window the cursor still stands behind the prompt.
  screen.print([...(window ? [[]] : []), cellsOf(words('terminal-bye'), ['dim'])]);
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
