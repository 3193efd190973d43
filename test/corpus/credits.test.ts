import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/corpus/parse.ts';

const prose = '全鎮各級組織積極行動，落實各項措施，群眾生活得到切實保障，受到廣泛好評。';

describe('a report without metadata tells', () => {
  it.each([
    [
      '2024-07-12 10:20　來源：清溪縣融媒體中心',
      { date: '2024-07-12', source: '清溪縣融媒體中心', author: '' },
    ],
    ['2024年7月12日', { date: '2024-07-12', source: '', author: '' }],
    ['来源：清溪日报 作者：林一 时间：2024年07月', { date: '2024-07', source: '清溪日报', author: '林一' }],
    ['（本報記者 林一）', { date: '', source: '', author: '林一' }],
    ['記者林小一／臺北報導', { date: '', source: '', author: '' }],
    ['文/林一', { date: '', source: '', author: '林一' }],
  ])('%s', (line, credits) => {
    expect(parseReport('x', `# 題目\n${line}\n${prose}\n${prose}`)).toMatchObject(credits);
  });

  it('nothing from a sentence', () => {
    const text = `# 題目\n記者看到，2024年7月12日來源：河水上漲。${prose}`;
    expect(parseReport('x', text)).toMatchObject({ date: '', source: '', author: '' });
  });
});
