import { describe, expect, it } from 'vitest';
import { createCorrector } from '../../src/search/homophones.ts';
import { createNameFinder } from '../../src/search/names.ts';
import { Occurrences } from '../../src/search/occurrences.ts';
import { Postings, packPostings } from '../../src/search/postings.ts';
import { analyse } from '../../src/search/question.ts';

const names = createNameFinder(['郭克荣', '许卓', '宿州高新医院', '吕秀']);
const texts = ['郭克荣捐款,宿州高新医院设立检测卡点,许卓与吕秀来自许寨村。'];
const corrector = createCorrector(names, new Occurrences(texts, new Postings(packPostings(texts))));
const correct = (text: string) =>
  corrector.correct(analyse(text, names), () => false).map(({ from, to }) => `${from} → ${to}`);

describe('typing errors by sound', () => {
  it.each([
    ['郭克容幾歲?', ['郭克容 → 郭克荣']],
    ['檢測卡店有幾處', ['卡店 → 卡点']],
    ['guokerong是誰', ['guokerong → 郭克荣']],
    ['How old is Guo Kerong?', ['guo kerong → 郭克荣']],
    ['Kerong Guo', ['kerong guo → 郭克荣']],
    ['Lü Xiu', ['lü xiu → 吕秀']],
    ['郭克榮幾歲?', []],
    ['護士有幾位?', []],
    ['今天天氣好嗎', []],
  ])('%s: %s', (question, corrections) => {
    expect(correct(question)).toEqual(corrections);
  });
});
