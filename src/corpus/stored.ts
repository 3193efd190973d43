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

/** The facts of reports that were opened, still packed. */
const packedOf = new WeakMap<Report, PackedFacts>();

/** The facts of a report, packed: where few of them are needed, the others need not be opened. */
export function packedFacts(report: Report): PackedFacts {
  const packed = packedOf.get(report) ?? packFacts(report);
  packedOf.set(report, packed);
  return packed;
}

/** Opens it again: the facts, of which a large corpus has hundreds of thousands, when one of them is asked for. */
export function open({ facts, report: text, ...found }: StoredText): FoundText {
  const opened = openFacts(facts, text.id, text.blocks);
  const report: Report = {
    ...text,
    get figures() {
      return opened.figures;
    },
    get people() {
      return opened.people;
    },
    get entities() {
      return opened.entities;
    },
  };
  packedOf.set(report, facts);
  return { ...found, report };
}
