import { createHash } from 'node:crypto';
import { engineOf } from '../answer/engine.ts';
import type { Engine } from '../answer/types.ts';
import { codeVersion, readCache, writeCache } from '../corpus/cache.ts';
import type { Report } from '../corpus/types.ts';
import { buildIndex, type IndexData, loadIndex, type SearchIndex } from '../search/index.ts';

/** Fewer paragraphs are indexed faster than a file is read. */
const worthKeeping = 200;

/**
 * An engine whose index is kept on disk, so that a restart over the same reports need not build it again.
 * @param dir folder for the file; made if missing, may be lost at any time
 */
export function keptEngine(reports: readonly Report[], dir: string): Engine {
  return engineOf(keptIndex(reports, dir));
}

/** The index of such an engine. */
export function keptIndex(reports: readonly Report[], dir: string): SearchIndex {
  const size = reports.reduce((total, report) => total + report.blocks.length, 0);
  if (size < worthKeeping) return buildIndex(reports);
  const key = `${codeVersion('text', 'corpus', 'search')} ${contentOf(reports)}`;
  const kept = readCache(dir, 'index', key) as IndexData | undefined;
  if (kept) return loadIndex(reports, kept);
  const index = buildIndex(reports);
  writeCache(dir, 'index', key, index.data);
  return index;
}

/** A hash of all that an index depends on: what was found in a text by rule is no part of it. */
function contentOf(reports: readonly Report[]): string {
  const hash = createHash('sha256');
  for (const report of reports) {
    const { id, title, blocks } = report;
    const frame = blocks.map(({ kind, section, text }) => [kind, section, text.length]);
    hash.update(JSON.stringify(report.curated ? { ...report, words: null } : [id, title, frame]));
    if (!report.curated) for (const { text } of blocks) hash.update(text, 'utf16le');
  }
  return hash.digest('base64url');
}
