import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
let library: typeof import('pinyin-pro') | undefined;

/** pinyin-pro, loaded when a reading is first asked for: many questions need none, and it is slow to load. */
function pinyinOf(word: string, options: PinyinOptions): string[] {
  library ??= load('pinyin-pro') as typeof import('pinyin-pro');
  return library.pinyin(word, { toneType: 'none', type: 'array', v: true, ...options });
}

interface PinyinOptions {
  readonly multiple?: boolean;
  readonly mode?: 'surname' | 'normal';
  readonly surname?: 'head';
  readonly nonZh?: 'removed';
}

const cache = new Map<string, readonly string[]>();

/** All readings of a Han character, toneless pinyin (ü as v); none for anything else. */
export function readings(char: string): readonly string[] {
  const known = cache.get(char);
  if (known) return known;
  const found = /\p{Script=Han}/u.test(char)
    ? [...new Set(pinyinOf(char, { multiple: true }).map((one) => one.toLowerCase()))]
    : [];
  cache.set(char, found);
  return found;
}

/** True if the two characters can be read alike, tones left aside. */
export function soundAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const others = readings(b);
  return readings(a).some((reading) => others.includes(reading));
}

/**
 * Toneless spellings of a name without spaces, with ü as v, u and yu: read as a person's name and as a word.
 * @param name Simplified
 */
export function spellings(name: string): string[] {
  const found = new Set<string>();
  for (const mode of ['surname', 'normal'] as const) {
    const joined = pinyinOf(name, { mode, nonZh: 'removed' }).join('').toLowerCase();
    for (const u of ['v', 'u', 'yu']) found.add(joined.replaceAll('v', u));
  }
  found.delete('');
  return [...found];
}

/** Toneless reading of a person's name, without spaces and with ü: 李豔子 → liyanzi. */
export function nameSound(name: string): string {
  return pinyinOf(name, { surname: 'head' }).join('').replaceAll('v', 'ü');
}
