import { codeVersion, readCache, writeCache } from '../corpus/cache.ts';
import { listReports } from '../corpus/files.ts';
import { type Corpus, type CorpusMemory, loadCorpus, newMemory } from '../corpus/load.ts';
import type { StoredText } from '../corpus/stored.ts';
import { prepare, readAhead, sizeOf } from './threads.ts';

/** A corpus folder that is looked at again and again. */
export interface LiveCorpus {
  /** As last loaded: where a file broke since, its report's last good state. */
  readonly corpus: Corpus;
  /** Looks at once and takes up whatever is there, changed or not. */
  reload(): Promise<Corpus>;
  close(): void;
}

export interface WatchOptions {
  /** Receives the corpus after each change. May take its time; what it throws goes to `onError`. */
  readonly onChange: (corpus: Corpus) => void;
  readonly onError: (error: unknown) => void;
  /** Folder that keeps what was found in the texts, so that a restart need not search them again. */
  readonly cacheDir?: string;
  /** Milliseconds between two looks; 1,000 if left out. Folders of many files are looked at more rarely. */
  readonly every?: number;
}

/** A look at the folder may take this share of the time. */
const load = 0.02;

/** Folders of this many bytes are read in a thread when they change: it takes about a second. */
const large = 500_000;

/**
 * Loads a corpus folder and follows it: files added, changed or removed are taken up once they have been the same
 * for two looks, so that a file half written is not read.
 *
 * It looks instead of listening to the file system: inotify does not reach network file systems and the mounts of
 * containers, which is where a corpus folder often lies, and comparing sizes and times takes 10 ms for 1,000 files.
 */
export async function watchCorpus(dir: string, options: WatchOptions): Promise<LiveCorpus> {
  const { onChange, onError, cacheDir, every = 1000 } = options;
  const version = cacheDir ? codeVersion('text', 'corpus') : '';
  const memory = cacheDir ? readMemory(cacheDir, version) : newMemory();
  /** The keys of the texts that the cache holds. */
  let onDisk = keysOf(memory);
  let corpus: Corpus;
  let taken = '';
  let seen = '';
  const take = (): Corpus => {
    taken = stamp(dir);
    seen = taken;
    corpus = loadCorpus(dir, memory);
    const now = keysOf(memory);
    if (cacheDir && now !== onDisk) writeCache(cacheDir, 'texts', version, memory.texts);
    onDisk = now;
    // The next look reads them from disk again: in between they would only take memory.
    if (cacheDir) memory.texts.clear();
    return corpus;
  };
  await readAhead(dir, memory);
  corpus = take();
  let closed = false;
  let under: Promise<unknown> = Promise.resolve();
  /** Takes up what is there, one after the other, where it is much after a thread has read it. */
  const refresh = (): Promise<Corpus> => {
    const refreshed = under.then(async () => {
      if (cacheDir && sizeOf(dir) >= large) await prepare(dir, cacheDir);
      if (closed) return corpus;
      if (cacheDir) {
        for (const [key, text] of readMemory(cacheDir, version).texts) memory.texts.set(key, text);
        onDisk = keysOf(memory);
      }
      onChange(take());
      return corpus;
    });
    under = refreshed.catch(() => {});
    return refreshed;
  };
  let timer = setTimeout(look, every);
  timer.unref();
  async function look(): Promise<void> {
    const began = performance.now();
    const now = stamp(dir);
    const spent = performance.now() - began;
    const settled = now !== taken && now === seen;
    seen = now;
    if (settled) await refresh().catch(onError);
    if (closed) return;
    timer = setTimeout(look, Math.max(every, spent / load));
    timer.unref();
  }
  return {
    get corpus() {
      return corpus;
    },
    reload: refresh,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** All that tells one state of the folder from another; '' if it cannot be read. */
function stamp(dir: string): string {
  try {
    return listReports(dir)
      .map(({ path, stamp: files }) => `${path} ${files}`)
      .join('\n');
  } catch {
    return '';
  }
}

function keysOf({ texts }: CorpusMemory): string {
  return [...texts.keys()].sort().join();
}

function readMemory(cacheDir: string, version: string): CorpusMemory {
  const texts = readCache(cacheDir, 'texts', version);
  return { ...newMemory(), ...(texts instanceof Map && { texts: texts as Map<string, StoredText> }) };
}
