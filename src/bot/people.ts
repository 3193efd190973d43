import { Composer } from 'grammy';
import type { Person, Report } from '../corpus/types.ts';
import { fold } from '../text/fold.ts';
import { nameSound } from '../text/pinyin.ts';
import { decodeReader } from './actions.ts';
import type { Context } from './context.ts';
import { narrow, peopleAction, personAction } from './list-actions.ts';
import { openReport, ownReport, readListWords, withReport } from './reports.ts';
import { showPlain } from './rich.ts';
import { type PeopleFrame, type PeopleList, peopleScreen, personKey, personScreen } from './view/people.ts';

/** /people: whom the report names, by group, and a card for each. */
export const people = new Composer<Context>();

const frameOf = (ctx: Context): PeopleFrame => ({
  reader: ctx.reader,
  reports: ctx.engine.reports,
  me: ctx.me,
});

/** The people whom words mean: by name, alias, role or place, or by their names' pinyin; everybody without words. */
export function peopleFor(reports: readonly Report[], words: string): Person[] {
  const all = reports.flatMap((report) => report.people);
  const wanted = fold(words).replaceAll(' ', '');
  if (wanted === '') return all;
  const named = all.filter(({ name, aliases }) => [name, ...aliases].some((one) => fold(one) === wanted));
  if (named.length > 0) return named;
  const told = all.filter(({ name, aliases, role, roleEn, place, group }) =>
    [name, ...aliases, role, roleEn, place, group].some((one) =>
      fold(one).replaceAll(' ', '').includes(wanted),
    ),
  );
  if (told.length > 0 || !/^[a-zü']+$/.test(wanted)) return told;
  const sound = wanted.replaceAll("'", '');
  return all.filter(({ name }) => nameSound(name).includes(sound));
}

function showPeople(ctx: Context, list: PeopleList): Promise<void> {
  const found = peopleFor(list.report ? [list.report] : ctx.engine.reports, list.words);
  return showPlain(ctx, peopleScreen(frameOf(ctx), found, list));
}

people.command('people', async (ctx) => {
  const words = narrow(ctx.match);
  readListWords(ctx, words);
  if (words === '' || ctx.engine.reports.length === 0) {
    return openReport(ctx, 'people', (report) => showPeople(ctx, { report, words: '', at: 0 }));
  }
  const report = ownReport(ctx);
  const found = peopleFor(report ? [report] : ctx.engine.reports, words);
  const [only] = found;
  const home = ctx.engine.reports.find(({ id }) => id === only?.report);
  if (only && home && found.length === 1) {
    return showPlain(
      ctx,
      personScreen(frameOf(ctx), home, only, 0, { words: '', at: home.people.indexOf(only) }),
    );
  }
  await showPeople(ctx, { report, words, at: 0 });
});

people.use(
  peopleAction.on(async (ctx, view, key, at, words) => {
    if (key !== '-') return withReport(ctx, view, key, (report) => showPeople(ctx, { report, words, at }));
    ctx.reader = decodeReader(view);
    await showPeople(ctx, { report: ownReport(ctx), words, at });
  }),
  personAction.on((ctx, view, key, name, from, at, words) =>
    withReport(ctx, view, key, async (report) => {
      const person = report.people.find((one) => personKey(one.name) === name);
      if (person) await showPlain(ctx, personScreen(frameOf(ctx), report, person, from, { words, at }));
      else await ctx.answerCallbackQuery({ text: ctx.t('person-gone') });
    }),
  ),
);
