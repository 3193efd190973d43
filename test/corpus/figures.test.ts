import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFacts } from '../../src/corpus/figures.ts';
import type { Block } from '../../src/corpus/types.ts';

const blocks = (...texts: string[]): Block[] =>
  texts.map((text, at) => ({ kind: 'paragraph', paragraph: at + 1, section: '', text }));

describe('people', () => {
  it.each<[string, string, string[]]>([
    ['occupations in 工', '車衣女工李燕子說，瓦工郭克榮也說。', ['李燕子', '郭克榮']],
    ['occupations in 商', '收購商許卓表示，經銷商郜俊也在場。', ['許卓', '郜俊']],
    ['who signs and who draws', '執筆：楊洋、錢穩　繪圖：張勤', ['楊洋', '錢穩', '張勤']],
    ['what somebody was before', '太太邵麗希原是會計，婚後返鄉。', ['邵麗希']],
    ['a name before 於 and a time', '區長張建軍於7時10分宣布。', ['張建軍']],
    ['no hour', '下午4時許，隊員進場。', []],
    ['no wage', '教師時薪由22元加至25元。', []],
    ['nobody of a country', '愛爾蘭籍神父看見另一面。', []],
    ['no move to a place', '大賽移師關丹舉行。', []],
    ['no delegates', '請委員和列席同志提出意見。', []],
    ['no house', '錢用於基層教師周轉房。', []],
    ['nobody of a publisher', '荷蘭某出版集團漲價。', []],
  ])('%s: %s', (_, text, names) => {
    expect(findFacts(blocks(text), 'r').people.map(({ name }) => name)).toEqual(names);
  });
});

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
    ['58歲的李燕子為了照顧母親辭去工作。', [['李燕子', '']]],
    ['義務司庫李燕子解釋。', [['李燕子', '義務司庫']]],
    ['永安里里長王啟榮表示。', [['王啟榮', '永安里里長']]],
    ['縣住建局局長王啟榮說。', [['王啟榮', '縣住建局局長']]],
    ['區議員王啟榮通宵打電話。', [['王啟榮', '區議員']]],
    ['作為隊長，王啟榮總是衝在前面。', [['王啟榮', '隊長']]],
    ['時任縣委書記的王啟榮拍板。', [['王啟榮', '時任縣委書記']]],
    ['王啟榮，男，45歲，市氣象局局長。', [['王啟榮', '市氣象局局長']]],
    ['李燕子來自山區。她也是合唱團教練。', [['李燕子', '合唱團教練']]],
    [
      '由王啟榮、張建軍、郭士超等7名學生組成。',
      [
        ['王啟榮', '學生'],
        ['張建軍', '學生'],
        ['郭士超', '學生'],
      ],
    ],
    [
      '（記者 王啟榮 通訊員 張建軍 文/圖）',
      [
        ['王啟榮', '記者'],
        ['張建軍', '通訊員'],
      ],
    ],
    ['（王啟榮攝）', [['王啟榮', '攝影']]],
    ['被告人王某因犯盜竊罪獲刑。', [['王某', '被告人']]],
    [
      '總統馬克龍、教練佩雷斯在場。',
      [
        ['馬克龍', '總統'],
        ['佩雷斯', '教練'],
      ],
    ],
    ['蒙古族教師乌兰图雅說。', [['乌兰图雅', '蒙古族教師']]],
    ['妻子和岳父、孫子都來了。', []],
    ['王老吉、周大福等品牌參展。', []],
    ['關聖帝君、朱王爺、黃大仙香火鼎盛。', []],
    ['農會推廣員出身的李燕子挨家挨戶勸人。', [['李燕子', '農會推廣員']]],
    ['就讀中五的李燕子參加後，大家都來了。', [['李燕子', '中五']]],
    [
      '王啟榮和妻子李燕子開了一家麵館。',
      [
        ['王啟榮', ''],
        ['李燕子', '妻子'],
      ],
    ],
    [
      '一等獎：王啟榮（第三中學）、張建軍（實驗小學）。',
      [
        ['王啟榮', ''],
        ['張建軍', ''],
      ],
    ],
    ['她丈夫王啟榮是貨車司機，', [['王啟榮', '貨車司機']]],
    ['前首相伊藤博文到訪。', [['伊藤博文', '前首相']]],
    ['提速·提質·提氣的一年。文·攝影俱佳。', []],
    ['王船長十二公尺半。', []],
    [
      '原告王某甲與被告李某霞系夫妻，被害人張某到庭。',
      [
        ['王某甲', '原告'],
        ['李某霞', '被告'],
        ['張某', '被害人'],
      ],
    ],
    ['主任李燕子指，數字會回落。', [['李燕子', '主任']]],
    ['房企負責人出席。時年60歲。', []],
  ])('%s', (text, expected) => {
    expect(findFacts(blocks(text), 'r').people.map(({ name, role }) => [name, role])).toEqual(expected);
  });

  it.each<[string, [string, string][]]>([
    ['志工108位參加服務', [['108位', '志工']]],
    ['帶著14名徒弟的班組長', [['14名', '徒弟']]],
    [
      '營業收入8億元，同比增長4%。',
      [
        ['8億元', '營業收入'],
        ['4%', '營業收入8億元，同比增長'],
      ],
    ],
    [
      '本報訊　研發人員由320人增至415人。',
      [
        ['320人', '研發人員'],
        ['415人', '研發人員'],
      ],
    ],
    [
      '分別捐款5000元、3000元。',
      [
        ['5000元', '分別捐款'],
        ['3000元', '分別捐款'],
      ],
    ],
    [
      '輪候時間由3小時40分縮短',
      [
        ['3小時', '輪候時間'],
        ['40分', '輪候時間'],
      ],
    ],
    [
      '里內65歲以上人口有1,100人',
      [
        ['65歲以上', '人口'],
        ['1,100人', '里內65歲以上人口'],
      ],
    ],
  ])('says what each figure of %s counts', (text, expected) => {
    expect(findFacts(blocks(text), 'r').figures.map(({ text, label }) => [text, label])).toEqual(expected);
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
