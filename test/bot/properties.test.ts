import fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReport } from '../../src/corpus/parse.ts';
import type { Report } from '../../src/corpus/types.ts';
import type { Call, Draft } from '../support/telegram.ts';
import { sampleReport } from './report.ts';
import { methods, openStage, resultOf, type Stage } from './stage.ts';

/** Whatever arrives is answered, by calls that the test server finds valid, and nothing is logged as an error. */

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ reports: [sampleReport(), sampleReport('second')] });
});
afterAll(async () => {
  await stage.close();
});

const build = () => stage.telegram.build;

async function deliver(draft: Draft): Promise<readonly Call[]> {
  const calls = await stage.deliver(draft);
  expect(stage.telegram.invalid).toEqual([]);
  expect(stage.errors).toEqual([]);
  return calls;
}

const pieces = fc.constantFrom(
  ...[
    '口罩',
    '麵粉',
    '誰',
    '多少',
    '林秀英',
    '?',
    '？',
    '\n',
    ' ',
    '😀',
    '𠮷',
    '@report_test_bot',
    '@other',
    '/ask',
    '/stats',
  ],
  ...[
    '<b>',
    '&amp;',
    '*_`[',
    '{ $x }',
    '\u0000',
    '\u200b',
    '\u202e',
    '%',
    ':',
    '1',
    'a',
    '縣醫院',
    '的',
    '2000元',
    'https://t.me/x',
  ],
);
const text = (length: number) =>
  fc
    .oneof(
      fc.array(pieces, { minLength: 1, maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.tuple(pieces, fc.integer({ min: 1, max: 4096 })).map(([piece, times]) => piece.repeat(times)),
    )
    .map((one) => [...one].reduce((cut, char) => (cut.length + char.length > length ? cut : cut + char), ''))
    .filter((one) => one.trim() !== '');

const entity = fc.record({
  type: fc.constantFrom(
    'mention',
    'text_mention',
    'bot_command',
    'bold',
    'code',
    'url',
    'text_link',
    'blockquote',
  ),
  offset: fc.integer({ min: 0, max: 60 }),
  length: fc.integer({ min: 1, max: 60 }),
  user: fc.constantFrom(
    { id: 123_456_789, is_bot: true, first_name: 'Report' },
    { id: 5, is_bot: false, first_name: 'x' },
  ),
  url: fc.constant('https://example.org/'),
});

const runs = { numRuns: 80 };
/** Milliseconds: generous, as these run beside everything else. */
const patience = 120_000;

describe('any text up to 4096', () => {
  it(
    'gets one answer in private',
    async () => {
      await fc.assert(
        fc.asyncProperty(text(4096), async (words) => {
          const calls = await deliver(build().message(build().person(), words));
          expect(methods(calls).join()).toMatch(/^send(Rich)?Message$/);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'with any layout of entities gets one answer in private, and at most one in a group',
    async () => {
      await fc.assert(
        fc.asyncProperty(text(200), fc.array(entity, { maxLength: 8 }), async (words, entities) => {
          const extra = { entities: entities as unknown as MessageEntity[] };
          const person = build().person();
          const alone = await deliver(build().message(person, words, build().privateChat(person), extra));
          expect(alone.length).toBeGreaterThan(0);
          const calls = await deliver(build().message(build().person(), words, build().supergroup(), extra));
          expect(calls.filter(({ method }) => method.startsWith('send')).length).toBeLessThanOrEqual(1);
        }),
        runs,
      );
    },
    patience,
  );
});

describe('any inline query up to 256', () => {
  it(
    'gets one valid answer at any offset',
    async () => {
      const offset = fc.oneof(fc.constantFrom('', '5', '10', '-1', '1e9', 'x'), fc.string({ maxLength: 20 }));
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.constant(''), text(256)), offset, async (query, at) => {
          const calls = await deliver(build().inlineQuery(build().person(), query, at));
          expect(methods(calls)).toEqual(['answerInlineQuery']);
        }),
        runs,
      );
    },
    patience,
  );
});

describe('any guest query', () => {
  it(
    'gets one valid answer',
    async () => {
      await fc.assert(
        fc.asyncProperty(text(1000), async (words) => {
          const calls = await deliver(build().guest(build().person(), build().supergroup(), words));
          expect(methods(calls)).toEqual(['answerGuestQuery']);
        }),
        { numRuns: 50 },
      );
    },
    patience,
  );
});

describe('any callback data', () => {
  const kinds = fc.constantFrom('a', 'n', 'p', 'f', 'o', 'c', 'r', 'x', 's', 'zz', '');
  const arg = fc.oneof(
    fc.constantFrom(
      'ho',
      'es',
      'ss',
      '0',
      '1',
      '-1',
      '9999',
      '1e3',
      '',
      'up',
      'language',
      'en',
      '__proto__',
      'constructor',
    ),
    fc.constantFrom('1a5tpen.2.g.1l.70u', '1a5tpen.zz.0.1.abc', '...', '1a5tpen', '1a5tpen.2.g.1l.xxx'),
    fc.string({ maxLength: 12 }),
  );
  const structured = fc
    .tuple(fc.constantFrom('1', '0', '2', ''), kinds, fc.array(arg, { maxLength: 5 }))
    .map(([version, kind, args]) => [version, kind, ...args].join(':'));
  const data = fc
    .oneof(structured, fc.string({ unit: 'binary', minLength: 1, maxLength: 32 }))
    .map((one) => Buffer.from(one).subarray(0, 64).toString().replaceAll('\ufffd', ''));

  it(
    'is answered exactly once',
    async () => {
      const person = build().person();
      const shown = await stage.ask(build().message(person, '口罩有多少?'));
      await fc.assert(
        fc.asyncProperty(data, fc.boolean(), async (one, inline) => {
          const on = inline ? 'inline-1' : shown.message;
          stage.telegram.world.inlineMessages.set('inline-1', { message_id: 1, date: 1, text: 'x' } as never);
          const calls = await deliver(build().callback(on, person, one));
          expect(calls.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(1);
        }),
        { numRuns: 400 },
      );
    },
    patience,
  );
});

describe('any report', () => {
  const words = fc.string({
    unit: fc.constantFrom('口', '罩', '😀', '𠮷', 'a', ' ', '，', '。', '3', '萬', '名'),
    minLength: 1,
    maxLength: 1500,
  });
  const report = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 6 }).map((parts): Report => {
    const bare = parseReport(
      'random',
      `# ${parts[0]?.[0]}\n\n${parts.map(([a, b]) => `## ${a}\n\n${b}\n`).join('\n')}`,
    );
    const figures = bare.blocks.flatMap((block, index) =>
      Array.from({ length: Math.min(150, block.text.length) }, (_, at) => ({
        ...{
          block: index,
          start: at,
          end: at + 1,
          paragraph: block.paragraph,
          report: 'random',
          group: '',
          owner: '',
        },
        ...{
          text: block.text.slice(at, at + 1),
          value: 1e15,
          unit: '',
          label: block.text.slice(0, 900),
          labelEn: '',
        },
      })),
    );
    return {
      ...bare,
      figures: figures.filter((one) => !/[\ud800-\udfff]/.test(one.text)),
      examples: [bare.title, '口罩'],
    };
  });

  it(
    'has screens within the limits, whatever is asked and pressed',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          report,
          fc.constantFrom('口罩', '3萬名', 'a', '/start', '/settings', '有多少口罩?'),
          async (one, question) => {
            const random = await openStage({ reports: [one] });
            const person = random.telegram.build.person({ language_code: 'zh-hans' });
            const calls = await random.deliver(random.telegram.build.message(person, question));
            const sent = calls.find(({ method }) => method === 'sendMessage');
            const buttons =
              (sent?.params.reply_markup as { inline_keyboard?: { callback_data?: string }[][] })
                ?.inline_keyboard ?? [];
            for (const { callback_data: data } of buttons.flat()) {
              if (data !== undefined && !data.startsWith('1:c:'))
                // pictures have tests of their own

                await random.deliver(random.telegram.build.callback(resultOf(sent), person, data));
            }
            await random.deliver(random.telegram.build.inlineQuery(person, question));
            expect(random.errors).toEqual([]);
            expect(await random.close()).toEqual([]);
          },
        ),
        { numRuns: 40 },
      );
    },
    patience,
  );
});
