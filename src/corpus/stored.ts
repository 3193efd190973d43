import type { Facts } from './figures.ts';
import { openFacts, type PackedFacts, packFacts } from './packed.ts';
import type { Report } from './types.ts';

/** A report from its text alone, with what only its file tells. */
export interface FoundText {
  readonly report: Report;
  /** For each block the line of the file on which it begins, from 1. */
  readonly lines: readonly number[];
  /** The first line with bytes that could not be read, and as what they were read; 0 if there is none. */
  readonly broken: { readonly line: number; readonly encoding: string };
}

/** A found text as it is kept on disk and handed from thread to thread. */
export interface StoredText extends Omit<FoundText, 'report'> {
  readonly report: Omit<Report, keyof Facts>;
  /** Figures, people and entities, opened when first asked for. */
  readonly facts: PackedFacts;
}

/** Packs a found text. */
export function store({ report, ...found }: FoundText): StoredText {
  const { figures, people, entities, ...text } = report;
  return { ...found, report: text, facts: packFacts({ figures, people, entities }) };
}

/** Opens it again: the facts, of which a large corpus has hundreds of thousands, when one of them is asked for. */
export function open({ facts, report, ...found }: StoredText): FoundText {
  let opened: Facts | undefined;
  const all = () => {
    opened ??= openFacts(facts, report.id, report.blocks);
    return opened;
  };
  return {
    ...found,
    report: {
      ...report,
      get figures() {
        return all().figures;
      },
      get people() {
        return all().people;
      },
      get entities() {
        return all().entities;
      },
    },
  };
}
