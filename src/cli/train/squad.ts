import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseReport } from '../../corpus/parse.ts';
import { read, wordsOf } from '../../corpus/reading.ts';
import type { Block, Report } from '../../corpus/types.ts';

const schema = z.object({
  data: z.array(
    z.object({
      title: z.string().default(''),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.union([z.string(), z.number()]).transform(String),
              question: z.string(),
              answers: z.array(z.object({ text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A question with its gold answers and the place where they stand. */
export interface Example {
  readonly id: string;
  readonly question: string;
  readonly report: string;
  /** Index into the report's blocks. */
  readonly block: number;
  readonly answers: readonly string[];
}

export interface Dataset {
  readonly name: string;
  readonly reports: readonly Report[];
  readonly examples: readonly Example[];
}

/**
 * Reads a file in the format of SQuAD 1.1 (DRCD, CMRC 2018): each article becomes a report, read as if it were a
 * file in the corpus folder.
 * @throws with the file's name when it cannot be read or has another form
 */
export function readSquad(file: string): Dataset {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not in SQuAD format: ${z.prettifyError(parsed.error)}`);
  const reports: Report[] = [];
  const examples: Example[] = [];
  for (const [number, { title, paragraphs }] of parsed.data.data.entries()) {
    const id = `a${number}`;
    const contexts = paragraphs.map(({ context }) => context.replaceAll(/\s*\n\s*/g, ' ').trim());
    const report = articleOf(id, title, contexts);
    reports.push(report);
    for (const [at, { qas }] of paragraphs.entries()) {
      const block = report.blocks.findIndex(
        ({ kind, text }) => kind === 'paragraph' && text === contexts[at],
      );
      for (const { id: key, question, answers } of qas) {
        const texts = [...new Set(answers.map((answer) => answer.text))];
        examples.push({ id: key, question, report: id, block, answers: texts });
      }
    }
  }
  return { name: file.split('/').at(-1) ?? file, reports, examples };
}

/** An article parsed; its paragraphs as they are where parsing takes one for something else. */
function articleOf(id: string, title: string, contexts: readonly string[]): Report {
  const parsed = parseReport(id, [`# ${title}`, ...contexts].join('\n\n'));
  const kept = contexts.every((context) =>
    parsed.blocks.some(({ kind, text }) => kind === 'paragraph' && text === context),
  );
  if (kept) return parsed;
  const blocks = contexts.map((text, at) => ({
    kind: 'paragraph' as const,
    paragraph: at + 1,
    section: '',
    text,
  }));
  return bareReport(id, title, blocks);
}

/** A report without figures, people or metadata. */
export function bareReport(id: string, title: string, blocks: readonly Block[]): Report {
  const none = { source: '', date: '', author: '', url: '', curated: false } as const;
  const empty = {
    dropped: [],
    groups: [],
    figures: [],
    people: [],
    entities: [],
    aliases: [],
    examples: [],
    examplesEn: [],
  };
  return { id, title, blocks, words: wordsOf(read(blocks)), ...none, ...empty };
}
