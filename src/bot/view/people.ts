import { FormattedString, fmt } from '@grammyjs/parse-mode';
import { InlineKeyboard } from 'grammy';
import { cut } from '../../answer/quote.ts';
import type { Quote } from '../../answer/types.ts';
import type { Figure, Person, Report } from '../../corpus/types.ts';
import { fold } from '../../text/fold.ts';
import { sentences } from '../../text/sentences.ts';
import { encodeReader } from '../actions.ts';
import type { Reader } from '../context.ts';
import { peopleAction, personAction, pickAction } from '../list-actions.ts';
import { reportKey } from '../ref.ts';
import { tidy } from './answer.ts';
import { figureLine } from './facts.ts';
import { groupBy, pageAt, pageText, turnButtons } from './pager.ts';
import { block, isConverted, type Me, marked, place } from './quote.ts';
import { clip, lines, type Screen, shown } from './text.ts';

/** What /people shows and to whom. */
export interface PeopleFrame {
  readonly reader: Reader;
  readonly reports: readonly Report[];
  readonly me: Me;
}

/** A list of people: of one report or of all, narrowed by words; where a card leads back to. */
export interface PeopleList {
  readonly report: Report | undefined;
  readonly words: string;
  /** Number of the first person on the page. */
  readonly at: number;
}

const most = { people: 10, quotes: 3, figures: 8 } as const;

/** A person's name in at most 7 letters and digits, for buttons. */
export function personKey(name: string): string {
  return reportKey(name);
}

const groupKey = ({ report, group }: Person) => `${report}\n${group}`;

/** A page of people by group, a button for each. */
export function peopleScreen(frame: PeopleFrame, people: readonly Person[], list: PeopleList): Screen {
  const { reader, reports } = frame;
  const { report, words } = list;
  const page = pageAt([...groupBy(people, groupKey).values()].flat(), list.at, { most: most.people });
  const view = encodeReader(reader);
  const keyboard = new InlineKeyboard();
  for (const [index, person] of page.items.entries()) {
    if (index % 2 === 0) keyboard.row();
    const data = personAction.data(
      view,
      reportKey(person.report),
      personKey(person.name),
      0,
      page.start,
      words,
    );
    keyboard.text(clip(shown(reader, person.name), 30), data);
  }
  const key = report ? reportKey(report.id) : '-';
  turnButtons(keyboard.row(), reader, page, (start) => peopleAction.data(view, key, start, words));
  if (words !== '' && report)
    keyboard.text(reader.t('people-all'), peopleAction.data(view, key, 0, '')).row();
  if (reports.length > 1) keyboard.text(reader.t('list-other-reports'), pickAction.data(view, 'people', 0));
  const title = report ? clip(shown(reader, report.title), 100) : reader.t('list-all-reports');
  const count = reader.t(people.length === 0 ? 'people-none' : 'people-count', { count: people.length });
  const text = lines(
    FormattedString.b(reader.t(words === '' ? 'people-title' : 'people-title-words', { title, words })),
    ...[...groupBy(page.items, groupKey).values()].flatMap((group) =>
      groupLines(frame, group, report === undefined),
    ),
    '',
    [count, pageText(reader, page)].filter(Boolean).join(' · '),
  );
  return { text, keyboard: tidy(keyboard) };
}

function groupLines(
  frame: PeopleFrame,
  people: readonly Person[],
  many: boolean,
): (FormattedString | string)[] {
  const { reader, reports } = frame;
  const [first] = people;
  const report = many ? reports.find(({ id }) => id === first?.report) : undefined;
  const title = [report && shown(reader, report.title), shown(reader, first?.group ?? '')]
    .filter(Boolean)
    .join(' · ');
  return [
    '',
    ...(title ? [FormattedString.u(clip(title, 120))] : []),
    ...people.map((person) => {
      const role = roleOf(reader, person);
      const name = FormattedString.b(clip(shown(reader, person.name), 40));
      return role === '' ? name : fmt`${name} · ${clip(role, 80)}`;
    }),
  ];
}

function roleOf(reader: Reader, person: Person): string {
  return reader.locale === 'en' && person.roleEn ? person.roleEn : shown(reader, person.role);
}

/** A person: role, place, what they did, what the report says of them (from quotation `from` on), their figures. */
export function personScreen(
  frame: PeopleFrame,
  report: Report,
  person: Person,
  from: number,
  back: { readonly words: string; readonly at: number },
): Screen {
  const { reader, reports, me } = frame;
  const { t } = reader;
  const quotes = quotesOf(report, person);
  const page = pageAt(quotes, from, { most: most.quotes });
  const view = encodeReader(reader);
  const key = reportKey(report.id);
  const keyboard = new InlineKeyboard();
  turnButtons(keyboard, reader, page, (start) =>
    personAction.data(view, key, personKey(person.name), start, back.at, back.words),
  );
  keyboard.text(t('people-back'), peopleAction.data(view, back.words ? '-' : key, back.at, back.words));
  const facts: readonly (readonly [string, string])[] = [
    ['person-place', shown(reader, person.place)],
    ['person-aliases', person.aliases.map((alias) => shown(reader, alias)).join(t('list-separator'))],
    ['person-deed', shown(reader, person.deed)],
  ];
  const figures = figuresOf(report, person, quotes).slice(0, most.figures);
  const role = clip(roleOf(reader, person), 120);
  const name = FormattedString.b(shown(reader, person.name));
  const text = lines(
    role === '' ? name : fmt`${name} · ${role}`,
    ...facts.filter(([, value]) => value !== '').map(([fact, value]) => t(fact, { value: clip(value, 200) })),
    ...page.items.flatMap((quote) => [
      block(marked(reader, quote.text, quote.highlights)),
      place(reader, reports, quote, me),
    ]),
    ...(figures.length > 0 ? ['', ...figures.map((figure) => figureLine(reader, reports, figure))] : []),
    page.items.some((quote) => isConverted(reader, quote.text)) && t('converted'),
    pageText(reader, page) || undefined,
  );
  return { text, keyboard: tidy(keyboard) };
}

/** The sentences that name a person, each once, in reading order, the name marked. */
export function quotesOf(report: Report, person: Person): Quote[] {
  const quotes = new Map<string, Quote>();
  for (const { block: index, start, end } of person.mentions) {
    const found = report.blocks[index];
    if (!found) continue;
    const span = sentences(found.text).find((one) => one.start <= start && end <= one.end) ?? { start, end };
    const { start: from, end: to } = cut(fold(found.text), span, { start, end });
    const quote = { report: report.id, section: found.section, paragraph: found.paragraph, block: index };
    const at = `${index}:${from}`;
    const highlights = [...(quotes.get(at)?.highlights ?? []), [start - from, end - from] as const];
    quotes.set(at, { ...quote, start: from, end: to, text: found.text.slice(from, to), highlights });
  }
  return [...quotes.values()];
}

/** A person's own figures; where none are known to be, those of the sentences that name nobody else. */
function figuresOf(report: Report, person: Person, quotes: readonly Quote[]): Figure[] {
  const names = new Set([person.name, ...person.aliases].map(fold));
  const own = report.figures.filter(({ owner }) => owner !== '' && names.has(fold(owner)));
  if (own.length > 0) return own;
  const alone = quotes.filter((quote) =>
    report.people.every((other) => other === person || !quote.text.includes(other.name)),
  );
  return report.figures.filter(({ block: index, start, end, owner }) =>
    alone.some((quote) => owner === '' && quote.block === index && quote.start <= start && end <= quote.end),
  );
}
