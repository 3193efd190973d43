import MiniSearch from 'minisearch';
import type { SearchIndex } from '../../search/index.ts';
import type { Passage } from '../../search/passages.ts';

/** A search engine under test: the places of the paragraphs that it finds, best first, at most ten. */
export interface Peer {
  readonly name: string;
  search(folded: string): number[];
}

/** A way to make one; called once for each data set. */
export interface PeerMaker {
  readonly name: string;
  make(texts: readonly string[]): Promise<Peer>;
}

const most = 10;

/** Imports a development dependency. @throws with one line that says how to get it */
async function optional<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw new Error(`--peers needs ${name}, a development dependency: run npm ci without --omit=dev`);
  }
}

function mini(name: string, texts: readonly string[], tokenize?: (text: string) => string[]): Peer {
  const index = new MiniSearch({ fields: ['text'], ...(tokenize ? { tokenize } : {}) });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return {
    name,
    search: (query) =>
      index
        .search(query)
        .slice(0, most)
        .map(({ id }) => id as number),
  };
}

/** What people would use instead, each as its documentation says for Chinese. */
export const peers: readonly PeerMaker[] = [
  {
    name: 'MiniSearch as it comes',
    make: async (texts) => mini('MiniSearch as it comes', texts),
  },
  {
    name: 'MiniSearch, Intl.Segmenter',
    make: async (texts) => {
      const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
      const words = (text: string) =>
        [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
      return mini('MiniSearch, Intl.Segmenter', texts, words);
    },
  },
  {
    name: 'FlexSearch, CJK',
    make: async (texts) => {
      const { Index, Charset } = (await optional('flexsearch', () => import('flexsearch'))).default;
      const index = new Index({ encoder: Charset.CJK, context: { depth: 1, bidirectional: true } } as never);
      for (const [id, text] of texts.entries()) index.add(id, text);
      const search = (query: string) => index.search(query, { limit: most, suggest: true }) as number[];
      return { name: 'FlexSearch, CJK', search };
    },
  },
  {
    name: 'Orama, Mandarin',
    make: async (texts) => {
      const orama = await optional('@orama/orama', () => import('@orama/orama'));
      const { createTokenizer } = await optional(
        '@orama/tokenizers',
        () => import('@orama/tokenizers/mandarin'),
      );
      const db = orama.create({
        schema: { text: 'string' },
        components: { tokenizer: await createTokenizer() },
      } as never);
      for (const [id, text] of texts.entries()) await orama.insert(db, { id: String(id), text } as never);
      const search = (term: string) => {
        const found = orama.search(db, { term, limit: most, threshold: 1 } as never) as {
          hits: { id: string }[];
        };
        return found.hits.map((hit) => Number(hit.id));
      };
      return { name: 'Orama, Mandarin', search };
    },
  },
  {
    name: 'SQLite FTS5, trigram',
    make: async (texts) => {
      const { default: Database } = await optional('better-sqlite3', () => import('better-sqlite3'));
      const db = new Database(':memory:');
      db.exec("create virtual table passages using fts5(text, tokenize = 'trigram')");
      const insert = db.prepare('insert into passages(rowid, text) values (?, ?)');
      db.transaction(() => {
        for (const [id, text] of texts.entries()) insert.run(id + 1, text);
      })();
      const select = db.prepare(
        'select rowid from passages where passages match ? order by bm25(passages) limit 10',
      );
      const search = (query: string) => {
        const grams = trigrams(query);
        if (grams.length === 0) return [];
        return (select.all(grams.join(' OR ')) as { rowid: number }[]).map(({ rowid }) => rowid - 1);
      };
      return { name: 'SQLite FTS5, trigram', search };
    },
  },
];

function trigrams(query: string): string[] {
  const chars = [...query.replaceAll(/[^\p{L}\p{N}]/gu, '')];
  const grams = chars.slice(2).map((_, at) => `"${chars.slice(at, at + 3).join('')}"`);
  return [...new Set(grams)];
}

/** The passages that all of them search: paragraphs, without titles and headings. */
export function paragraphsOf(index: SearchIndex): Passage[] {
  return index.passages.filter(({ block }) => block.kind === 'paragraph');
}

/** This program's own search, for the same table. */
export function ownPeer(index: SearchIndex): Peer {
  const places = new Map(paragraphsOf(index).map((passage, place) => [passage, place]));
  const search = (query: string) =>
    index
      .search({ words: query, others: '' }, most, (passage) => places.has(passage))
      .map(({ passage }) => places.get(passage) ?? -1);
  return { name: 'report-qa-bot', search };
}
