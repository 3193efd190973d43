import type { Word } from '../text/segment.ts';
import { type Gap, typeOf } from './gap.ts';
import { type AnswerType, typeOfNoun } from './heads.ts';

/* What a question asks for: its noun and the kind of thing. */

const nounTag = /^(?:n|vn|an|a$|b|j|l$|i$|s$|t$|eng|x$)/;
const between = /^(?:以上|以下|级|和|及|与|、|前|后)$/;

/** Verbs that the segmenter takes for nouns: 學校|讀書, 社區|當書記. */
const doing =
  /^(?:当|读书|念书|上学|就学|上班|打工|做工|教书|任职|任教|就读|服务|工作|看病|住院|生活|开会|作战|来|去|在|捐|赢|给)$/;

/** Question words that ask for no noun: 何時, 哪裡, 為什麼. */
const bare = /^(?:谁|.*人|边位)$/;
const headless: readonly AnswerType[] = ['date', 'place', 'reason', 'manner', 'age'];

/** The noun phrase after the question word; if there is none, the noun before it (金額是多少). */
export function headOf(before: readonly Word[], after: readonly Word[], gap: Gap, folded: string): string {
  const asked = folded.slice(gap.start, gap.end);
  if (headless.includes(gap.type) || bare.test(asked) || /[钱款元块]$/.test(asked)) return '';
  let end = gap.headAt;
  let open = gap.headAt;
  for (const [index, word] of after.slice(0, 6).entries()) {
    const next = after[index + 1];
    const modifier =
      /^v/.test(word.tag) &&
      !/^[是有为叫]/.test(word.text) &&
      end === gap.headAt &&
      next !== undefined &&
      /^n/.test(next.tag);
    const place = end === gap.headAt && word.text.length === 1 && typeOfNoun(word.text) === 'place';
    if (end === gap.headAt && /^[“"「『]$/.test(word.text)) {
      open = word.end;
      end = word.end;
      continue;
    }
    if (
      isMark(word.text) ||
      doing.test(word.text) ||
      !(place || nounTag.test(word.tag) || between.test(word.text) || modifier)
    )
      break;
    // 哪個鄉檢測: a head of one character is complete, and so is one that a verbal noun follows.
    const known = folded.slice(gap.headAt, end);
    if (end > gap.headAt && (known.length === 1 || word.tag === 'vn') && typeOfNoun(known) !== 'thing') break;
    // 哪個國家|運來的: a verb that the segmenter does not know.
    const acts = word.tag === 'x' && /^[运来去送买卖捐派建住搬调寄借]/.test(word.text);
    if (end > gap.headAt && acts && typeOfNoun(known) !== 'thing') break;
    open = word.end;
    if (place || nounTag.test(word.tag)) end = word.end;
  }
  const head = folded.slice(gap.headAt, Math.min(end, open)).replace(/^的?[“"「『]?/, '');
  if (head !== '') return head;
  if (/哪.?[队组班]$/.test(asked)) return asked.slice(-1);
  // 有什麼共同的稱謂: what follows is not a noun alone, but what is asked for all the same.
  const rest = folded.slice(gap.headAt).replace(/[\s?!。,.]+$/, '');
  if (
    gap.type === 'thing' &&
    /^\p{Script=Han}{1,2}$/u.test(rest) &&
    after.length === 1 &&
    /^[nmqjx]/.test(after[0]?.tag ?? '')
  )
    return rest;
  if (gap.type !== 'count' && after.some((word) => !isMark(word.text) && /^[nvad]/.test(word.tag))) return '';
  let last = before.length - 1;
  while (
    last >= 0 &&
    /^(?:是|为|有|达|约|共|占|系|花了?|一共|总共|究竟|到底|分别|又|叫|:|,)$/.test(before[last]?.text ?? '')
  )
    last -= 1;
  const word = before[last];
  // 河灣村有多少戶: whose they are, not what they are.
  if (word && gap.unit !== '' && /^(?:nt|nr|ns)/.test(word.tag)) return '';
  return last < before.length - 1 && word && /^(?:n|vn|j|t)/.test(word.tag) ? word.text : '';
}

function isMark(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) && text !== '、';
}

/** Nouns for money that something is done with. */
const paid = /(?:钱|善款|捐款|款项|罚款|贷款|拨款|资金|经费|租金|薪水?|工资|补贴|津贴)$/;

const numeric: readonly AnswerType[] = ['count', 'money', 'age'];
const beings = /(?:他|她|老人|孩子|小孩|本人)/;

/** The kind of thing asked for by the question word, its noun and what stands before them. */
export function settle(gap: Gap, head: string, before: readonly Word[], folded: string): AnswerType {
  const type = typeOf(gap, head);
  const asked = folded.slice(gap.start, gap.end);
  if (asked === '多大' && !(numeric.includes(typeOfNoun(head)) && head !== '')) {
    const named = (word: Word) => word.tag === 'nr' || (word.tag === 'nt' && word.text.length < 5);
    const somebody =
      before.some((word) =>
        named(word) ? !/place|organisation/.test(typeOfNoun(word.text)) : typeOfNoun(word.text) === 'person',
      ) || beings.test(folded);
    return somebody ? 'age' : 'count';
  }
  if (type === 'count' && gap.unit === '' && /^(?:多少|几多|多大|几何)/.test(asked)) {
    // 收費多少, 房租多少: the noun in front where none follows.
    const last = before.at(-1);
    const noun =
      head === '' && last && /^(?:n|vn|v$)/.test(last.tag) && last.text.length > 1 ? last.text : head;
    // 血汗錢要回來多少, 那筆款撥了多少.
    const sum = ({ text, tag }: Word) =>
      /^n|^x/.test(tag) && (paid.test(text) || typeOfNoun(text) === 'money');
    if (head === '' && before.slice(-4).some(sum)) return 'money';
    const byNoun = typeOfNoun(noun);
    // 總營收是多少: the noun as the text has it, however the segmenter cut it.
    const tail = folded
      .slice(Math.max(0, gap.start - 10), gap.start)
      .replace(/(?:是|为|有|达|共|大概|大约)+$/, '')
      .replace(each, '');
    if (head === '' && typeOfNoun(tail.slice(-6)) === 'money') return 'money';
    // 一桌收多少, 每公斤賣多少, 賣多少一公斤.
    const priced =
      /[收卖要]$/.test(tail) && (each.test(tail.slice(0, -1)) || each.test(folded.slice(gap.end)));
    if (head === '' && priced) return 'money';
    return numeric.includes(byNoun) ? byNoun : 'count';
  }
  // 被稱作防疫的什麼, 當成一塊什麼.
  const front = folded.slice(Math.max(0, gap.start - 16), gap.start);
  if (
    type === 'thing' &&
    /^(?:什么|啥|咩)/.test(asked) &&
    (calledSo.test(front) || nameBehind.test(folded.slice(gap.end)))
  )
    return 'name';
  return type;
}

/** What a price is for: 一個月, 每公斤. */
const each = /[一每](?:公斤|个月|平方米|[年月天日晚次人张份节堂桌席本包粒斤只支碗杯件套间])$/;

const nameBehind = /^(?:共同|相同|特别|好听|新)?的?(?:称谓|称呼|名字|名称|称号|别称|头衔|外号)/;
const calledSo = /(?:称[作为做]|叫[做作]|誉为|比作|比喻[作为成]|当[作成]|看[作成]|视[作为])[^,。]{0,10}$/;

/** A keyword or a request: 報告作者, 郭克榮的年齡. */
export function keywordType(inside: string, folded: string): AnswerType {
  const plain = inside.replace(/(?:各|分别|一共|总共)?(?:是|为|有|叫)$/, '');
  const tail = /的?([^的\s,]{2,6})$/.exec(plain)?.[1] ?? '';
  if (/(?:款|钱|资金|经费|善款)的?(?:数目|数额|数量|总数|总额)$/.test(plain)) return 'money';
  const type = typeOfNoun(tail);
  if (/列出|列举|逐个讲|数一下|一一/.test(folded) || /名单$/.test(inside)) return 'list';
  return numeric.includes(type) || /(?:作者|记者|撰稿人|姓名|名字|名单|原因|日期|时间)$/.test(tail)
    ? type
    : 'thing';
}
