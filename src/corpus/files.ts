import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';

/** A report's files. */
export interface ReportFile {
  readonly id: string;
  /** Path of the text. */
  readonly path: string;
  /** Path of its metadata file, if there is one. */
  readonly metadata?: string;
  /** Changes when one of the two files does. */
  readonly stamp: string;
}

/**
 * The reports of a folder, every `*.md` and `*.txt` at any depth, sorted by id.
 * Hidden files and `node_modules` are left out; links are followed.
 * @throws the file system's error if the folder cannot be read
 */
export function listReports(dir: string): ReportFile[] {
  const stamps = new Map<string, string>();
  walk(dir, new Set(), stamps);
  const texts = [...stamps.keys()].filter((path) => /\.(md|txt)$/i.test(path));
  const ids = reportIds(
    texts.map((path) => relative(dir, path)),
    basename(resolve(dir)),
  );
  const perFolder = new Map<string, number>();
  for (const path of texts) perFolder.set(dirname(path), (perFolder.get(dirname(path)) ?? 0) + 1);
  const files = texts.map((path, index): ReportFile => {
    const metadata = metadataNames(path, perFolder.get(dirname(path)) === 1).find((name) => stamps.has(name));
    const stamp = `${stamps.get(path)} ${metadata ? `${metadata} ${stamps.get(metadata)}` : ''}`;
    return { id: ids[index] ?? path, path, stamp, ...(metadata && { metadata }) };
  });
  return files.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Where a report's metadata may lie, likeliest first; `report.json` serves the only report of a folder. */
function metadataNames(path: string, alone: boolean): string[] {
  const folder = dirname(path);
  const stem = basename(path, extname(path));
  const names = [stem];
  if (stem.toLowerCase() === 'report') names.push(basename(resolve(folder)));
  if (alone) names.push('report');
  return names.map((name) => join(folder, `${name}.json`));
}

/** Collects the files of a folder with what tells one state of a file from another. */
function walk(dir: string, seen: Set<string>, stamps: Map<string, string>): void {
  const real = realpathSync(dir);
  if (seen.has(real)) return; // a link that leads back
  seen.add(real);
  for (const { name } of readdirSync(dir, { withFileTypes: true })) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(dir, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) walk(path, seen, stamps);
    else if (stat?.isFile() && /\.(md|txt|json)$/i.test(name)) {
      stamps.set(path, `${stat.size} ${stat.mtimeMs} ${stat.ino}`);
    }
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
  const ids = paths.map(() => '');
  const taken = new Set<string>();
  let open = [...paths.keys()];
  for (let way = 0; open.length > 0; way += 1) {
    const idOf = (index: number) => ways[index]?.[way] ?? paths[index] ?? '';
    const counts = new Map<string, number>();
    for (const index of open) counts.set(idOf(index), (counts.get(idOf(index)) ?? 0) + 1);
    const clashing = open.filter(
      (index) => way < 3 && (taken.has(idOf(index)) || counts.get(idOf(index)) !== 1),
    );
    for (const index of open.filter((other) => !clashing.includes(other))) {
      ids[index] = idOf(index);
      taken.add(idOf(index));
    }
    open = clashing;
  }
  return ids;
}
