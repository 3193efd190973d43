import { readFileSync } from 'node:fs';
import { z } from 'zod';
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
 * Reads a file in the format of SQuAD 1.1 (DRCD, CMRC 2018): each article becomes a report.
 * @throws with the file's name when it cannot be read or has another form
 */
export function readSquad(file: string): Dataset {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not in SQuAD format: ${z.prettifyError(parsed.error)}`);
  const reports: Report[] = [];
  const examples: Example[] = [];
  for (const [number, article] of parsed.data.data.entries()) {
    const id = `a${number}`;
    const blocks: Block[] = [];
    for (const [index, { context, qas }] of article.paragraphs.entries()) {
      blocks.push({ kind: 'paragraph', paragraph: index + 1, section: '', text: context });
      for (const { id: key, question, answers } of qas) {
        const texts = [...new Set(answers.map((answer) => answer.text))];
        examples.push({ id: key, question, report: id, block: index, answers: texts });
      }
    }
    reports.push(bareReport(id, article.title, blocks));
  }
  return { name: file.split('/').at(-1) ?? file, reports, examples };
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
  return { id, title, blocks, ...none, ...empty };
}
