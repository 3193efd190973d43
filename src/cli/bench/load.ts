import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCorpus } from '../../corpus/load.ts';
import { randomNumbers } from './faults.ts';
import { type LoadTelegram, type Question, startLoadTelegram, token } from './telegram.ts';

/*
 * The bot as a process of its own under load, on loopback: how fast it is beside a bare grammY echo bot, whether
 * its memory grows, and whether it loses a question when Telegram misbehaves or the process is killed.
 */

/** What a run gave. Times in milliseconds, memory in MB. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** No answer at all for so long ends a run, in milliseconds. */
const patience = 60_000;

/** `load`: both bots under the same load. Prints a table; resolves with whether the targets are met. */
export async function load(updates: number, chats: number, print: (line: string) => void): Promise<boolean> {
  const questions = questionsOf('corpus');
  const echo = await underLoad('echo.js', [updates], chats, questions);
  const stages = updates > 5000 ? [5000, updates - 5000] : [updates];
  const ours = await underLoad('../../main.js', stages, chats, questions);
  print(`${updates} questions from ${chats} chats, all in the queue at once; one bot process, loopback`);
  print('| bot | questions/s | p50 ms | p99 ms | memory MB |');
  print('| --- | ---: | ---: | ---: | ---: |');
  print(row('grammY echo', echo.load, echo.memory));
  print(row('report-qa-bot', ours.load, ours.memory));
  const share = ours.load.perSecond / echo.load.perSecond;
  const tail = ours.load.p99 / echo.load.p99;
  const growth = (ours.memory.at(-1) ?? 0) / (ours.memory[0] ?? 1);
  print(
    `throughput ${(100 * share).toFixed(0)} % of the echo bot's (target 60), p99 ${tail.toFixed(1)} times (target 3)`,
  );
  if (stages.length > 1)
    print(`memory after ${updates}: ${(100 * growth).toFixed(0)} % of that after 5000 (target 110)`);
  return share >= 0.6 && tail <= 3 && growth <= 1.1;
}

/** `rate`: answers at a steady rate, such as the 30 messages a second that Telegram allows a bot. */
export async function steady(
  perSecond: number,
  seconds: number,
  print: (line: string) => void,
): Promise<void> {
  const questions = questionsOf('corpus');
  const telegram = await startLoadTelegram();
  const bot = startBot('../../main.js', telegram);
  await warmUp(telegram, questions);
  const from = telegram.questions.length;
  for (let i = 0; i < perSecond * seconds; i++) {
    telegram.ask(1 + (i % 500), questions[i % questions.length] ?? '');
    await sleep(1000 / perSecond);
  }
  await telegram.until(telegram.questions.length, patience);
  const { p50, p99 } = measure(telegram.questions.slice(from));
  print(
    `${perSecond} questions a second for ${seconds} s: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
  );
  await bot.end();
  await telegram.close();
}

/** `faults`: 30 % 429, 20 % 5xx, 10 % broken connections, 5 % garbage. Resolves with whether all were answered. */
export async function faulty(updates: number, print: (line: string) => void): Promise<boolean> {
  const questions = questionsOf('corpus');
  const telegram = await startLoadTelegram(42);
  telegram.misbehave({ tooMany: 0.3, server: 0.2, drop: 0.1, garbage: 0.05, retryAfter: 1 });
  const bot = startBot('../../main.js', telegram);
  askAll(telegram, updates, updates, questions);
  await telegram.until(updates, patience);
  const repeated = telegram.questions.reduce((sum, { answers }) => sum + answers - 1, 0);
  print(
    `faults: ${telegram.answered} of ${updates} answered; ${repeated} twice, ${telegram.unheard} sends went unheard`,
  );
  await bot.end();
  await telegram.close();
  return repeated <= telegram.unheard;
}

/** `kill`: kill -9 at random moments under load. Resolves with whether every question was answered. */
export async function killed(runs: number, print: (line: string) => void): Promise<boolean> {
  const questions = questionsOf('corpus');
  const telegram = await startLoadTelegram();
  const random = randomNumbers(7);
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  let chats = 0;
  for (let run = 0; run < runs; run++) {
    const bot = startBot('../../main.js', telegram, data);
    for (let i = 0; i < 200; i++) telegram.ask(++chats, questions[i % questions.length] ?? '');
    await telegram.until(telegram.answered + 1, patience);
    await sleep(random() * 150);
    await bot.kill();
  }
  const last = startBot('../../main.js', telegram, data);
  await telegram.until(chats, patience).catch(() => {});
  const repeated = telegram.questions.reduce((sum, { answers }) => sum + Math.max(0, answers - 1), 0);
  print(
    `kill -9, ${runs} runs: ${chats - telegram.answered} of ${chats} questions lost, ${repeated} answered twice`,
  );
  const complete = telegram.answered === chats;
  await last.end();
  await telegram.close();
  rmSync(data, { recursive: true });
  return complete;
}

interface Outcome {
  readonly load: Load;
  /** After each stage. */
  readonly memory: readonly number[];
}

/** Runs a bot through stages of so many questions each; figures are of all stages together. */
async function underLoad(
  program: string,
  stages: readonly number[],
  chats: number,
  questions: readonly string[],
): Promise<Outcome> {
  const telegram = await startLoadTelegram();
  const bot = startBot(program, telegram);
  await warmUp(telegram, questions);
  const from = telegram.questions.length;
  const memory: number[] = [];
  for (const updates of stages) {
    askAll(telegram, updates, chats, questions);
    await telegram.until(telegram.questions.length, patience);
    await sleep(2000);
    memory.push(bot.memory());
  }
  const outcome = { load: measure(telegram.questions.slice(from)), memory };
  await bot.end();
  await telegram.close();
  return outcome;
}

/** The first answers load dictionaries and compile; they are the start's time, not the load's. */
async function warmUp(telegram: LoadTelegram, questions: readonly string[]): Promise<void> {
  askAll(telegram, 500, 500, questions, 1_000_000);
  await telegram.until(telegram.questions.length, patience);
}

/** Few enough of each chat that no rate limit is met. */
function askAll(
  telegram: LoadTelegram,
  count: number,
  chats: number,
  questions: readonly string[],
  first = 1,
): void {
  for (let i = 0; i < count; i++) telegram.ask(first + (i % chats), questions[i % questions.length] ?? '');
}

function measure(questions: readonly Question[]): Load {
  const times = questions
    .map(({ deliveredAt = 0, answeredAt = 0 }) => answeredAt - deliveredAt)
    .sort((a, b) => a - b);
  const first = Math.min(...questions.map(({ deliveredAt = 0 }) => deliveredAt));
  const last = Math.max(...questions.map(({ answeredAt = 0 }) => answeredAt));
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: (1000 * questions.length) / (last - first), p50: at(0.5), p99: at(0.99) };
}

interface BotProcess {
  /** Resident memory in MB; 0 where the system does not tell. */
  memory(): number;
  end(): Promise<void>;
  kill(): Promise<void>;
}

function startBot(program: string, telegram: LoadTelegram, data?: string): BotProcess {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'bench-'));
  const env = {
    PATH: process.env.PATH,
    BOT_TOKEN: token,
    BOT_API_ROOT: telegram.root,
    CORPUS_DIR: join(process.cwd(), 'corpus'),
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, program)], {
    env,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    memory: () => residentMemory(child),
    end: async () => {
      await ended(child, 'SIGKILL');
      if (data === undefined) rmSync(folder, { recursive: true });
    },
    kill: () => ended(child, 'SIGKILL'),
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

function residentMemory(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** What people may ask of this corpus: its example questions, its figures' labels, its people. */
function questionsOf(dir: string): readonly string[] {
  return loadCorpus(dir).reports.flatMap((report) => [
    ...report.examples,
    ...report.figures.map(({ label }) => `${label}有多少?`),
    ...report.people.map(({ name }) => `${name}是誰?`),
  ]);
}

function row(name: string, { perSecond, p50, p99 }: Load, memory: readonly number[]): string {
  const cells = [perSecond, p50, p99].map((value) => value.toFixed(0));
  return `| ${name} | ${cells.join(' | ')} | ${memory.map((value) => value.toFixed(0)).join(' → ')} |`;
}
