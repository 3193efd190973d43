/** What is known of the way to Telegram. Times are milliseconds since 1970. */
export interface Reachability {
  /** Telegram said something, be it an error. */
  reached(at: number): void;
  /** A call came back without a word from Telegram. */
  missed(at: number): void;
  /** Whether Telegram answered lately, or nothing failed since it did. */
  isReachable(): boolean;
}

/** After this time of nothing but failures Telegram counts as out of reach, in milliseconds. */
const patience = 10_000;

/** @param report is told, once each, when Telegram goes out of reach and when it is back */
export function watchReachability(report: (reachable: boolean) => void): Reachability {
  let lastReached = 0;
  let reachable = false;
  let told = true;
  return {
    reached: (at) => {
      lastReached = at;
      reachable = true;
      if (!told) report(true);
      told = true;
    },
    missed: (at) => {
      if (at - lastReached < patience) return;
      reachable = false;
      if (told) report(false);
      told = false;
    },
    isReachable: () => reachable,
  };
}
