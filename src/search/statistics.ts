/*
 * In how many passages a term stands, in 2 MB whatever the corpus: counters addressed by a hash of the term.
 * Two terms that share a counter look more frequent than they are; with 2^20 counters and 10,000 passages that
 * is one rare term in three, by a few passages, which an idf hardly feels.
 */

const bits = 20;

/** FNV-1a over UTF-16 units, folded to `bits` bits. */
function bucket(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) {
    hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> bits)) & ((1 << bits) - 1);
}

/** Document frequencies of terms. */
export class Statistics {
  private readonly counts: Uint16Array;
  private documents: number;

  constructor(counts: Uint16Array = new Uint16Array(1 << bits), documents = 0) {
    this.counts = counts;
    this.documents = documents;
  }

  /** Number of passages counted. */
  get size(): number {
    return this.documents;
  }

  /** Counts one passage by its distinct terms. */
  add(terms: Iterable<string>): void {
    this.documents += 1;
    for (const term of new Set(terms)) {
      const at = bucket(term);
      this.counts[at] = Math.min(0xffff, (this.counts[at] ?? 0) + 1);
    }
  }

  /** In how many passages the term stands (never less than the truth, up to 65,535). */
  frequency(term: string): number {
    return this.counts[bucket(term)] ?? 0;
  }

  /** Inverse document frequency as in BM25, from 0 (everywhere) to 1 (in none or one), so that corpora compare. */
  idf(term: string): number {
    const frequency = Math.max(1, this.frequency(term));
    const top = Math.log(1 + (this.documents + 0.5) / 1.5);
    return Math.min(1, Math.log(1 + Math.max(0, this.documents - frequency + 0.5) / (frequency + 0.5)) / top);
  }
}
