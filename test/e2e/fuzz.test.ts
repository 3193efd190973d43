import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyUpdate, castOf, dataOf } from '../support/fuzz.ts';
import { inventedReport } from '../support/reports.ts';
import { openRoom } from '../support/room.ts';
import type { Call, Draft } from '../support/telegram.ts';

/** `FUZZ=100000 npx vitest run test/e2e/fuzz.test.ts` for the long run. */
const count = Number(process.env.FUZZ ?? 1500);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_123);

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

describe('updates of every kind', () => {
  it(`are handled without a crash, an error or an invalid call (${count})`, async () => {
    const room = openRoom([
      inventedReport({ figures: 12, people: 6 }),
      inventedReport({ figures: 2, people: 1, id: 'b' }),
    ]);
    const { telegram } = room;
    const cast = castOf(telegram);
    const pressed: string[] = [];
    let handled = 0;
    for (const text of [
      '/start',
      '/stats',
      '/people',
      '/read',
      '/reports',
      '/about',
      '/settings',
      '多少名志願者？',
    ]) {
      const { message } = await room.say(text);
      // Pictures are another test's: they would take most of the time.
      pressed.push(...dataOf(message).filter((data) => !/^\d+:(c|cg|co):/.test(data)));
    }
    const handle = async (draft: Draft) => {
      await room.deliver(draft);
      handled += 1;
      const { invalid } = telegram;
      if (invalid.length + room.errors.length + rejections.length > 0) {
        throw new Error(inspect({ invalid, errors: room.errors, rejections }, { depth: 6 }));
      }
    };
    // fast-check keeps what a property drew, and the server what was called: in one piece, 100,000 updates
    // would take more memory than there is.
    while (handled < count) {
      const numRuns = Math.min(1000, count - handled);
      await fc.assert(fc.asyncProperty(anyUpdate({ ...cast, pressed }), handle), {
        numRuns,
        seed: seed + handled,
        endOnFailure: true,
      });
      (telegram.calls as Call[]).length = 0;
    }
    expect(handled).toBe(count);
  }, 3_600_000);
});
