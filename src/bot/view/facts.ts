import { FormattedString, fmt } from '@grammyjs/parse-mode';
import type { AnswerFigure, AnswerPerson, Quote } from '../../answer/types.ts';
import type { Report } from '../../corpus/types.ts';
import { fold } from '../../text/fold.ts';
import type { Reader } from '../context.ts';
import { clip, grouped, lines, shown } from './text.ts';

/** ` (75,000)` where the number as written is not the plain one: 近7.5萬名, 10000元; '' for 371名. */
export function valueBeside(reader: Reader, figure: Pick<AnswerFigure, 'text' | 'value' | 'unit'>): string {
  const { value } = figure;
  if (value === null) return '';
  const digits = fold(figure.text).replaceAll(/[^\d.]+/g, ' ');
  const plain = digits.split(' ').includes(String(value)) && !/[十百千万亿]/.test(fold(figure.text));
  if (value < (plain ? 10_000 : 100) && !isTenths(figure.text)) return '';
  if (grouped(value) === figure.text.replace(figure.unit, '')) return '';
  const percent = isTenths(figure.text) ? '%' : '';
  return reader.t('figure-value', { value: `${grouped(value)}${percent}` });
}

/** 七成一 is 71 percent. */
const isTenths = (text: string) => /[\d一二三四五六七八九两]成/.test(fold(text));

/** What a figure counts, in the reader's language where the report's metadata has it. */
export function figureLabel(reader: Reader, reports: readonly Report[], figure: AnswerFigure): string {
  if (reader.locale === 'en') {
    const same = reports
      .find((report) => report.id === figure.report)
      ?.figures.find(
        (one) => one.text === figure.text && one.label === figure.label && one.paragraph === figure.paragraph,
      );
    if (same?.labelEn) return same.labelEn;
  }
  return shown(reader, figure.label);
}

/** **近7.5萬名**(75,000) · what it counts */
export function figureLine(
  reader: Reader,
  reports: readonly Report[],
  figure: AnswerFigure,
): FormattedString {
  const label = clip(figureLabel(reader, reports, figure), 80);
  const number = fmt`${FormattedString.b(clip(shown(reader, figure.text), 60))}${valueBeside(reader, figure)}`;
  return label === '' ? number : fmt`${number} · ${label}`;
}

/** **李燕子** · what the person is */
export function personLine(
  reader: Reader,
  reports: readonly Report[],
  person: AnswerPerson,
): FormattedString {
  const full = reports
    .find((report) => report.id === person.report)
    ?.people.find((one) => one.name === person.name);
  const role = reader.locale === 'en' && full?.roleEn ? full.roleEn : shown(reader, person.role);
  const name = FormattedString.b(clip(shown(reader, person.name), 40));
  return role === '' ? name : fmt`${name} · ${clip(role, 80)}`;
}

/** Figures and people whose words stand inside a quotation, in reading order. */
export function factsOf(
  reports: readonly Report[],
  quote: Quote,
): { readonly figures: readonly AnswerFigure[]; readonly people: readonly AnswerPerson[] } {
  const report = reports.find((one) => one.id === quote.report);
  const inside = (at: { readonly block: number; readonly start: number; readonly end: number }) =>
    at.block === quote.block && at.start >= quote.start && at.end <= quote.end;
  return {
    figures: (report?.figures.filter(inside) ?? []).toSorted((a, b) => a.start - b.start),
    people: report?.people.filter((person) => person.mentions.some(inside)) ?? [],
  };
}

/** The screen behind the button for figures and people; `null` if the quotation has none. */
export function factsText(reader: Reader, reports: readonly Report[], quote: Quote): FormattedString | null {
  const { figures, people } = factsOf(reports, quote);
  if (figures.length + people.length === 0) return null;
  return lines(
    FormattedString.b(reader.t('facts-title')),
    '',
    ...figures.slice(0, 25).map((figure) => figureLine(reader, reports, figure)),
    people.length > 0 && figures.length > 0 && '',
    ...people.slice(0, 15).map((person) => personLine(reader, reports, person)),
  );
}
