import type { Question } from '../search/question.ts';
import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { datesAsked } from './asked-for.ts';
import { counted, fitsQuantity, sameNumber } from './binding.ts';
import type { Knowledge } from './knowledge.ts';
import { needsOf } from './needs.ts';
import { asksWho, enumerated, named, roleOf, somebody } from './somebody.ts';
import type { Place } from './support.ts';
import { anchorsOf, best, nearness, type View } from './view.ts';
import { entity, whereabouts } from './whereabouts.ts';

/*
 * The words that answer, where rules of the language can tell: quantities with their measure word, dates,
 * people, organisations and places of the kind asked for, titles in quotation marks, what somebody is.
 */

/**
 * Pinpoints by rule.
 * @param place the quotation; offsets in the result are within it
 * @returns null where the whole sentence answers; undefined where rules have no opinion
 */
export function pinpointByRule(
  question: Question,
  place: Place,
  knowledge: Knowledge,
): Span | null | undefined {
  const report = knowledge.reports.get(place.report);
  if (!report) return undefined;
  if (question.type === 'reason' || question.type === 'manner' || question.type === 'yesno') return null;
  const block = report.blocks[place.block] ?? '';
  const folded = block.slice(place.start, place.end);
  if (/标题|题目|篇名/.test(question.folded) && folded === block) return null;
  const view: View = {
    question,
    folded,
    place,
    report,
    knowledge,
    anchors: anchorsOf(question, folded, knowledge),
  };
  if (asksWho(question, knowledge)) return roleOf(view);
  // A keyword or a request asks for the sentence.
  if (!question.gap && question.type === 'thing') return null;
  switch (question.type) {
    case 'count':
    case 'money':
    case 'age':
      return quantity(view);
    case 'date':
      return best(
        datesAsked(question.folded, question.gap, folded).map((span) => ({
          ...span,
          score: nearness(span, view),
        })),
      );
    case 'person':
      return somebody(view);
    case 'organisation':
      return entity(view);
    case 'place':
      return (question.head === '' ? whereabouts(view) : undefined) ?? entity(view);
    case 'name':
      return named(view);
    case 'list':
      return enumerated(view);
    default:
      return undefined;
  }
}

function quantity(view: View): Span | undefined {
  const { question, folded, place, report } = view;
  const needs = needsOf(question, view.knowledge);
  const numbers = findNumbers(folded).filter(
    (one) => !needs.numbers.some((other) => sameNumber(one, other)) && fitsQuantity(one, needs, folded),
  );
  const figures = report.figures(place.block, place);
  const found = numbers.map((number) => {
    const figure = figures.find(
      (one) => one.start - place.start < number.end && number.start < one.end - place.start,
    );
    const labels = figure ? report.labelOf(figure) : '';
    const start = figure ? Math.min(number.start, Math.max(0, figure.start - place.start)) : number.start;
    const end = figure ? Math.max(number.end, Math.min(folded.length, figure.end - place.start)) : number.end;
    const owner = figure && report.ownerOf(figure);
    return { start, end, score: quantityScore(number, labels, owner ?? '', view) };
  });
  return best(found);
}

/** Measure words that hardly tell what is counted. */
const broadUnits = new Set(['个', '名', '位', '人', '项', '种']);

function quantityScore(number: NumberMatch, labels: string, owner: string, view: View): number {
  const { question, folded, knowledge } = view;
  const front = folded.slice(Math.max(0, number.start - 6), number.start);
  const after = `${counted(folded, number)} ${front.slice(front.search(/[^,、;。()“”":]*$/))}`;
  let score = nearness(number, view);
  if (question.unit !== '' && question.unit.endsWith(number.unit) && number.unit !== '')
    score += broadUnits.has(number.unit) ? 0.5 : 1.5;
  if (question.head !== '' && after.includes(question.head)) score += 2;
  for (const term of question.terms) {
    const words = [term.text, ...knowledge.thesaurus.variants(term.text)];
    if (words.some((word) => after.includes(word))) score += /^n|^x|^j/.test(term.tag) ? 1.5 : 0.5;
    if (words.some((word) => word.length > 1 && labels.includes(word))) score += 1;
  }
  if (owner !== '') {
    const asked = knowledge.people.find(question.folded);
    if (question.folded.includes(owner)) score += 4;
    else if (knowledge.people.has(owner) && asked.length > 0) score -= 4;
  }
  return score;
}
