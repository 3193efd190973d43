import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import type { Font } from 'satori';

/** Which glyph shapes come first: Taiwan's (Noto Sans TC) or the mainland's (Noto Sans SC). */
export type Glyphs = 'hant' | 'hans';

/** Geta mark, which Chinese and Japanese typesetters put where a character has no type. */
const missing = '〓';

type Face = 'tc' | 'sc';
const order: Readonly<Record<Glyphs, readonly Face[]>> = { hant: ['tc', 'sc'], hans: ['sc', 'tc'] };

const require = createRequire(import.meta.url);

/** One of the about 100 files into which @fontsource cuts a face, and the characters that it says it has. */
interface Part {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const partsOfFace = new Map<Face, readonly Part[]>();
const coverageOfPart = new Map<string, ReadonlySet<number>>();

/**
 * The parts of Noto Sans TC and SC that a text needs, in two weights, and the text's characters that neither
 * face has. A face is 10 MB; what a card needs of it is a tenth, which is all that is read and parsed.
 * @returns `family` for the tree's root; `legible` puts 〓 in the place of characters without a glyph
 */
export function fontsFor(
  text: string,
  glyphs: Glyphs,
): { fonts: Font[]; family: string; legible: (text: string) => string } {
  const names = new Set<string>();
  const unknown = new Set<string>();
  for (const char of new Set(`${text}${missing}… `)) {
    const name = partOf(char.codePointAt(0) ?? 0, glyphs);
    if (name) names.add(name);
    else unknown.add(char);
  }
  const fonts = [...names].flatMap((name) =>
    ([400, 700] as const).map((weight) => ({
      name,
      weight,
      style: 'normal' as const,
      data: readFileSync(fileOf(name, weight)),
    })),
  );
  const legible = (part: string) =>
    [...part].map((char) => (unknown.has(char) ? (isInvisible(char) ? '' : missing) : char)).join('');
  return { fonts, family: [...names].join(','), legible };
}

function isInvisible(char: string): boolean {
  return /[\p{C}\p{M}\s]/u.test(char);
}

function partOf(code: number, glyphs: Glyphs): string | undefined {
  for (const face of order[glyphs]) {
    for (const { name, ranges } of parts(face)) {
      // The lists name characters that the file lacks: what counts is the file's own table.
      if (ranges.some(([first, last]) => code >= first && code <= last) && coverage(name).has(code))
        return name;
    }
  }
  return undefined;
}

function parts(face: Face): readonly Part[] {
  let list = partsOfFace.get(face);
  if (!list) {
    const file = require.resolve(`@fontsource/noto-sans-${face}/unicode.json`);
    const lists = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
    list = Object.entries(lists).map(([key, ranges]) => ({
      name: `${face}-${key.replace(/[[\]]/g, '')}`,
      ranges: ranges.split(',').map((range): [number, number] => {
        const [first = '', last = first] = range.trim().slice(2).split('-');
        return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
      }),
    }));
    partsOfFace.set(face, list);
  }
  return list;
}

function fileOf(name: string, weight: 400 | 700): string {
  return require.resolve(
    `@fontsource/noto-sans-${name.slice(0, 2)}/files/noto-sans-${name}-${weight}-normal.woff`,
  );
}

function coverage(name: string): ReadonlySet<number> {
  let codes = coverageOfPart.get(name);
  if (!codes) {
    codes = codesOf(table(readFileSync(fileOf(name, 400)), 'cmap'));
    coverageOfPart.set(name, codes);
  }
  return codes;
}

/** A table of a WOFF 1.0 file, inflated (https://www.w3.org/TR/WOFF/#TableDirectory); empty if it is not there. */
function table(woff: Buffer, tag: string): Buffer {
  for (let entry = 44, left = woff.readUInt16BE(12); left > 0; entry += 20, left -= 1) {
    if (woff.toString('latin1', entry, entry + 4) !== tag) continue;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    return packed.length < woff.readUInt32BE(entry + 12) ? inflateSync(packed) : packed;
  }
  return Buffer.alloc(0);
}

/** Code points that a cmap table maps to a glyph; formats 4 and 12 of the OpenType specification. */
function codesOf(cmap: Buffer): ReadonlySet<number> {
  const codes = new Set<number>();
  const subtables = cmap.length < 4 ? 0 : cmap.readUInt16BE(2);
  for (let index = 0; index < subtables; index += 1) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) addGroups(cmap, at, codes);
    else if (format === 4) addSegments(cmap, at, codes);
  }
  return codes;
}

function addGroups(cmap: Buffer, at: number, codes: Set<number>): void {
  for (let index = 0, count = cmap.readUInt32BE(at + 12); index < count; index += 1) {
    const group = at + 16 + index * 12;
    for (let code = cmap.readUInt32BE(group); code <= cmap.readUInt32BE(group + 4); code += 1)
      codes.add(code);
  }
}

function addSegments(cmap: Buffer, at: number, codes: Set<number>): void {
  const size = cmap.readUInt16BE(at + 6); // twice the number of segments
  for (let segment = 0; segment < size; segment += 2) {
    const end = cmap.readUInt16BE(at + 14 + segment);
    const start = cmap.readUInt16BE(at + 16 + size + segment);
    const delta = cmap.readUInt16BE(at + 16 + 2 * size + segment);
    const rangeAt = at + 16 + 3 * size + segment;
    const range = cmap.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code + delta : cmap.readUInt16BE(rangeAt + range + (code - start) * 2);
      if ((glyph & 0xffff) !== 0) codes.add(code);
    }
  }
}
