import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listReports, reportIds } from '../../src/corpus/files.ts';
import { folder } from './folder.ts';

describe('the id of a report', () => {
  it.each([
    [['a.md'], ['a']],
    [['a/b/c.txt'], ['c']],
    [['縣報告.TXT'], ['縣報告']],
    [['v1.2.md'], ['v1.2']],
    [['yongqiao/report.md'], ['yongqiao']],
    [
      ['a/report.txt', 'b/report.txt'],
      ['a', 'b'],
    ],
    [['report.md'], ['corpus']],
    [
      ['a/x.md', 'b/x.txt', 'y.md'],
      ['a/x', 'b/x', 'y'],
    ],
    [
      ['x.md', 'b/x.txt'],
      ['x', 'b/x'],
    ],
    [
      ['a/x/report.md', 'b/x/report.md'],
      ['a/x', 'b/x'],
    ],
    [
      ['x.md', 'x/report.md'],
      ['x', 'x/report'],
    ],
    [
      ['x.md', 'x.txt'],
      ['x.md', 'x.txt'],
    ],
  ])('of %j is %j', (paths, ids) => {
    expect(reportIds(paths, 'corpus')).toEqual(ids);
  });

  it('is never given twice', () => {
    const paths = [
      'x.md',
      'x.txt',
      'x/report.md',
      'x/x.md',
      'x/x/report.txt',
      'a/x.md',
      'report.md',
      'corpus.md',
    ];
    const ids = reportIds(paths, 'corpus');
    expect(new Set(ids).size).toBe(paths.length);
  });
});

describe('listReports', () => {
  it('takes text files at any depth, but no hidden ones', () => {
    const dir = folder({
      'b.md': '',
      'a/deep/er/c.TXT': '',
      '.hidden.md': '',
      '.git/d.md': '',
      'e.json': '',
      'f.pdf': '',
    });
    expect(listReports(dir).map(({ path }) => relative(dir, path))).toEqual(['b.md', 'a/deep/er/c.TXT']);
  });

  it('follows links, and not in a circle', () => {
    const outside = folder({ 'far.md': '' });
    const dir = folder({ 'near.md': '' });
    symlinkSync(outside, join(dir, 'link'));
    symlinkSync(dir, join(outside, 'back'));
    symlinkSync(join(dir, 'nowhere'), join(dir, 'dead.md'));
    expect(listReports(dir).map(({ id }) => id)).toEqual(['far', 'near']);
  });

  it.each([
    [['x.txt', 'x.json'], 'x.json'],
    [['a/report.md', 'a/report.json', 'a/a.json'], 'a/report.json'],
    [['a/report.md', 'a/a.json'], 'a/a.json'],
    [['a/x.md', 'a/report.json'], 'a/report.json'],
    [['x.md', 'y.json'], undefined],
  ])('finds the metadata in %j', (names, metadata) => {
    const dir = folder(Object.fromEntries(names.map((name) => [name, ''])));
    const found = listReports(dir)[0]?.metadata;
    expect(found && relative(dir, found)).toBe(metadata);
  });

  it('gives report.json to none of several reports in a folder', () => {
    const dir = folder({ 'x.md': '', 'y.md': '', 'report.json': '' });
    expect(listReports(dir).map(({ metadata }) => metadata)).toEqual([undefined, undefined]);
  });
});
