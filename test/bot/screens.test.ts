import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load.ts';
import { toHans } from '../../src/text/script.ts';
import { type Call, type Draft, faults } from '../support/telegram.ts';
import { openStage, resultOf, type Stage } from './stage.ts';
import { transcript } from './transcript.ts';

/*
 * docs/screens.md is what the real bot shows over the shipped report. After a change that is meant to show there:
 * npx vitest run test/bot/screens.test.ts -u
 */

/** What is typed in one language. */
interface Script {
  readonly title: string;
  readonly code: string;
  readonly question: string;
  readonly followUp: string;
  readonly unanswerable: string;
  readonly list: string;
  readonly labels: {
    readonly context: string;
    readonly facts: string;
    readonly next: string;
    readonly script: string;
  };
}

const hant: Script = {
  title: '正體中文',
  code: 'zh-hant',
  question: '許卓捐了多少錢?',
  followUp: '那王作春呢?',
  unanswerable: '郭克榮捐了多少錢?',
  list: '哪些企業捐贈了物資?',
  labels: { context: '前後文', facts: '數字與人物', next: '下一段', script: '简体' },
};

const scripts: readonly Script[] = [
  hant,
  {
    ...hant,
    title: '简体中文',
    code: 'zh-hans',
    question: toHans('抽調了多少名交通執法人員?'),
    followUp: toHans('那公安交警呢?'),
    unanswerable: toHans(hant.unanswerable),
    list: toHans(hant.list),
    labels: { context: '前后文', facts: '数字与人物', next: '下一段', script: '原文' },
  },
  {
    title: 'English',
    code: 'en',
    question: 'How many masks were donated?',
    followUp: 'And how much flour?',
    unanswerable: 'How many vaccines were donated?',
    list: 'Who donated money?',
    labels: { context: 'Context', facts: 'Figures', next: 'Next', script: '简体' },
  },
];

const { reports } = loadCorpus(join(import.meta.dirname, '../../corpus'));

it('docs/screens.md shows what the bot shows', async () => {
  const parts = [head];
  for (const script of scripts) parts.push(await play(script));
  await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, '../../docs/screens.md'),
  );
});

const head = `# Screens

What the bot shows over the shipped report, written by \`test/bot/screens.test.ts\` from the real bot:
\`*bold*\`, \`_italic_\`, quotations behind a bar, buttons in brackets. \`/stats\` and \`/read\` are shown in their plain form;
where Telegram takes rich messages they have tables, headings and links.`;

async function play(script: Script): Promise<string> {
  const stage = await openStage({ reports });
  stage.telegram.fail('sendRichMessage', faults.richRefused, 1000);
  const { build } = stage.telegram;
  const person = build.person({ language_code: script.code, first_name: 'Reader' });
  const group = build.supergroup({ title: 'Neighbours' });
  const out: string[] = [`## ${script.title}`];
  const show = (title: string, said: string, message: Message) => {
    const spoken = said === '' ? [] : [`> ${said}`, ''];
    out.push(['```text', `── ${title} ──`, ...spoken, transcript(message), '```'].join('\n'));
    return message;
  };
  const say = async (title: string, draft: Draft, said: string) =>
    show(title, said, await last(stage, draft));
  const press = async (title: string, on: Message, label: string) =>
    show(title, `[ ${label} ]`, await last(stage, build.press(on, label, person)));
  const ask = (title: string, text: string) => say(title, build.message(person, text), text);

  await ask('/start', '/start');
  const answer = await ask('question', script.question);
  await press('context', answer, script.labels.context);
  await press('figures and people', answer, script.labels.facts);
  await press('next passage', answer, script.labels.next);
  await press('the other script', answer, script.labels.script);
  await ask('follow-up', script.followUp);
  await ask('what the report does not say', script.unanswerable);
  await ask('list', script.list);
  await ask('/help', '/help');
  await ask('/stats', '/stats');
  await ask('/stats with a keyword', '/stats 口罩');
  const people = await ask('/people', '/people');
  await press('a person', people, person_(people));
  await ask('/read', '/read');
  await ask('/about', '/about');
  await ask('/settings', '/settings');
  await say('added to a group', build.myMember(group, person, 'left', 'member'), '');
  const mention = `@report_test_bot ${script.question}`;
  await say('in a group', build.message(person, mention, group), mention);
  await stage.close();
  return out.join('\n\n');
}

/** The label of the first person's button. */
const person_ = (list: Message): string => list.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';

/** The message that an update left in the chat. */
async function last(stage: Stage, draft: Draft): Promise<Message> {
  const calls = await stage.deliver(draft);
  const shown = calls.findLast((call: Call) => call.done && /^(send|editMessage)/.test(call.method));
  return resultOf(shown);
}
