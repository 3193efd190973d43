import type { Update } from 'grammy/types';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createIntake, type IntakeOptions } from '../../src/server/intake.ts';
import { memoryStore } from '../../src/server/store.ts';
import { createTelegram, type Draft } from '../support/telegram.ts';

const telegram = createTelegram();
const { build } = telegram;
const silent = { updateReceived: () => {}, updateEnded: () => {} };

function intake(handle: (update: Update) => Promise<void>, more: Partial<IntakeOptions> = {}) {
  return createIntake({
    botId: 1,
    handle,
    store: memoryStore(),
    log: pino({ level: 'silent' }),
    metrics: silent,
    ...more,
  });
}

/** A handler that notes starts and ends, and ends an update when told. */
function controlled() {
  const events: string[] = [];
  const ends = new Map<number, () => void>();
  const handle = (update: Update) =>
    new Promise<void>((resolve) => {
      events.push(`start ${update.update_id}`);
      ends.set(update.update_id, () => {
        events.push(`end ${update.update_id}`);
        resolve();
      });
    });
  const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { events, handle, tick, end: (update: Update) => ends.get(update.update_id)?.() };
}

const update = (draft: Draft) => telegram.number(draft);

describe('the intake', () => {
  it('handles a chat in order and many chats at once', async () => {
    const { events, handle, tick, end } = controlled();
    const one = intake(handle);
    const [anna, ben] = [build.person(), build.person()];
    const [first, second, other] = [anna, anna, ben].map((from) => update(build.message(from, '?')));
    if (!first || !second || !other) throw new Error();
    const all = [first, second, other].map((item) => one.take(item));
    await tick();
    expect(events).toEqual([`start ${first.update_id}`, `start ${other.update_id}`]);
    end(first);
    await tick();
    expect(events.slice(2)).toEqual([`end ${first.update_id}`, `start ${second.update_id}`]);
    end(second);
    end(other);
    expect(await Promise.all(all)).toEqual(['handled', 'handled', 'handled']);
    expect(one.size).toBe(0);
  });

  it('lets presses, inline and guest queries pass the messages of their chat', async () => {
    const { events, handle, tick } = controlled();
    const one = intake(handle);
    const anna = build.person();
    const group = build.supergroup();
    void one.take(update(build.message(anna, '?', group)));
    void one.take(update(build.inlineQuery(build.person(), '口罩')));
    void one.take(update(build.guest(build.person(), group, '口罩')));
    void one.take(update(build.callback('inline-1', build.person(), 'x')));
    await tick();
    expect(events).toHaveLength(4);
  });

  it('takes an update once, whether it comes again while in the works or later', async () => {
    let count = 0;
    const one = intake(async () => {
      count++;
      await new Promise((resolve) => setTimeout(resolve, 10));
    });
    const again = update(build.message(build.person(), '?'));
    expect(await Promise.all([one.take(again), one.take(again)])).toEqual(['handled', 'handled']);
    expect(await one.take(again)).toBe('repeated');
    expect(count).toBe(1);
  });

  it('tells apart the updates of two bots on one store', async () => {
    const store = memoryStore();
    const same = update(build.message(build.person(), '?'));
    expect(await intake(async () => {}, { store, botId: 1 }).take(same)).toBe('handled');
    expect(await intake(async () => {}, { store, botId: 2 }).take(same)).toBe('handled');
  });

  it('gives up a handler that hangs, reports it, and goes on with the chat', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line) => lines.push(line) });
    const anna = build.person();
    let calls = 0;
    const one = intake(() => (calls++ === 0 ? new Promise(() => {}) : Promise.resolve()), {
      log,
      patience: 50,
    });
    const both = [one.take(update(build.message(anna, '?'))), one.take(update(build.message(anna, '!')))];
    expect(await Promise.all(both)).toEqual(['given up', 'handled']);
    expect(lines.join()).toContain('handler hangs, update given up');
  });

  it('ends an update whose handler throws, and logs it without its words', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line) => lines.push(line) });
    const one = intake(() => Promise.reject(new Error('broken')), { log });
    expect(await one.take(update(build.message(build.person(), '機密')))).toBe('failed');
    expect(lines.join()).toContain('broken');
    expect(lines.join()).not.toContain('機密');
  });
});
