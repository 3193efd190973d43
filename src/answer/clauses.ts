import { segment, type Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { needsOf } from './needs.ts';
import type { View } from './view.ts';

/*
 * Words that answer because of how the sentence is built: the object of the verb that was asked about, and what
 * follows 因 or 通過.
 */

/** 捐了什麼, 靠什麼生活, 交了什麼: the object of that verb in the sentence. */
export function objectOf(view: View): Span | undefined {
  const { question, folded, knowledge } = view;
  const { gap } = question;
  if (!gap) return undefined;
  const verb = [...needsOf(question, knowledge).words]
    .reverse()
    .find(({ term }) => term.end <= gap.start && gap.start - term.end < 3);
  if (!verb || !/^(?:v|p|x|zg)/.test(verb.tag) || knowledge.people.has(verb.text)) return undefined;
  const verbs = [verb.text, ...verb.others]
    .filter((one) => one === verb.text || !/[给到在于]$/.test(one))
    .sort((a, b) => b.length - a.length);
  for (const one of verbs) {
    for (let at = folded.indexOf(one); at >= 0; at = folded.indexOf(one, at + 1)) {
      const span = objectAfter(at + one.length, folded) ?? objectBefore(at, folded);
      if (span && !question.folded.includes(folded.slice(span.start, span.end))) return span;
    }
  }
  return undefined;
}

const objectTag = /^(?:n|x|m|q|b|j|a$|vn|l|i|s|eng|z$|f$|uj|ul)/;

/** The noun phrase behind a verb, up to the next verb or mark; what stands in quotation marks, without them. */
function objectAfter(at: number, folded: string): Span | undefined {
  const rest = folded.slice(at, at + 40);
  const lead = /^(?:出去|出来|出|过|了|着|起|上|到|成|为|作)*/.exec(rest)?.[0].length ?? 0;
  const quoted = /^(?:一[个块种])?[“"「『《]([^”"」』》]{1,24})[”"」』》]/.exec(rest.slice(lead));
  if (quoted?.[1] !== undefined) {
    const start = at + lead + quoted[0].indexOf(quoted[1]);
    return { start, end: start + quoted[1].length };
  }
  return nounPhrase(segment(rest.slice(lead)), at + lead);
}

function nounPhrase(words: readonly Word[], from: number): Span | undefined {
  let end = 0;
  let noun = false;
  for (const [index, word] of words.entries()) {
    const nominal = word.tag === 'v' && index === 0 && words[1] !== undefined && !/^[nmx]/.test(words[1].tag);
    if (!objectTag.test(word.tag) && !/^[、和及与]$/.test(word.text) && !nominal) break;
    if (/[^\p{L}\p{N}、.%]/u.test(word.text)) break;
    if (/^(?:n|x|j|vn|l|i|eng|v)/.test(word.tag)) {
      end = word.end;
      noun = true;
    } else if (/^[mq]/.test(word.tag) && noun) break;
  }
  return end > 1 ? { start: from, end: from + end } : undefined;
}

/** 將院部庫存的4噸醫用酒精全部捐獻: the object in front of its verb. */
function objectBefore(at: number, folded: string): Span | undefined {
  const clause = /[^,。;!?:]*$/.exec(folded.slice(0, at))?.[0] ?? '';
  const mark = Math.max(clause.lastIndexOf('将'), clause.lastIndexOf('把'));
  if (mark < 0) return undefined;
  const start = at - clause.length + mark + 1;
  const text = clause.slice(mark + 1).replace(/(?:全部|全数|悉数|都|一并|统统|主动|无偿)$/, '');
  return text.length > 1 ? { start, end: start + text.length } : undefined;
}

const causes = /因为|由于|主因是|原因是|起因是|(?<![原起主成])因(?![此而])|为了/g;

/** What is given as the cause, between 因 and what it caused; null if the sentence has no such mark. */
export function causeOf(view: View): Span | null {
  const { folded, question, anchors } = view;
  for (const match of folded.matchAll(causes)) {
    const start = match.index + match[0].length;
    let end = start + (folded.slice(start).search(/[,。;!?]|而(?!且)|导致|造成|致使|$/) ?? 0);
    for (const anchor of anchors) if (anchor.start > start + 1 && anchor.start < end) end = anchor.start;
    const near = anchors.some((anchor) => anchor.start >= end - 2 && anchor.start < end + 24);
    if (near && end - start > 1 && !question.folded.includes(folded.slice(start, end))) return { start, end };
  }
  return null;
}

/** 通過發佈一封信、倡議書等方式: the means, where the sentence calls it so; null if it does not. */
export function meansOf({ folded, question }: View): Span | null {
  const match =
    /(?:通过|透过|采[取用]|运用|借助|以)([^,。;!?以]{2,30}?等?(?:方式|方法|形式|手段|途径|办法))/.exec(
      folded,
    );
  const words = match?.[1];
  if (!match || words === undefined || question.folded.includes(words)) return null;
  const start = match.index + match[0].length - words.length;
  return { start, end: start + words.length };
}
