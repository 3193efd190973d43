import { typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { findNumbers } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { type Knowledge, properEnding } from './knowledge.ts';
import { best, type Found, nearness, type View } from './view.ts';

/** Where each person of the quotation is named, with the words in front that say who it is. */
export function persons(view: View): (Span & { readonly text: string; readonly zone: number })[] {
  let last = 0;
  return view.knowledge.people.find(view.folded).map((name) => {
    const mark =
      Math.max(view.folded.lastIndexOf(',', name.start), view.folded.lastIndexOf('。', name.start)) + 1;
    const zone = Math.max(last, mark);
    last = name.end;
    return { ...name, zone };
  });
}

export function somebody(view: View): Span | undefined {
  const { question, folded, anchors } = view;
  const asked = view.knowledge.people.find(question.folded).map((one) => view.knowledge.canonical(one.text));
  const known = persons(view).filter((one) => !asked.includes(view.knowledge.canonical(one.text)));
  const scored = known.map((one) => {
    const inZone = anchors.filter((anchor) => anchor.start >= one.zone && anchor.end <= one.end);
    const numbers = findNumbers(question.folded).length > 0 ? ownNumber(one.text, view) : 0;
    const role = view.report.roleNamed(one.text);
    const called =
      question.terms.filter((term) => term.text.length > 1 && role.includes(term.text)).length * 1.5;
    return {
      ...one,
      score:
        nearness(one, view) * 0.5 +
        inZone.reduce((sum, anchor) => sum + 2 * anchor.weight, 0) +
        numbers +
        called,
    };
  });
  const top = [...scored].sort((a, b) => b.score - a.score)[0];
  if (!top) return question.type === 'person' ? acting(view) : undefined;
  // 錢穩,張勤2人: names that follow each other with nothing between share what is said of them.
  let { start, end } = top;
  for (const one of scored) {
    if (one.start >= end && /^[、,和及與与]$/.test(folded.slice(end, one.start))) end = one.end;
  }
  for (const one of [...scored].reverse()) {
    if (one.end <= start && /^[、,和及與与]$/.test(folded.slice(one.end, start))) start = one.start;
  }
  return { start, end };
}

/** Who did it where no person is named: the organisation that the sentence begins with. */
function acting(view: View): Span | undefined {
  const { report, place, folded, knowledge, question } = view;
  const spans = [
    ...report
      .entities(place.block, place)
      .map(({ start, end }) => ({ start: start - place.start, end: end - place.start })),
    ...knowledge.names.find(folded),
  ];
  const found = spans.filter((span) => {
    const name = folded.slice(span.start, span.end);
    return span.start < 4 && properEnding.test(name) && !question.folded.includes(name);
  });
  return best(found.map((span) => ({ ...span, score: span.end - span.start })));
}

/** Names one after the other that are all of the answer to a question for several; null if the sentence says more. */
export function enumerated(view: View): Span | null {
  if (typeOfNoun(view.question.head) !== 'person') return null;
  const span = somebody(view);
  if (!span) return null;
  const inside = persons(view).filter((one) => one.start >= span.start && one.end <= span.end);
  return inside.length > 1 && inside.length === persons(view).length ? span : null;
}

/** A figure of the question that the report gives to this person. */
function ownNumber(name: string, { question, place, report }: View): number {
  const figures = report.figures(place.block, place);
  const asked = findNumbers(question.folded).map((number) => number.value);
  return figures.some((figure) => asked.includes(figure.value) && report.ownerOf(figure) === name) ? 6 : 0;
}

/** 那位村民叫什麼名字: a person's name; 被稱為什麼: a title in quotation marks. */
export function named(view: View): Span | undefined {
  const { question } = view;
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  const title = /[称誉]|称号|头衔/.test(asked) || /[被誉]/.test(question.core);
  const spoken = question.terms.some((term) => typeOfNoun(term.text) === 'person');
  return title || !spoken
    ? (quoted(view) ?? (title ? undefined : somebody(view)))
    : (somebody(view) ?? quoted(view));
}

/** A title in quotation marks that the question does not say. */
function quoted(view: View): Span | undefined {
  const found: Found[] = [];
  for (const match of view.folded.matchAll(/[“"「『《‘]([^”"」』》’]{1,24})[”"」』》’]/g)) {
    const words = match[1] ?? '';
    if (view.question.folded.includes(words)) continue;
    const start = match.index + 1;
    found.push({
      start,
      end: start + words.length,
      score: nearness({ start, end: start + words.length }, view),
    });
  }
  return best(found);
}

/** 王啟榮是誰, 張建軍是什麼職務: true where a question asks what a named person is. */
export function asksWho(question: Question, knowledge: Knowledge): boolean {
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  const role = /^(?:职务|职位|职称|身份|头衔|官|官职|工作|职业|人|角色)$/.test(question.head);
  const who = /^(?:谁|边个|何人|什么人|咩人|何许人也?)$/.test(asked);
  if (!role && !who) return false;
  const others = question.terms.filter((term) => !knowledge.people.has(term.text));
  return knowledge.people.find(question.folded).length === 1 && (role || others.length === 0);
}

export function roleOf(view: View): Span | undefined {
  const { question, knowledge } = view;
  const names = knowledge.people.find(question.folded).map((one) => knowledge.canonical(one.text));
  const asked = persons(view).find((one) => names.includes(knowledge.canonical(one.text)));
  if (!asked) return undefined;
  const role = view.report.people.find(({ names }) => names.includes(asked.text))?.role ?? '';
  const at = role === '' ? -1 : view.folded.lastIndexOf(role, asked.start);
  if (at >= 0) return { start: at, end: at + role.length };
  const start = Math.max(asked.zone, 0);
  const lead = /^[、和及]/.test(view.folded.slice(start)) ? 1 : 0;
  return asked.start - start - lead > 1 ? { start: start + lead, end: asked.start } : undefined;
}
