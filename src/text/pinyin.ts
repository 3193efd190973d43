import { pinyin } from 'pinyin-pro';

const cache = new Map<string, readonly string[]>();

/** All readings of a Han character, toneless pinyin (ü as v); none for anything else. */
export function readings(char: string): readonly string[] {
  const known = cache.get(char);
  if (known) return known;
  const found = /\p{Script=Han}/u.test(char)
    ? [
        ...new Set(
          pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true }).map((one) =>
            one.toLowerCase(),
          ),
        ),
      ]
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
    const joined = pinyin(name, { toneType: 'none', type: 'array', mode, v: true, nonZh: 'removed' })
      .join('')
      .toLowerCase();
    for (const u of ['v', 'u', 'yu']) found.add(joined.replaceAll('v', u));
  }
  found.delete('');
  return [...found];
}
