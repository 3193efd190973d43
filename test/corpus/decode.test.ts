import { describe, expect, it } from 'vitest';
import { decode } from '../../src/corpus/decode.ts';

/** Encodes by turning the platform's decoder around: every double byte that it reads. */
function encoder(encoding: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (!bytes.has(char)) bytes.set(char, [lead, trail]);
    }
  }
  return (text) =>
    Uint8Array.from(
      Array.from(text).flatMap((char) =>
        char < '\x80' ? [char.charCodeAt(0)] : [...(bytes.get(char) ?? [])],
      ),
    );
}

const hans = '全区3100个党组织，近7.5万名党员发出总动员。区委书记带头，从党费中拨付90万元。';
const hant = '全區3100個黨組織，近7.5萬名黨員發出總動員。區委書記帶頭，從黨費中撥付90萬元。';
const utf16 = (text: string, big: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !big);
  return bytes;
};

describe('decode reads', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(hant), hant, 'utf-8'],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${hant}`), hant, 'utf-8'],
    ['GB18030', encoder('gb18030')(hans), hans, 'gb18030'],
    ['Traditional in GB18030', encoder('gb18030')(hant), hant, 'gb18030'],
    ['Big5', encoder('big5')(hant), hant, 'big5'],
    ['Big5 of a few words', encoder('big5')('中國的人民'), '中國的人民', 'big5'],
    ['GB18030 of a few words', encoder('gb18030')('我们的国家'), '我们的国家', 'gb18030'],
    ['UTF-16 with its mark', utf16(`\ufeff${hant}`, false), hant, 'utf-16le'],
    ['UTF-16 with its mark, big end first', utf16(`\ufeff${hant}`, true), hant, 'utf-16be'],
    ['UTF-16 without', utf16(hans, false), hans, 'utf-16le'],
    ['UTF-16 without, big end first', utf16(hans, true), hans, 'utf-16be'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
  ])('%s', (_, bytes, text, encoding) => {
    expect(decode(bytes)).toEqual({ text, encoding, brokenLine: 0 });
  });

  it('a text with one damaged character, and says where', () => {
    const bytes = new TextEncoder().encode(`${hant.repeat(3)}\n${hant}`);
    const damaged = Uint8Array.of(...bytes.slice(0, -1));
    expect(decode(damaged)).toMatchObject({ encoding: 'utf-8', brokenLine: 2 });
  });

  it.each([
    [
      'a picture',
      Uint8Array.of(
        0x89,
        0x50,
        0x4e,
        0x47,
        13,
        10,
        26,
        10,
        0,
        0,
        0,
        13,
        0x49,
        0x48,
        0x44,
        0x52,
        0,
        0,
        0,
        1,
        8,
      ),
    ],
    ['zeros', new Uint8Array(1000)],
  ])('no text in %s', (_, bytes) => {
    expect(decode(bytes)).toHaveProperty('error', expect.stringMatching(/^is not text/));
  });
});
