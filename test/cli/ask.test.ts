import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'dist/cli/ask.js');

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command with this on its standard input. */
function ask(args: readonly string[], input = ''): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += String(data);
    });
    child.stderr.on('data', (data) => {
      err += String(data);
    });
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const keys = ['question', 'status', 'answer', 'quotes', 'figures', 'people', 'missing', 'confidence'];

describe('ask', () => {
  it('prints one JSON object with the keys of the contract', async () => {
    const { code, out, err } = await ask(['--json', '多少名領導幹部下沉一線?']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(keys);
    expect(answer).toMatchObject({ status: 'answered', answer: '371名' });
    expect(Object.keys(answer.quotes[0])).toEqual([
      'report',
      'section',
      'paragraph',
      'start',
      'end',
      'text',
      'highlights',
    ]);
    expect(Object.keys(answer.figures[0])).toEqual(['text', 'value', 'unit', 'label', 'report', 'paragraph']);
  });

  it('answers a batch line by line, blank ones too, whatever ends the last', async () => {
    const { code, out } = await ask(['--batch', '-'], '\ufeff麵粉\r\n\n誰捐了麵粉?\n你好');
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map((answer) => answer.question)).toEqual(['麵粉', '', '誰捐了麵粉?', '你好']);
    expect(answers.map((answer) => answer.status)).toEqual(['answered', 'none', 'answered', 'smalltalk']);
  });

  it('reads a batch from a file over any folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ask-'));
    writeFileSync(join(folder, 'lake.txt'), '湖東鎮去年植樹三千棵。\n');
    const questions = join(mkdtempSync(join(tmpdir(), 'ask-')), 'questions');
    writeFileSync(questions, '植樹多少棵?\n');
    const { code, out } = await ask(['--corpus', folder, '--batch', questions]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ answer: '三千棵', quotes: [{ report: 'lake', paragraph: 1 }] });
  });

  it('shows an answer for reading without --json', async () => {
    const { code, out } = await ask(['誰捐了麵粉?']);
    expect(code).toBe(0);
    expect(out).toContain('20噸麵粉');
    expect(out).not.toContain('\u001b[');
  });

  it('explains itself', async () => {
    const { code, out } = await ask(['--help']);
    expect(code).toBe(0);
    for (const option of ['--json', '--corpus', '--batch', '--help']) expect(out).toContain(option);
  });

  it.each([
    [[], 'no question'],
    [['--nonsense'], '--nonsense'],
    [['--batch'], '--batch'],
    [['--batch', '/no/such/file'], '/no/such/file'],
    [['--corpus', '/no/such/folder', '麵粉'], '/no/such/folder'],
    [['--batch', '-', '麵粉'], 'not both'],
  ])('refuses %j with one clear line', async (args, words) => {
    const { code, out, err } = await ask(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(words);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(
      'sh',
      ['-c', `yes 麵粉 | head -300 | "${process.execPath}" "${program}" --batch - | head -1`],
      { cwd: root },
    );
    let err = '';
    child.stderr.on('data', (data) => {
      err += String(data);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
