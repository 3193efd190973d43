import type { Line } from './lines.ts';
import type { Dropped } from './types.ts';

/*
 * The little Markdown that reports carry. Its signs are not the report's words: what only draws is dropped, what
 * stands around words is taken off, so that a paragraph's text can be quoted as it is.
 */

const drawing: readonly { readonly why: string; readonly pattern: RegExp }[] = [
  { why: 'rule', pattern: /^([-*_=~—–─━＝·•.．…☆★◆■□※]\s?){3,}$/ },
  { why: 'rule of a table', pattern: /^\|?(\s*:?-{2,}:?\s*\|)+(\s*:?-{2,}:?\s*)?$/ },
  { why: 'image', pattern: /^!\[[^\]]*\]\([^)]*\)$/ },
  { why: 'image', pattern: /^<img\b[^>]*>$/i },
  { why: 'comment', pattern: /^<!--.*-->$/ },
  {
    why: 'page number',
    pattern:
      /^([-—–]{1,2}\s*\d{1,4}\s*[-—–]{1,2}|第\s*\d{1,4}\s*[頁页](\s*[,，/(（]?\s*共\s*\d{1,4}\s*[頁页][)）]?)?|page\s*\d+(\s*of\s*\d+)?)$/i,
  },
  { why: 'code fence', pattern: /^```\w*$/ },
];

/** Takes out what only draws, and the signs around words; a YAML block at the top goes as a whole. */
export function dropMarkup(lines: readonly Line[]): { kept: Line[]; dropped: Dropped[] } {
  const kept: Line[] = [];
  const dropped: Dropped[] = [];
  const matter = frontMatterEnd(lines);
  for (const [index, line] of lines.entries()) {
    const why = index < matter ? 'front matter' : drawing.find(({ pattern }) => pattern.test(line.text))?.why;
    if (why) dropped.push({ text: line.text, why });
    else kept.push({ ...line, text: plain(line.text) });
  }
  return { kept, dropped };
}

/** Number of lines that a YAML block at the top takes, 0 if there is none. */
function frontMatterEnd(lines: readonly Line[]): number {
  if (lines[0]?.text !== '---' || lines[0].number !== 1) return 0;
  const end = lines.findIndex(({ text }, index) => index > 0 && text === '---');
  if (end < 0 || end > 40) return 0;
  const inside = lines.slice(1, end);
  return inside.every(({ text, indented }) => indented || /^([\w-]+:|- |#)/.test(text)) ? end + 1 : 0;
}

function plain(text: string): string {
  let out = text.replace(/^(?:>\s?|[-*+]\s+)+/, '') || text;
  if (/^\|.*\|$/.test(out)) out = out.slice(1, -1).trim() || text;
  if (out.includes('**')) out = out.replaceAll(/\*\*([^*]+)\*\*/g, '$1');
  if (out.includes('](')) out = out.replaceAll(/!?\[([^\][]+)\]\([^()\s]*\)/g, '$1');
  return out;
}
