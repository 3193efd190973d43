import { pinpoint } from '../../answer/judge.ts';
import { type ModelData, modelsOf } from '../../answer/models.ts';
import { bare, f1, isGold, type Lesson } from './examples.ts';
import { randomOf } from './random.ts';
import { foundFor, withOtherName, withoutArticle } from './trust.ts';

/** Measures models on lessons that they did not see; one line of percentages. */
export function evaluate(data: ModelData, lessons: readonly Lesson[]): string {
  const models = modelsOf(data);
  const sums = { passage: 0, quote: 0, exact: 0, f1: 0 };
  const yes: number[] = [];
  const no: number[] = [];
  const near: number[] = [];
  const random = randomOf(1);
  const sure = (lesson: Lesson) => foundFor(models, lesson).ranked[0]?.confidence ?? 0;
  for (const lesson of lessons) {
    const { read, ranked } = foundFor(models, lesson);
    const [best] = ranked;
    yes.push(best?.confidence ?? 0);
    no.push(sure(withoutArticle(lesson)));
    const other = withOtherName(lesson, random);
    if (other) near.push(sure(other));
    if (!read || !best) continue;
    const { passage, start, end } = best.window;
    const right = isGold(lesson, passage);
    const text = passage.folded.slice(start, end);
    sums.passage += right ? 1 : 0;
    sums.quote += right && end - start <= 120 && lesson.gold.some((gold) => text.includes(gold)) ? 1 : 0;
    const { knowledge, index, asked } = lesson;
    const words = pinpoint(asked.question, best.window, read, knowledge, index.passages.length);
    const answer = words ? bare(passage.folded.slice(words.start, words.end)) : '';
    sums.exact += lesson.bare.includes(answer) ? 1 : 0;
    sums.f1 += Math.max(...lesson.bare.map((gold) => f1(gold, answer)));
  }
  const share = (value: number, of = lessons.length) => ((100 * value) / Math.max(1, of)).toFixed(1);
  const figures = Object.entries(sums).map(([name, value]) => `${name} ${share(value)}`);
  const cut = quantile(yes, 0.07);
  const below = (list: readonly number[], bar: number) =>
    share(list.filter((one) => one < bar).length, list.length);
  return `${lessons.length} questions, ${figures.join(', ')}; ${share(yes.filter((one) => one >= 0.5).length)} answered, not answered: article left out ${below(no, 0.5)}, other name ${below(near, 0.5)}; at confidence ${cut.toFixed(2)} 93 answered, not answered ${below(no, cut)}, ${below(near, cut)}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}
