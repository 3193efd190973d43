import chardet from 'chardet';

/** A file's bytes as text, or why they are none. */
export type Decoded =
  | {
      readonly text: string;
      readonly encoding: string;
      /** Line (from 1) of the first character that could not be read, 0 if there is none. */
      readonly brokenLine: number;
    }
  | { readonly error: string };

/** Chinese encodings by their labels in the WHATWG Encoding Standard; big5 there includes Hong Kong's characters. */
const chinese = ['gb18030', 'big5', 'utf-16le', 'utf-16be'];

/** Characters that make up about a third of any Chinese prose, in both scripts; wrong decodings hardly show them. */
const common = new Set(
  '，。、：；？！“”「」（）《》　的一是不了在人有我他这這个個们們来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運',
);

/**
 * Reads a file: UTF-8 and UTF-16 by their marks, UTF-8 if the bytes are, else the likeliest of GB18030, Big5 and
 * UTF-16. Single bytes that do not fit are shown as U+FFFD and named, so that one damaged character costs no report.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked) return read(bytes, marked);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (!utf8.includes('\0') && isSound(utf8)) return finish(utf8, 'utf-8');
  const best = likeliest(bytes.subarray(0, 1 << 16));
  if (best) return read(bytes, best);
  return { error: 'is not text: save it as UTF-8 (GB18030, Big5 and UTF-16 are read as well)' };
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function read(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  if (isSound(text)) return finish(text, encoding);
  return { error: `is not text: it begins like ${encoding.toUpperCase()} but most of it is not` };
}

function finish(text: string, encoding: string): Decoded {
  const broken = text.indexOf('\ufffd');
  return { text, encoding, brokenLine: broken < 0 ? 0 : text.slice(0, broken).split(/\r\n|\n|\r/).length };
}

/** The encoding in which a sample reads most like Chinese; of equals the one that chardet finds likelier. */
function likeliest(sample: Uint8Array): string | undefined {
  const guesses = chardet.analyse(sample);
  const scored = chinese.map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    const guess = guesses.find(({ name }) => name.toLowerCase() === encoding);
    const score = isSound(text) ? commonShare(text) + (guess?.confidence ?? 0) / 1000 : 0;
    return { encoding, score, share: commonShare(text) };
  });
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score > 0 && best.share >= 0.1 ? best.encoding : undefined;
}

/** Share of the characters beyond ASCII that are common in Chinese, 0 to 1. */
function commonShare(text: string): number {
  let all = 0;
  let hits = 0;
  for (const char of text) {
    if (char <= '\x7f') continue;
    all += 1;
    if (common.has(char)) hits += 1;
  }
  return all === 0 ? 0 : hits / all;
}

/** True if at most one character in fifty could not be read or is a control character that no text has. */
function isSound(text: string): boolean {
  let bad = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) bad += 1;
  }
  return bad * 50 <= text.length;
}
