/** How rare terms are in a corpus. */
export class Statistics {
  /** Number of passages. */
  readonly size: number;
  /** In how many passages a term stands. */
  readonly frequency: (term: string) => number;
  private readonly top: number;

  constructor(size: number, frequency: (term: string) => number) {
    this.size = size;
    this.frequency = frequency;
    this.top = Math.log(1 + (size + 0.5) / 1.5);
  }

  /** Inverse document frequency as in BM25, from 0 (everywhere) to 1 (in none or one), so that corpora compare. */
  idf(term: string): number {
    const frequency = Math.max(1, this.frequency(term));
    return Math.min(1, Math.log(1 + Math.max(0, this.size - frequency + 0.5) / (frequency + 0.5)) / this.top);
  }
}
