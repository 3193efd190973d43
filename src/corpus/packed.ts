import type { Span } from '../text/sentences.ts';
import type { Facts } from './figures.ts';
import type { Block, Entity, Figure, Mention, Person } from './types.ts';

/**
 * Figures, people and entities as numbers and one text: a third of their size as objects, and opened in a fifth of
 * the time. A large corpus has hundreds of thousands. Of each fact: places in `strings`, offsets, and how many of
 * what follows.
 */
export interface PackedFacts {
  /** Every string once, in the order of first use, with `between` between them; UTF-16, as bytes. */
  readonly strings: Uint8Array;
  readonly figures: Int32Array;
  /** Values of the figures; NaN for null. */
  readonly values: Float64Array;
  readonly people: Int32Array;
  readonly entities: Int32Array;
}

/** Reading takes it out of every text. */
const between = '\0';

/** Packs the facts of a report that were found by rule: none has a word of English. */
export function packFacts({ figures, people, entities }: Facts): PackedFacts {
  const places = new Map<string, number>();
  const text = (one: string) => {
    const place = places.get(one) ?? places.size;
    places.set(one, place);
    return place;
  };
  const mentions = (all: readonly Mention[]) => [
    all.length,
    ...all.flatMap(({ block, start, end }) => [block, start, end]),
  ];
  return {
    figures: Int32Array.from(
      figures.flatMap((figure) => [
        ...[figure.text, figure.unit, figure.label, figure.group, figure.owner].map(text),
        ...[figure.block, figure.start, figure.end],
      ]),
    ),
    values: Float64Array.from(figures, ({ value }) => value ?? Number.NaN),
    people: Int32Array.from(
      people.flatMap((person) => [
        ...[person.name, person.role, person.place, person.deed, person.group].map(text),
        person.paragraph,
        person.aliases.length,
        ...person.aliases.map(text),
        ...mentions(person.mentions),
      ]),
    ),
    entities: Int32Array.from(
      entities.flatMap((entity) => [
        entity.kind === 'place' ? 1 : 0,
        text(entity.name),
        ...mentions(entity.mentions),
      ]),
    ),
    strings: Uint8Array.from(Buffer.from([...places.keys()].join(between), 'utf16le')),
  };
}

/** Reads packed numbers one after the other; properties are made in the order in which they were packed. */
class Reader {
  private readonly numbers: Int32Array;
  private readonly strings: readonly string[];
  private at = 0;

  constructor(numbers: Int32Array, strings: readonly string[]) {
    this.numbers = numbers;
    this.strings = strings;
  }

  /** Everything that `make` makes until no number is left. */
  all<T>(make: (index: number) => T): T[] {
    const made: T[] = [];
    while (this.at < this.numbers.length) made.push(make(made.length));
    return made;
  }

  next(): number {
    return this.numbers[this.at++] ?? 0;
  }

  text(): string {
    return this.strings[this.next()] ?? '';
  }

  texts(): string[] {
    const texts: string[] = [];
    for (let left = this.next(); left > 0; left -= 1) texts.push(this.text());
    return texts;
  }

  mentions(): Mention[] {
    const mentions: Mention[] = [];
    for (let left = this.next(); left > 0; left -= 1)
      mentions.push({ block: this.next(), start: this.next(), end: this.next() });
    return mentions;
  }
}

/** Opens the facts of a report again, each kind when it is asked for. */
export function openFacts(packed: PackedFacts, report: string, blocks: readonly Block[]): Facts {
  const reader = (numbers: Int32Array) => new Reader(numbers, stringsOf(packed));
  let [figures, people, entities]: [Figure[]?, Person[]?, Entity[]?] = [];
  return {
    get figures() {
      figures ??= figuresOf(reader(packed.figures), packed.values, report, blocks);
      return figures;
    },
    get people() {
      people ??= peopleOf(reader(packed.people), report);
      return people;
    },
    get entities() {
      entities ??= entitiesOf(reader(packed.entities));
      return entities;
    },
  };
}

const opened = new WeakMap<PackedFacts, readonly string[]>();

function stringsOf(packed: PackedFacts): readonly string[] {
  const known = opened.get(packed);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = packed.strings;
  const strings = Buffer.from(buffer, byteOffset, byteLength).toString('utf16le').split(between);
  opened.set(packed, strings);
  return strings;
}

function figuresOf(from: Reader, values: Float64Array, report: string, blocks: readonly Block[]): Figure[] {
  return from.all((index) => {
    const value = values[index] ?? Number.NaN;
    const [text, unit, label, group, owner] = [
      from.text(),
      from.text(),
      from.text(),
      from.text(),
      from.text(),
    ];
    const block = from.next();
    return {
      value: Number.isNaN(value) ? null : value,
      text,
      unit,
      label,
      group,
      owner,
      paragraph: blocks[block]?.paragraph ?? 0,
      block,
      start: from.next(),
      end: from.next(),
      report,
      labelEn: '',
    };
  });
}

function peopleOf(from: Reader, report: string): Person[] {
  return from.all(() => ({
    name: from.text(),
    role: from.text(),
    place: from.text(),
    deed: from.text(),
    group: from.text(),
    paragraph: from.next(),
    aliases: from.texts(),
    mentions: from.mentions(),
    roleEn: '',
    report,
  }));
}

function entitiesOf(from: Reader): Entity[] {
  return from.all(() => ({
    kind: from.next() === 1 ? 'place' : 'organisation',
    name: from.text(),
    mentions: from.mentions(),
  }));
}

/** A stretch of a block that names somebody, a place, or an organisation. */
export interface NamedSpan extends Span {
  readonly kind: 'somebody' | 'somewhere' | 'body';
}

/** What a block of a report names, people first; nothing is opened for it. */
export function namedIn({ people, entities }: PackedFacts, block: number): NamedSpan[] {
  const found: NamedSpan[] = [];
  /** Passes over the mentions at a place; returns the place behind them. */
  const collect = (numbers: Int32Array, at: number, kind: NamedSpan['kind']) => {
    const end = at + 1 + 3 * (numbers[at] ?? 0);
    for (let place = at + 1; place < end; place += 3) {
      if (numbers[place] === block)
        found.push({ kind, start: numbers[place + 1] ?? 0, end: numbers[place + 2] ?? 0 });
    }
    return end;
  };
  for (let at = 0; at < people.length; )
    at = collect(people, at + beforeAliases + 1 + (people[at + beforeAliases] ?? 0), 'somebody');
  for (let at = 0; at < entities.length; )
    at = collect(entities, at + 2, entities[at] === 1 ? 'somewhere' : 'body');
  return found;
}

/** Numbers of a packed person before those of the aliases. */
const beforeAliases = 6;

/** Every organisation and place with the number of its mentions; their mentions stay packed. */
export function entityNames(packed: PackedFacts): { name: string; mentions: number }[] {
  const { entities } = packed;
  const strings = stringsOf(packed);
  const found: { name: string; mentions: number }[] = [];
  for (let at = 0; at < entities.length; at += 3 + 3 * (entities[at + 2] ?? 0))
    found.push({ name: strings[entities[at + 1] ?? 0] ?? '', mentions: entities[at + 2] ?? 0 });
  return found;
}
