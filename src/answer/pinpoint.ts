import { isBroadHead, typeOfNoun } from '../search/heads.ts';
import type { Question } from '../search/question.ts';
import { findDates, findNumbers, type NumberMatch } from '../text/numerals.ts';
import { segment } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { askedNumbers, asksAnyNumber, counted, fitsKind, quantityKind, sameNumber } from './binding.ts';
import { type FoldedReport, type Knowledge, properEnding } from './knowledge.ts';
import type { Place } from './support.ts';

/*
 * The words that answer, where rules of the language can tell: quantities with their measure word, dates,
 * people, organisations and places of the kind asked for, titles in quotation marks, what somebody is.
 */

/** What the rules read of a quotation. All offsets are within it. */
interface View {
  readonly question: Question;
  readonly folded: string;
  readonly place: Place;
  readonly report: FoldedReport;
  readonly knowledge: Knowledge;
  /** Where words of the question, or other words for them, stand. */
  readonly anchors: readonly (Span & { readonly weight: number })[];
}

interface Found extends Span {
  readonly score: number;
}

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
  const folded = (report.blocks[place.block] ?? '').slice(place.start, place.end);
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
        findDates(folded, { relative: true }).map((span) => ({ ...span, score: nearness(span, view) })),
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

function best(found: readonly Found[]): Span | undefined {
  let top: Found | undefined;
  for (const one of found) if (!top || one.score > top.score) top = one;
  return top && { start: top.start, end: top.end };
}

function anchorsOf(question: Question, folded: string, knowledge: Knowledge): (Span & { weight: number })[] {
  const anchors: (Span & { weight: number })[] = [];
  for (const term of question.terms) {
    const words = [term.text, ...knowledge.thesaurus.variants(term.text).filter((word) => word.length > 1)];
    const word = words.find((one) => folded.includes(one));
    if (word === undefined) continue;
    const weight = (term.main ? 1 : 0.5) * (term.kind === 'name' ? 2 : 1) * (word === term.text ? 1 : 0.8);
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      anchors.push({ start: at, end: at + word.length, weight });
    }
  }
  return anchors;
}

const clauseMark = /[,;。!?:]/;

/** How close the question's words stand to a span: those of its clause count fully, others by distance. */
function nearness(span: Span, { anchors, folded }: View): number {
  let sum = 0;
  for (const anchor of anchors) {
    if (anchor.start < span.end && span.start < anchor.end) continue;
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

function quantity(view: View): Span | undefined {
  const { question, folded, place, report } = view;
  const known = askedNumbers(question.folded);
  const kind = quantityKind(question);
  const numbers = findNumbers(folded).filter(
    (one) => !known.some((other) => sameNumber(one, other)) && fitsKind(one, kind, asksAnyNumber(question)),
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

/** Where each person of the quotation is named, with the words in front that say who it is. */
function persons(view: View): (Span & { readonly text: string; readonly zone: number })[] {
  let last = 0;
  return view.knowledge.people.find(view.folded).map((name) => {
    const mark =
      Math.max(view.folded.lastIndexOf(',', name.start), view.folded.lastIndexOf('。', name.start)) + 1;
    const zone = Math.max(last, mark);
    last = name.end;
    return { ...name, zone };
  });
}

function somebody(view: View): Span | undefined {
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
function enumerated(view: View): Span | null {
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

/** The organisation or place of the kind asked for (哪家公司, 哪個村) that stands closest to the question's words. */
function entity(view: View): Span | undefined {
  const { question, folded, place, report, knowledge } = view;
  const wanted = question.head;
  const mine = zoneOfAsked(view);
  const spans = [
    ...report
      .entities(place.block, place)
      .map(({ start, end }) => ({ start: start - place.start, end: end - place.start })),
    ...knowledge.names.find(folded),
    ...endingIn(wanted, view),
  ];
  const found = spans.flatMap((one) => {
    const span = trimmed(one, wanted, view);
    const name = folded.slice(span.start, span.end);
    if (
      name.length < 2 ||
      /^[全各本该每这那某]/.test(name) ||
      question.folded.includes(name) ||
      knowledge.people.find(name).length > 0
    )
      return [];
    const exact = wanted !== '' && name.endsWith(wanted);
    const fits =
      exact || (wanted !== '' && knowledge.thesaurus.variants(wanted).some((word) => name.endsWith(word)));
    if (!fits && looseType(wanted, name) !== question.type) return [];
    const zone = mine && span.start >= mine.start && span.end <= mine.end ? 3 : 0;
    return [
      {
        ...span,
        score: nearness(span, view) + (exact ? 1.5 : fits ? 0.7 : 0) + zone + (span.end - span.start) / 50,
      },
    ];
  });
  return best(found);
}

/** Type of a name if the noun asked for is a plain one (單位, 地方); a noun like 村 or 公司 must stand in the name. */
function looseType(wanted: string, name: string): string {
  return /^(?:|单位|机构|组织|部门|团体|地方|地点|机关|企业|学校)$/.test(wanted) && properEnding.test(name)
    ? typeOfNoun(name)
    : '';
}

/** Names that end in the noun asked for (蘄縣鎮許寨村 for 村), back to the mark, verb or function word in front. */
function endingIn(wanted: string, { folded, knowledge }: View): Span[] {
  if (wanted === '' || wanted.length > 4 || isBroadHead(wanted)) return [];
  const found: Span[] = [];
  const words = segment(folded);
  for (const noun of [wanted, ...knowledge.thesaurus.variants(wanted).filter((word) => word.length > 1)]) {
    for (let at = folded.indexOf(noun); at >= 0; at = folded.indexOf(noun, at + 1)) {
      const end = at + noun.length;
      let start = at;
      for (const word of [...words].reverse()) {
        if (word.start >= at || end - word.start > 16) continue;
        if (word.end < start || !inName.test(word.tag) || !/^\p{Script=Han}+$/u.test(word.text)) break;
        start = word.start;
      }
      if (start < at) found.push({ start, end });
    }
  }
  return found;
}

/** Tags of words that names are made of. */
const inName = /^(?:n|x|b|j|f|a$|s$|zg|g|eng)/;

/** A name up to the noun asked for (公司 of 公司黨支部), with the nouns in front of it that belong to it. */
function trimmed(span: Span, wanted: string, { folded, knowledge }: View): Span {
  let { start, end } = span;
  const at = wanted === '' ? -1 : folded.slice(start, end).indexOf(wanted);
  if (at > 0) end = start + at + wanted.length;
  const name = knowledge.names
    .find(folded)
    .find((one) => one.start <= start && one.end >= end - 4 && one.end >= start + 2);
  if (name && name.start < start) start = name.start;
  return { start: nounStart(start, folded), end };
}

/** A name's begin, moved left over the nouns of its clause that belong to it: 區 of 區市場監督管理局. */
function nounStart(start: number, folded: string): number {
  let from = start;
  while (from > 0 && start - from < 8 && !/[^\p{L}\p{N}]/u.test(folded[from - 1] ?? '')) from -= 1;
  if (from > 0 && start - from >= 8) return start;
  let at = start;
  for (const word of segment(folded.slice(from, start)).reverse()) {
    if (!/^(?:n|x|j|b|m$|f$)/.test(word.tag) || /^(?:的|和|与|及|到|在|为|由|全)$/.test(word.text)) break;
    at = from + word.start;
  }
  return at;
}

/** The words in front of the person asked about: 大營鎮…村選派第一書記 of 朱亞鵬. */
function zoneOfAsked(view: View): Span | null {
  const { question, knowledge } = view;
  const names = knowledge.people.find(question.folded).map((one) => knowledge.canonical(one.text));
  const asked = persons(view).find((one) => names.includes(knowledge.canonical(one.text)));
  return asked ? { start: asked.zone, end: asked.start } : null;
}

const placed = /[在于从自至到给往](?![,。;])/g;

/** 在哪裡: what follows 在, 於, 從, 給, up to the verb. */
function whereabouts(view: View): Span | undefined {
  const { folded, question } = view;
  const asked = question.folded.slice(0, question.gap?.start ?? 0);
  const from = /[从由自]$/.test(asked.trimEnd().slice(-1));
  const found: Found[] = [];
  for (const match of folded.matchAll(placed)) {
    if (from !== /[从自]/.test(match[0])) continue;
    const start = match.index + 1;
    let end = start;
    const words = segment(folded.slice(start, start + 40));
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      const inside = word.text.length === 1 && next !== undefined && /^n/.test(next.tag);
      const acting =
        /^v/.test(word.tag) && (word.tag !== 'vn' || !next || !/^[nfs]/.test(next.tag)) && !inside;
      if (acting || (/^(?:d|c|p|r|u[^j]|w|y)/.test(word.tag) && !/^[和及与的]$/.test(word.text))) break;
      if (/[^\p{L}\p{N}、]/u.test(word.text)) break;
      end = start + word.end;
    }
    if (end - start < 2 || question.folded.includes(folded.slice(start, end))) continue;
    found.push({ start, end, score: nearness({ start, end }, view) });
  }
  return best(found);
}

/** 那位村民叫什麼名字: a person's name; 被稱為什麼: a title in quotation marks. */
function named(view: View): Span | undefined {
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
function asksWho(question: Question, knowledge: Knowledge): boolean {
  const asked = question.gap ? question.folded.slice(question.gap.start, question.gap.end) : '';
  const role = /^(?:职务|职位|职称|身份|头衔|官|官职|工作|职业|人|角色)$/.test(question.head);
  const who = /^(?:谁|边个|何人|什么人|咩人|何许人也?)$/.test(asked);
  if (!role && !who) return false;
  const others = question.terms.filter((term) => !knowledge.people.has(term.text));
  return knowledge.people.find(question.folded).length === 1 && (role || others.length === 0);
}

function roleOf(view: View): Span | undefined {
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
