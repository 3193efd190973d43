import type { MessageEntity } from 'grammy/types';

/** What Telegram marks in a text by itself. Commands and mentions must not follow a letter, digit, `/` or `@`. */
const PATTERNS: readonly {
  readonly type: 'bot_command' | 'mention' | 'url' | 'hashtag';
  readonly re: RegExp;
}[] = [
  { type: 'url', re: /https?:\/\/[^\s<>"，。！？、）]+|\bt\.me\/[\w/?=&-]+/gu },
  { type: 'bot_command', re: /(?<![\p{L}\p{N}_/@.:])\/\w{1,64}(?:@\w{3,32})?/gu },
  { type: 'mention', re: /(?<![\p{L}\p{N}_/@.])@\w{3,32}/gu },
  { type: 'hashtag', re: /(?<![\p{L}\p{N}_/&])#[\p{L}_][\p{L}\p{N}_]*/gu },
];

/**
 * The entities that Telegram's server finds in a text that a person wrote: commands, mentions, links, hashtags.
 * Offsets and lengths are UTF-16 units; in order, not overlapping.
 */
export function detectEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const { type, re } of PATTERNS) {
    for (const match of text.matchAll(re)) {
      const offset = match.index;
      const length = match[0].length;
      const free = found.every(
        (other) => offset + length <= other.offset || other.offset + other.length <= offset,
      );
      if (free) found.push({ type, offset, length });
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
