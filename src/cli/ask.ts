import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { parseArgs } from 'node:util';
import { createEngine } from '../answer/engine.ts';
import type { Answer, Engine } from '../answer/types.ts';
import { loadCorpus, newMemory } from '../corpus/load.ts';
import { readAhead } from '../server/threads.ts';
import { answerAsJson, answerAsText } from './answer-output.ts';

const help = `Usage: npm run -s ask -- [options] [question]

Answers from the reports of a corpus, in their own words. Standard output carries the answers and nothing else.

Options:
  --json          one JSON object a question instead of text for reading
  --corpus DIR    folder with the reports (default: corpus)
  --batch FILE    one question a line, - for standard input; one JSON line each, in the same order
  --help          this text

Exit status: 0 when every question was processed, answered or not; 2 on bad usage.

Examples:
  npm run -s ask -- 多少名領導幹部下沉一線?
  npm run -s ask -- --json --corpus reports "Who donated flour?"
  npm run -s ask -- --batch questions.txt > answers.jsonl
`;

interface Options {
  readonly json: boolean;
  readonly corpus: string;
  readonly batch: string | null;
  readonly question: string | null;
}

/** Wrong arguments, an unreadable file or corpus: one line for standard error, exit 2. */
class UsageError extends Error {}

function parseOptions(argv: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      corpus: { type: 'string', default: 'corpus' },
      batch: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const question = positionals.length > 0 ? positionals.join(' ') : null;
  if (values.batch !== undefined && question !== null) {
    throw new UsageError('either --batch FILE or a question, not both');
  }
  if (values.batch === undefined && question === null) {
    throw new UsageError('no question given; example: npm run -s ask -- 誰捐了麵粉?');
  }
  if (values.corpus === '') throw new UsageError('--corpus needs a folder; example: --corpus corpus');
  if (values.batch === '') throw new UsageError('--batch needs a file, or - for standard input');
  return { json: values.json, corpus: values.corpus, batch: values.batch ?? null, question };
}

async function openBatch(file: string): Promise<NodeJS.ReadableStream> {
  if (file === '-') return process.stdin;
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`cannot read --batch file ${file}: ${reason(error)}`);
  });
  if (info.isDirectory()) throw new UsageError(`cannot read --batch file ${file}: it is a folder`);
  return createReadStream(file);
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'no such file';
  if (error.code === 'EACCES') return 'no permission';
  return error.code ?? error.message;
}

/** Lines as they come in; a last line needs no line break. A byte order mark and \r are left out. */
async function* lines(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.write(chunk);
    if (first && rest !== '') {
      rest = rest.replace(/^\ufeff/, '');
      first = false;
    }
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.replace(/\r$/, '');
  }
  rest += decoder.end();
  if (rest !== '') yield rest.replace(/\r$/, '');
}

async function loadEngine(folder: string): Promise<Engine> {
  const memory = newMemory();
  await readAhead(folder, memory);
  const { reports, problems } = loadCorpus(folder, memory);
  const notes = problems.map(({ file, line, message }) => `${file}${line > 0 ? `:${line}` : ''}: ${message}`);
  if (reports.length === 0 && notes[0] !== undefined) throw new UsageError(notes[0]);
  for (const note of notes) process.stderr.write(`${note}\n`);
  if (reports.length === 0)
    throw new UsageError(`no report in ${folder}: a corpus holds *.md or *.txt files`);
  return createEngine(reports);
}

/** Writes to standard output and waits while the reader is slower. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((done) => process.stdout.once('drain', done));
}

async function run(argv: readonly string[]): Promise<void> {
  const options = parseOptions(argv);
  if (options === 'help') return write(help);
  const input = options.batch === null ? null : await openBatch(options.batch);
  const engine = await loadEngine(options.corpus);
  const json = (answer: Answer) => write(`${answerAsJson(answer)}\n`);
  if (!input) {
    const answer = engine.ask(options.question ?? '');
    return options.json ? json(answer) : write(answerAsText(answer, useColour()));
  }
  for await (const line of lines(input)) await json(engine.ask(line));
}

/** https://no-color.org: any value that is not empty turns colours off. */
function useColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return error.message.split(/\. |\n/)[0] ?? error.message;
  }
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

// A reader that has seen enough (head -1) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`ask: ${explain(error)}; see --help\n`);
  process.exitCode = 2;
}
