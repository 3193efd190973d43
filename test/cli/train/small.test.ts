import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evidenceFeatureNames } from '../../../src/answer/features/evidence.ts';
import { Forest } from '../../../src/answer/forest.ts';
import { shippedModels } from '../../../src/answer/models.ts';
import { learnSmall, readExams, weigh } from '../../../src/cli/train/small.ts';

const folder = mkdtempSync(join(tmpdir(), 'exams-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string, gold: unknown): void {
  writeFileSync(join(folder, `${name}.md`), text);
  writeFileSync(join(folder, `${name}.gold.json`), JSON.stringify(gold));
}

describe('what is learned of whole reports', () => {
  write(
    'school',
    '# 新校舍\n\n校長王小明說,新校舍有十二間課室,耗資三百萬元。\n\n## 圖書館\n\n圖書館藏書兩萬冊。',
    {
      questions: [
        ['新校舍有幾間課室?', '十二間課室', '十二間'],
        ['圖書館有多少書?', '藏書兩萬冊', '兩萬冊'],
      ],
      unanswerable: ['圖書館幾點開門?', '校長幾歲?'],
    },
  );
  write('bridge', '# 新橋通車\n\n新橋全長八百公尺,由李四設計。', {
    questions: [['新橋有多長?', '全長八百公尺', '八百公尺']],
    unanswerable: ['新橋耗資多少?'],
  });

  it('is asked alone, among other reports, and with what they do not say', () => {
    const exams = readExams(folder);
    expect(exams.map(({ report }) => report.id)).toEqual(['bridge', 'school']);
    const asked = weigh(exams, shippedModels());
    const answered = asked.filter(({ evidence }) => evidence !== null);
    // Three questions alone and together, one heading.
    expect(answered).toHaveLength(7);
    expect(asked.length).toBeGreaterThan(2 * 6);
    for (const { quotations } of asked) {
      for (const { evidence } of quotations) expect(evidence).toHaveLength(evidenceFeatureNames.length);
    }
    const learned = learnSmall(asked, 1);
    expect(learnSmall(asked, 1)).toEqual(learned);
    const ranker = new Forest(learned.quotation, evidenceFeatureNames);
    for (const { quotations } of asked)
      for (const { evidence } of quotations) expect(ranker.score(evidence)).not.toBeNaN();
  });

  it('names the file that is none', () => {
    const other = mkdtempSync(join(tmpdir(), 'exams-'));
    writeFileSync(join(other, 'a.gold.json'), '{"questions": [["誰?"]], "unanswerable": []}');
    expect(() => readExams(other)).toThrow(/a\.gold\.json/);
    writeFileSync(join(other, 'a.gold.json'), '{"questions": [], "unanswerable": []}');
    expect(() => readExams(other)).toThrow(/no report a beside it/);
    rmSync(other, { recursive: true });
  });
});
