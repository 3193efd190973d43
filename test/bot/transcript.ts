import type { Message, MessageEntity } from 'grammy/types';

/** A message as text: *bold*, _italic_, quotations behind a bar, and its buttons. */
export function transcript(message: Message): string {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const lines = barred(text, entities);
  const picture = message.photo ? ['(picture)'] : [];
  return [
    ...picture,
    ...lines,
    ...rows.map((row) => row.map(({ text: label }) => `[ ${label} ]`).join(' ')),
  ].join('\n');
}

const marks: Readonly<Partial<Record<MessageEntity['type'], string>>> = { bold: '*', italic: '_' };

function barred(text: string, entities: readonly MessageEntity[]): string[] {
  const inserts = entities.flatMap(({ type, offset, length }) => {
    const mark = marks[type];
    return mark
      ? [
          { at: offset, mark },
          { at: offset + length, mark },
        ]
      : [];
  });
  const quotes = entities.filter(({ type }) => type.endsWith('blockquote'));
  let out = '';
  for (let at = 0; at <= text.length; at += 1) {
    const starts = quotes.some(({ offset }) => offset === at);
    const inside = quotes.some(({ offset, length }) => offset < at && at < offset + length);
    if (starts || (inside && text[at - 1] === '\n')) out += '│ ';
    out += inserts
      .filter((one) => one.at === at)
      .map((one) => one.mark)
      .join('');
    out += text[at] ?? '';
  }
  return out.split('\n');
}
