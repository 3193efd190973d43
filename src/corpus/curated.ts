import type { Path } from './json.ts';
import { nearestText } from './nearest.ts';
import type { Curated, CuratedFigure } from './schema.ts';
import type { Alias, Figure, Mention, Person, Report } from './types.ts';

/** Something in the metadata that the text does not bear out, or something in the text that they leave out. */
export type Finding = { readonly message: string } & ({ readonly path: Path } | { readonly block: number });

/**
 * Lays curated metadata over what was found automatically: names, groups, relabels, adds and drops.
 * Entries that do not stand in the text are left out of the report and named in the findings.
 */
export function applyCurated(report: Report, curated: Curated): { report: Report; findings: Finding[] } {
  const findings: Finding[] = [];
  const figures = curated.figures ? mergeFigures(report, curated.figures, findings) : report.figures;
  const people = curated.people ? mergePeople(report, curated, findings) : report.people;
  const groups = (curated.groups ?? []).map(({ name, en }) => ({ name, nameEn: en ?? '' }));
  checkGroups(curated, findings);
  const aliases: Alias[] = [];
  for (const [index, { term, aliases: others, en }] of (curated.terms ?? []).entries()) {
    if (stands(report, term, ['terms', index, 'term'], findings))
      aliases.push([term, ...(others ?? []), ...(en ?? [])]);
  }
  return {
    report: {
      ...report,
      title: curated.title ?? report.title,
      source: curated.source ?? report.source,
      date: curated.date ?? report.date,
      author: curated.author ?? report.author,
      url: curated.url ?? report.url,
      figures,
      people,
      groups,
      aliases,
      examples: curated.examples?.zh ?? [],
      examplesEn: curated.examples?.en ?? [],
      curated: true,
    },
    findings,
  };
}

function mergeFigures(report: Report, curated: readonly CuratedFigure[], findings: Finding[]): Figure[] {
  const covered: Mention[] = [];
  const merged: Figure[] = [];
  for (const [index, entry] of curated.entries()) {
    const path = ['figures', index];
    const place = locate(report, entry, [...path, 'text'], findings);
    if (!place) continue;
    if (covered.some((other) => same(other, place))) {
      findings.push({ path, message: `「${entry.text}」 of paragraph ${entry.paragraph} is here twice` });
      continue;
    }
    covered.push(place);
    if (entry.skip !== undefined) continue;
    const figure = completeFigure(report, entry, place, path, findings);
    if (figure) merged.push(figure);
  }
  for (const figure of report.figures) {
    if (covered.some((place) => overlap(place, figure))) continue;
    merged.push(figure);
    findings.push({
      block: figure.block,
      message: `the quantity 「${figure.text}」 (paragraph ${figure.paragraph}) is missing from "figures": add it, or mark it with "skip"`,
    });
  }
  return merged.sort((a, b) => a.block - b.block || a.start - b.start);
}

/** A curated figure, what it leaves out taken from the one found at its place. */
function completeFigure(
  report: Report,
  entry: CuratedFigure,
  place: Mention,
  path: Path,
  findings: Finding[],
): Figure | undefined {
  const found = report.figures.find((figure) => overlap(place, figure));
  const { owner = found?.owner ?? '', group = found?.group ?? '' } = entry;
  if (entry.owner) stands(report, entry.owner, [...path, 'owner'], findings);
  if (found && same(found, place) && found.value !== null && (entry.value ?? found.value) !== found.value) {
    const message = `「${entry.text}」 reads ${found.value}, not ${entry.value}`;
    findings.push({ path: [...path, 'value'], message });
  }
  const { value = found?.value, unit = found?.unit, label = found?.label } = entry;
  if (value === undefined || unit === undefined || label === undefined) {
    findings.push({
      path,
      message: `「${entry.text}」 needs "value", "unit" and "label": the program finds none there`,
    });
    return undefined;
  }
  return {
    ...place,
    text: entry.text,
    value,
    unit,
    label,
    labelEn: entry.labelEn ?? '',
    owner,
    group,
    report: report.id,
    paragraph: entry.paragraph,
  };
}

/** Where a curated quantity stands in the text; a finding if it does not stand where the entry says. */
function locate(report: Report, entry: CuratedFigure, path: Path, findings: Finding[]): Mention | undefined {
  const { text, paragraph, occurrence = 1 } = entry;
  const all = mentionsOf(report, text);
  const here = all.filter(({ block }) => report.blocks[block]?.paragraph === paragraph);
  const place = here[occurrence - 1];
  if (place && !cutsNumber(report, place)) return place;
  const elsewhere = [...new Set(all.map(({ block }) => report.blocks[block]?.paragraph ?? 0))];
  let message: string;
  if (place) message = `「${text}」 is only a part of the number that stands in paragraph ${paragraph}`;
  else if (here.length > 0)
    message = `「${text}」 stands in paragraph ${paragraph} only ${times(here.length)}`;
  else if (all.length > 0)
    message = `「${text}」 stands in paragraph ${elsewhere.join(' and ')}, not ${paragraph}`;
  else message = absent(report, text);
  findings.push({ path, message });
  return undefined;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** True if a number goes on before or after the words. */
function cutsNumber(report: Report, { block, start, end }: Mention): boolean {
  const text = report.blocks[block]?.text ?? '';
  const digit = /[\d０-９]/;
  const before = text[start - 1] ?? '';
  const goesBack = digit.test(before) || (/[.．,，]/.test(before) && digit.test(text[start - 2] ?? ''));
  const continues = digit.test(text[end - 1] ?? '') && digit.test(text[end] ?? '');
  return (digit.test(text[start] ?? '') && goesBack) || continues;
}

function mergePeople(report: Report, { people = [], author }: Curated, findings: Finding[]): Person[] {
  const merged: Person[] = [];
  const named = new Set<string>();
  for (const [index, entry] of people.entries()) {
    const path = ['people', index];
    if (named.has(entry.name)) findings.push({ path, message: `${entry.name} is here twice` });
    named.add(entry.name);
    if (!stands(report, entry.name, [...path, 'name'], findings)) continue;
    const found = report.people.find(({ name }) => name === entry.name);
    const quoted = (key: 'role' | 'place' | 'deed'): string => {
      const text = entry[key];
      if (text === undefined) return found?.[key] ?? '';
      if (key === 'role' && entry.name === author) return text; // a byline says no role
      return stands(report, text, [...path, key], findings) ? text : '';
    };
    const mentions = mentionsOf(report, entry.name);
    merged.push({
      name: entry.name,
      role: quoted('role'),
      place: quoted('place'),
      deed: quoted('deed'),
      aliases: entry.aliases ?? found?.aliases ?? [],
      group: entry.group ?? found?.group ?? '',
      roleEn: entry.roleEn ?? found?.roleEn ?? '',
      report: report.id,
      paragraph: report.blocks[mentions[0]?.block ?? 0]?.paragraph ?? 0,
      mentions,
    });
  }
  return merged;
}

function checkGroups(curated: Curated, findings: Finding[]): void {
  if (!curated.groups) return;
  const names = new Set(curated.groups.map(({ name }) => name));
  for (const list of ['figures', 'people'] as const) {
    for (const [index, { group }] of (curated[list] ?? []).entries()) {
      if (!group || names.has(group)) continue;
      findings.push({ path: [list, index, 'group'], message: `「${group}」 is none of "groups"` });
    }
  }
}

/** True if the words stand in the report; else a finding. */
function stands(report: Report, words: string, path: Path, findings: Finding[]): boolean {
  if (report.blocks.some(({ text }) => text.includes(words))) return true;
  findings.push({ path, message: absent(report, words) });
  return false;
}

function absent(report: Report, words: string): string {
  const near = nearestText(
    words,
    report.blocks.map(({ text }) => text),
  );
  return `「${words}」 does not stand in the text${near ? `; the nearest is 「${near}」` : ''}`;
}

/** Every place where the words stand in the report, in reading order. */
export function mentionsOf(report: Report, words: string): Mention[] {
  const mentions: Mention[] = [];
  for (const [block, { text }] of report.blocks.entries()) {
    for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
      mentions.push({ block, start, end: start + words.length });
    }
  }
  return mentions;
}

const same = (a: Mention, b: Mention): boolean =>
  a.block === b.block && a.start === b.start && a.end === b.end;
const overlap = (a: Mention, b: Mention): boolean =>
  a.block === b.block && a.start < b.end && b.start < a.end;
