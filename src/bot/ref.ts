import type { Quote } from '../answer/types.ts';
import type { Report } from '../corpus/types.ts';

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), in base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(36);
}

/** A report's id in at most 7 letters and digits, for buttons and deep links. */
export function reportKey(id: string): string {
  return hash(id);
}

export function findReport(reports: readonly Report[], key: string): Report | undefined {
  return reports.find((report) => reportKey(report.id) === key);
}

/** Words of a report, by block index and UTF-16 offsets. */
export type Passage = Pick<Quote, 'report' | 'block' | 'start' | 'end' | 'text'>;

const checkOf = (text: string) => hash(text).slice(-3);

/** A passage in at most 31 letters, digits and dots, for callback data. */
export function encodePassage(passage: Passage): string {
  const { report, block, start, end, text } = passage;
  const numbers = [block, start, end].map((number) => number.toString(36));
  return [reportKey(report), ...numbers, checkOf(text)].join('.');
}

/** The passage of `encodePassage`; undefined if the corpus no longer has these words there. */
export function decodePassage(reports: readonly Report[], code: string): Quote | undefined {
  const [key = '', block = '', start = '', end = '', check] = code.split('.');
  const report = findReport(reports, key);
  const index = Number.parseInt(block, 36);
  const found = report?.blocks[index];
  if (!report || !found) return undefined;
  const from = Number.parseInt(start, 36);
  const to = Number.parseInt(end, 36);
  if (!(from >= 0 && from < to && to <= found.text.length)) return undefined;
  const text = found.text.slice(from, to);
  if (checkOf(text) !== check) return undefined;
  const { section, paragraph } = found;
  return { report: report.id, section, paragraph, start: from, end: to, text, highlights: [], block: index };
}

/** Payload of `/start` that opens a block: `p-<report>-<block>`, A-Z a-z 0-9 _ - as Telegram demands. */
export function blockPayload(report: string, block: number): string {
  return `p-${reportKey(report)}-${block}`;
}

/** The block that a payload names, if the corpus has it. */
export function parseBlockPayload(
  reports: readonly Report[],
  payload: string,
): { readonly report: Report; readonly block: number } | undefined {
  const match = /^p-([0-9a-z]{1,7})-(\d{1,6})$/.exec(payload);
  const report = findReport(reports, match?.[1] ?? '');
  const block = Number(match?.[2]);
  return report?.blocks[block] ? { report, block } : undefined;
}

/** Link that opens a block in a private chat with the bot. */
export function blockLink(username: string, report: string, block: number): string {
  return `https://t.me/${username}?start=${blockPayload(report, block)}`;
}

/** Payload of `/start` that asks a question, `q-<base64url>`; undefined where it does not fit into 64 characters. */
export function questionPayload(question: string): string | undefined {
  const payload = `q-${Buffer.from(question).toString('base64url')}`;
  return payload.length <= 64 ? payload : undefined;
}

/** The question of such a payload, if it is one. */
export function parseQuestionPayload(payload: string): string | undefined {
  const code = /^q-([\w-]{1,62})$/.exec(payload)?.[1];
  const question =
    code &&
    Buffer.from(code, 'base64url')
      .toString()
      .replaceAll(/[\p{C}\ufffd]/gu, '')
      .trim();
  return question ? question : undefined;
}
