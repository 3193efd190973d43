import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The program as `npm start` runs it, in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  /** Everything that came out so far, standard error and output together. */
  readonly output: () => string;
  /** Resolves when the process has ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when these words came out. */
  said(words: string | RegExp, milliseconds?: number): Promise<void>;
  /** Kills it at once and waits for its end. */
  kill(): Promise<void>;
}

const main = join(import.meta.dirname, '../../dist/main.js');

/** Starts the built program with nothing in its environment but this. The working folder has no `.env`. */
export function startProgram(environment: Readonly<Record<string, string>>): Program {
  const env = {
    PATH: process.env.PATH,
    CORPUS_DIR: join(import.meta.dirname, '../../corpus'),
    ...environment,
  };
  const child = spawn(process.execPath, [main], {
    env,
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const looks = new Set<() => void>();
  const hear = (text: unknown) => {
    output += String(text);
    for (const look of looks) look();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<number | string>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  return {
    child,
    output: () => output,
    ended,
    said: (words, milliseconds = 30_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof words === 'string' ? !output.includes(words) : !words.test(output)) return;
          looks.delete(look);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          looks.delete(look);
          reject(
            new Error(`the program did not say ${words} within ${milliseconds} ms:\n${output.slice(-2000)}`),
          );
        }, milliseconds);
        looks.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
