import { fold } from '../text/fold.ts';
import { isByline } from './headings.ts';
import type { Block } from './types.ts';

/** What a report says of itself, '' where it does not. */
export interface Credits {
  readonly source: string;
  /** 2020, 2020-03 or 2020-03-01. */
  readonly date: string;
  /** Verbatim. */
  readonly author: string;
}

/** Words before the name of a source or an author, folded. */
const labels =
  /(消息来源|信息来源|稿件来源|来源|出处)[:：]|(本报|本刊|本网|本台|特约|见习|实习)?(记者|通讯员|作者|撰文|撰稿|文\/图|图\/文|文)[:：/\s]/g;
const authorLabel = /(记者|通讯员|作者|撰文|撰稿|文|图)[:：/\s]$/;
/** Ends what a label names. */
const end =
  /[|｜)）\]】]|\s{2,}|\s*(发布时间|发布日期|发表时间|时间|日期|来源|出处|作者|记者|通讯员|编辑|责任编辑|摄影|摄|报道|报导|\d{4}\s*[年\-/.])/;
const day = /(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*(?:[月\-/.]\s*(\d{1,2})(?!\d))?/;

/** Reads source, date and author from the bylines at the top and the bottom of a report. */
export function findCredits(blocks: readonly Block[]): Credits {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const edge = paragraphs.filter((_, index) => index < 4 || index >= paragraphs.length - 2);
  const credits = { source: '', date: '', author: '' };
  for (const { text } of edge) {
    if (!isByline(text)) continue;
    const folded = fold(text);
    credits.date ||= isoDay(folded);
    for (const label of folded.matchAll(labels)) {
      const from = label.index + label[0].length;
      const length = folded.slice(from).search(end);
      const words = text.slice(from, length < 0 ? undefined : from + length).trim();
      if (words === '' || words.length > 40) continue;
      if (authorLabel.test(label[0])) credits.author ||= words;
      else credits.source ||= words;
    }
  }
  return credits;
}

/** The first day or month that a folded text names, '' if it names none. */
function isoDay(folded: string): string {
  const [, year, month, date] = day.exec(folded) ?? [];
  if (!year || !month || Number(month) > 12 || Number(date ?? 1) > 31) return '';
  return [year, month.padStart(2, '0'), ...(date ? [date.padStart(2, '0')] : [])].join('-');
}
