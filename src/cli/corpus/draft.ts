import { existsSync, writeFileSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import { mentionsOf } from '../../corpus/curated.ts';
import { loadReport, problemLine } from '../../corpus/load.ts';
import type { Curated } from '../../corpus/schema.ts';
import type { Report } from '../../corpus/types.ts';
import type { Output } from './command.ts';

const schemaFile = resolve(import.meta.dirname, '../../../corpus/report.schema.json');

/** Writes `<name>.json` beside a report with everything found in its text. Never overwrites. */
export function writeDraft(path: string, output: Output): number {
  const ending = extname(path);
  if (!/^\.(md|txt)$/i.test(ending)) {
    output.err(`corpus: ${path} is no report: its name must end in .md or .txt (--help explains)\n`);
    return 2;
  }
  const target = `${path.slice(0, path.length - ending.length)}.json`;
  if (existsSync(target)) {
    output.err(`corpus: ${target} is there already; move it away first\n`);
    return 1;
  }
  const { report, problems } = loadReport({ id: 'draft', path, stamp: '' });
  for (const problem of problems) output.err(`${problemLine(problem)}\n`);
  if (!report) return 1;
  const schema = relative(dirname(resolve(path)), schemaFile)
    .split(sep)
    .join('/');
  try {
    writeFileSync(target, layOut(draft(report, schema)), { flag: 'wx' });
  } catch (error) {
    output.err(
      `corpus: ${target} cannot be written: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  }
  output.out(
    `${target}: ${report.figures.length} figures and ${report.people.length} people to look through\n`,
  );
  return 0;
}

/** The metadata that say exactly what was found. */
function draft(report: Report, $schema: string): Curated {
  const groups = new Set(
    [...report.figures, ...report.people].map(({ group }) => group).filter((name) => name !== ''),
  );
  return {
    $schema,
    source: report.source,
    date: report.date,
    author: report.author,
    url: report.url,
    groups: [...groups].map((name) => ({ name })),
    figures: report.figures.map((figure) => {
      const { text, paragraph, value, unit, label, group, owner } = figure;
      const here = mentionsOf(report, text).filter(
        ({ block }) => report.blocks[block]?.paragraph === paragraph,
      );
      const occurrence =
        here.findIndex(({ block, start }) => block === figure.block && start === figure.start) + 1;
      return {
        text,
        paragraph,
        ...(occurrence > 1 && { occurrence }),
        value,
        unit,
        ...(label !== '' && { label }),
        ...(group !== '' && { group }),
        ...(owner !== '' && { owner }),
      };
    }),
    people: report.people.map(({ name, role, place, deed, group, aliases }) => ({
      name,
      ...(role !== '' && { role }),
      ...(place !== '' && { place }),
      ...(deed !== '' && { deed }),
      ...(group !== '' && { group }),
      aliases: [...aliases],
    })),
    terms: [],
    examples: { zh: [], en: [] },
  };
}

/** JSON with one entry of a list a line, as a person reads and compares it. */
function layOut(curated: Curated): string {
  const parts = Object.entries(curated).map(([key, value]) => {
    const list = Array.isArray(value) && value.length > 0;
    return `  ${JSON.stringify(key)}: ${list ? `[\n${value.map((entry) => `    ${inline(entry)}`).join(',\n')}\n  ]` : inline(value)}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return `{ ${members.join(', ')} }`;
}
