import { fold } from '../text/fold.ts';

export type Smalltalk = 'greeting' | 'thanks' | 'farewell';

/** Who is spoken to, and particles: they may stand between and after the words of courtesy. */
const filler =
  '(?:机器人|小助手|助手|小帮手|小编|朋友|各位|大家|你们|您|你|我|bot|there|everyone|all|friend|so much|a lot|very much|again|for your help|for the help|for helping|啊|呀|哦|喔|噢|哈|啦|了|吧|哇|呢|喽|啰|囉|罗|咯|嘿|的|晒|嗮|先|好的?|嗯|ok|okay|great|行|没事了?|没问题了?|明白了?|知道了?|了解了?|收到|很|非常|真的|太|帮忙|帮助|回答|解答|答复|告诉我|分享|耐心)';

const words: readonly (readonly [Smalltalk, string])[] = [
  [
    'farewell',
    '再见|再会|拜拜|掰掰|掰|88|byebye|bye-bye|bye bye|goodbye|good bye|bye|see you later|see you|see ya|cya|晚安|good night|goodnight|下次见|明天见|回头见|改天聊|下次聊|走了|闪人|先走|告辞|后会有期|慢走|保重|take care',
  ],
  [
    'thanks',
    '谢谢|多谢|感谢|感恩|谢啦|谢了|谢过|谢|3q|thank you|thankyou|thanks|thx|thank u|ty|much appreciated|appreciate it|cheers|辛苦|麻烦|唔该|有劳|劳烦',
  ],
  [
    'greeting',
    "你好吗|你好|您好|妳好|大家好|各位好|哈啰|哈喽|哈罗|哈佬|嗨|嘿|喂|早安|午安|早上好|上午好|中午好|下午好|晚上好|早晨|早|安安|在吗|在不在|有人吗|幸会|久仰|hello|hi|hey|hiya|howdy|good morning|good afternoon|good evening|greetings|how are you|nice to meet you|what's up|sup|yo|新年好|新年快乐|恭喜发财|最近好吗|近来好吗|吃饭了吗|吃了吗|食咗饭未",
  ],
];

const whole = words.map(([kind, list]): readonly [Smalltalk, RegExp, RegExp] => [
  kind,
  new RegExp(`(?:${list})`),
  new RegExp(`^(?:${list}|${filler})`),
]);

/** What a message looks like without punctuation, emoji and space at its ends. */
function bare(folded: string): string {
  return folded.replaceAll(/[^\p{L}\p{N}\s'-]+/gu, ' ').trim();
}

/**
 * The kind of small talk a message is, or null when there is anything else in it.
 * A message of several kinds (你好,謝謝,再見) is taken by its last one.
 */
export function smalltalkOf(text: string): Smalltalk | null {
  if (text.length > 80) return null;
  let rest = bare(fold(text));
  if (rest === '') return null;
  let kind: Smalltalk | null = null;
  while (rest !== '') {
    const step = longest(rest);
    if (!step) return null;
    if (step.kind) kind = step.kind;
    rest = rest.slice(step.length).trimStart();
  }
  return kind;
}

function longest(rest: string): { kind: Smalltalk | null; length: number } | null {
  let best: { kind: Smalltalk | null; length: number } | null = null;
  for (const [kind, word, pattern] of whole) {
    const match = pattern.exec(rest)?.[0] ?? '';
    if (match === '' || (/[a-z0-9]$/.test(match) && /^[a-z0-9]/.test(rest.slice(match.length)))) continue;
    if (!best || match.length > best.length || (match.length === best.length && !best.kind)) {
      best = {
        kind: word.test(match) && new RegExp(`^${word.source}$`).test(match) ? kind : null,
        length: match.length,
      };
    }
  }
  return best;
}
