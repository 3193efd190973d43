import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Fault, faultOf, randomNumbers, type Weather } from './faults.ts';

/*
 * The Bot API as far as a load test needs it: updates by getUpdates, replies to everything, faults. It checks
 * nothing (the tests' server does), so that it is never the slower side.
 */

export const token = '123456789:LOAD-token-of-the-load-test-0123456789';

/** One question and its answers. Times are milliseconds of `performance.now()`. */
export interface Question {
  readonly chat: number;
  /** When the bot first got it. */
  deliveredAt?: number;
  /** When its answer was carried out. */
  answeredAt?: number;
  answers: number;
}

export interface LoadTelegram {
  readonly root: string;
  readonly questions: readonly Question[];
  /** Puts a question into the queue. */
  ask(chat: number, text: string): void;
  /** Number of questions with an answer. */
  readonly answered: number;
  /** Sends that were carried out though the bot did not hear of it. */
  readonly unheard: number;
  misbehave(weather: Weather): void;
  /** Resolves when so many questions are answered. @throws after `milliseconds` without any progress */
  until(answered: number, milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const firstUpdate = 1;
const bot = { id: 123456789, is_bot: true, first_name: 'Load', username: 'load_bot', can_join_groups: true };

export async function startLoadTelegram(seed = 1): Promise<LoadTelegram> {
  const questions: Question[] = [];
  const updates: string[] = [];
  /** People write no faster than the rate limits allow: 15 messages in 10 s, by the date of the message. */
  const asked = new Map<number, number>();
  const yesterday = Math.floor(Date.now() / 1000) - 86_400;
  const waiting = new Map<number, Question[]>();
  const random = randomNumbers(seed);
  let weather: Weather = {};
  let confirmed = 0;
  let answered = 0;
  let unheard = 0;
  let wake = () => {};

  const getUpdates = async (params: Params, gone: Promise<void>): Promise<string> => {
    const { offset = 0, timeout = 0 } = params;
    confirmed = Math.max(confirmed, Number(offset) - firstUpdate);
    if (confirmed >= updates.length && Number(timeout) > 0) {
      const news = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const timer = new Promise<void>((resolve) => setTimeout(resolve, Number(timeout) * 1000).unref());
      await Promise.race([news, timer, gone]);
    }
    const now = performance.now();
    const slice = updates.slice(confirmed, confirmed + 100);
    for (let i = 0; i < slice.length; i++) {
      const question = questions[confirmed + i];
      if (question) question.deliveredAt ??= now;
    }
    return `[${slice.join(',')}]`;
  };
  const sendMessage = (params: Params, heard: boolean): string => {
    const chat = Number(params.chat_id);
    const line = waiting.get(chat);
    const question = line && line.length > 1 ? line.shift() : line?.[0];
    if (question) {
      if (question.answers++ === 0) {
        question.answeredAt = performance.now();
        answered++;
      }
    }
    if (!heard) unheard++;
    const message = {
      message_id: 1_000_000 + answered,
      date: 0,
      chat: { id: chat, type: 'private' },
      text: params.text,
    };
    return JSON.stringify(message);
  };
  const execute = async (
    method: string,
    params: Params,
    heard: boolean,
    gone: Promise<void>,
  ): Promise<string> => {
    if (method === 'getUpdates') return getUpdates(params, gone);
    if (method === 'sendMessage') return sendMessage(params, heard);
    return method === 'getMe' ? JSON.stringify(bot) : 'true';
  };

  const server = createServer((request, response) => {
    void receive(request).then(async ({ method, params }) => {
      const fault = faultOf(weather, random(), random());
      if (fault?.kind === 'error') return refuse(response, fault);
      const executed = fault === undefined || ('after' in fault && fault.after);
      const gone = new Promise<void>((resolve) => response.once('close', resolve));
      const result = executed ? await execute(method, params, fault === undefined, gone) : '';
      if (fault?.kind === 'drop') request.socket.destroy();
      else response.end(fault?.kind === 'garbage' ? fault.body : `{"ok":true,"result":${result}}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  return {
    root: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    questions,
    ask: (chat, text) => {
      const question: Question = { chat, answers: 0 };
      questions.push(question);
      waiting.set(chat, [...(waiting.get(chat) ?? []).filter((one) => one.answers === 0), question]);
      const count = (asked.get(chat) ?? 0) + 1;
      asked.set(chat, count);
      updates.push(
        updateJson(firstUpdate + updates.length, chat, text, yesterday + 10 * Math.floor(count / 15)),
      );
      wake();
    },
    get answered() {
      return answered;
    },
    get unheard() {
      return unheard;
    },
    misbehave: (next) => {
      weather = next;
    },
    until: async (count, milliseconds) => {
      let last = answered;
      let movedAt = Date.now();
      while (answered < count) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (answered > last) movedAt = Date.now();
        last = answered;
        if (Date.now() - movedAt > milliseconds)
          throw new Error(`${answered} of ${count} questions answered, then nothing for ${milliseconds} ms`);
      }
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Params = Readonly<Record<string, unknown>>;

async function receive(request: IncomingMessage): Promise<{ method: string; params: Params }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString('utf8');
  const method = request.url?.split('/').pop() ?? '';
  return { method, params: body.startsWith('{') ? JSON.parse(body) : {} };
}

function refuse(response: ServerResponse, fault: Fault & { kind: 'error' }): void {
  const { code: error_code, description, parameters } = fault;
  response.writeHead(error_code).end(JSON.stringify({ ok: false, error_code, description, parameters }));
}

function updateJson(id: number, chat: number, text: string, date: number): string {
  const person = { id: chat, is_bot: false, first_name: `Person ${chat}`, language_code: 'zh-hant' };
  const message = {
    message_id: id,
    date,
    chat: { id: chat, type: 'private', first_name: person.first_name },
    from: person,
    text,
  };
  return JSON.stringify({ update_id: id, message });
}
