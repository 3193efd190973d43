import { entityNames, namedIn } from '../corpus/packed.ts';
import { packedFacts } from '../corpus/stored.ts';
import type { Figure, Person, Report } from '../corpus/types.ts';
import { type Corrector, createCorrector } from '../search/homophones.ts';
import type { SearchIndex } from '../search/index.ts';
import { createNameFinder, type NameFinder } from '../search/names.ts';
import { read } from '../search/passages.ts';
import { analyse, type Question } from '../search/question.ts';
import { createThesaurus, type Thesaurus } from '../search/thesaurus.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import type { Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';

/** A report folded, with what holds for all of it. */
export interface FoldedReport {
  readonly report: Report;
  readonly people: readonly {
    readonly person: Person;
    readonly names: readonly string[];
    readonly role: string;
  }[];
  /** The folded text of a block; offsets are those of the block. */
  text(block: number): string;
  /** The words of a block's folded text. */
  words(block: number): readonly Word[];
  /** Its sentences. */
  sentences(block: number): readonly Span[];
  /** Folded section heading of a block. */
  section(block: number): string;
  /** Figures that begin in a range of a block. */
  figures(block: number, range: Span): Figure[];
  /** People whose name stands in a range of a block. */
  peopleIn(block: number, range: Span): Person[];
  /** Organisations and places named in a range of a block. */
  entities(block: number, range: Span): Span[];
  /** Folded label, group and English label of a figure. */
  labelOf(figure: Figure): string;
  ownerOf(figure: Figure): string;
  /** Folded role, place, group and aliases of a person. */
  roleOf(person: Person): string;
  /** `roleOf` the person whom a folded name calls, '' if there is none. */
  roleNamed(name: string): string;
  /** Folded labels, owners and roles of the figures and people in a range of a block, joined by spaces. */
  labels(block: number, range: Span): string;
  /** In how many blocks a folded word stands. */
  frequency(word: string): number;
  /** True for what the whole report is about, so that no sentence needs to repeat it: its title, its own place. */
  isWide(word: string): boolean;
}

/** What the answering rules know of a corpus beside its text. */
export interface Knowledge {
  readonly reports: readonly Report[];
  /** A report by its id, folded when it is first asked for. */
  readonly report: (id: string) => FoldedReport | undefined;
  readonly thesaurus: Thesaurus;
  /** People, organisations, places. */
  readonly names: NameFinder;
  /** `analyse` with these names; the latest questions are remembered, as follow-ups come back to them. */
  readonly analyse: (text: string) => Question;
  readonly people: NameFinder;
  /** The full name, folded, for any way of calling somebody or something; the word itself if it is none. */
  canonical(name: string): string;
  readonly corrector: Corrector;
  /** True if a folded word stands in a report, be it as part of a longer one. */
  stands(word: string): boolean;
}

/** A word in this share of a report's paragraphs is what the report is about. */
const wideShare = 0.3;

/** 全區 in a text speaks of its own 區: units of which a report may be the mouthpiece. */
const ownUnits = [
  '省',
  '市',
  '区',
  '县',
  '镇',
  '乡',
  '村',
  '州',
  '校',
  '院',
  '国',
  '公司',
  '集团',
  '社区',
  '街道',
  '局',
  '厂',
];

function foldedReports(index: SearchIndex): Knowledge['report'] {
  const firsts = new Map<string, number>();
  for (const { id, report, blockIndex } of index.passages) if (blockIndex === 0) firsts.set(report.id, id);
  const reports = new Map(index.reports.map((report) => [report.id, report]));
  const folded = new Map<string, FoldedReport>();
  return (id) => {
    const report = reports.get(id);
    const known = folded.get(id);
    if (known || !report) return known;
    const one = foldReport(report, firsts.get(id) ?? 0, index);
    folded.set(id, one);
    return one;
  };
}

/** @param first number of the report's first passage */
function foldReport(report: Report, first: number, { occurrences, passages }: SearchIndex): FoldedReport {
  const end = first + report.blocks.length;
  const frequency = (word: string) => occurrences.count(word, first, end);
  const paragraphs = report.blocks.filter(({ kind }) => kind === 'paragraph').length;
  const title = fold(report.title);
  const own = ownPlaces(report, (word) => frequency(word) > 0);
  const figures = groupBy(report.figures, (figure) => [figure.block]);
  const people = groupBy(report.people, ({ mentions }) => mentions.map((one) => one.block));
  // What was found by rule is grouped under headings, which are looked at by themselves.
  const headed = new Set(report.blocks.map(({ section }) => section));
  const groupOf = ({ group }: Figure | Person) => (headed.has(group) ? '' : group);
  const labelOf = remember((figure: Figure) => fold(`${figure.label} ${groupOf(figure)} ${figure.labelEn}`));
  const ownerOf = remember((figure: Figure) => fold(figure.owner));
  const roleOf = remember((person: Person) =>
    fold([person.role, person.place, groupOf(person), person.roleEn, ...person.aliases].join(' ')),
  );
  const figuresIn = (block: number, range: Span) =>
    (figures.get(block) ?? []).filter((one) => one.start >= range.start && one.start < range.end);
  const readingOf = (block: number) => {
    const passage = passages[first + block];
    return passage && read(passage);
  };
  let everybody: FoldedReport['people'] | undefined;
  const peopleIn = (block: number, range: Span) =>
    (people.get(block) ?? []).filter(({ mentions }) =>
      mentions.some((one) => one.block === block && one.start < range.end && range.start < one.end),
    );
  return {
    report,
    text: (block) => occurrences.texts.at(first + block) ?? '',
    words: (block) => readingOf(block)?.words ?? [],
    sentences: (block) => readingOf(block)?.sentences ?? [],
    section: (block) => fold(report.blocks[block]?.section ?? ''),
    figures: figuresIn,
    peopleIn,
    entities: (block, range) =>
      namedIn(packedFacts(report), block).filter(
        ({ kind, start, end }) => kind !== 'somebody' && start >= range.start && end <= range.end,
      ),
    labelOf,
    ownerOf,
    roleOf,
    roleNamed: (name) => {
      const found = report.people.find((person) =>
        [person.name, ...person.aliases].some((one) => fold(one) === name),
      );
      return found ? roleOf(found) : '';
    },
    labels: (block, range) =>
      [
        ...figuresIn(block, range).map((figure) => `${labelOf(figure)} ${ownerOf(figure)}`),
        ...peopleIn(block, range).map(roleOf),
      ].join(' '),
    get people() {
      everybody ??= report.people.map((person) => ({
        person,
        names: [person.name, ...person.aliases].map(fold),
        role: fold(person.role),
      }));
      return everybody;
    },
    frequency,
    isWide: (word) =>
      title.includes(word) || own.has(word) || (paragraphs > 5 && frequency(word) >= paragraphs * wideShare),
  };
}

function remember<T extends object>(make: (item: T) => string): (item: T) => string {
  const made = new WeakMap<T, string>();
  return (item) => {
    let text = made.get(item);
    if (text === undefined) {
      text = make(item);
      made.set(item, text);
    }
    return text;
  };
}

function groupBy<T>(items: readonly T[], keys: (item: T) => number[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Longest name that `ownPlaces` takes: four characters and a unit. */
const longestOwn = 4 + Math.max(...ownUnits.map((unit) => unit.length));

const foldedEnd = remembered(5000, fold);

/**
 * Places and organisations of which the text speaks as 全區, 我市, 本公司.
 * @param stands true if a folded word stands in the report
 */
function ownPlaces(report: Report, stands: (word: string) => boolean): Set<string> {
  const own = new Set<string>();
  const units = ownUnits.filter((unit) => ['全', '我', '本'].some((before) => stands(before + unit)));
  if (units.length === 0) return own;
  const ends = new Set(units.map((unit) => unit.slice(-1)));
  const short = entityNames(packedFacts(report))
    .filter(({ name }) => name.length <= longestOwn && ends.has(foldedEnd(name.slice(-1))))
    .map(({ name, mentions }) => ({ name, mentions, folded: fold(name) }));
  for (const unit of units) {
    const named = short.filter(({ folded, name }) => folded.endsWith(unit) && name.length <= unit.length + 4);
    const best = [...named].sort((a, b) => b.mentions - a.mentions)[0];
    if (!best) continue;
    own.add(fold(best.name));
    own.add(fold(best.name).slice(0, -unit.length));
    own.add(`全${unit}`);
  }
  own.delete('');
  return own;
}

/** Prepares the rules for an index and its reports. */
export function createKnowledge(index: SearchIndex): Knowledge {
  const { reports } = index;
  const { people, others, proper } = index.called();
  const calling = new Map<string, string>();
  for (const group of [...people, ...others]) for (const one of group) calling.set(one, group[0] ?? one);
  const byName = createNameFinder(people.flat());
  const names = createNameFinder([...calling.keys(), ...proper]);
  return {
    reports,
    report: foldedReports(index),
    thesaurus: createThesaurus(reports, people, byName),
    names,
    analyse: remembered(1000, (text) => analyse(text, names)),
    people: byName,
    canonical: (name) => calling.get(name) ?? name,
    corrector: createCorrector(names, index.occurrences),
    stands: (word) => index.occurrences.stands(word),
  };
}
