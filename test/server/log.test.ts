import { GrammyError, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { createLog } from '../../src/server/log.ts';

const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

function lines(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(
    createLog('debug', [token, 'pass/word'], {
      write: (line) => {
        text += line;
      },
    }),
  );
  return text;
}

it('never lets a secret out, wherever it stands', () => {
  const inner = new Error(
    `request to https://api.telegram.org/bot${token}/sendMessage failed, reason: ECONNRESET`,
  );
  const text = lines((log) => {
    log.error({ err: new HttpError('Network request failed', inner) }, 'failed');
    log.warn(`redis://:${encodeURIComponent('pass/word')}@host and pass/word`);
    log.info({ deep: { url: `x${token}y` } }, token);
  });
  expect(text).not.toContain(token);
  expect(text).not.toMatch(/pass(\/|%2F)word/);
  expect(text).toContain('ECONNRESET');
});

it('logs what Telegram refused with method and reason, without the payload', () => {
  const reply = { ok: false as const, error_code: 400, description: 'Bad Request: x', parameters: {} };
  const text = lines((log) =>
    log.error(
      { err: new GrammyError('Call failed', reply, 'sendMessage', { text: '機密', chat_id: 5 }) },
      'failed',
    ),
  );
  expect(JSON.parse(text)).toMatchObject({ level: 'error', err: { method: 'sendMessage', code: 400 } });
  expect(text).not.toContain('機密');
});
