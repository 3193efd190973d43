import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/engine.ts';
import { createKnowledge } from '../../src/answer/knowledge.ts';
import { supportOf } from '../../src/answer/support.ts';
import { answerable, bearingOf } from '../../src/answer/verdict.ts';
import { parseReport } from '../../src/corpus/parse.ts';
import { buildIndex } from '../../src/search/index.ts';
import { analyse } from '../../src/search/question.ts';
import { sentences } from '../../src/text/sentences.ts';

const text = `海門鎮東港村書記林秀蘭、北山鎮石橋村醫生陳大勇堅守崗位。
海門市中心醫院捐贈口罩2萬隻。海門漁業有限公司捐款30萬元。
全市出動217名消防員、66名護理師,連續工作14天。
北山鎮小學7月動工,樓高5層,操場長120米,由原來的80米加長到120米。
82歲的老人周桂香說,安老院每月收費900元。`;
const report = parseReport('harbour', text);
const knowledge = createKnowledge(buildIndex([report]));

/** The best that any sentence of the report can say to a question. */
function best(text: string) {
  const question = analyse(text, knowledge.names);
  let top = { sure: 0, text: '' };
  for (const [block, { text: paragraph }] of report.blocks.entries()) {
    for (const { start, end } of sentences(paragraph)) {
      const support = supportOf(question, { report: report.id, block, start, end }, knowledge);
      const sure = bearingOf(question, support);
      if (sure > top.sure) top = { sure, text: paragraph.slice(start, end) };
    }
  }
  return top;
}

describe('support', () => {
  it.each([
    ['中心醫院捐了多少口罩?', '口罩2萬隻'],
    ['漁業公司捐款多少?', '30萬元'],
    ['林秀蘭是哪個村的書記?', '東港村'],
    ['出動了多少護理師?', '66名'],
    ['誰捐了兩萬隻口罩?', '口罩2萬隻'],
    ['北山鎮小學幾月開工?', '7月動工'],
    ['周桂香多大年紀?', '82歲'],
    ['老人院每個月要多少錢?', '900元'],
  ])('%s is borne by %s', (question, words) => {
    const { sure, text } = best(question);
    expect(text).toContain(words);
    expect(sure).toBeGreaterThanOrEqual(answerable);
  });

  it.each([
    ['中心醫院捐款多少元?', "another's gift"],
    ['漁業公司捐了多少口罩?', "another's gift"],
    ['林秀蘭是石橋村的醫生嗎?', "another's village"],
    ['陳大勇今年幾歲?', 'an age that is not there'],
    ['誰捐了五萬隻口罩?', 'another number'],
    ['出動了217名護理師嗎?', "another's number"],
    ['林秀蘭的電話號碼是多少?', 'an attribute that is not there'],
    ['廣州漁業公司捐款多少?', 'another place'],
    ['林秀蘭的丈夫是誰?', 'kin that is not there'],
    ['北山鎮小學有幾間教室?', 'another measure word'],
    ['石橋村的書記是誰?', "another's office"],
    ['陳大勇是哪裡畢業的,學歷是什麼?', 'an attribute that is not there'],
  ])('%s is not borne: %s', (question) => {
    expect(best(question).sure).toBeLessThan(answerable);
  });
});

describe('an answer', () => {
  const read = (text: string) => createEngine([parseReport('r', text)]);
  const engine = read(`女子手球隊擊敗對手,重奪冠軍,旅費每人680元。
會館因豪雨淹水,底樓封閉了三天。村民說,太太是國小代課老師。
水文站最高水位超過警戒4.2米。市屬國企由二十七戶整合為九戶。
學校為學生驗眼,發現近視而沒有配眼鏡的有52人。飯券每張面值40元,全年派出9萬張。`);

  it.each([
    ['國營企業合併後有幾家?', '九戶'],
    ['近視又沒配眼鏡的學生有幾個?', '52人'],
    ['飯券一張值多少錢?', '40元'],
    ['底樓為什麼封閉?', null],
  ])('is given to %s: %s', (question, words) => {
    expect(engine.ask(question)).toMatchObject({ status: 'answered', ...(words && { answer: words }) });
  });

  it.each([
    ['手球決賽的比分是多少?', 'a sum is no score'],
    ['水文站離城多少公里?', 'metres are no distance'],
    ['太太在哪一所國小代課?', 'no school is named'],
  ])('is refused to %s: %s', (question) => {
    expect(engine.ask(question).status).not.toBe('answered');
  });
});
