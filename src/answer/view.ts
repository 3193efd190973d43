import type { Question } from '../search/question.ts';
import type { Span } from '../text/sentences.ts';
import type { FoldedReport, Knowledge } from './knowledge.ts';
import type { Place } from './support.ts';

/** What the rules read of a quotation. All offsets are within it. */
export interface View {
  readonly question: Question;
  readonly folded: string;
  readonly place: Place;
  readonly report: FoldedReport;
  readonly knowledge: Knowledge;
  /** Where words of the question, or other words for them, stand. */
  readonly anchors: readonly (Span & { readonly weight: number })[];
}

export interface Found extends Span {
  readonly score: number;
}

export function best(found: readonly Found[]): Span | undefined {
  let top: Found | undefined;
  for (const one of found) if (!top || one.score > top.score) top = one;
  return top && { start: top.start, end: top.end };
}

export function anchorsOf(
  question: Question,
  folded: string,
  knowledge: Knowledge,
): (Span & { weight: number })[] {
  const anchors: (Span & { weight: number })[] = [];
  for (const term of question.terms) {
    const words = [term.text, ...knowledge.thesaurus.variants(term.text).filter((word) => word.length > 1)];
    // Other words count beside its own: 保留 and 留用 of one sentence say it twice.
    const standing = words.filter((one) => folded.includes(one));
    for (const [index, word] of standing.entries()) {
      if (standing.slice(0, index).some((longer) => longer.includes(word) || word.includes(longer))) continue;
      const weight = (term.main ? 1 : 0.5) * (term.kind === 'name' ? 2 : 1) * (word === term.text ? 1 : 0.8);
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        anchors.push({ start: at, end: at + word.length, weight });
      }
    }
  }
  return anchors;
}

const clauseMark = /[,;。!?:]/;

/** Words farther away than this, in UTF-16 units, count next to nothing and take long to look for. */
const farthest = 500;

/** How close the question's words stand to a span: those of its clause count fully, others by distance. */
export function nearness(span: Span, { anchors, folded }: View): number {
  let sum = 0;
  for (const anchor of anchors) {
    if (anchor.start < span.end && span.start < anchor.end) continue;
    if (anchor.end < span.start - farthest || anchor.start > span.end + farthest) continue;
    const between =
      anchor.end <= span.start ? folded.slice(anchor.end, span.start) : folded.slice(span.end, anchor.start);
    const marks = between.split(clauseMark).length - 1;
    const distance = between.length;
    // What is counted follows its number; who did it stands in front.
    const side = anchor.start >= span.end ? 1.1 : 1;
    sum += (side * anchor.weight) / ((1 + marks) * (1 + distance / 12));
  }
  return sum;
}
