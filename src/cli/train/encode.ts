import { type PatternsData, patternNames } from '../../answer/features/patterns.ts';

/** Smoothing, in stretches: of a key alone towards all, of joined keys towards the key alone. */
const aloneSmooth = 30;
const joinedSmooth = 20;
/** What keeps the file small: how often a key must be seen, with a right stretch among them or without one. */
const aloneSeen = { right: 8, wrong: 60 };
const joinedSeen = { right: 3, wrong: 40 };
/** Joined keys that tell no more than the key alone are left out: least difference, in tenths. */
const tells = 3;

interface Count {
  seen: number;
  right: number;
}

/** Counts how often stretches of a look answer; see `Patterns`. */
export class PatternCounts {
  private readonly alone = patternNames.map(() => new Map<string, Count>());
  private readonly joined = patternNames.map(() => new Map<string, Map<string, Count>>());
  private seen = 0;
  private right = 0;

  add(questionKeys: readonly string[], lookKeys: readonly string[], right: boolean): void {
    this.seen += 1;
    this.right += right ? 1 : 0;
    for (const [index, look] of lookKeys.entries()) {
      const alone = this.alone[index];
      const joined = this.joined[index];
      if (!alone || !joined) continue;
      count(alone, look, right);
      const key = questionKeys[index] ?? '';
      const table = joined.get(key) ?? new Map<string, Count>();
      joined.set(key, table);
      count(table, look, right);
    }
  }

  /** The learned values. */
  data(): PatternsData {
    const base = this.right / Math.max(1, this.seen);
    return this.alone.map((alone, index) => {
      const rates = new Map<string, number>();
      const values: Record<string, number> = {};
      for (const [look, { seen, right }] of alone) {
        const rate = (right + aloneSmooth * base) / (seen + aloneSmooth);
        rates.set(look, rate);
        if (seen >= (right > 0 ? aloneSeen.right : aloneSeen.wrong)) values[look] = tenths(rate, base);
      }
      const joined: Record<string, Record<string, number>> = {};
      for (const [key, table] of this.joined[index] ?? []) {
        const own: Record<string, number> = {};
        for (const [look, { seen, right }] of table) {
          const prior = rates.get(look) ?? base;
          const value = tenths((right + joinedSmooth * prior) / (seen + joinedSmooth), base);
          if (seen < (right > 0 ? joinedSeen.right : joinedSeen.wrong)) continue;
          if (Math.abs(value - (values[look] ?? 0)) >= tells) own[look] = value;
        }
        if (Object.keys(own).length > 0) joined[key] = own;
      }
      return { alone: values, joined };
    });
  }
}

function count(table: Map<string, Count>, key: string, right: boolean): void {
  const known = table.get(key);
  if (!known) table.set(key, { seen: 1, right: right ? 1 : 0 });
  else {
    known.seen += 1;
    if (right) known.right += 1;
  }
}

function tenths(rate: number, base: number): number {
  return Math.round(10 * Math.log(rate / base));
}
