import { describe, expect, it } from 'vitest';
import { lexiconLines } from '../../src/search/lexicon.ts';
import { createThesaurus, readRules } from '../../src/search/thesaurus.ts';
import { fold } from '../../src/text/fold.ts';

describe('the synonym files', () => {
  it('hold groups and one-way rules', () => {
    const rules = readRules(['甲 乙 丙', '丁 > 戊']);
    expect(rules.get('乙')).toEqual(['甲 乙 丙']);
    expect(rules.get('丁')).toEqual(['戊']);
    expect(rules.has('戊')).toBe(false);
  });

  it.each(['synonyms.txt', 'everyday.txt'])('%s is folded, with one space between words', (name) => {
    const wrong = lexiconLines(name).filter(
      (line) => fold(line) !== line || !/^\S+(?: \S+)*(?: > \S+(?: \S+)*)?$/.test(line),
    );
    expect(wrong).toEqual([]);
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
