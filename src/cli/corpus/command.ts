import { parseArgs } from 'node:util';
import { type Corpus, loadCorpus, problemLine } from '../../corpus/load.ts';
import { curatedJsonSchema } from '../../corpus/schema.ts';
import { writeDraft } from './draft.ts';
import { showJson, showText } from './show.ts';

/** Where a command writes. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const help = `Looks after a folder of reports.

npm run -s corpus -- check [DIR]
    Checks every report of the folder and its metadata against the text. Prints each problem with file and line;
    exit 1 when there is one.
npm run -s corpus -- show [--json] [--corpus DIR] [ID]
    Prints what the program holds of each report, or of the one called ID: sections, paragraphs, figures, people,
    and what was dropped and why. With --json one object a report and line.
npm run -s corpus -- draft FILE
    Writes a metadata file beside the report FILE with everything found in it, for a person to correct.
npm run -s corpus -- schema
    Prints the JSON Schema of metadata files.

DIR is "corpus" if left out. Exit 2 on bad usage.
`;

class Usage extends Error {}

/** Runs the command; returns the exit code: 0, 1 for problems found, 2 on bad usage. Never throws. */
export function runCorpus(args: readonly string[], output: Output): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        corpus: { type: 'string' },
      },
    });
    if (values.help) {
      output.out(help);
      return 0;
    }
    const [command, operand, ...rest] = positionals;
    if (command === undefined) throw new Usage('a command is missing: check, show, draft or schema');
    const [extra] = command === 'schema' && operand !== undefined ? [operand] : rest;
    if (extra !== undefined) throw new Usage(`${extra} is one argument too many`);
    if (command !== 'show' && values.json) throw new Usage('--json goes with show');
    switch (command) {
      case 'check':
        return check(oneFolder(operand, values.corpus), output);
      case 'show':
        return show(values.corpus ?? 'corpus', operand, values.json ?? false, output);
      case 'draft':
        if (operand === undefined) throw new Usage('draft needs the FILE of a report');
        return writeDraft(operand, output);
      case 'schema':
        output.out(`${JSON.stringify(curatedJsonSchema(), null, 2)}\n`);
        return 0;
      default:
        throw new Usage(`${command} is no command; there are check, show, draft and schema`);
    }
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    output.err(`corpus: ${message} (--help explains)\n`);
    return 2;
  }
}

function oneFolder(operand: string | undefined, option: string | undefined): string {
  if (operand !== undefined && option !== undefined) throw new Usage('the folder is given twice');
  return operand ?? option ?? 'corpus';
}

function check(dir: string, output: Output): number {
  const corpus = loadCorpus(dir);
  for (const problem of corpus.problems) output.out(`${problemLine(problem)}\n`);
  if (corpus.problems.length > 0) {
    output.err(`${count(corpus.problems.length, 'problem')} in ${dir}\n`);
    return 1;
  }
  const sum = (of: (report: Corpus['reports'][number]) => number) =>
    corpus.reports.reduce((total, report) => total + of(report), 0);
  const paragraphs = sum(({ blocks }) => blocks.filter(({ kind }) => kind === 'paragraph').length);
  const figures = sum((report) => report.figures.length);
  const people = sum((report) => report.people.length);
  const holds = `${count(paragraphs, 'paragraph')}, ${count(figures, 'figure')}, ${people} people`;
  output.out(`${dir}: ${count(corpus.reports.length, 'report')} with ${holds}; no problem\n`);
  return 0;
}

function show(dir: string, id: string | undefined, json: boolean, output: Output): number {
  const { reports, problems } = loadCorpus(dir);
  for (const problem of problems) output.err(`${problemLine(problem)}\n`);
  if (reports.length === 0) return problems.length > 0 ? 1 : 0;
  const chosen = id === undefined ? reports : reports.filter((report) => report.id === id);
  if (chosen.length === 0) {
    const ids = reports.slice(0, 10).map((report) => report.id);
    throw new Usage(`no report is called ${id}; there ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}`);
  }
  for (const report of chosen) output.out(json ? `${JSON.stringify(showJson(report))}\n` : showText(report));
  return 0;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
