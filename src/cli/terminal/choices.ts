import type { InlineAnswer } from '../local/world.ts';
import { cellsOf, type Line, wrap } from './cells.ts';
import { hang } from './rich.ts';

/** A numbered button on the screen, with the key of the message that it belongs to. */
export interface Choice {
  readonly key: string;
  readonly button: object;
}

/** What pressing a button does. */
export type Action =
  | { readonly kind: 'callback'; readonly data: string }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'send'; readonly result: string }
  | { readonly kind: 'search'; readonly query: string; readonly offset: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'nothing' };

/** All fields that a button of Telegram, or one of the terminal's own, may have. */
interface AnyButton {
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
  readonly switch_inline_query?: string;
  readonly switch_inline_query_current_chat?: string;
  readonly switch_inline_query_chosen_chat?: { readonly query?: string };
  readonly result?: string;
  readonly offset?: string;
}

/** What a button does when pressed in the chat with the bot of that name. */
export function actionOf(given: object, username: string): Action {
  const button: AnyButton = given;
  if (button.callback_data !== undefined) return { kind: 'callback', data: button.callback_data };
  if (button.copy_text !== undefined) return { kind: 'copy', text: button.copy_text.text };
  if (button.result !== undefined) return { kind: 'send', result: button.result };
  if (button.url !== undefined) {
    const start = startPayload(button.url, username);
    return start === null
      ? { kind: 'open', url: button.url }
      : { kind: 'say', text: `/start ${start}`.trim() };
  }
  const query =
    button.switch_inline_query_current_chat ??
    button.switch_inline_query ??
    button.switch_inline_query_chosen_chat?.query;
  return query === undefined ? { kind: 'nothing' } : { kind: 'search', query, offset: button.offset ?? '' };
}

/** What a deep link to the bot's private chat carries: `t.me/bot?start=payload`; null for any other link. */
function startPayload(link: string, username: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  const ours = url?.hostname === 't.me' && url.pathname.toLowerCase() === `/${username.toLowerCase()}`;
  return url !== null && ours ? (url.searchParams.get('start') ?? '') : null;
}

/** The results of an inline query as numbered lines. */
export function resultChoices(
  answer: InlineAnswer,
  query: string,
  more: string,
  width: number,
): { lines: Line[]; choices: Choice[] } {
  const choices: Choice[] = answer.results.map(({ id }) => ({ key: '', button: { result: id } }));
  const lines = answer.results.flatMap((result, n) => {
    const title = 'title' in result ? (result.title ?? '') : '';
    const description = 'description' in result ? (result.description ?? '') : '';
    const label = `[${n + 1}] `;
    return hang(
      [
        ...wrap(cellsOf(title, ['bold']), width - label.length),
        ...(description === '' ? [] : wrap(cellsOf(description, ['dim']), width - label.length)),
      ],
      label,
    );
  });
  if (answer.nextOffset !== '') {
    choices.push({
      key: '',
      button: { switch_inline_query_current_chat: query, offset: answer.nextOffset },
    });
    lines.push(cellsOf(`[${choices.length}] ${more}`));
  }
  return { lines, choices };
}
