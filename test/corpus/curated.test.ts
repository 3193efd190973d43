import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { curatedJsonSchema } from '../../src/corpus/schema.ts';
import { folder } from './folder.ts';

const shipped = join(import.meta.dirname, '../../corpus');

const text = `# 清溪縣防汛

全縣轉移群眾1200戶，發放大米5噸、麵粉20噸。

村支書林大山捐款3000元，他說：“三個不漏”要落實。
`;

/** All three quantities, right. */
const figures = [
  { text: '1200戶', paragraph: 1, value: 1200, unit: '戶', label: '轉移群眾', group: '人員' },
  { text: '5噸', paragraph: 1, group: '物資' },
  { text: '20噸', paragraph: 1, labelEn: 'tonnes of flour', group: '物資' },
  { text: '3000元', paragraph: 2, owner: '林大山' },
  { text: '三個', paragraph: 2, skip: 'only a name' },
];

/** Loads the text with metadata laid out one entry a line; problems as `file:line: message`. */
function load(metadata: object, words = text) {
  const list = (entries: readonly unknown[]) =>
    `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
  const parts = Object.entries(metadata).map(([key, value]) => {
    return `"${key}": ${Array.isArray(value) ? list(value) : JSON.stringify(value)}`;
  });
  const dir = folder({ 'x.md': words, 'x.json': `{\n${parts.join(',\n')}\n}\n` });
  const { reports, problems } = loadCorpus(dir);
  const report = reports[0];
  if (!report) throw new Error('no report');
  return {
    report,
    problems: problems.map(({ file, line, message }) => `${relative(dir, file)}:${line}: ${message}`),
  };
}

describe('curated metadata', () => {
  it('name, group, relabel and drop what was found', () => {
    const { report, problems } = load({
      figures,
      groups: [{ name: '人員', en: 'People' }, { name: '物資' }],
    });
    expect(problems).toEqual([]);
    expect(report.curated).toBe(true);
    expect(report.groups).toEqual([
      { name: '人員', nameEn: 'People' },
      { name: '物資', nameEn: '' },
    ]);
    expect(report.figures).toMatchObject([
      { text: '1200戶', value: 1200, label: '轉移群眾', group: '人員', block: 1, start: 6, end: 11 },
      { text: '5噸', value: 5, unit: '噸', group: '物資' },
      { text: '20噸', value: 20, labelEn: 'tonnes of flour' },
      { text: '3000元', value: 3000, owner: '林大山', paragraph: 2 },
    ]);
  });

  it('say who the people are, and who is none', () => {
    const people = [
      {
        name: '林大山',
        role: '村支書',
        roleEn: 'village secretary',
        deed: '捐款3000元',
        aliases: ['林支書'],
      },
    ];
    const { report, problems } = load({ people });
    expect(problems).toEqual([]);
    expect(report.people).toEqual([
      {
        name: '林大山',
        role: '村支書',
        roleEn: 'village secretary',
        place: expect.any(String),
        deed: '捐款3000元',
        aliases: ['林支書'],
        group: expect.any(String),
        report: 'x',
        paragraph: 2,
        mentions: [{ block: 2, start: 3, end: 6 }],
      },
    ]);
    expect(load({ people: [] }).report.people).toEqual([]);
  });

  it('tell what the report cannot say of itself', () => {
    const about = {
      title: '防汛報道',
      source: '清溪縣',
      date: '2024-07',
      author: '林一',
      url: 'https://example.org/1',
    };
    const terms = [{ term: '大米', aliases: ['白米'], en: ['rice'] }];
    const { report, problems } = load({
      ...about,
      terms,
      examples: { zh: ['捐了多少？'], en: ['How much?'] },
    });
    expect(problems).toEqual([]);
    expect(report).toMatchObject({
      ...about,
      aliases: [['大米', '白米', 'rice']],
      examples: ['捐了多少？'],
      examplesEn: ['How much?'],
    });
  });

  it.each<[string, object, string[]]>([
    [
      'a missing quantity',
      { figures: figures.slice(1) },
      [
        'x.md:3: the quantity 「1200戶」 (paragraph 1) is missing from "figures": add it, or mark it with "skip"',
      ],
    ],
    [
      'an invented one',
      { figures: [...figures, { text: '1300戶', paragraph: 1, value: 1300, unit: '戶', label: '群眾' }] },
      ['x.json:8: 「1300戶」 does not stand in the text; the nearest is 「1200戶」'],
    ],
    [
      'a misplaced one',
      { figures: [...figures.slice(0, 3), { ...figures[3], paragraph: 1 }, ...figures.slice(4)] },
      [
        'x.json:6: 「3000元」 stands in paragraph 2, not 1',
        'x.md:5: the quantity 「3000元」 (paragraph 2) is missing from "figures": add it, or mark it with "skip"',
      ],
    ],
    [
      'a part of a number',
      { figures: [...figures, { text: '0噸', paragraph: 1, skip: 'x' }] },
      ['x.json:8: 「0噸」 is only a part of the number that stands in paragraph 1'],
    ],
    [
      'one that does not stand so often',
      { figures: [...figures, { text: '5噸', paragraph: 1, occurrence: 2, skip: 'x' }] },
      ['x.json:8: 「5噸」 stands in paragraph 1 only once'],
    ],
    [
      'one named twice',
      { figures: [...figures, figures[1]] },
      ['x.json:8: 「5噸」 of paragraph 1 is here twice'],
    ],
    [
      'a wrong value',
      { figures: [{ ...figures[0], value: 12000 }, ...figures.slice(1)] },
      ['x.json:3: 「1200戶」 reads 1200, not 12000'],
    ],
    [
      'one that says too little',
      { figures: [...figures, { text: '防汛', paragraph: 0 }] },
      ['x.json:8: 「防汛」 needs "value", "unit" and "label": the program finds none there'],
    ],
    [
      'an unknown owner',
      { figures: [...figures.slice(0, 3), { ...figures[3], owner: '林大川' }, figures[4]] },
      ['x.json:6: 「林大川」 does not stand in the text; the nearest is 「林大山」'],
    ],
    [
      'an unknown group',
      { figures, groups: [{ name: '人員' }] },
      ['x.json:4: 「物資」 is none of "groups"', 'x.json:5: 「物資」 is none of "groups"'],
    ],
    [
      'somebody whom the text does not name',
      { people: [{ name: '林大川' }] },
      ['x.json:3: 「林大川」 does not stand in the text; the nearest is 「林大山」'],
    ],
    [
      'a changed quotation',
      { people: [{ name: '林大山', deed: '捐款3001元' }] },
      ['x.json:3: 「捐款3001元」 does not stand in the text; the nearest is 「捐款3000元」'],
    ],
    [
      'an invented role',
      { people: [{ name: '林大山', role: '局長' }] },
      ['x.json:3: 「局長」 does not stand in the text'],
    ],
    [
      'a term of another report',
      { terms: [{ term: '口罩' }] },
      ['x.json:3: 「口罩」 does not stand in the text'],
    ],
    ['a word that the schema does not know', { titel: '防汛' }, ['x.json:2: Unrecognized key: "titel"']],
    [
      'a wrong type',
      { figures: [{ text: '5噸', paragraph: '1' }] },
      ['x.json:3: figures.0.paragraph: Invalid input: expected number, received string'],
    ],
    [
      'a date that is none',
      { date: '去年' },
      ['x.json:2: date: must be a year, a month or a day: 2020, 2020-03 or 2020-03-01'],
    ],
  ])('with %s are named by file and line', (_, metadata, expected) => {
    expect(load(metadata).problems).toEqual(expected);
  });

  it.each([
    ['{\n"title": "a",\n}', 'x.json:3: is no JSON: there is a comma too many before }'],
    ['{\n"title" "a"}', 'x.json:2: is no JSON: a colon is missing after "title"'],
    ["{\n'title': 'a'}", 'x.json:2: is no JSON: a name in double quotation marks is missing'],
    ['{\n"title": "a"\n"date": "2020"}', 'x.json:3: is no JSON: a comma or } is missing'],
    ['{"title": "a\n"}', 'x.json:1: is no JSON: a string is not closed'],
    ['', 'x.json:1: is no JSON: ends too early'],
    [`${'['.repeat(100_000)}`, 'x.json:1: is no JSON: is nested too deeply'],
  ])('that are no JSON are named by line: %j', (json, expected) => {
    const dir = folder({ 'x.md': text, 'x.json': json });
    const { reports, problems } = loadCorpus(dir);
    expect(problems.map(({ file, line, message }) => `${relative(dir, file)}:${line}: ${message}`)).toEqual([
      expected,
    ]);
    expect(reports).toMatchObject([{ id: 'x', curated: false }]);
  });
});

describe('the shipped corpus', () => {
  const { reports, problems } = loadCorpus(shipped);
  const report = reports.find(({ id }) => id === 'yongqiao');

  it('has no problem', () => {
    expect(problems).toEqual([]);
    expect(report?.curated).toBe(true);
  });

  it('has the paragraphs, sections and offsets of the contract', () => {
    const section = '黨委主動扛起政治責任 各級黨組織聞令而動';
    const block = report?.blocks.find(({ paragraph }) => paragraph === 3);
    expect(block?.section).toBe(section);
    expect(block?.text.slice(165, 268)).toMatch(/^區四大班子領導帶頭.*抓到底。$/);
    expect(report?.blocks.filter(({ kind }) => kind === 'paragraph')).toHaveLength(15);
    expect(new Set(report?.blocks.map((other) => other.section)).size).toBe(4);
    expect(report?.blocks.at(-1)?.text).toMatch(/生命之歌。\(楊洋\)$/);
  });

  it('tells apart who gave what', () => {
    const given = report?.figures.filter(({ owner }) => owner === '許卓' || owner === '王作春');
    expect(given).toMatchObject([
      { owner: '許卓', value: 2000 },
      { owner: '王作春', value: 10000 },
    ]);
  });

  it('knows eighteen people, each with a role, a group and Latin letters', () => {
    expect(report?.people).toHaveLength(18);
    for (const { name, role, roleEn, group, aliases } of report?.people ?? []) {
      expect([name, role, roleEn, group].every((words) => words !== '')).toBe(true);
      expect(aliases.join(' ')).toMatch(/[A-Z][a-z]+ [A-Z][a-z]+/);
    }
  });

  it('gives every quantity a label in both languages and a group that is listed', () => {
    const groups = new Set(report?.groups.map(({ name }) => name));
    for (const figure of report?.figures ?? []) {
      expect(figure.text).toBe(report?.blocks[figure.block]?.text.slice(figure.start, figure.end));
      expect(figure.label).not.toBe('');
      expect(figure.labelEn).not.toBe('');
      expect(groups).toContain(figure.group);
    }
  });

  it('comes with the JSON Schema of its metadata as the program has it', () => {
    const file: unknown = JSON.parse(readFileSync(join(shipped, 'report.schema.json'), 'utf8'));
    expect(file).toEqual(JSON.parse(JSON.stringify(curatedJsonSchema())));
  });
});
