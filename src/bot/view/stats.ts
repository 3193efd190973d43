import { FormattedString, fmt } from '@grammyjs/parse-mode';
import { InlineKeyboard } from 'grammy';
import type { RichText } from 'grammy/types';
import type { Figure, Report } from '../../corpus/types.ts';
import { fold } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { encodeReader } from '../actions.ts';
import type { Reader } from '../context.ts';
import { chartAction, groupsAction, overviewAction, pickAction, statsAction } from '../list-actions.ts';
import { blockLink, reportKey } from '../ref.ts';
import { tidy } from './answer.ts';
import { figureLabel, valueBeside } from './facts.ts';
import { groupBy, type Page, pageAt, pageText, turnButtons } from './pager.ts';
import type { Me } from './quote.ts';
import { bold, footer, heading, link, type RichBlock, type RichScreen, table } from './rich.ts';
import { clip, lines, type Screen, shown } from './text.ts';

/** What /stats shows and to whom. */
export interface StatsFrame {
  readonly reader: Reader;
  /** All reports of the corpus. */
  readonly reports: readonly Report[];
  readonly me: Me;
}

/** So much fits into one plain message: figures (an entity each) and UTF-16 units of their lines. */
const most = { figures: 60, units: 3200, groups: 8 } as const;

/** The figures that the words (separated by spaces) tell of, those that count it first; all figures without words. */
export function figuresFor(reports: readonly Report[], words: string): Figure[] {
  const terms = fold(words).split(/\s+/).filter(Boolean);
  const all = reports.flatMap((report) => report.figures.map((figure) => ({ report, figure })));
  if (terms.length === 0)
    return [
      ...groupBy(
        all.map(({ figure }) => figure),
        groupKey,
      ).values(),
    ].flat();
  const ranked = all.flatMap(({ report, figure }) => {
    const own = fold(`${figure.text} ${figure.label} ${figure.owner} ${figure.labelEn}`);
    const around = fold(`${figure.group} ${sentenceOf(report, figure)}`);
    const tells = (text: string) =>
      terms.every((term) => namesOf(report, term).some((name) => text.includes(name)));
    if (tells(own)) return [{ figure, rank: 0 }];
    return tells(`${own} ${around}`) ? [{ figure, rank: 1 }] : [];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ figure }) => figure);
}

/** A folded word and what the report's metadata says means the same. */
function namesOf(report: Report, term: string): readonly string[] {
  const same = report.aliases.map((alias) => alias.map(fold)).filter((alias) => alias.includes(term));
  return [term, ...same.flat()];
}

function sentenceOf(report: Report, { block, start, end }: Figure): string {
  const text = report.blocks[block]?.text ?? '';
  const span = sentences(text).find((one) => one.start <= start && end <= one.end);
  return span ? text.slice(span.start, span.end) : text;
}

/** A page of figures by group. `report` is absent where those of all reports are shown. */
export function statsScreen(
  frame: StatsFrame,
  report: Report | undefined,
  at: number,
  words: string,
): RichScreen {
  const { reader, reports } = frame;
  const figures = figuresFor(report ? [report] : reports, words);
  const page = pageAt(figures, at, {
    most: most.figures,
    budget: most.units,
    weight: (figure) => lineOf(frame, figure).text.length + 1,
  });
  const title = titleOf(frame, report, words);
  const count = reader.t(figures.length === 0 ? 'stats-none' : 'stats-count', { count: figures.length });
  const below = [count, pageText(reader, page)].filter(Boolean).join(' · ');
  const groups = [...groupBy(page.items, groupKey).values()];
  const keyboard = statsKeyboard(frame, report, page, words);
  return {
    rich: [heading(2, title), ...groups.flatMap((group) => groupTable(frame, group, !report)), footer(below)],
    text: lines(
      FormattedString.b(title),
      ...groups.flatMap((group) => groupLines(frame, group, !report)),
      '',
      below,
    ),
    keyboard,
  };
}

function titleOf({ reader }: StatsFrame, report: Report | undefined, words: string): string {
  const title = report ? clip(shown(reader, report.title), 100) : reader.t('list-all-reports');
  return words === '' ? reader.t('stats-title', { title }) : reader.t('stats-title-words', { title, words });
}

const groupKey = ({ report, group }: Figure) => `${report}\n${group}`;

function groupTitle({ reader, reports }: StatsFrame, [figure]: readonly Figure[], many: boolean): string {
  const report = reports.find(({ id }) => id === figure?.report);
  const others = report?.figures.some(({ group }) => group !== '') ? reader.t('picture-others') : '';
  const group = shown(reader, figure?.group ?? '') || others;
  return clip([many && report && shown(reader, report.title), group].filter(Boolean).join(' · '), 120);
}

function groupTable(frame: StatsFrame, group: readonly Figure[], many: boolean): RichBlock[] {
  const { reader, me } = frame;
  const { t } = reader;
  const rows = group.map((figure): RichText[] => [
    [bold(shown(reader, figure.text)), valueBeside(reader, figure)],
    labelOf(frame, figure),
    link(placeOf(reader, figure), blockLink(me.username, figure.report, figure.block)),
  ]);
  const title = groupTitle(frame, group, many);
  const columns = [t('stats-figure'), t('stats-label'), t('stats-place')];
  return [...(title ? [heading(3, title)] : []), table(columns, rows)];
}

function groupLines(
  frame: StatsFrame,
  group: readonly Figure[],
  many: boolean,
): (FormattedString | string)[] {
  const title = groupTitle(frame, group, many);
  return ['', ...(title ? [FormattedString.u(title)] : []), ...group.map((figure) => lineOf(frame, figure))];
}

/** **近7.5萬名**（75,000） · 黨員 · 第 4 段 */
function lineOf(frame: StatsFrame, figure: Figure): FormattedString {
  const { reader } = frame;
  const number = FormattedString.b(clip(shown(reader, figure.text), 60));
  const rest = [clip(labelOf(frame, figure), 80), placeOf(reader, figure)].filter(Boolean).join(' · ');
  return fmt`${number}${valueBeside(reader, figure)} · ${rest}`;
}

/** What a figure counts, with whose it is in front where the label does not say so. */
function labelOf({ reader, reports }: StatsFrame, figure: Figure): string {
  const label = figureLabel(reader, reports, figure);
  const owner = shown(reader, figure.owner);
  if (owner === '' || label.includes(owner) || (label !== '' && label === figure.labelEn)) return label;
  return label === '' ? owner : reader.t('stats-owner', { owner, label });
}

function placeOf({ t }: Reader, { paragraph }: Figure): string {
  return paragraph === 0 ? t('place-title') : t('place-plain', { paragraph });
}

function statsKeyboard(
  { reader, reports }: StatsFrame,
  report: Report | undefined,
  page: Page<Figure>,
  words: string,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  const view = encodeReader(reader);
  const key = report ? reportKey(report.id) : '-';
  turnButtons(keyboard, reader, page, (start) => statsAction.data(view, key, start, words));
  if (words !== '' && report) keyboard.text(reader.t('stats-all'), statsAction.data(view, key, 0, '')).row();
  if (report && report.figures.length > 0) {
    keyboard.text(reader.t('stats-picture'), overviewAction.data(view, key, 0));
    keyboard.text(reader.t('stats-charts'), groupsAction.data(view, key, 0)).row();
  }
  if (reports.length > 1) keyboard.text(reader.t('list-other-reports'), pickAction.data(view, 'stats', 0));
  return tidy(keyboard);
}

/** The groups of a report's figures in the order of the report; pictures name them by their number. */
export function groupsOf(report: Report): readonly string[] {
  return [...new Set(report.figures.map(({ group }) => group))];
}

/** The groups of figures, each a button that sends its picture. */
export function groupsScreen({ reader }: StatsFrame, report: Report, at: number): Screen {
  const groups = groupsOf(report).map((name, index) => ({ name, index }));
  const page = pageAt(groups, at, { most: most.groups });
  const keyboard = new InlineKeyboard();
  const view = encodeReader(reader);
  const key = reportKey(report.id);
  for (const { name, index } of page.items) {
    const title = shown(reader, name) || reader.t('picture-others');
    keyboard.text(clip(title, 48), chartAction.data(view, key, index, 0)).row();
  }
  turnButtons(keyboard, reader, page, (start) => groupsAction.data(view, key, start));
  keyboard.text(reader.t('button-back'), statsAction.data(view, key, 0, ''));
  const title = FormattedString.b(
    reader.t('stats-charts-title', { title: clip(shown(reader, report.title), 100) }),
  );
  return { text: lines(title, pageText(reader, page) || undefined), keyboard: tidy(keyboard) };
}
