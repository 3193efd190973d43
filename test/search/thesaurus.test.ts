import { describe, expect, it } from 'vitest';
import { createThesaurus, parseSynonyms } from '../../src/search/thesaurus.ts';

describe('the synonym file', () => {
  it('reads groups and one-way entries', () => {
    const table = parseSynonyms('# note\n甲 乙 丙\n丁 > 戊\n');
    expect([...(table.get('乙') ?? [])]).toEqual(['甲', '丙']);
    expect([...(table.get('丁') ?? [])]).toEqual(['戊']);
    expect(table.has('戊')).toBe(false);
  });
});

describe('other words', () => {
  const thesaurus = createThesaurus([]);

  it.each([
    ['计程车', '出租车'],
    ['捷运', '地铁'],
    ['资讯', '信息'],
    ['志工', '志愿者'],
    ['邻里', '社区'],
    ['软体', '软件'],
    ['国中生', '初一学生'],
  ])('for %s is %s', (word, other) => {
    expect(thesaurus.variants(word)).toContain(other);
  });

  it('go one way where one is wider', () => {
    expect(thesaurus.variants('物资')).toContain('口罩');
    expect(thesaurus.variants('口罩')).not.toContain('物资');
  });
});
