import { type NumberMatch, numbersWithin } from '../text/numerals.ts';
import { remembered } from '../text/remembered.ts';
import { type Span, sentences } from '../text/sentences.ts';
import type { FoldedReport, Knowledge } from './knowledge.ts';

/*
 * What the words of a question are looked for in: a quotation with what stands around it. It depends on the report
 * alone, so that it is made once for all questions.
 */

/** A part of a block that is to be quoted: UTF-16 offsets into `Report.blocks[block].text`. */
export interface Place extends Span {
  readonly report: string;
  readonly block: number;
}

/** A place as the key of what is remembered of it. */
export function placeKey({ report, block, start, end }: Place): string {
  return `${block} ${start} ${end} ${report}`;
}

interface Name extends Span {
  readonly text: string;
}

export interface Surroundings {
  readonly report: FoldedReport;
  readonly block: number;
  /** The full sentences around the quotation. */
  readonly range: Span;
  readonly here: string;
  /** Its sentences, offsets within `here`. */
  readonly parts: readonly Span[];
  /** Curated labels and roles of figures and people in `here`, and what kind of line it is. */
  readonly labels: string;
  /** Section heading. */
  readonly heading: string;
  /** The paragraph before `here`. */
  readonly before: string;
  /** The sentence after `here`. */
  readonly after: string;
  readonly numbers: readonly NumberMatch[];
  /** Names and people in `here`, and names in `before`. */
  readonly names: readonly Name[];
  readonly people: readonly Name[];
  readonly namesBefore: readonly Name[];
}

const titleWords = '标题 题目 题名 主题 篇名 名称 报告 文章';

const sentencesOf = remembered(5000, sentences);

const made = new WeakMap<Knowledge, Map<string, Surroundings>>();
/** Quotations whose surroundings are kept: one takes about 4 KB, and a small report has no more. */
const mostKept = 2000;

/** The surroundings of a quotation. */
export function surroundingsOf(place: Place, report: FoldedReport, knowledge: Knowledge): Surroundings {
  let kept = made.get(knowledge);
  if (!kept) {
    kept = new Map();
    made.set(knowledge, kept);
  }
  const key = placeKey(place);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const fresh = look(place, report, knowledge);
  kept.set(key, fresh);
  return fresh;
}

function look(place: Place, report: FoldedReport, knowledge: Knowledge): Surroundings {
  const folded = report.text(place.block);
  const block = report.report.blocks[place.block];
  let { start, end } = place;
  let after = '';
  for (const sentence of report.sentences(place.block)) {
    if (sentence.start < place.end && place.start < sentence.end) {
      start = Math.min(start, sentence.start);
      end = Math.max(end, sentence.end);
    } else if (sentence.start >= end && after === '') after = folded.slice(sentence.start, sentence.end);
  }
  const range = { start, end };
  const here = folded.slice(start, end);
  const before = folded.slice(0, start);
  let numbers: readonly NumberMatch[] | undefined;
  return {
    report,
    block: place.block,
    range,
    here,
    labels: `${report.labels(place.block, range)}${block?.kind === 'paragraph' ? '' : ` ${titleWords}`}`,
    heading: report.section(place.block),
    before,
    after,
    // Not every question needs the rest: it is found when asked for, and remembered.
    get parts() {
      return sentencesOf(here);
    },
    get numbers() {
      numbers ??= numbersWithin(folded, report.words(place.block), range);
      return numbers;
    },
    get names() {
      return knowledge.names.find(here);
    },
    get people() {
      return knowledge.people.find(here);
    },
    get namesBefore() {
      return knowledge.names.find(before);
    },
  };
}
