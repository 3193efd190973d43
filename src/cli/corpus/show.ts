import { columns } from '../../corpus/lines.ts';
import type { Dropped, Figure, Person, Report } from '../../corpus/types.ts';

/** A report as one plain object, figures and people as in an answer. */
export function showJson(report: Report): object {
  return {
    id: report.id,
    title: report.title,
    paragraphs: report.blocks
      .filter(({ kind }) => kind === 'paragraph')
      .map(({ section, text }) => ({ section, text })),
    dropped: report.dropped,
    figures: report.figures.map(({ text, value, unit, label, paragraph }) => ({
      text,
      value,
      unit,
      label,
      report: report.id,
      paragraph,
    })),
    people: report.people.map(({ name, role, paragraph }) => ({ name, role, report: report.id, paragraph })),
  };
}

/** A report for a person at a terminal. */
export function showText(report: Report): string {
  const about = [report.author, report.date, report.source, report.url]
    .filter((text) => text !== '')
    .join(' · ');
  const parts = [
    `${report.id}: ${report.title}\n${about === '' ? '' : `${about}\n`}`,
    text(report),
    list('figures', report.figures.map(figureRow)),
    list('people', report.people.map(personRow)),
    list('dropped', droppedRows(report.dropped)),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function text(report: Report): string {
  let out = '';
  let section = '';
  for (const block of report.blocks) {
    if (block.kind !== 'paragraph') continue;
    if (block.section !== section) out += `${out === '' ? '' : '\n'}## ${block.section}\n`;
    section = block.section;
    out += `${String(block.paragraph).padStart(4)}  ${block.text}\n`;
  }
  return out;
}

const place = (paragraph: number): string => (paragraph === 0 ? 'heading' : `¶${paragraph}`);

function figureRow(figure: Figure): string[] {
  const value = figure.value === null ? '-' : String(figure.value);
  const whose = figure.owner !== '' && !figure.label.includes(figure.owner) ? ` (${figure.owner})` : '';
  return [place(figure.paragraph), figure.text, value, figure.unit, figure.label + whose, figure.group];
}

function personRow(person: Person): string[] {
  return [place(person.paragraph), person.name, person.role, person.place, person.group];
}

/** Equal lines dropped for one reason are one row with their number. */
function droppedRows(dropped: readonly Dropped[]): string[][] {
  const counts = new Map<string, number>();
  for (const { why, text: words } of dropped) {
    const key = JSON.stringify([why, words]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const [why = '', words = ''] = JSON.parse(key) as string[];
    return [why, count > 1 ? `${count} ×` : '', words];
  });
}

/** A table under a heading, its columns aligned for characters of double width; '' if it has no row. */
function list(name: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => columns(row[column] ?? ''))),
  );
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columns(cell)));
    return `  ${cells.join('  ').trimEnd()}\n`;
  });
  return `${name} (${rows.length})\n${lines.join('')}`;
}
