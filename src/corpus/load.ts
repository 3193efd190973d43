import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { applyCurated } from './curated.ts';
import { decode } from './decode.ts';
import { listReports, type ReportFile } from './files.ts';
import { type LocatedJson, parseJson } from './json.ts';
import { findIn, parseText } from './parse.ts';
import { type Curated, curatedSchema } from './schema.ts';
import { type FoundText, open, type StoredText, store } from './stored.ts';
import type { Problem, Report } from './types.ts';

/** What a corpus folder gives: every report that could be read, in the order of their ids, and every problem. */
export interface Corpus {
  readonly reports: Report[];
  readonly problems: Problem[];
}

/** One report as loaded from its files. */
export interface LoadedReport {
  readonly report?: Report;
  readonly problems: readonly Problem[];
  /** False if the text or its metadata could not be read at all. */
  readonly sound: boolean;
}

/** What one load leaves for the next. */
export interface CorpusMemory {
  /** Found texts by the hash of id and bytes, so that what did not change is not searched again. */
  readonly texts: Map<string, StoredText>;
  /** By path, the last report whose files could both be read; it stands in for one that no longer can. */
  readonly good: Map<string, Report>;
}

/** A memory of nothing. */
export const newMemory = (): CorpusMemory => ({ texts: new Map(), good: new Map() });

/** Largest report file in bytes; about twenty novels. */
const largest = 32 << 20;

/**
 * Loads a folder of reports: every `*.md` and `*.txt` in it, at any depth, and the metadata beside them. Never
 * throws: what cannot be read is a problem, and the other reports stand.
 * @param memory of an earlier load; that of this load afterwards
 */
export function loadCorpus(dir: string, memory: CorpusMemory = newMemory()): Corpus {
  const failed = (message: string): Corpus => ({
    reports: [...memory.good.values()],
    problems: [{ file: dir, line: 0, message }],
  });
  let files: ReportFile[];
  try {
    if (!statSync(dir).isDirectory()) return failed('is not a folder');
    files = listReports(dir);
  } catch (error) {
    return failed(`cannot be opened: ${reason(error)}`);
  }
  const used = newMemory();
  const reports: Report[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const loaded = loadReport(file, memory, used);
    const earlier = loaded.sound ? undefined : memory.good.get(file.path);
    const report = earlier?.id === file.id ? earlier : loaded.report;
    if (report) reports.push(report);
    if (report && (loaded.sound || report === earlier)) used.good.set(file.path, report);
    problems.push(...loaded.problems);
  }
  if (files.length === 0) {
    problems.push({ file: dir, line: 0, message: 'no report here: put a .md or .txt file into the folder' });
  }
  for (const key of ['texts', 'good'] as const) memory[key].clear();
  for (const [key, found] of used.texts) memory.texts.set(key, found);
  for (const [path, report] of used.good) memory.good.set(path, report);
  return { reports, problems };
}

/** Loads one report; `memory` as in `loadCorpus`, `used` receives what was needed of it. */
export function loadReport(
  file: ReportFile,
  memory = newMemory(),
  used: CorpusMemory = memory,
): LoadedReport {
  const problems: Problem[] = [];
  const problem = (path: string, line: number, message: string) =>
    problems.push({ file: path, line, message });
  const found = findText(file, memory, used, (line, message) => problem(file.path, line, message));
  if (!found) return { problems, sound: false };
  if (!file.metadata) return { report: found.report, problems, sound: true };
  const metadata = file.metadata;
  const curated = readMetadata(metadata, (line, message) => problem(metadata, line, message));
  if (!curated) return { report: found.report, problems, sound: false };
  const { report, findings } = applyCurated(found.report, curated.value);
  for (const finding of findings) {
    if ('path' in finding) problem(metadata, curated.lineOf(finding.path), finding.message);
    else problem(file.path, found.lines[finding.block] ?? 0, finding.message);
  }
  return { report, problems, sound: true };
}

/** A problem as `file:line: message`, so that editors and terminals lead to it. */
export function problemLine(problem: Problem): string {
  return `${problem.file}${problem.line > 0 ? `:${problem.line}` : ''}: ${problem.message}`;
}

type Complain = (line: number, message: string) => void;

function findText(
  file: ReportFile,
  memory: CorpusMemory,
  used: CorpusMemory,
  problem: Complain,
): FoundText | undefined {
  const bytes = readBytes(file);
  if ('error' in bytes) {
    problem(0, bytes.error);
    return undefined;
  }
  const key = keyOf(file, bytes);
  const stored = memory.texts.get(key) ?? used.texts.get(key) ?? searchText(file, bytes);
  if ('error' in stored) {
    problem(0, stored.error);
    return undefined;
  }
  used.texts.set(key, stored);
  const found = open(stored);
  if (found.report.blocks.length === 0) {
    problem(0, 'holds no text');
    return undefined;
  }
  const { line, encoding } = found.broken;
  if (line > 0) problem(line, `holds bytes that cannot be read as ${encoding.toUpperCase()}`);
  return found;
}

/** True if the text of a file is in memory, just as its bytes are now. */
export function isRead(file: ReportFile, { texts }: CorpusMemory): boolean {
  if (texts.size === 0) return false;
  const bytes = readBytes(file);
  return !('error' in bytes) && texts.has(keyOf(file, bytes));
}

/**
 * Finds all in the texts of some files, for `CorpusMemory.texts`; what cannot be read is left out.
 * @param taken how many of the files were taken, by this thread or by others that share the work
 */
export function* readTexts(
  files: readonly ReportFile[],
  taken: SharedArrayBuffer,
): Generator<readonly [key: string, text: StoredText]> {
  const count = new Int32Array(taken);
  for (;;) {
    const file = files[Atomics.add(count, 0, 1)];
    if (!file) return;
    const bytes = readBytes(file);
    if ('error' in bytes) continue;
    const stored = searchText(file, bytes);
    if (!('error' in stored)) yield [keyOf(file, bytes), stored];
  }
}

interface Failure {
  readonly error: string;
}

/** Holds one file after the other, as fresh memory takes longer than reading. */
let scratch = new Uint8Array(1 << 16);

/** A file's bytes, until the next is read. */
function readBytes({ path }: ReportFile): Uint8Array | Failure {
  let file = -1;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size > largest) return { error: 'cannot be read: it is over 32 MB; split it' };
    if (size > scratch.length) scratch = new Uint8Array(size + 1);
    let length = 0;
    for (let more = 1; more > 0 && length < scratch.length; length += more)
      more = readSync(file, scratch, length, scratch.length - length, null);
    return scratch.subarray(0, length);
  } catch (error) {
    return { error: `cannot be read: ${reason(error)}` };
  } finally {
    if (file >= 0) closeSync(file);
  }
}

/** By what a text is known: its id, which its facts name, and its bytes. */
function keyOf({ id }: ReportFile, bytes: Uint8Array): string {
  return createHash('sha256').update(`${id}\n`).update(bytes).digest('base64url');
}

function searchText({ id }: ReportFile, bytes: Uint8Array): StoredText | Failure {
  const decoded = decode(bytes);
  if ('error' in decoded) return decoded;
  const parsed = parseText(decoded.text);
  const broken = { line: decoded.brokenLine, encoding: decoded.encoding };
  return store({ report: findIn(id, parsed), lines: parsed.lines, broken });
}

function readMetadata(path: string, problem: Complain): (LocatedJson & { value: Curated }) | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    problem(0, `cannot be read: ${reason(error)}`);
    return undefined;
  }
  const json = parseJson(text);
  if ('error' in json) {
    problem(json.line, `is no JSON: ${json.error}`);
    return undefined;
  }
  const curated = curatedSchema.safeParse(json.value);
  if (curated.success) return { ...json, value: curated.data };
  for (const issue of curated.error.issues) {
    const where = issue.path.map(String).join('.');
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const line = json.lineOf(keys[0] === undefined ? issue.path : [...issue.path, keys[0]]);
    problem(line, `${where === '' ? '' : `${where}: `}${issue.message}`);
  }
  return undefined;
}

/** A file system error in words, without its path, which stands in front. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^[A-Z]+: /, '').replace(/, \w+( '.*')?$/, '');
}
