import { FormattedString, fmt } from '@grammyjs/parse-mode';
import { InlineKeyboard } from 'grammy';
import type { Report } from '../../corpus/types.ts';
import { encodeReader } from '../actions.ts';
import type { Reader } from '../context.ts';
import {
  aboutAction,
  chooseAction,
  openData,
  pickAction,
  reportsAction,
  type Target,
} from '../list-actions.ts';
import { reportKey } from '../ref.ts';
import { tidy } from './answer.ts';
import { pageAt, pageText, turnButtons } from './pager.ts';
import { clip, lines, type Screen, shown } from './text.ts';

const pageSize = 6;

/** The reports of the corpus; the chat's own is marked. `chosen` is its id, '' where the chat has none. */
export function reportsScreen(
  reader: Reader,
  reports: readonly Report[],
  chosen: string,
  at: number,
): Screen {
  const { t } = reader;
  if (reports.length === 0) return { text: lines(t('no-report')) };
  const page = pageAt(reports, at, { most: pageSize });
  const view = encodeReader(reader);
  const keyboard = new InlineKeyboard();
  for (const report of page.items) {
    const key = reportKey(report.id);
    const title = clip(shown(reader, report.title), 40);
    if (reports.length === 1) keyboard.text(t('reports-about'), aboutAction.data(view, key));
    else
      keyboard.text(
        report.id === chosen ? t('reports-chosen', { title }) : title,
        chooseAction.data(view, key, page.start),
      );
    keyboard.row();
  }
  turnButtons(keyboard, reader, page, (start) => reportsAction.data(view, start));
  if (reports.some(({ id }) => id === chosen) && reports.length > 1) {
    keyboard.text(t('reports-all'), chooseAction.data(view, '-', page.start));
  }
  const hint = reports.length > 1 ? t(chosen ? 'reports-hint-chosen' : 'reports-hint') : undefined;
  const text = lines(
    FormattedString.b(t('reports-title', { count: reports.length })),
    pageText(reader, page) || undefined,
    ...page.items.flatMap((report) => ['', ...reportLines(reader, report)]),
    ...(hint ? ['', hint] : []),
  );
  return { text, keyboard: tidy(keyboard) };
}

function reportLines(reader: Reader, report: Report): FormattedString[] {
  const origin = [shown(reader, report.source), report.date].filter(Boolean).join(' · ');
  const size = reader.t('reports-size', {
    paragraphs: report.blocks.reduce((most, { paragraph }) => Math.max(most, paragraph), 0),
    figures: report.figures.length,
    people: report.people.length,
  });
  const title = FormattedString.b(clip(shown(reader, report.title), 120));
  return [title, ...(origin ? [fmt`${clip(origin, 120)}`] : []), fmt`${size}`];
}

/** Asks for which report something is to be opened. */
export function pickScreen(reader: Reader, reports: readonly Report[], target: Target, at: number): Screen {
  const page = pageAt(reports, at, { most: pageSize });
  const view = encodeReader(reader);
  const keyboard = new InlineKeyboard();
  for (const report of page.items) {
    keyboard.text(clip(shown(reader, report.title), 48), openData(target, view, reportKey(report.id))).row();
  }
  turnButtons(keyboard, reader, page, (start) => pickAction.data(view, target, start));
  return {
    text: lines(reader.t(`pick-${target}`), pageText(reader, page) || undefined),
    keyboard: tidy(keyboard),
  };
}

/** What the program knows of a report itself, and how answers are made. */
export function aboutScreen(reader: Reader, reports: readonly Report[], report: Report): Screen {
  const { t } = reader;
  const known = [
    ['about-source', shown(reader, report.source)],
    ['about-author', shown(reader, report.author)],
    ['about-date', report.date],
    ['about-url', report.url],
  ] as const;
  const view = encodeReader(reader);
  const key = reportKey(report.id);
  const keyboard = new InlineKeyboard()
    .text(t('about-read'), openData('read', view, key))
    .text(t('about-stats'), openData('stats', view, key))
    .text(t('about-people'), openData('people', view, key))
    .row();
  if (reports.length > 1) keyboard.text(t('list-other-reports'), pickAction.data(view, 'about', 0));
  const text = lines(
    FormattedString.b(clip(shown(reader, report.title), 300)),
    ...known.filter(([, value]) => value !== '').map(([name, value]) => t(name, { value: clip(value, 300) })),
    ...reportLines(reader, { ...report, source: '', date: '' }).slice(1),
    '',
    t('about-answers'),
  );
  return { text, keyboard: tidy(keyboard) };
}
