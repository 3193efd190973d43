import { describe, expect, it } from 'vitest';
import { followUp } from '../../src/answer/followup.ts';
import { createKnowledge } from '../../src/answer/knowledge.ts';
import { parseReport } from '../../src/corpus/parse.ts';
import { buildIndex } from '../../src/search/index.ts';

const report = parseReport(
  'harbour',
  `# 海門港年報

海門鎮東港村黨支部書記林秀蘭自2015年起帶領村民修堤。北山鎮石橋村醫生陳建國為老人義診300人次。

海門市中心醫院捐贈口罩2萬隻。海門漁業有限公司捐款30萬元。`,
);
const knowledge = createKnowledge(buildIndex([report]));
const understand = (text: string, question?: string, quote?: string) =>
  followUp(text, { ...(question ? { question } : {}), ...(quote ? { quote } : {}) }, knowledge);

describe('follow-ups', () => {
  it.each([
    ['她是哪個村的?', '林秀蘭從哪一年開始修堤?', '林秀蘭是哪個村的?'],
    ['那陳建國呢?', '林秀蘭是哪個村的?', '陳建國是哪個村的?'],
    ['那陳建國呢?', '設了幾個檢測卡點?', '陳建國'],
    ['是哪個村的?', '林秀蘭是誰?', '林秀蘭是哪個村的?'],
    ['幾歲了?', '陳建國做了什麼?', '陳建國幾歲了?'],
  ])('%s after %s means %s', (text, before, meant) => {
    expect(understand(text, before)).toBe(meant);
  });

  it('takes whom the answer names where the question names nobody', () => {
    expect(understand('他是哪個鎮的?', undefined, '北山鎮石橋村醫生陳建國為老人義診300人次。')).toBe(
      '陳建國是哪個鎮的?',
    );
  });

  it.each(['誰捐了口罩?', '林秀蘭是誰?', '其他公司捐了什麼?', '設了幾個檢測卡點?', '麵粉'])(
    '%s stands on its own',
    (text) => {
      expect(understand(text, '陳建國是誰?')).toBeNull();
    },
  );
});
