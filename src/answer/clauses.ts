import { isPlainHead } from '../search/heads.ts';
import { segment, type Word } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { needsOf } from './needs.ts';
import { best, type Found, nearness, type View } from './view.ts';

/*
 * Words that answer because of how the sentence is built: the object of the verb that was asked about, and what
 * follows 因 or 通過.
 */

/** 捐了什麼, 靠什麼生活, 交了什麼: the object of that verb in the sentence. */
export function objectOf(view: View): Span | undefined {
  const { question, folded, knowledge } = view;
  const { gap } = question;
  if (!gap) return undefined;
  const words = needsOf(question, knowledge).words;
  // 把什麼捐給武漢: the verb follows.
  const handed = /[把将]$/.test(question.folded.slice(0, gap.start));
  const verb = handed
    ? words.find(({ term, tag }) => term.start >= gap.end && /^v/.test(tag))
    : [...words].reverse().find(({ term }) => term.end <= gap.start && gap.start - term.end < 3);
  if (!verb || !/^(?:v|p|x|zg)/.test(verb.tag) || knowledge.people.has(verb.text)) return undefined;
  const means = /^[靠用以拿凭做干]$/.test(verb.text);
  const verbs = [verb.text, ...(means ? ['靠', '以', '用', '凭'] : verb.others)]
    .filter((one) => one === verb.text || !/[给到在于]$/.test(one))
    .sort((a, b) => b.length - a.length);
  const found: Found[] = [];
  for (const one of verbs) {
    for (let at = folded.indexOf(one); at >= 0; at = folded.indexOf(one, at + 1)) {
      const whole = objectAfter(at + one.length, folded) ?? objectBefore(at, folded);
      const span = whole && means ? upTo(whole, view) : whole;
      if (span && span.end - span.start > 1 && !question.folded.includes(folded.slice(span.start, span.end)))
        found.push({ ...span, score: nearness(span, view) + (one === verb.text ? 1 : 0) });
    }
  }
  return best(found);
}

/** 以輪椅|代步 for 用什麼代步: up to what the question says itself. */
function upTo(span: Span, { anchors }: View): Span {
  const next = anchors
    .filter((one) => one.start > span.start && one.start < span.end)
    .map((one) => one.start);
  return { start: span.start, end: Math.min(span.end, ...next) };
}

const objectTag = /^(?:n|x|m|q|b|j|a$|vn|l|i|s|eng|z$|f$|uj|ul)/;

/** The noun phrase behind a verb, up to the next verb or mark; what stands in quotation marks, without them. */
function objectAfter(at: number, folded: string): Span | undefined {
  const rest = folded.slice(at, at + 40);
  const lead = /^[献赠助]?(?:出去|出来|出|过|了|着|起|上|到|成|为|作)*/.exec(rest)?.[0].length ?? 0;
  // 捐給武漢: to whom, not what.
  if (/^[给向往于在]/.test(rest.slice(lead))) return undefined;
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
    // 哄抬物價等違法行為.
    const next = words[index + 1];
    const more = word.text === '等' && noun && /^[nvx]/.test(next?.tag ?? '');
    const after = words[index - 1]?.text === '等' && /^n/.test(next?.tag ?? '');
    if (!objectTag.test(word.tag) && !/^[、和及与]$/.test(word.text) && !nominal && !more && !after) break;
    if (/[^\p{L}\p{N}、.%]/u.test(word.text) || /^\.+$/.test(word.text)) break;
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
  const text = clause
    .slice(mark + 1)
    .replace(/(?:通过|经由?|委托|托|交由).*$|(?:全部|全数|悉数|都|一并|统统|主动|无偿)$/, '');
  return text.length > 1 ? { start, end: start + text.length } : undefined;
}

const causes = /因为|由于|主因是|原因是|起因是|(?<![原起主成])因(?![此而])|为了/g;

/** What is given as the cause, between 因 and what it caused; null if the sentence has no such mark. */
export function causeOf(view: View): Span | null {
  const { folded, question, anchors } = view;
  for (const match of folded.matchAll(causes)) {
    const start = match.index + match[0].length;
    let end = start + (folded.slice(start).search(/[,。;!?]|而(?!且)|导致|造成|致使|$/) ?? 0);
    end = Math.min(end, start + secondVerb(folded.slice(start, end)));
    for (const anchor of anchors) if (anchor.start > start + 1 && anchor.start < end) end = anchor.start;
    // …下降6.8%,主要是|因为…: what was caused may stand in front.
    const told = /[,;](?:主要|部分)?[是系]?$/.test(folded.slice(0, match.index));
    const near = anchors.some(
      (anchor) =>
        (anchor.start >= end - 2 && anchor.start < end + 24) ||
        (told && anchor.end <= match.index && match.index - anchor.end < 40),
    );
    if (near && end - start > 1 && !question.folded.includes(folded.slice(start, end))) return { start, end };
  }
  return null;
}

/** Where what was caused begins without a mark: 患疾病|靠支撐器行走; the whole length if it does not. */
function secondVerb(clause: string): number {
  let [acts, thing] = [false, false];
  for (const word of segment(clause)) {
    if (/^[vp]$/.test(word.tag)) {
      if (acts && thing) return word.start;
      acts = true;
    } else if (/^n/.test(word.tag)) thing = acts;
    else if (/^[uc]/.test(word.tag)) return clause.length;
  }
  return clause.length;
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

const groups = ['向给对予', '由被让', '跟和与同', '从自'];

/** 向誰遞交, 捐給了誰: what stands behind the same little word in the sentence, up to the verb. */
export function behindWord(view: View): Span | undefined {
  const { question, folded } = view;
  const front = question.folded.slice(0, question.gap?.start ?? 0).replace(/[了过]$/, '');
  const group = groups.find((one) => front !== '' && one.includes(front.slice(-1)));
  if (group === undefined) return undefined;
  const found: Found[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    if (!group.includes(folded[at] ?? '')) continue;
    let end = 0;
    for (const word of segment(folded.slice(at + 1, at + 24))) {
      if (/[^\p{L}\p{N}、]/u.test(word.text)) break;
      if (!/^(?:n|x|j|s|f|b|i|l|eng|a$|vn|zg|g)/.test(word.tag) && !/^[、和及与]$/.test(word.text)) break;
      end = word.end;
    }
    const span = { start: at + 1, end: at + 1 + end };
    if (end > 1 && !question.folded.includes(folded.slice(span.start, span.end)))
      found.push({ ...span, score: nearness(span, view) });
  }
  return best(found);
}

const rows =
  /([^,。;!?:、“”等即]{1,14}(?:、[^,。;!?:、“”等即]{1,14})+?(?:和[^,。;!?:、等“即]{2,10})?)(?:等|即|[“]|(?=[,。;]))/g;

/**
 * 人員管控、病毒消殺和宣傳勸導“三個全覆蓋”: things one after the other that are all that was asked for, without the
 * verb in front of the first.
 */
export function rowOf(view: View): Span | undefined {
  const { question, folded } = view;
  const found: Found[] = [];
  for (const match of folded.matchAll(rows)) {
    const row = match[1] ?? '';
    const first = segment(/^[^、]*/.exec(row)?.[0] ?? '');
    let lead = 0;
    for (const [index, word] of first.entries()) {
      const verb = word.tag === 'v' && word.text.length > 1;
      if (first[index + 1] && (verb || (lead === word.start && /^(?:p|d|c|u)/.test(word.tag))))
        lead = word.end;
    }
    const span = { start: match.index + lead, end: match.index + row.length };
    if (question.folded.includes(folded.slice(span.start, span.end))) continue;
    found.push({ ...span, score: nearness(span, view) });
  }
  // 公安、公路、交通部門|抽調: a row may end in the noun asked for.
  const at = question.head === '' ? -1 : folded.indexOf(question.head);
  const row = at < 0 ? null : /(?:[^,。;!?:、“”]{1,10}、)+[^,。;!?:、“”]{0,8}$/.exec(folded.slice(0, at));
  if (row) {
    const span = { start: row.index, end: at + question.head.length };
    found.push({ ...span, score: nearness(span, view) });
  }
  return best(found);
}

/** 什麼衛士, 哪種疫苗: words that end in the noun asked for and say more than it. */
export function kindOfHead(view: View): Span | undefined {
  const { question, folded, knowledge } = view;
  const { head } = question;
  if (head === '' || head.length > 4 || isPlainHead(head)) return undefined;
  const found: Found[] = [];
  const words = segment(folded);
  for (const noun of [head, ...knowledge.thesaurus.variants(head)]) {
    for (const [index, word] of words.entries()) {
      if (!word.text.endsWith(noun)) continue;
      const { end } = word;
      const quote = /[“"「『《]([^”"」』》]*)$/.exec(folded.slice(Math.max(0, end - 16), end));
      let start = word.start;
      // “樞紐中心”作用.
      const named = /[“"「『《]([^”"」』》]{1,16})[”"」』》]的?$/.exec(
        folded.slice(Math.max(0, start - 20), start),
      );
      if (named?.[1] !== undefined && word.text === noun) {
        const from = start - named[0].length + 1;
        found.push({ start: from, end: from + named[1].length, score: nearness(word, view) + 1 });
        continue;
      }
      if (quote && /^[”"」』》]/.test(folded.slice(end))) start = end - (quote[1]?.length ?? 0);
      else
        for (const front of words.slice(0, index).reverse()) {
          if (!/^(?:n|x|j|b|a|vn|eng|s)/.test(front.tag) || front.end !== start) break;
          start = front.start;
        }
      const span = { start, end };
      const more = end - start > noun.length && !question.folded.includes(folded.slice(start, end));
      if (more || quote) found.push({ ...span, score: nearness(span, view) + (quote ? 1 : 0) });
    }
  }
  return best(found);
}
