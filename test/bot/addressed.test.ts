import fc from 'fast-check';
import type { Message, MessageEntity, User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { addressed, commandOf, previousOf, questionOf } from '../../src/bot/addressed.ts';

const me = { id: 1, is_bot: true, first_name: 'Report', username: 'report_test_bot' } as User;

const message = (text: string, entities: readonly object[] = [], more: object = {}) =>
  ({
    message_id: 2,
    date: 1,
    chat: { id: -1, type: 'supergroup', title: 'x' },
    from: { id: 3, is_bot: false, first_name: 'x' },
    text,
    entities,
    ...more,
  }) as unknown as Message;

/** An entity over the first occurrence of some words. */
const over = (text: string, words: string, type: MessageEntity['type'], more: object = {}) => ({
  type,
  offset: text.indexOf(words),
  length: words.length,
  ...more,
});

describe('the question of a message', () => {
  it.each([
    ['@report_test_bot 口罩?', ['@report_test_bot'], '口罩?'],
    ['@report_test_bot，口罩?', ['@report_test_bot'], '口罩?'],
    ['口罩 @report_test_bot 有多少', ['@report_test_bot'], '口罩 有多少'],
    ['😀 @REPORT_TEST_BOT: 口罩?', ['@REPORT_TEST_BOT'], '😀 : 口罩?'],
    ['@alice 口罩?', ['@alice'], '@alice 口罩?'],
    ['  口罩\n\n有多少  ', [], '口罩 有多少'],
    ['：口罩', [], '：口罩'],
  ])('%j', (text, mentions, question) => {
    expect(
      questionOf(
        message(
          text,
          mentions.map((one) => over(text, one, 'mention')),
        ),
        me,
      ),
    ).toBe(question);
  });

  it('of a command is what stands behind it', () => {
    const text = '/ask@report_test_bot  口罩?';
    const asked = message(text, [over(text, '/ask@report_test_bot', 'bot_command')]);
    expect(questionOf(asked, me)).toBe('口罩?');
    expect(commandOf(asked)).toEqual({ name: 'ask', to: 'report_test_bot' });
    expect(commandOf(message('看 /ask', [over('看 /ask', '/ask', 'bot_command')]))).toBeUndefined();
  });

  it('never has more than the message says, whatever its entities', () => {
    const entity = fc.record({
      type: fc.constantFrom('mention', 'text_mention', 'bot_command', 'bold'),
      offset: fc.integer({ min: -5, max: 50 }),
      length: fc.integer({ min: -5, max: 50 }),
      user: fc.constant(me),
    });
    const text = fc.string({
      unit: fc.constantFrom('口', '😀', ' ', '@report_test_bot', '/ask', '?'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(text, fc.array(entity, { maxLength: 6 }), (words, entities) => {
        const question = questionOf(message(words, entities), me);
        expect(question.length).toBeLessThanOrEqual(words.length);
        expect(question).toBe(question.trim());
        expect(question).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      }),
    );
  });
});

describe('what an answer tells of itself', () => {
  it('its quotation and, in italics, its question', () => {
    const text = '問題：誰?\n一句引文';
    const entities = [over(text, '誰?', 'italic'), over(text, '一句引文', 'expandable_blockquote')];
    expect(previousOf(message(text, entities))).toEqual({ question: '誰?', quote: '一句引文' });
    expect(previousOf(message('你好'))).toEqual({});
  });
});

describe('a group message', () => {
  it('that mentions nobody is overheard only where that is wanted, and only as a question of its own', () => {
    expect(addressed(message('口罩有多少？ '), me, false)).toBeNull();
    expect(addressed(message('口罩有多少？ '), me, true)).toMatchObject({ by: 'overheard' });
    expect(addressed(message('口罩。'), me, true)).toBeNull();
    const reply = { reply_to_message: message('x') };
    expect(addressed(message('口罩?', [], reply), me, true)).toBeNull();
  });
});
