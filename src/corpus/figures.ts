import { findNumbers, type NumberMatch } from '../text/numerals.ts';
import type { Span } from '../text/sentences.ts';
import { findEntities } from './entities.ts';
import { labelOf } from './labels.ts';
import { holdersByBlock, outside, ownersOf } from './owners.ts';
import { findPeople } from './people.ts';
import { type Reading, read, wordsOf } from './reading.ts';
import type { Block, Entity, Figure, Person, Report } from './types.ts';

/** Everything that is found in a report's blocks without curating. */
export type Facts = Pick<Report, 'figures' | 'people' | 'entities'>;

/** Figures, people, entities and words of a report, each block folded and segmented once. */
export function findFacts(blocks: readonly Block[], reportId: string): Facts & Pick<Report, 'words'> {
  const readings = read(blocks);
  const people = findPeople(blocks, reportId, readings);
  const entities = findEntities(blocks, readings);
  const figures = figuresOf(readings, reportId, people, entities);
  return { figures, people, entities, words: wordsOf(readings) };
}

function figuresOf(
  readings: readonly Reading[],
  report: string,
  people: readonly Person[],
  entities: readonly Entity[],
): Figure[] {
  const holders = holdersByBlock(people, entities);
  const figures: Figure[] = [];
  for (const reading of readings) {
    const named = holders.get(reading.index) ?? [];
    const numbers = outside(findNumbers(reading.folded, reading.words), named);
    const owners = ownersOf(reading, numbers, named);
    let head = 0;
    for (const [at, number] of numbers.entries()) {
      const before = numbers[at - 1];
      // 3小时|40分 are told by the same words, and so are 5000元、3000元.
      const between = before === undefined ? null : reading.folded.slice(before.end, number.start);
      const shared = between === '' || (/^[、和]$/.test(between ?? '') && before?.unit === number.unit);
      if (!shared) head = number.start;
      const label = labelOf(reading, number, head, numbers[at + 1]?.start);
      figures.push(toFigure(reading, report, number, label, owners[at] ?? ''));
    }
  }
  return figures;
}

function toFigure(
  { block, index }: Reading,
  report: string,
  number: NumberMatch,
  label: Span,
  owner: string,
): Figure {
  return {
    text: block.text.slice(number.start, number.end),
    value: number.value,
    unit: block.text.slice(number.unitStart, number.unitEnd).trim(),
    label: block.text.slice(label.start, label.end).trim(),
    block: index,
    start: number.start,
    end: number.end,
    report,
    paragraph: block.paragraph,
    group: block.section,
    owner,
    labelEn: '',
  };
}
