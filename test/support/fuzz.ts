import fc from 'fast-check';
import type { Chat, Message, User } from 'grammy/types';
import { type Field, fieldsOf, isRecord, spec } from './telegram/spec.ts';
import type { Draft, Telegram } from './telegram.ts';

/*
 * Updates of every kind, made from the types of the Bot API: each has its required fields and some of the optional
 * ones. Their texts are what people and attackers send; people and chats are mostly ones that the server knows.
 */

const zalgo = '多̷̢̛少̶̡̛名̵̛志̸願者̷';
const hostile = [
  zalgo,
  '\u202e多少名志願者\u202c',
  '多\u200b少\u200d名\u2060志願者',
  '𠮷'.repeat(2048),
  '\u0000\u0001\ufffe',
  '👨‍👩‍👧‍👦'.repeat(300),
  '<b>&lt;</b><img src=x onerror=alert(1)>',
  '?'.repeat(4096),
  '多少'.repeat(2048),
  '一'.repeat(4096),
  '/stats '.repeat(500),
  '1:a:ho:0:..',
  ' \n\t ',
];
const questions = [
  '多少名志願者？',
  '誰帶頭組織？',
  '捐了多少吨酒精',
  'How many volunteers?',
  '你好',
  '那他呢？',
];
const commands = [
  'start',
  'start p-x-1',
  'help',
  'ask 多少名志願者',
  'stats',
  'stats 名',
  'people',
  'people 村',
  'read',
];
const more = [
  'reports',
  'about',
  'card',
  'settings',
  'admin',
  'reload',
  'nothing',
  'stats@other_bot',
  'start q-',
];
/** Kinds of buttons of the bot, of which forged data is made. */
const kinds = [
  'a',
  'n',
  'p',
  'f',
  'c',
  'r',
  'x',
  's',
  'o',
  'st',
  'sg',
  'cg',
  'co',
  'pl',
  'pe',
  'rd',
  'rc',
  'ab',
];
const moreKinds = ['rl', 'rs', 'rp', '', 'zz'];

const commandText = fc.constantFrom(...commands, ...more).map((command) => `/${command}`);
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...questions) },
  { weight: 3, arbitrary: commandText },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const argument = fc.oneof(
  fc.constantFrom(
    'ho',
    'hs',
    'eo',
    'es',
    '-',
    '',
    '0',
    '1',
    '99999',
    '-1',
    'NaN',
    '1e9',
    'read',
    'stats',
    'up',
    'off',
  ),
  fc.string({ maxLength: 12 }),
);
const forged = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('1', '0', '2'),
      fc.constantFrom(...kinds, ...moreKinds),
      fc.array(argument, { maxLength: 6 }),
    )
    .map(([version, kind, rest]) => [version, kind, ...rest].join(':')),
  fc.string({ unit: 'binary', maxLength: 64 }),
);

/** Whom and what the server knows, so that updates meet a world that answers. */
export interface Cast {
  readonly people: readonly User[];
  readonly chats: readonly Chat[];
  /** Data of buttons that the bot has sent, real or not. */
  readonly pressed: readonly string[];
}

export function castOf(telegram: Telegram): Cast {
  const { build } = telegram;
  const people = [
    build.person(),
    build.person({ language_code: 'en' }),
    build.person({ language_code: 'zh-hans' }),
  ];
  const chats = [
    ...people.map((user) => build.privateChat(user)),
    build.group(),
    build.supergroup(),
    build.forum(),
  ];
  return { people, chats: [...chats, build.channel()], pressed: [] };
}

/** An update of any kind. */
export function anyUpdate(cast: Cast): fc.Arbitrary<Draft> {
  const updates = spec.types.Update;
  if (!updates || !('fields' in updates)) throw new Error('no Update in the specification');
  const fields = fieldsOf(updates.fields).filter(({ name }) => name !== 'update_id');
  const usual = [
    'message',
    'callback_query',
    'inline_query',
    'edited_message',
    'guest_message',
    'my_chat_member',
  ];
  const choice = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...fields.filter(({ name }) => usual.includes(name))) },
    { weight: 1, arbitrary: fc.constantFrom(...fields) },
  );
  return fc
    .tuple(choice, fc.gen())
    .map(([field, gen]) => new Maker(cast, (arbitrary) => gen(() => arbitrary)).update(field));
}

type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

const coin = fc.integer({ min: 0, max: 99 });

class Maker {
  readonly #cast: Cast;
  readonly #draw: Draw;

  constructor(cast: Cast, draw: Draw) {
    this.#cast = cast;
    this.#draw = draw;
  }

  update(field: Field): Draft {
    const content = this.#value(field, 0);
    // What the types cannot tell: a guest's message always has a query to answer.
    const query = field.name === 'guest_message' ? { guest_query_id: this.#draw(anyText) } : {};
    return { [field.name]: isRecord(content) ? { ...content, ...query } : content } as Draft;
  }

  #often(percent: number): boolean {
    return this.#draw(coin) < percent;
  }

  #value(field: Field, depth: number): unknown {
    const known = this.#known(field);
    if (known !== undefined) return known;
    return this.#ofType(this.#draw(fc.constantFrom(...field.types)), field, depth);
  }

  /** Fields whose values mean something to a bot. */
  #known({ name, types, constant }: Field): unknown {
    if (constant !== undefined) return constant;
    const { people, chats, pressed } = this.#cast;
    if (types.includes('User') && this.#often(90)) return this.#draw(fc.constantFrom(...people));
    if (types.includes('Chat') && this.#often(90)) return this.#draw(fc.constantFrom(...chats));
    if (!types.includes('String')) return undefined;
    if (name === 'query') return [...this.#draw(anyText)].slice(0, 256).join('');
    if (name === 'data') {
      const data = this.#often(50) && pressed.length > 0 ? fc.constantFrom(...pressed) : forged;
      return this.#draw(data);
    }
    if (/(^|_)id$/.test(name)) return this.#draw(fc.nat()).toString(36);
    if (name === 'status')
      return this.#draw(fc.constantFrom('member', 'left', 'kicked', 'administrator', 'x'));
    return undefined;
  }

  #ofType(type: string, field: Field, depth: number): unknown {
    if (type.startsWith('Array of ')) {
      const length = depth > 4 ? 0 : this.#draw(fc.integer({ min: 0, max: 3 }));
      return Array.from({ length }, () => this.#ofType(type.slice(9), field, depth + 1));
    }
    switch (type) {
      case 'Integer':
        return this.#draw(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.maxSafeInteger()));
      case 'Float':
        return this.#draw(fc.double({ noNaN: true, noDefaultInfinity: true }));
      case 'Boolean':
        return this.#draw(fc.boolean());
      case 'String':
        return this.#draw(anyText);
      default:
        return this.#object(type, depth);
    }
  }

  #object(type: string, depth: number): unknown {
    const known = spec.types[type];
    if (!known) return {};
    if ('oneOf' in known) return this.#object(this.#draw(fc.constantFrom(...known.oneOf)), depth + 1);
    const made: Record<string, unknown> = {};
    const share = depth === 0 ? 12 : depth < 3 ? 6 : 0;
    for (const field of fieldsOf(known.fields)) {
      if (depth > 7) break;
      if (field.required || this.#often(share)) made[field.name] = this.#value(field, depth + 1);
    }
    return type === 'Message' ? this.#message(made, depth) : made;
  }

  /** Most messages have a text, its commands marked as Telegram marks them, and any further entities. */
  #message(made: Record<string, unknown>, depth: number): unknown {
    if (depth > 2 || !this.#often(80)) return made;
    const text = this.#draw(anyText);
    const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
    const entities = Array.isArray(made.entities) ? made.entities.filter(isRecord) : [];
    const marked = command ? [{ type: 'bot_command', offset: 0, length: command.length }] : [];
    return { from: this.#cast.people[0], ...made, text, entities: [...marked, ...entities] };
  }
}

/** The callback data of all buttons under a message. */
export function dataOf(message: Partial<Message>): string[] {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
  return buttons.flatMap((button) =>
    'callback_data' in button && button.callback_data ? [button.callback_data] : [],
  );
}
