import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCorpus } from '../../src/cli/corpus/command.ts';
import { folder } from '../corpus/folder.ts';

const shipped = join(import.meta.dirname, '../../corpus');

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = runCorpus(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

describe('corpus check', () => {
  it('says in one line that all is well', () => {
    expect(run('check', shipped)).toEqual({
      code: 0,
      out: `${shipped}: 1 report with 15 paragraphs, 34 figures, 18 people; no problem\n`,
      err: '',
    });
  });

  it('names file and line of each problem and exits 1', () => {
    const dir = folder({});
    cpSync(join(shipped, 'yongqiao'), join(dir, 'yongqiao'), { recursive: true });
    const changed = folder({
      'yongqiao/report.md': readFileSync(join(shipped, 'yongqiao/report.md'), 'utf8').replace(
        '371名',
        '372名',
      ),
      'yongqiao/report.json': readFileSync(join(shipped, 'yongqiao/report.json'), 'utf8'),
    });
    expect(run('check', dir).code).toBe(0);
    const { code, out, err } = run('check', changed);
    expect(code).toBe(1);
    expect(err).toBe(`2 problems in ${changed}\n`);
    const [first, second] = out.split('\n');
    expect(first).toMatch(
      /yongqiao\/report\.json:\d+: 「371名」 does not stand in the text; the nearest is 「372名」$/,
    );
    expect(second).toMatch(
      /yongqiao\/report\.md:\d+: the quantity 「372名」 \(paragraph 3\) is missing from "figures"/,
    );
  });

  it.each([
    ['an empty folder', {}, /: no report here: put a \.md or \.txt file into the folder\n$/],
    ['an empty report', { 'x.md': '\n \n' }, /x\.md: holds no text\n$/],
    [
      'a picture called a report',
      { 'x.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2) },
      /x\.txt: is not text: save it as UTF-8/,
    ],
  ])('exits 1 for %s', (_, files, message) => {
    const { code, out } = run('check', folder(files));
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  it('exits 1 for a folder that is not there', () => {
    expect(run('check', '/no/such/folder')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^\/no\/such\/folder: cannot be opened: /),
    });
  });
});

describe('corpus show', () => {
  it('prints one object a report and line', () => {
    const dir = folder({
      'a.txt': '防汛\n全縣轉移群眾1200戶。\n分享到：',
      'b.md': '# 乙\n村支書林大山捐款3000元。',
    });
    const lines = run('show', '--json', '--corpus', dir).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        id: 'a',
        title: '防汛',
        paragraphs: [{ section: '', text: '全縣轉移群眾1200戶。' }],
        dropped: [{ text: '分享到：', why: 'share bar' }],
        figures: [
          { text: '1200戶', value: 1200, unit: '戶', label: expect.any(String), report: 'a', paragraph: 1 },
        ],
        people: [],
      },
      {
        id: 'b',
        title: '乙',
        paragraphs: [{ section: '', text: '村支書林大山捐款3000元。' }],
        dropped: [],
        figures: [
          { text: '3000元', value: 3000, unit: '元', label: expect.any(String), report: 'b', paragraph: 1 },
        ],
        people: [{ name: '林大山', role: '村支書', report: 'b', paragraph: 1 }],
      },
    ]);
  });

  it('prints one report for a person', () => {
    const { code, out } = run('show', '--corpus', shipped, 'yongqiao');
    expect(code).toBe(0);
    expect(out).toContain('\n## 黨委主動扛起政治責任 各級黨組織聞令而動\n   2  疫情就是命令');
    expect(out).toMatch(/^ {2}¶3 {3}371名 +371 +名 +科級以上領導幹部下沉防疫一線/m);
    expect(out).toMatch(/^ {2}¶12 {2}李燕子 {2}黨總支書記 /m);
  });

  it('shows what was dropped and why', () => {
    const dir = folder({ 'a.txt': `題目在此\n${'全縣轉移群眾1200戶。\n攝影組 圖\n'.repeat(3)}` });
    expect(run('show', '--corpus', dir).out).toContain('dropped (1)\n  repeated caption  3 ×  攝影組 圖\n');
  });
});

describe('corpus draft', () => {
  it('writes metadata that pass the check, and never over others', () => {
    const dir = folder({
      'a.md': '# 防汛\n村支書林大山捐款3000元，張小河捐款3000元。\n全縣轉移群眾1200戶。',
    });
    const file = join(dir, 'a.md');
    expect(run('draft', file)).toMatchObject({ code: 0, err: '' });
    const written = readFileSync(join(dir, 'a.json'), 'utf8');
    expect(written).toContain('"text": "3000元", "paragraph": 1, "occurrence": 2');
    expect(run('check', dir).out).toMatch(/no problem\n$/);
    expect(run('draft', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining('a.json is there already'),
    });
  });

  it('of the shipped report passes the check', () => {
    const dir = folder({ 'report.md': readFileSync(join(shipped, 'yongqiao/report.md')) });
    expect(run('draft', join(dir, 'report.md')).code).toBe(0);
    expect(run('check', dir)).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    ['x.pdf', 2],
    ['none.md', 1],
  ])('of %s exits %i and writes nothing', (name, code) => {
    const dir = folder({ 'x.pdf': '' });
    expect(run('draft', join(dir, name)).code).toBe(code);
    expect(existsSync(join(dir, name.replace(/\w+$/, 'json')))).toBe(false);
  });
});

describe('bad usage', () => {
  it.each([
    [[], 'a command is missing'],
    [['chekc'], 'chekc is no command'],
    [['check', 'a', 'b'], 'b is one argument too many'],
    [['check', '--json'], '--json goes with show'],
    [['show', '--nosuch'], "Unknown option '--nosuch'"],
    [['show', '--corpus', shipped, 'nobody'], 'no report is called nobody; there is yongqiao'],
    [['draft'], 'draft needs the FILE of a report'],
  ])('%j exits 2 with one line', (args, message) => {
    const { code, out, err } = run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^corpus: .*\n$/);
    expect(err).toContain(message);
  });

  it('is explained by --help', () => {
    expect(run('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('check [DIR]') });
  });
});
