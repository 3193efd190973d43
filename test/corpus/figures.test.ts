import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFacts } from '../../src/corpus/figures.ts';
import type { Block } from '../../src/corpus/types.ts';

const blocks = (...texts: string[]): Block[] =>
  texts.map((text, at) => ({ kind: 'paragraph', paragraph: at + 1, section: '', text }));

describe('findFacts', () => {
  it('gives each of several people the figure that belongs to them', () => {
    const text =
      '蘄縣鎮許寨村流動黨員許卓、大店鎮汪圩村流動黨員王作春離鄉不離黨，分別向村裡捐贈2000元、10000元。';
    const { figures } = findFacts(blocks(text), 'r');
    expect(figures.map(({ text, value, owner }) => [text, value, owner])).toEqual([
      ['2000元', 2000, '許卓'],
      ['10000元', 10000, '王作春'],
    ]);
  });

  it('joins a surname with its title to the full name', () => {
    const { people } = findFacts(blocks('社區黨總支書記李燕子帶病工作。', '李書記說，這是責任。'), 'r');
    expect(people.map(({ name, aliases }) => [name, aliases])).toEqual([['李燕子', ['李書記']]]);
  });

  it.each<[string, [string, string][]]>([
    [
      '市委常委、區委書記王啟榮，區長張建軍等領導督導檢查。',
      [
        ['王啟榮', '市委常委、區委書記'],
        ['張建軍', '區長'],
      ],
    ],
    [
      '黨員錢穩，張勤2人作為醫療隊成員馳援武漢。',
      [
        ['錢穩', '黨員'],
        ['張勤', '黨員'],
      ],
    ],
    [
      '大澤社區“埇橋好人”郭士超、“文明家庭”成員翟厚君、“身邊好人”郜俊等參與。',
      [
        ['郭士超', '“埇橋好人”'],
        ['翟厚君', '“文明家庭”成員'],
        ['郜俊', '“身邊好人”'],
      ],
    ],
    ['基金會執行長拉罕·達利致詞。', [['拉罕·達利', '基金會執行長']]],
    ['86歲的廖陳秀鳳奶奶每週來三天。', [['廖陳秀鳳', '奶奶']]],
    ['王小姐致電本會查詢。', [['王小姐', '']]],
    ['石橋鎮、沈家村與黃埔區高度重視，王國的文明。', []],
  ])('%s', (text, expected) => {
    expect(findFacts(blocks(text), 'r').people.map(({ name, role }) => [name, role])).toEqual(expected);
  });

  it('points into its blocks, for any text', () => {
    const char = fc.constantFrom(
      ...'李王歐陽張建軍書記區長·、，。（）“”《》分別捐2000元萬近名歲 三里灣街道醫院A',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.array(char).map((chars) => chars.join('')),
          ),
        ),
        (texts) => {
          const given = blocks(...texts);
          const { figures, people, entities } = findFacts(given, 'r');
          for (const { text, block, start, end, label } of figures) {
            expect(given[block]?.text.slice(start, end)).toBe(text);
            expect(given[block]?.text).toContain(label);
          }
          for (const { name, mentions } of people) {
            const first = mentions[0];
            expect(given[first?.block ?? -1]?.text.slice(first?.start, first?.end)).toBe(name);
          }
          for (const { name, mentions } of entities) {
            for (const { block, start, end } of mentions)
              expect(given[block]?.text.slice(start, end)).toBe(name);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['近7.5萬名黨員和區長張建軍捐款2000元，李書記說，', '李', '王·', '書記王明、', '分別'])(
    'needs time in proportion to the length of a line: %s',
    (piece) => {
      const begin = process.cpuUsage();
      findFacts(blocks(piece.repeat(Math.ceil(300_000 / piece.length))), 'r');
      const { user, system } = process.cpuUsage(begin);
      expect((user + system) / 1000).toBeLessThan(10_000);
    },
    60_000,
  );
});
