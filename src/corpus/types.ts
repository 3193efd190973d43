import type { WordsData } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';

/** A title, a heading or a paragraph of a report, in the report's own script. */
export interface Block {
  readonly kind: 'title' | 'heading' | 'paragraph';
  /** Counts the report's paragraphs from 1; 0 for titles and headings. */
  readonly paragraph: number;
  /** The heading above, headings that follow each other joined by a space; '' before the first. */
  readonly section: string;
  readonly text: string;
}

/** A quantity in the text. */
export interface Figure extends Span {
  /** Verbatim, with its unit: `近7.5萬名`. */
  readonly text: string;
  /** In the unit as written, 萬 and 億 multiplied out; the lower end of a range; null if it is no number. */
  readonly value: number | null;
  /** Measure word or unit, '' if there is none. */
  readonly unit: string;
  /** What it counts, in the report's script. */
  readonly label: string;
  /** Index into `Report.blocks`; `start` and `end` are UTF-16 offsets into that block's text. */
  readonly block: number;
  readonly report: string;
  readonly paragraph: number;
  /** Heading under which /stats lists it; '' if it has none. */
  readonly group: string;
  /** Person or organisation whose figure it is, '' if none. */
  readonly owner: string;
  /** Label in English, from curated metadata; '' if none. */
  readonly labelEn: string;
}

/** Somebody whom the text names. */
export interface Person {
  /** Full name, verbatim. */
  readonly name: string;
  readonly role: string;
  /** Other ways in which the report or its readers call the person: 李書記. */
  readonly aliases: readonly string[];
  readonly place: string;
  /** What the person did, a slice of the report; '' if unknown. */
  readonly deed: string;
  readonly group: string;
  readonly roleEn: string;
  readonly report: string;
  /** Paragraph of the first mention. */
  readonly paragraph: number;
  /** Every place where the full name stands. */
  readonly mentions: readonly Mention[];
}

/** Words at UTF-16 offsets of a block's text. */
export interface Mention extends Span {
  readonly block: number;
}

/** An organisation or place that the text names. */
export interface Entity {
  readonly kind: 'organisation' | 'place';
  readonly name: string;
  readonly mentions: readonly Mention[];
}

/** A heading under which figures or people are listed. */
export interface Group {
  readonly name: string;
  /** '' if curated metadata give none. */
  readonly nameEn: string;
}

/** Words that mean the same to this report's readers; the first is the report's own. */
export type Alias = readonly [term: string, ...others: string[]];

export interface Dropped {
  readonly text: string;
  /** The rule that dropped it, in English. */
  readonly why: string;
}

/** A report as data. Everything that points into its text does so by block index and UTF-16 offsets. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly date: string;
  readonly author: string;
  readonly url: string;
  readonly blocks: readonly Block[];
  /** The words of the blocks' folded texts, one after the other. */
  readonly words: WordsData;
  readonly dropped: readonly Dropped[];
  readonly figures: readonly Figure[];
  readonly people: readonly Person[];
  readonly entities: readonly Entity[];
  /** Groups in the order in which to list them; those of automatically found figures need not be here. */
  readonly groups: readonly Group[];
  /** Terms of this report with everyday, regional and English words for them. */
  readonly aliases: readonly Alias[];
  /** Questions that the report answers, shown to people who do not know what to ask. */
  readonly examples: readonly string[];
  readonly examplesEn: readonly string[];
  /** True when a metadata file stands beside the text. */
  readonly curated: boolean;
}

/** Something wrong with a corpus folder, in one line for the operator. */
export interface Problem {
  /** Path as the folder was given, with the file's path in it. */
  readonly file: string;
  /** From 1; 0 where the whole file is meant. */
  readonly line: number;
  /** What is wrong and what to do, in English, in one line. */
  readonly message: string;
}
