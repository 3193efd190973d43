import { deserialize, serialize } from 'node:v8';
import type { WordsData } from '../text/segment.ts';
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
export interface StoredText {
  /** What every start needs. */
  readonly text: Uint8Array;
  /** Figures, people and entities, opened when first asked for. */
  readonly facts: Uint8Array;
}

/** Packs a found text. */
export function store({ report, ...found }: FoundText): StoredText {
  const { figures, people, entities, ...text } = report;
  const facts = packFacts({ figures, people, entities });
  return { text: serialize({ ...found, report: text }), facts: serialize(facts) };
}

/**
 * Opens it again: the facts, of which a large corpus has hundreds of thousands, when one of them is asked for. What it
 * keeps is copied, as the bytes may be a part of all that was read from disk, which would stay in memory for them.
 */
export function open({ text, facts }: StoredText): FoundText {
  const { report, ...found }: Omit<FoundText, 'report'> & { report: Omit<Report, keyof Facts> } =
    deserialize(text);
  const all = opener(facts.slice(), report);
  return {
    ...found,
    report: {
      ...report,
      words: copied(report.words),
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

/** Opens facts when they are first asked for, and lets go of the bytes. */
function opener(bytes: Uint8Array, { id, blocks }: Pick<Report, 'id' | 'blocks'>): () => Facts {
  let closed: Uint8Array | undefined = bytes;
  let opened: Facts | undefined;
  return () => {
    if (closed) opened = openFacts(deserialize(closed) as PackedFacts, id, blocks);
    closed = undefined;
    return opened ?? { figures: [], people: [], entities: [] };
  };
}

/** The arrays of words apart from the bytes that they were read from. */
function copied({ starts, lengths, tags, names }: WordsData): WordsData {
  return { starts: starts.slice(), lengths: lengths.slice(), tags: tags.slice(), names };
}
