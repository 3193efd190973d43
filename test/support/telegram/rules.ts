import { isRecord } from './spec.ts';

/** Fields with text, the field with the text's entities, and the one with its parse mode. */
const texts = [
  ['text', 'entities', 'parse_mode'],
  ['message_text', 'entities', 'parse_mode'],
  ['caption', 'caption_entities', 'parse_mode'],
  ['quote', 'quote_entities', 'quote_parse_mode'],
  ['question', 'question_entities', 'question_parse_mode'],
  ['explanation', 'explanation_entities', 'explanation_parse_mode'],
] as const;

const buttonKinds = [
  ...[
    'url',
    'callback_data',
    'web_app',
    'login_url',
    'switch_inline_query',
    'switch_inline_query_current_chat',
  ],
  ...['switch_inline_query_chosen_chat', 'copy_text', 'callback_game', 'pay', 'disabled'],
];
const entityKinds = new Set([
  ...[
    'mention',
    'hashtag',
    'cashtag',
    'bot_command',
    'url',
    'email',
    'phone_number',
    'bold',
    'italic',
    'underline',
  ],
  ...[
    'strikethrough',
    'spoiler',
    'blockquote',
    'expandable_blockquote',
    'code',
    'pre',
    'text_link',
    'text_mention',
  ],
  ...['custom_emoji', 'date_time'],
]);
const actions = new Set([
  ...[
    'typing',
    'upload_photo',
    'record_video',
    'upload_video',
    'record_voice',
    'upload_voice',
    'upload_document',
  ],
  ...['choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'],
]);

/** Rules of the Bot API that its types do not tell: each break is one line. `files`: names of the uploaded parts. */
export function checkRules(
  method: string,
  params: Readonly<Record<string, unknown>>,
  files: ReadonlySet<string>,
): string[] {
  return [...checkTree(params, method, files), ...checkMethod(method, params)];
}

function checkMethod(method: string, params: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  const must = (ok: boolean, problem: string) => void (ok || problems.push(`${method}: ${problem}`));
  const { results, commands, media } = params;
  if (/^edit(Message|Ephemeral)/.test(method) && !method.includes('Ephemeral')) {
    const here = params.chat_id !== undefined && params.message_id !== undefined;
    must(
      here !== (params.inline_message_id !== undefined),
      'wants chat_id and message_id, or inline_message_id',
    );
  }
  if (/^edit\w+Text$/.test(method))
    must((params.text === undefined) !== (params.rich_message === undefined), 'wants text or rich_message');
  if (method === 'answerInlineQuery' && Array.isArray(results)) {
    must(results.length <= 50, `${results.length} results, allowed are 50`);
    must(new Set(results.map((one) => one?.id)).size === results.length, 'result ids are not unique');
    must(Buffer.byteLength(String(params.next_offset ?? '')) <= 64, 'next_offset is over 64 bytes');
  }
  if (method === 'setMyCommands' && Array.isArray(commands)) {
    must(commands.length <= 100, 'over 100 commands');
    for (const one of commands)
      must(/^[a-z0-9_]{1,32}$/.test(String(one?.command)), `the command ${one?.command} is not of a-z 0-9 _`);
  }
  if (method === 'sendMediaGroup' && Array.isArray(media))
    must(media.length >= 2 && media.length <= 10, `an album of ${media.length}, allowed are 2 to 10`);
  if (method === 'sendChatAction') must(actions.has(String(params.action)), `no action ${params.action}`);
  if (method === 'getUpdates' && typeof params.limit === 'number')
    must(params.limit >= 1 && params.limit <= 100, 'limit is not 1 to 100');
  return problems;
}

function checkTree(value: unknown, path: string, files: ReadonlySet<string>): string[] {
  if (typeof value === 'string') {
    const problems = isWellFormed(value) ? [] : [`${path} holds half a surrogate pair`];
    if (value.startsWith('attach://') && !files.has(value.slice(9))) problems.push(`${path}: no such part`);
    return problems;
  }
  if (Array.isArray(value)) return value.flatMap((one, i) => checkTree(one, `${path}[${i}]`, files));
  if (!isRecord(value)) return [];
  return [
    ...checkTexts(value, path),
    ...checkKeyboard(value.inline_keyboard, `${path}.inline_keyboard`),
    ...(isRecord(value.rich_message) ? checkRich(value.rich_message, `${path}.rich_message`) : []),
    ...Object.entries(value).flatMap(([key, one]) => checkTree(one, `${path}.${key}`, files)),
  ];
}

function checkTexts(value: Readonly<Record<string, unknown>>, path: string): string[] {
  return texts.flatMap(([textKey, entitiesKey, modeKey]) => {
    const text = value[textKey];
    const entities = value[entitiesKey];
    const mode = value[modeKey];
    const problems: string[] = [];
    if (
      typeof text === 'string' &&
      /text$/.test(textKey) &&
      text.trim() === '' &&
      !('callback_query_id' in value)
    )
      problems.push(`${path}.${textKey} is empty`);
    if (mode !== undefined && !['HTML', 'MarkdownV2', 'Markdown'].includes(String(mode)))
      problems.push(`${path}.${modeKey} is ${mode}`);
    if (!Array.isArray(entities)) return problems;
    if (mode !== undefined) problems.push(`${path} has both ${entitiesKey} and ${modeKey}`);
    if (typeof text !== 'string') {
      const elsewhere = texts.some(([other, key]) => key === entitiesKey && typeof value[other] === 'string');
      return elsewhere ? problems : [...problems, `${path} has ${entitiesKey} without ${textKey}`];
    }
    return [...problems, ...checkEntities(text, entities.filter(isRecord), `${path}.${entitiesKey}`)];
  });
}

/** Entities lie in the text in UTF-16 units, cut no surrogate pair, and nest or stay apart. */
function checkEntities(text: string, entities: readonly Record<string, unknown>[], path: string): string[] {
  const problems: string[] = [];
  if (entities.length > 100) problems.push(`${path}: ${entities.length} entities, Telegram takes 100`);
  const spans = entities.map((one) => ({
    kind: String(one.type),
    start: Number(one.offset),
    length: Number(one.length),
    one,
  }));
  for (const [i, { kind, start, length, one }] of spans.entries()) {
    const here = `${path}[${i}]`;
    const end = start + length;
    if (!entityKinds.has(kind)) problems.push(`${here} has the unknown type ${kind}`);
    if (start < 0 || length < 1 || end > text.length)
      problems.push(`${here} [${start}, ${end}) does not lie in the text of ${text.length} units`);
    if (isInsidePair(text, start) || isInsidePair(text, end)) problems.push(`${here} cuts a surrogate pair`);
    if (kind === 'text_link' && !URL.canParse(String(one.url))) problems.push(`${here} has no url`);
    for (const other of spans.slice(i + 1)) {
      const otherEnd = other.start + other.length;
      const apart = end <= other.start || otherEnd <= start;
      const nested = (start <= other.start && otherEnd <= end) || (other.start <= start && end <= otherEnd);
      if (!apart && !nested) problems.push(`${here} overlaps [${other.start}, ${otherEnd})`);
      if (!apart && kind.endsWith('blockquote') && other.kind.endsWith('blockquote'))
        problems.push(`${here}: block quotations cannot be nested`);
      if (!apart && (isCode(kind) || isCode(other.kind)))
        problems.push(`${here}: code takes no other entity`);
    }
  }
  return problems;
}

function checkKeyboard(keyboard: unknown, path: string): string[] {
  if (!Array.isArray(keyboard)) return [];
  const rows: unknown[][] = keyboard.filter(Array.isArray);
  const problems = rows.flatMap((row, r) =>
    row.filter(isRecord).flatMap((button, c) => {
      const kinds = buttonKinds.filter((kind) => button[kind] !== undefined);
      const bad = kinds.length === 1 ? [] : [`${path}[${r}][${c}] has ${kinds.length} kinds: ${kinds}`];
      if (String(button.text).trim() === '') bad.push(`${path}[${r}][${c}] has no text`);
      if (button.url !== undefined && !URL.canParse(String(button.url)))
        bad.push(`${path}[${r}][${c}] has a bad url`);
      return bad;
    }),
  );
  if (rows.some((row) => row.length > 8)) problems.push(`${path} has a row of more than 8 buttons`);
  if (rows.flat().length > 100) problems.push(`${path} has more than 100 buttons`);
  return problems;
}

function checkRich(rich: Readonly<Record<string, unknown>>, path: string): string[] {
  const given = ['blocks', 'html', 'markdown'].filter((key) => rich[key] !== undefined);
  const problems =
    given.length === 1 ? [] : [`${path} wants exactly one of blocks, html, markdown; has ${given}`];
  const size = measure(rich.blocks ?? '', 0);
  const characters = size.characters + String(rich.html ?? rich.markdown ?? '').length;
  if (characters > 32_768) problems.push(`${path} has ${characters} characters, allowed are 32768`);
  if (size.blocks > 500) problems.push(`${path} has ${size.blocks} blocks, allowed are 500`);
  if (size.depth > 16) problems.push(`${path} is nested ${size.depth} deep, allowed are 16`);
  if (size.columns > 20) problems.push(`${path} has a table of ${size.columns} columns, allowed are 20`);
  if (characters === 0) problems.push(`${path} is empty`);
  return problems;
}

interface Size {
  readonly characters: number;
  readonly blocks: number;
  readonly depth: number;
  readonly columns: number;
}

function measure(value: unknown, depth: number): Size {
  if (typeof value === 'string') return { characters: value.length, blocks: 0, depth, columns: 0 };
  const children = Array.isArray(value) ? value : isRecord(value) ? contents(value) : [];
  const isBlock = isRecord(value) && typeof value.type === 'string';
  const sizes = children.map((one) => measure(one, depth + (isBlock ? 1 : 0)));
  const cells = isRecord(value) && Array.isArray(value.cells) ? value.cells : [];
  return {
    characters: sizes.reduce((sum, one) => sum + one.characters, 0),
    blocks: sizes.reduce((sum, one) => sum + one.blocks, cells.length + (isBlock ? 1 : 0)),
    depth: Math.max(depth, ...sizes.map((one) => one.depth)),
    columns: Math.max(
      0,
      ...sizes.map((one) => one.columns),
      ...cells.map((row) => (Array.isArray(row) ? row.length : 0)),
    ),
  };
}

/** The parts of a block or rich text that hold text. */
function contents(value: Readonly<Record<string, unknown>>): unknown[] {
  return [
    'text',
    'blocks',
    'items',
    'cells',
    'summary',
    'credit',
    'caption',
    'expression',
    'buttons',
    'button',
  ]
    .map((key) => value[key])
    .filter((one) => one !== undefined);
}

const isCode = (kind: string) => kind === 'code' || kind === 'pre';

function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
