import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/corpus/parse.ts';

/** One line a block, as `# title`, `## heading` or `1 paragraph`, then what was dropped. */
function read(text: string): { blocks: string[]; dropped: string[] } {
  const { blocks, dropped } = parseText(text);
  const sign = { title: '#', heading: '##' };
  return {
    blocks: blocks.map(
      ({ kind, paragraph, text: words }) => `${kind === 'paragraph' ? paragraph : sign[kind]} ${words}`,
    ),
    dropped: dropped.map(({ text: words, why }) => `${why}: ${words}`),
  };
}

const prose = '全鎮各級組織積極行動，落實各項措施，群眾生活得到切實保障，受到廣泛好評。';

describe('titles', () => {
  it('stand below the date line of a newspaper', () => {
    const lines = `海門日報　2023年12月17日　星期日　A8\n防汛工作全面展開\n${prose}`;
    expect(read(lines).blocks).toEqual([
      '1 海門日報　2023年12月17日　星期日　A8',
      '# 防汛工作全面展開',
      `2 ${prose}`,
    ]);
  });

  it.each([
    ['a # line', `# 防汛工作\n\n${prose}`, ['# 防汛工作', `1 ${prose}`]],
    ['a # line without text falls back to the id', `# \n\n${prose}`, [`1 ${prose}`]],
    [
      'a # line after a date',
      `2024年7月1日\n# 防汛工作\n${prose}`,
      ['1 2024年7月1日', '# 防汛工作', `2 ${prose}`],
    ],
    ['a short first line', `防汛工作\n${prose}`, ['# 防汛工作', `1 ${prose}`]],
    ['a first line with a question mark', `誰是英雄？\n${prose}`, ['# 誰是英雄？', `1 ${prose}`]],
    ['not a sentence', `他來了。\n${prose}`, ['1 他來了。', `2 ${prose}`]],
    ['not the only line', '防汛工作', ['1 防汛工作']],
    ['not a long line', prose, [`1 ${prose}`]],
    ['not a byline', `（本報記者 林一）\n${prose}`, ['1 （本報記者 林一）', `2 ${prose}`]],
    ['not a numbered heading', `一、概況\n${prose}`, ['## 一、概況', `1 ${prose}`]],
  ])('%s', (_, text, blocks) => {
    expect(read(text).blocks).toEqual(blocks);
  });
});

describe('headings', () => {
  it.each([
    [
      '# lines of any depth',
      `# 題目\n## 甲\n${prose}\n### 乙 ##\n${prose}`,
      ['# 題目', '## 甲', `1 ${prose}`, '## 乙', `2 ${prose}`],
    ],
    ['a second # line of the first depth', `# 題目\n# 甲\n${prose}`, ['# 題目', '## 甲', `1 ${prose}`]],
    ['not #話題#', `# 題目\n\n#防汛# 大家加油\n\n${prose}`, ['# 題目', '1 #防汛# 大家加油', `2 ${prose}`]],
    [
      '一、',
      `題目\n一、加強領導\n${prose}\n二、落實責任\n${prose}`,
      ['# 題目', '## 一、加強領導', `1 ${prose}`, '## 二、落實責任', `2 ${prose}`],
    ],
    [
      '（一） under 一、',
      `題目\n一、措施\n（一）堤防\n${prose}`,
      ['# 題目', '## 一、措施', '## （一）堤防', `1 ${prose}`],
    ],
    [
      '【】 that stand twice',
      `題目\n【會館】\n${prose}\n【飯堂】\n${prose}`,
      ['# 題目', '## 【會館】', `1 ${prose}`, '## 【飯堂】', `2 ${prose}`],
    ],
    [
      'not 【】 around who wrote',
      `題目\n【記者林一／台北報導】\n${prose}\n【會館】\n${prose}`,
      ['# 題目', '1 【記者林一／台北報導】', `2 ${prose}`, '3 【會館】', `4 ${prose}`],
    ],
    ['第二章', `題目\n第二章 成果\n${prose}`, ['# 題目', '## 第二章 成果', `1 ${prose}`]],
    ['1.', `題目\n1. 堤防\n${prose}`, ['# 題目', '## 1. 堤防', `1 ${prose}`]],
    ['numbers under a # title', `# 題目\n一、措施\n${prose}`, ['# 題目', '## 一、措施', `1 ${prose}`]],
    [
      'short lines without a full stop',
      `題目\n黨員衝鋒在前\n${prose}`,
      ['# 題目', '## 黨員衝鋒在前', `1 ${prose}`],
    ],
    [
      'with capital numerals',
      `題目\n壹、前言\n${prose}\n貳、服務：一聲問候\n${prose}`,
      ['# 題目', '## 壹、前言', `1 ${prose}`, '## 貳、服務：一聲問候', `2 ${prose}`],
    ],
    [
      'behind a mark',
      `題目\n${prose}\n■各族齊動手\n${prose}`,
      ['# 題目', `1 ${prose}`, '## ■各族齊動手', `2 ${prose}`],
    ],
    ['前言', `題目\n前言\n${prose}`, ['# 題目', '## 前言', `1 ${prose}`]],
    [
      'not under a # title, where a line break ends a paragraph',
      `# 題目\n黨員衝鋒在前\n${prose}`,
      ['# 題目', '1 黨員衝鋒在前', `2 ${prose}`],
    ],
    [
      'not a numbered sentence',
      `題目\n一、加強領導。${prose}\n${prose}`,
      ['# 題目', `1 一、加強領導。${prose}`, `2 ${prose}`],
    ],
    [
      'not a numbered list',
      `題目\n1. 米五噸\n2. 油兩噸\n3. 水九箱\n${prose}`,
      ['# 題目', '1 1. 米五噸', '2 2. 油兩噸', '3 3. 水九箱', `4 ${prose}`],
    ],
    [
      'not a list of names',
      `題目\n${prose}\n組織部門\n宣傳部門\n教育部門\n衛生部門\n${prose}`,
      ['# 題目', `1 ${prose}`, '2 組織部門', '3 宣傳部門', '4 教育部門', '5 衛生部門', `6 ${prose}`],
    ],
    ['not a byline', `題目\n記者 林一\n${prose}`, ['# 題目', '1 記者 林一', `2 ${prose}`]],
    [
      'not two names below the title',
      `題目\n林一 陳小二\n${prose}`,
      ['# 題目', '1 林一 陳小二', `2 ${prose}`],
    ],
    ['not a salutation', `題目\n各位代表：\n${prose}`, ['# 題目', '1 各位代表：', `2 ${prose}`]],
    ['not the last line', `題目\n${prose}\n清溪縣人民政府`, ['# 題目', `1 ${prose}`, '2 清溪縣人民政府']],
    ['not a picture caption', `題目\n圖為工作現場\n${prose}`, ['# 題目', '1 圖為工作現場', `2 ${prose}`]],
  ])('%s', (_, text, blocks) => {
    expect(read(text).blocks).toEqual(blocks);
  });

  it('that follow each other are one section, joined by a space', () => {
    const { blocks } = parseText(`# 題目\n${prose}\n## 甲\n\n### 乙\n${prose}\n## 丙\n${prose}`);
    expect(blocks.map(({ section }) => section)).toEqual(['', '', '甲 乙', '甲 乙', '甲 乙', '丙', '丙']);
  });
});

describe('paragraphs', () => {
  const wrapped = (text: string, width: number, indent = '') =>
    (indent + text).replaceAll(new RegExp(`(.{${width}})(?=.)`, 'gu'), '$1\n');
  const long = prose.repeat(4).replaceAll('全鎮', '全鎮共有30個村，');

  it.each([
    ['end at a line break', `${prose}\n${prose}`, [`1 ${prose}`, `2 ${prose}`]],
    ['end at an empty line', `${prose}\n\n  \n${prose}`, [`1 ${prose}`, `2 ${prose}`]],
    [
      'end at a Windows or an old line break',
      `${prose}\r\n${prose}\r${prose}`,
      [`1 ${prose}`, `2 ${prose}`, `3 ${prose}`],
    ],
    ['lose full-width indents', `　　${prose}\n　　${prose}`, [`1 ${prose}`, `2 ${prose}`]],
    ['lose a byte order mark and zero-width spaces', `\ufeff\u200b${prose}`, [`1 ${prose}`]],
    [
      'are joined where an editor wrapped them',
      `${wrapped(long, 30)}\n\n${wrapped(long, 30)}`,
      [`1 ${long}`, `2 ${long}`],
    ],
    [
      'are joined where indents set them apart',
      `${wrapped(long, 26, '　　')}\n${wrapped(long, 26, '　　')}\n`,
      [`1 ${long}`, `2 ${long}`],
    ],
    [
      'are joined where nothing but short lines set them apart',
      `${wrapped(long, 32)}\n${wrapped(long, 32)}`,
      [`1 ${long}`, `2 ${long}`],
    ],
    [
      'are joined where an editor broke a clause early',
      `${wrapped(long, 30)}\n\n全鎮共有30個村的幹部群眾，連續奮戰七天，實現\n「零死亡」。\n\n${wrapped(long, 30)}`,
      [`1 ${long}`, `2 全鎮共有30個村的幹部群眾，連續奮戰七天，實現「零死亡」。`, `3 ${long}`],
    ],
    ['are joined below a title', `防汛工作\n\n${wrapped(long, 30)}`, ['# 防汛工作', `1 ${long}`]],
  ])('%s', (_, text, blocks) => {
    expect(read(text).blocks).toEqual(blocks);
  });

  it('of English keep a space where a line was wrapped', () => {
    const words =
      'The county sent 371 officers to the villages, and they stayed there until the water had gone. ';
    const text = words.repeat(4).trim();
    const lines = text.replaceAll(/(.{50,60}) /g, '$1\n');
    expect(read(lines).blocks).toEqual([`1 ${text}`]);
  });

  it('in verse stay apart', () => {
    const verse = ['白日依山盡，黃河入海流。', '欲窮千里目，更上一層樓。', '千山鳥飛絕，萬徑人蹤滅。'];
    expect(read(verse.join('\n')).blocks).toEqual(verse.map((line, index) => `${index + 1} ${line}`));
  });

  it('in a list stay apart, though none ends with a full stop', () => {
    const list = [
      '捐贈資金20萬元，口罩5萬隻，手套三百雙',
      '麵粉20噸，食用油3噸，礦泉水九百箱',
      '醫用酒精4噸，防護服三百套',
      '帳篷三十頂，棉被一百床，雨衣二百件',
    ];
    expect(read(`# 捐贈\n${list.join('\n')}`).blocks.slice(1)).toEqual(
      list.map((line, index) => `${index + 1} ${line}`),
    );
  });

  it('of a table are its rows, as they stand', () => {
    const rows = ['街道\t黨員\t口罩', '東街\t1,200\t5萬', '西街\t980\t4.2萬', '南街\t980\t4.2萬'];
    expect(read(`題目\n${prose}\n${rows.join('\n')}`).blocks.slice(2)).toEqual(
      rows.map((row, index) => `${index + 2} ${row}`),
    );
  });

  it('of a Markdown table lose its outer bars and its rule', () => {
    const table = '| 街道 | 口罩 |\n| --- | ---: |\n| 東街 | 5萬隻 |';
    expect(read(`# 題目\n\n${table}`)).toEqual({
      blocks: ['# 題目', '1 街道 | 口罩', '2 東街 | 5萬隻'],
      dropped: ['rule of a table: | --- | ---: |'],
    });
  });

  it('lose Markdown signs that are not the report’s words', () => {
    const text = '# 題目\n\n- **米**五噸\n> 見[公報](https://example.org/a)\n\n![圖](a.png)\n\n---\n';
    expect(read(text)).toEqual({
      blocks: ['# 題目', '1 米五噸', '2 見公報'],
      dropped: ['image: ![圖](a.png)', 'rule: ---'],
    });
  });
});

describe('captions', () => {
  it('that repeat between paragraphs are dropped, as is the title again', () => {
    const caption = '攝影組 圖';
    const text = `題目在此\n${prose}\n${caption}\n${prose}\n${caption}\n${prose}\n${caption}\n題目在此`;
    expect(read(text).blocks).toEqual(['# 題目在此', `1 ${prose}`, `2 ${prose}`, `3 ${prose}`]);
    expect(read(text).dropped).toHaveLength(4);
  });

  it('of pictures are dropped where they stand twice', () => {
    const caption = '▲居民出席。（資料圖片）';
    const text = `題目在此\n${prose}\n${caption}\n${prose}\n${caption}\n${prose}`;
    expect(read(text).blocks).toEqual(['# 題目在此', `1 ${prose}`, `2 ${prose}`, `3 ${prose}`]);
  });

  it('are not headings that return once a chapter', () => {
    const chapter = `主要成績\n${`${prose}\n`.repeat(5)}`;
    expect(read(`題目\n${chapter.repeat(3)}`).dropped).toEqual([]);
  });

  it('are not cells of a table or sentences', () => {
    const text = `題目\n${'同意。\n100\n'.repeat(4)}`;
    expect(read(text).dropped).toEqual([]);
  });
});

describe('page furniture', () => {
  const furniture = [
    '分享到:',
    '分享到：微信 微博 QQ空間',
    '微信 | 微博 | Facebook | LINE',
    '（責任編輯：林一）',
    '责编：陈二　审核：王三',
    '上一篇：全縣防汛會議召開',
    '下一篇 >',
    '返回首頁',
    '點擊數：1234',
    '阅读 1,234',
    '點擊查看更多',
    '掃描二維碼關注我們',
    '您的位置：首頁 > 新聞 > 要聞',
    '首頁 > 新聞 > 要聞',
    '【字體：大 中 小】',
    '版權所有 © 2024 清溪縣融媒體中心',
    'Copyright © 2024 All Rights Reserved',
    '未經授權，不得轉載本網內容。',
    '京ICP备12345678号',
    '- 3 -',
    '第3頁 共10頁',
    '打印本頁',
  ];
  it.each(furniture)('%s', (line) => {
    const { blocks, dropped } = read(`# 題目\n${prose}\n${line}\n${prose}`);
    expect(blocks).toEqual(['# 題目', `1 ${prose}`, `2 ${prose}`]);
    expect(dropped).toHaveLength(1);
  });

  it.each([
    '分享會上，黨員講述經歷',
    '微信群裡大家互相打氣',
    '編輯部共有12名記者',
    '版權登記3500件',
    '未經許可擅自營業的23家餐館被查處',
    '點擊率提高三成',
    '相關工作已經展開',
    '首頁改版吸引5萬人次瀏覽',
    '校對工作由3人負責',
    '關閉3家污染企業',
    '打印店免費提供口罩',
  ])('is not %s', (line) => {
    expect(read(`# 題目\n${prose}\n${line}\n${prose}`).blocks).toContain(`2 ${line}`);
  });

  it('takes the links after 相關文章 with it, but no prose', () => {
    const end = '相關文章：\n全縣防汛會議召開\n清溪橋修好了';
    expect(read(`題目\n${prose}\n${end}`).blocks).toEqual(['# 題目', `1 ${prose}`]);
    expect(read(`題目\n${end}\n${prose}`).blocks).toHaveLength(4);
  });
});
