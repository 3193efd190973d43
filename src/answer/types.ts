import type { Report } from '../corpus/types.ts';
import type { AnswerType } from '../search/question.ts';

export type { AnswerType };

export type Status = 'answered' | 'related' | 'none' | 'smalltalk';

/** One sentence of a report, or two neighbouring ones, verbatim. */
export interface Quote {
  readonly report: string;
  readonly section: string;
  /** From 1; 0 in a title or heading. */
  readonly paragraph: number;
  /** UTF-16 offsets into the block's text; `text` is that slice. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** [start, end) UTF-16 offsets into `text`. */
  readonly highlights: readonly (readonly [number, number])[];
  /** Index into `Report.blocks`; not part of the outward JSON. */
  readonly block: number;
}

export interface AnswerFigure {
  readonly text: string;
  readonly value: number | null;
  readonly unit: string;
  readonly label: string;
  readonly report: string;
  readonly paragraph: number;
}

export interface AnswerPerson {
  readonly name: string;
  readonly role: string;
  readonly report: string;
  readonly paragraph: number;
}

/** The answer to one question: plain data that Telegram, the terminal, the JSON output and the tests show. */
export interface Answer {
  readonly question: string;
  readonly status: Status;
  /** The words that answer, verbatim from `quotes[0].text`; null where a whole sentence is the answer. */
  readonly answer: string | null;
  /** Best first, at most 5. */
  readonly quotes: readonly Quote[];
  readonly figures: readonly AnswerFigure[];
  readonly people: readonly AnswerPerson[];
  /** Content words of the question that the quoted passages do not support. */
  readonly missing: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
  /** What kind of thing was asked for; not part of the outward JSON. */
  readonly type: AnswerType;
  /** For `smalltalk`: which kind; not part of the outward JSON. */
  readonly smalltalk?: 'greeting' | 'thanks' | 'farewell';
  /** Typing errors put right: 「以『郭克榮』搜尋」; not part of the outward JSON. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** A follow-up as it was understood (the full question), or null; not part of the outward JSON. */
  readonly understood: string | null;
}

export interface AskOptions {
  /** Ids of the reports to search; all when absent. */
  readonly reports?: readonly string[];
  /** What a follow-up may refer to. `quote` is text of the earlier answer, where the question is not known. */
  readonly previous?: { readonly question?: string; readonly quote?: string };
  /** Quotes to leave out at the front, for the next page; 0 when absent. */
  readonly skip?: number;
}

/** Everything the program knows of a corpus, ready to be asked. Synchronous, deterministic, no I/O. */
export interface Engine {
  readonly reports: readonly Report[];
  /** Answers any text at all; never throws. */
  ask(question: string, options?: AskOptions): Answer;
}
