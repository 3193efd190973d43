import type { Reading } from './reading.ts';
import { surnameLength } from './surnames.ts';

/* What people are called among themselves speaks for their full names: 小明伯 for 王小明, 老王 for 王小明. */

/** Forms of address that go with a surname or a given name alone. */
const address =
  /[叔伯姐哥婶嫂姨婆爷妈爸妹仔]|[老阿小](?![时学组区队镇村城街店吃说师人家百型朋心伙板年])[\u4e00-\u9fff](?=[^\u4e00-\u9fff]|[说是在也的有把就都和跟又不没还却给从对将被让一两今现每那想笑干退]|$)/g;

/** Surnames, given names and their characters by which a report calls somebody. */
export function nicknamesIn(readings: readonly Reading[]): ReadonlySet<string> {
  const called = new Set<string>();
  for (const { folded } of readings) {
    for (const { index, 0: sign } of folded.matchAll(address)) {
      if (sign.length > 1) called.add(`-${sign}`);
      else {
        called.add(folded.slice(Math.max(0, index - 2), index));
        called.add(`${folded[index - 1] ?? ''}-`);
      }
    }
  }
  return called;
}

/** How much the nicknames of a report speak for a name. */
export function backing(name: string, called: ReadonlySet<string>): number {
  const surname = name.slice(0, surnameLength(name, 0) || 1);
  const given = name.slice(surname.length);
  if (/^[老阿小]/.test(given)) return 0;
  if (given.length > 1 && called.has(given)) return 1;
  const last = given.at(-1) ?? '';
  if (called.has(`-阿${last}`) || called.has(`${last}-`) || called.has(`-小${last}`)) return 0.6;
  return called.has(`-老${surname}`) || called.has(`-小${surname}`) || called.has(`${surname}-`) ? 0.6 : 0;
}
