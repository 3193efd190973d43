import type { Figure, Person } from '../corpus/types.ts';
import type { Question } from '../search/question.ts';
import type { Span } from '../text/sentences.ts';
import { saysValue } from './binding.ts';
import type { FoldedReport, Knowledge } from './knowledge.ts';
import { needsOf } from './needs.ts';
import type { Place } from './support.ts';
import type { AnswerFigure, AnswerPerson } from './types.ts';

/*
 * The figures and people that belong to an answer: not all of the quotation, but those that the question asks
 * for, that the answer names, or that stand in a clause with what was asked.
 */

/** A quotation that answers, with the pinpointed words (offsets within it), if there are any. */
export interface Answering extends Place {
  readonly answer: Span | null;
}

/** The figures of an answer, the most relevant first. */
export function figuresOf(
  question: Question,
  quotes: readonly Answering[],
  knowledge: Knowledge,
): AnswerFigure[] {
  const scored: { figure: Figure; score: number }[] = [];
  for (const [rank, quote] of quotes.entries()) {
    const report = knowledge.report(quote.report);
    if (!report) continue;
    const folded = report.text(quote.block);
    for (const figure of report.figures(quote.block, quote)) {
      if (figure.end > quote.end) continue;
      const score = figureScore(question, figure, quote, folded, report, knowledge) - rank;
      if (score > 0 || (rank > 0 && score > -rank)) scored.push({ figure, score });
    }
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.map(({ figure: { text, value, unit, label, report, paragraph } }) => ({
    text,
    value,
    unit,
    label,
    report,
    paragraph,
  }));
}

const quantities: readonly string[] = ['count', 'money', 'age'];

/** 10 for the pinpointed figure, else how many of the question's words it is called by; 0 if it does not belong. */
function figureScore(
  question: Question,
  figure: Figure,
  quote: Answering,
  folded: string,
  report: FoldedReport,
  knowledge: Knowledge,
): number {
  const { answer } = quote;
  const start = figure.start - quote.start;
  const end = figure.end - quote.start;
  if (answer && start < answer.end && answer.start < end) return 10;
  const asked = quantities.includes(question.type);
  const owner = report.ownerOf(figure);
  const named = knowledge.people.find(question.folded).map((name) => name.text);
  if (named.length > 0 && knowledge.people.has(owner) && !named.includes(owner)) return 0;
  if (answer && asked) return 0;
  const pinned = answer ? folded.slice(quote.start + answer.start, quote.start + answer.end) : '';
  const owned = owner !== '' && pinned !== '' && (pinned.includes(owner) || owner.includes(pinned)) ? 5 : 0;
  const needs = needsOf(question, knowledge);
  if (needs.numbers.some((number) => saysValue(figure.value, number))) return 6;
  const clause = `${clauseOf(folded, figure)} ${report.labelOf(figure)}`;
  let score = owned + (asked && needs.kinds.length > 0 ? 0.5 : 0);
  for (const term of question.terms) {
    const words = [term.text, ...knowledge.thesaurus.variants(term.text)];
    if (words.some((word) => clause.includes(word))) score += /^v/.test(term.tag) ? 0.5 : 1;
  }
  if (score === 0 && pinned !== '' && clauseOf(folded, figure).includes(pinned)) score = 0.5;
  return score;
}

/** The clause of a figure, between commas and ends of sentences. */
function clauseOf(folded: string, span: Span): string {
  let { start, end } = span;
  while (start > 0 && !/[,;。!?:…]/.test(folded[start - 1] ?? '')) start -= 1;
  while (end < folded.length && !/[,;。!?:…]/.test(folded[end] ?? '')) end += 1;
  return folded.slice(start, end);
}

/** The people that an answer is about, in the order of relevance. */
export function peopleOf(
  question: Question,
  quotes: readonly Answering[],
  knowledge: Knowledge,
): AnswerPerson[] {
  const found = new Map<string, AnswerPerson>();
  for (const quote of quotes) {
    const report = knowledge.report(quote.report);
    if (!report) continue;
    for (const person of peopleOfQuote(question, quote, report, knowledge)) {
      const { name, role, paragraph } = person;
      const key = `${person.report}\n${name}`;
      if (!found.has(key)) found.set(key, { name, role, report: person.report, paragraph });
    }
  }
  return [...found.values()];
}

function peopleOfQuote(
  question: Question,
  quote: Answering,
  report: FoldedReport,
  knowledge: Knowledge,
): Person[] {
  const here = report.peopleIn(quote.block, quote);
  if (here.length === 0) return [];
  const namesOf = (person: Person) => report.people.find((one) => one.person === person)?.names ?? [];
  const folded = report.text(quote.block).slice(quote.start, quote.end);
  const pinned = quote.answer ? folded.slice(quote.answer.start, quote.answer.end) : '';
  const answered = here.filter((person) => namesOf(person).some((name) => pinned.includes(name)));
  if (answered.length > 0) return answered;
  const asked = here.filter((person) => namesOf(person).some((name) => question.folded.includes(name)));
  if (asked.length > 0) return asked;
  const figures = report.figures(quote.block, quote);
  const owner = figures.find(
    (one) =>
      quote.answer &&
      one.start - quote.start < quote.answer.end &&
      quote.answer.start < one.end - quote.start,
  );
  const owners = owner ? here.filter((person) => namesOf(person).includes(report.ownerOf(owner))) : [];
  if (owners.length > 0) return owners;
  return here.length === 1
    ? here
    : here.filter((person) => isSpokenOf(person, question, report, knowledge, here));
}

/** Of several people of a sentence, those whose role or place the question says; all if it says none of them. */
function isSpokenOf(
  person: Person,
  question: Question,
  report: FoldedReport,
  knowledge: Knowledge,
  all: readonly Person[],
): boolean {
  const matches = (one: Person) => {
    const labels = report.roleOf(one);
    return question.terms.filter((term) =>
      [term.text, ...knowledge.thesaurus.variants(term.text)].some(
        (word) => word.length > 1 && labels.includes(word),
      ),
    ).length;
  };
  const most = Math.max(...all.map(matches));
  return matches(person) === most;
}
