import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import { parseReport } from '../../src/corpus/parse.ts';
import type { Report } from '../../src/corpus/types.ts';

/*
 * Invented reports, and the shipped one without its metadata, each with what a reader finds in it: figures and people found automatically, questions
 * answered, and questions that the report does not answer. EXTRACTION=verbose prints every miss.
 */

interface Gold {
  readonly figures: readonly (readonly [text: string, value: number | null])[];
  /** Expressions that a reader may or may not call a figure; neither found nor missed counts. */
  readonly optional?: readonly string[];
  /** Name and a word that the role must hold. */
  readonly people: readonly (readonly [name: string, role: string])[];
  readonly optionalPeople?: readonly string[];
  /** Question, words that the first quotation must hold, words that the answer must hold or null. */
  readonly questions: readonly (readonly [question: string, quote: string, answer: string | null])[];
  readonly unanswerable: readonly string[];
}

interface Share {
  readonly found: number;
  readonly of: number;
}

type Row = Record<string, number | string>;

const folder = resolve(import.meta.dirname, '../reports');
const verbose = process.env.EXTRACTION === 'verbose';
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.gold.json'))
  .map((name) => name.replace('.gold.json', ''));

function load(id: string): { report: Report; gold: Gold } {
  const own = [`${id}.txt`, `${id}.md`].map((name) => join(folder, name));
  const file = [...own, resolve(folder, `../../corpus/${id}/report.md`)].find(existsSync);
  const gold = JSON.parse(readFileSync(join(folder, `${id}.gold.json`), 'utf8')) as Gold;
  return { report: parseReport(id, readFileSync(file ?? '', 'utf8')), gold };
}

const vague =
  /^(?:[近約约逾超上過过]|將近|将近|超過|超过|不足|不低於|不低于|至少|連續|连续|大約|大约|最少|最多)+|(?:以上|以下|以內|以内|左右|上下)$/g;
const bare = (text: string) => text.replaceAll(/\s/g, '').replaceAll(vague, '');

function same(found: string, wanted: string): boolean {
  return bare(found).includes(bare(wanted)) || bare(wanted).includes(bare(found));
}

function close(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-4 * Math.abs(b));
}

/** Pairs found with wanted one to one; what is left over on either side is wrong. */
function pair<A, B>(found: readonly A[], wanted: readonly B[], match: (a: A, b: B) => boolean) {
  const extra = [...found];
  const missed: B[] = [];
  for (const item of wanted) {
    const at = extra.findIndex((candidate) => match(candidate, item));
    if (at < 0) missed.push(item);
    else extra.splice(at, 1);
  }
  return { missed, extra };
}

const percent = ({ found, of }: Share) => (of === 0 ? 100 : Math.round((found * 1000) / of) / 10);
const total: Record<string, Share> = {};

function count(row: Row, name: string, found: number, of: number): void {
  const share = total[name] ?? { found: 0, of: 0 };
  total[name] = { found: share.found + found, of: share.of + of };
  row[name] = percent({ found, of });
}

function say(kind: string, id: string, what: readonly unknown[]): void {
  if (!verbose || what.length === 0) return;
  console.log(`${id} ${kind}: ${what.map((item) => JSON.stringify(item)).join(' ')}`);
}

function measureFigures(row: Row, report: Report, gold: Gold): void {
  const { missed, extra } = pair(
    report.figures,
    gold.figures,
    (a, [text, value]) => same(a.text, text) && close(a.value, value),
  );
  const wrong = extra.filter(({ text }) => !gold.optional?.some((free) => same(text, free)));
  const right = gold.figures.length - missed.length;
  count(row, 'figures recall', right, gold.figures.length);
  count(row, 'figures precision', right, right + wrong.length);
  say('figures missed', report.id, missed);
  const around = (start: number, block: number) =>
    report.blocks[block]?.text.slice(Math.max(0, start - 8), start + 14);
  say(
    'figures extra',
    report.id,
    wrong.map(({ text, value, start, block }) => [text, value, around(start, block)]),
  );
}

function measurePeople(row: Row, report: Report, gold: Gold): void {
  const { missed, extra } = pair(report.people, gold.people, (a, [name]) => a.name === name);
  const wrong = extra.filter(({ name }) => !gold.optionalPeople?.includes(name));
  const right = gold.people.length - missed.length;
  count(row, 'people recall', right, gold.people.length);
  count(row, 'people precision', right, right + wrong.length);
  const told = gold.people.filter(([, role]) => role !== '');
  const roleOf = (name: string) => report.people.find((person) => person.name === name)?.role ?? '';
  const roles = told.filter(([name, role]) => roleOf(name).includes(role));
  count(row, 'roles', roles.length, told.length);
  say('people missed', report.id, missed);
  say(
    'people extra',
    report.id,
    wrong.map(({ name, role }) => [name, role]),
  );
  say(
    'roles wrong',
    report.id,
    told.filter((one) => !roles.includes(one)).map(([name, role]) => [name, role, roleOf(name)]),
  );
}

function measureAnswers(row: Row, report: Report, gold: Gold): void {
  const engine = createEngine([report]);
  const asked = gold.questions.map((item) => ({ item, answer: engine.ask(item[0]) }));
  const quoted = asked.filter(({ item, answer }) => answer.quotes[0]?.text.includes(item[1]));
  const pinpointed = asked.filter(({ item, answer }) => item[2] !== null && answer.answer?.includes(item[2]));
  const refused = gold.unanswerable.filter((question) => engine.ask(question).status !== 'answered');
  count(row, 'first quote', quoted.length, asked.length);
  count(row, 'words', pinpointed.length, asked.filter(({ item }) => item[2] !== null).length);
  count(row, 'refused', refused.length, gold.unanswerable.length);
  say(
    'misquoted',
    report.id,
    asked.filter((one) => !quoted.includes(one)).map(({ item, answer }) => [item[0], answer.quotes[0]?.text]),
  );
  say(
    'not refused',
    report.id,
    gold.unanswerable.filter((question) => !refused.includes(question)),
  );
}

function measure(id: string): Row {
  const { report, gold } = load(id);
  const row: Row = { report: id };
  measureFigures(row, report, gold);
  measurePeople(row, report, gold);
  measureAnswers(row, report, gold);
  return row;
}

describe('finding in reports that nobody prepared', () => {
  const rows = ids.map(measure);
  const all: Row = { report: 'all' };
  for (const [name, share] of Object.entries(total)) all[name] = percent(share);
  console.table([...rows, all]);

  it.each([
    ['figures recall', 95],
    ['figures precision', 95],
    ['people recall', 90],
    ['people precision', 90],
    ['first quote', 90],
    ['refused', 70],
  ])('%s is at least %i %%', (name, floor) => {
    expect(all[name]).toBeGreaterThanOrEqual(floor);
  });
});
