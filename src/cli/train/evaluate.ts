import { type ModelData, modelsOf } from '../../answer/models.ts';
import { bare, f1, isGold, type Lesson } from './examples.ts';
import { randomOf } from './random.ts';
import { confidenceOf, evidence, withOtherName, withoutArticle } from './trust.ts';

/** Measures models on lessons that they did not see; one line of percentages. */
export function evaluate(data: ModelData, lessons: readonly Lesson[]): string {
  const models = modelsOf(data);
  const sums = { passage: 0, quote: 0, exact: 0, f1: 0 };
  const yes: number[] = [];
  const no: number[] = [];
  const near: number[] = [];
  const random = randomOf(1);
  const confidence = (lesson: Lesson | null, list: number[]) => {
    if (!lesson) return;
    const found = evidence(models, lesson);
    list.push(found ? confidenceOf(models.confidence, found.row) : 0);
  };
  for (const lesson of lessons) {
    const found = evidence(models, lesson);
    yes.push(found ? confidenceOf(models.confidence, found.row) : 0);
    confidence(withoutArticle(lesson), no);
    confidence(withOtherName(lesson, random), near);
    if (!found) continue;
    const { passage, start, end } = found.window;
    const right = isGold(lesson, passage);
    const text = passage.folded.slice(start, end);
    sums.passage += right ? 1 : 0;
    sums.quote += right && end - start <= 120 && lesson.gold.some((gold) => text.includes(gold)) ? 1 : 0;
    const answer = found.answer ? bare(passage.folded.slice(found.answer.start, found.answer.end)) : '';
    sums.exact += lesson.bare.includes(answer) ? 1 : 0;
    sums.f1 += Math.max(...lesson.bare.map((gold) => f1(gold, answer)));
  }
  const share = (value: number) => ((100 * value) / Math.max(1, lessons.length)).toFixed(1);
  const figures = Object.entries(sums).map(([name, value]) => `${name} ${share(value)}`);
  const cut = quantile(yes, 0.07);
  const turned = (list: readonly number[]) =>
    ((100 * list.filter((one) => one < cut).length) / Math.max(1, list.length)).toFixed(1);
  return `${lessons.length} questions, ${figures.join(', ')}; at confidence ${cut.toFixed(2)} 93 answered, not answered: article left out ${turned(no)}, other name ${turned(near)}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}
