import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import { parseReport } from '../../src/corpus/parse.ts';

const report = parseReport(
  'harbour',
  `# 港口冬防紀實

海門鎮東港村書記林秀蘭、北山鎮石橋村醫生陳大勇堅守崗位。

海門市中心醫院主動將庫存的2萬隻口罩捐給東港村。

漁民因漁船失火損失慘重,鎮上通過張貼公告、廣播等方式籌款。

北山鎮推行巡查、登記和回訪“三項制度”,老人院收費由每月900元降至600元。

校隊在大澤街道以31比30險勝,比賽歷時1小時20分。`,
);
const engine = createEngine([report]);

describe('the words that answer', () => {
  it.each([
    ['林秀蘭是哪個村的書記?', '海門鎮東港村'],
    ['陳大勇是什麼職務', '北山鎮石橋村醫生'],
    ['中心醫院捐了什麼?', '庫存的2萬隻口罩'],
    ['口罩捐給了誰?', '東港村'],
    ['漁民為什麼損失慘重?', '漁船失火'],
    ['鎮上用什麼方式籌款?', '張貼公告、廣播等方式'],
    ['北山鎮推行哪三項制度?', '巡查、登記和回訪'],
    ['老人院每月收費多少?', '600元'],
    ['老人院原來每月收費多少?', '900元'],
    ['校隊比賽幾比幾?', '31比30'],
    ['比賽歷時多久?', '1小時20分'],
    ['標題是什麼?', '港口冬防紀實'],
  ])('%s %s', (question, words) => {
    expect(engine.ask(question).answer).toBe(words);
  });
});
