/** What the operators' commands show and do; the service gives it, the terminal and the tests may go without. */
export interface Operator {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  totals(): Promise<Totals>;
  store(): { readonly kind: string; readonly healthy: boolean };
  /** Reads the corpus folder again. */
  reload(): Promise<ReloadResult>;
}

/** Counts since the start of this process. */
export interface Totals {
  readonly updates: number;
  /** Answers of the engine by status. */
  readonly answers: Readonly<Record<string, number>>;
  readonly apiErrors: number;
  /** Updates whose handling has not ended. */
  readonly queue: number;
}

export interface ReloadResult {
  /** How many reports can be asked now. */
  readonly reports: number;
  /** One line each, for the operator. */
  readonly problems: readonly string[];
}
