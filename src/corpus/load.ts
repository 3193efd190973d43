import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { decode } from './decode.ts';
import { parseReport } from './parse.ts';
import type { Problem, Report } from './types.ts';

/** What a corpus folder gives: every report that could be read, in the order of their ids, and every problem. */
export interface Corpus {
  readonly reports: Report[];
  readonly problems: Problem[];
}

/** A report's text file. */
export interface ReportFile {
  readonly id: string;
  /** Path that opens it. */
  readonly path: string;
}

/** Largest report file in bytes; about twenty novels. */
const largest = 32 << 20;

/**
 * Loads a folder of reports: every `*.md` and `*.txt` in it, at any depth. Never throws: what cannot be read is a
 * problem, and the other reports stand.
 */
export function loadCorpus(dir: string): Corpus {
  const reports: Report[] = [];
  const problems: Problem[] = [];
  const files = listReports(dir);
  if ('problem' in files) return { reports, problems: [files.problem] };
  for (const file of files.found) {
    const loaded = loadReport(file);
    if (loaded.report) reports.push(loaded.report);
    problems.push(...loaded.problems);
  }
  if (files.found.length === 0) {
    problems.push({ file: dir, line: 0, message: 'no report here: put a .md or .txt file into the folder' });
  }
  return { reports, problems };
}

/** Reads one report. */
export function loadReport(file: ReportFile): { report?: Report; problems: Problem[] } {
  const problem = (line: number, message: string): Problem => ({ file: file.path, line, message });
  let bytes: Uint8Array;
  try {
    if (statSync(file.path).size > largest) return { problems: [problem(0, 'is over 32 MB: split it')] };
    bytes = readFileSync(file.path);
  } catch (error) {
    return { problems: [problem(0, `cannot be read: ${reason(error)}`)] };
  }
  const decoded = decode(bytes);
  if ('error' in decoded) return { problems: [problem(0, decoded.error)] };
  const report = parseReport(file.id, decoded.text);
  if (report.blocks.length === 0) return { problems: [problem(0, 'holds no text')] };
  const problems = decoded.brokenLine
    ? [problem(decoded.brokenLine, `has characters that cannot be read as ${decoded.encoding.toUpperCase()}`)]
    : [];
  return { report, problems };
}

/** The reports of a folder with their ids, sorted by id; a problem when there is no such folder. */
export function listReports(dir: string): { found: ReportFile[] } | { problem: Problem } {
  const paths: string[] = [];
  try {
    if (!statSync(dir).isDirectory()) return { problem: { file: dir, line: 0, message: 'is not a folder' } };
    walk(dir, new Set(), paths);
  } catch (error) {
    return { problem: { file: dir, line: 0, message: `cannot be opened: ${reason(error)}` } };
  }
  const ids = reportIds(
    paths.map((path) => relative(dir, path)),
    basename(resolve(dir)),
  );
  const found = paths.map((path, index) => ({ id: ids[index] ?? path, path }));
  return { found: found.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Collects text files; hidden ones and folders that lead back to themselves are left out. */
function walk(dir: string, seen: Set<string>, paths: string[]): void {
  const real = realpathSync(dir);
  if (seen.has(real)) return;
  seen.add(real);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(dir, entry.name);
    const stat = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    if (stat?.isDirectory()) walk(path, seen, paths);
    else if (stat?.isFile() && /\.(md|txt)$/i.test(entry.name)) paths.push(path);
  }
}

/**
 * The ids of report files: the name without its ending, for `report.md` the folder's name. Files of one name get
 * their folders in front, then their whole path, and at last their ending too.
 * @param paths relative to the corpus folder
 * @param root name of the corpus folder, for a `report.md` right in it
 */
export function reportIds(paths: readonly string[], root: string): string[] {
  const ways = paths.map((path) => {
    const parts = path.normalize('NFC').split(sep);
    const file = parts.pop() ?? '';
    const stem = file.slice(0, file.length - extname(file).length);
    const named = stem.toLowerCase() === 'report' ? [...parts] : [...parts, stem];
    const folders = named.length > 0 ? named : [root];
    return [
      folders.at(-1) ?? root,
      folders.join('/'),
      [...parts, stem].join('/'),
      [...parts, file].join('/'),
    ];
  });
  const ids = ways.map(() => '');
  let open = ways.map((_, index) => index);
  for (let way = 0; open.length > 0; way += 1) {
    const counts = new Map<string, number>();
    const taken = new Set(ids);
    const idOf = (index: number) => ways[index]?.[way] ?? paths[index] ?? '';
    for (const index of open) counts.set(idOf(index), (counts.get(idOf(index)) ?? 0) + 1);
    const clash = (index: number) =>
      way < 3 && (taken.has(idOf(index)) || (counts.get(idOf(index)) ?? 0) > 1);
    for (const index of open) if (!clash(index)) ids[index] = idOf(index);
    open = open.filter((index) => ids[index] === '');
  }
  return ids;
}

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message.split(',')[0] : String(error)) ?? '';
