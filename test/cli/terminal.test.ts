import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startProgram } from '../support/program.ts';

/** What the terminal chat prints for these lines of input, and how it ends. */
async function chat(lines: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const data = mkdtempSync(join(tmpdir(), 'terminal-'));
  const program = startProgram({ DATA_DIR: data, ...environment });
  program.child.stdin?.end(lines.map((line) => `${line}\n`).join(''));
  const code = await program.ended;
  return { code, output: program.output() };
}

describe('the chat in the terminal, over a pipe', () => {
  test('opens with examples, answers with the quotation behind a bar, and ends cleanly at the end of the input', async () => {
    const { code, output } = await chat(['多少名領導幹部下沉一線?']);
    expect(code).toBe(0);
    expect(output).toMatch(/\[1\] .+？/);
    expect(output).toMatch(/│ .*全區區直機關371名科級以上領導幹部下沉防疫一線/);
    expect(output.trimEnd().endsWith('再見。')).toBe(true);
    expect(output).not.toContain('\u001b');
  });

  test('presses buttons by number, and says when there is none of that number', async () => {
    const { output } = await chat(['多少名領導幹部下沉一線?', '1', '99']);
    const edited = output.slice(output.indexOf('> 1\n'));
    expect(edited).toContain('訊息改為');
    expect(edited).toContain('沒有第 99 個按鈕');
  });

  test('takes commands, and inline queries whose results are sent by number', async () => {
    const { output } = await chat(['/help', '@report_qa_bot 麵粉', '1']);
    expect(output).toContain('/settings');
    expect(output).toContain('「麵粉」的結果');
    expect(output.slice(output.lastIndexOf('> 1\n'))).toContain('麵粉');
  });

  test('answers every line, however fast they come', async () => {
    const questions = Array.from({ length: 12 }, (_, n) => `${n + 2}`).map(
      (n) => `/ask 第${n}個問題有多少名黨員`,
    );
    const { code, output } = await chat(questions);
    expect(code).toBe(0);
    expect(output.split('\n> /ask').length - 1).toBe(questions.length);
  });

  const greetings: readonly (readonly [lang: string, words: string])[] = [
    ['zh_TW.UTF-8', '打字提問'],
    ['zh_CN.UTF-8', '打字提问'],
    ['en_GB.UTF-8', 'Type a question'],
    ['C.UTF-8', '打字提問'],
  ];
  test.each(greetings)('speaks the language of LANG=%s', async (lang, words) => {
    const { output } = await chat([], { LANG: lang });
    expect(output).toContain(words);
  });
});
