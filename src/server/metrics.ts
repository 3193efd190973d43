import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Totals } from '../bot/operator.ts';

/** What `/metrics` shows. No user text, no ids: labels come from closed lists. */
export interface Metrics {
  /** An update came in; `kind` is its field, such as `message`. */
  updateReceived(kind: string): void;
  /** Its handling ended, after so many seconds. */
  updateEnded(kind: string, outcome: Outcome, seconds: number): void;
  /** The engine answered, within so many seconds. */
  answered(status: string, seconds: number): void;
  /** A call to Telegram ended well, after so many seconds and all its attempts. */
  apiCall(method: string, seconds: number): void;
  /** An attempt to call Telegram failed. `reason`: an error code, or `network`. */
  apiError(method: string, reason: string): void;
  /** The page in Prometheus' text format. */
  page(): Promise<{ readonly contentType: string; readonly text: string }>;
  /** Totals since the start, for the operators' page. */
  totals(): Promise<Omit<Totals, 'queue'>>;
}

export type Outcome = 'handled' | 'failed' | 'repeated' | 'given up';

/** What the gauges show, asked for when the page is. */
export interface Gauges {
  readonly queueLength: () => number;
  readonly passages: () => number;
  readonly ready: () => boolean;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 6, 10, 30, 60];

export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const updates = new Counter({
    name: 'bot_updates_total',
    help: 'Updates received, by kind',
    labelNames: ['kind'],
    registers,
  });
  const handling = new Histogram({
    name: 'bot_update_seconds',
    help: 'From receiving an update to the end of its handling',
    labelNames: ['kind', 'outcome'],
    buckets: seconds,
    registers,
  });
  const answers = new Histogram({
    name: 'bot_answer_seconds',
    help: 'Answers of the engine, by status',
    labelNames: ['status'],
    buckets: [0.0005, 0.001, 0.0025, ...seconds.slice(0, 8)],
    registers,
  });
  const calls = new Histogram({
    name: 'bot_api_seconds',
    help: 'Calls to Telegram that ended well, all attempts included',
    labelNames: ['method'],
    buckets: seconds,
    registers,
  });
  const errors = new Counter({
    name: 'bot_api_errors_total',
    help: 'Attempts to call Telegram that failed, by method and reason',
    labelNames: ['method', 'reason'],
    registers,
  });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('bot_queue_length', 'Updates whose handling has not ended', gauges.queueLength);
  gauge('bot_index_passages', 'Paragraphs and headings that can be asked', gauges.passages);
  gauge('bot_ready', '1 when the index is loaded and Telegram is reachable', () => Number(gauges.ready()));

  return {
    updateReceived: (kind) => updates.inc({ kind }),
    updateEnded: (kind, outcome, time) => handling.observe({ kind, outcome }, time),
    answered: (status, time) => answers.observe({ status }, time),
    apiCall: (method, time) => calls.observe({ method }, time),
    apiError: (method, reason) => errors.inc({ method, reason }),
    page: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    totals: async () => ({
      updates: total(await updates.get()),
      answers: Object.fromEntries(
        (await answers.get()).values.flatMap(({ metricName, labels, value }) =>
          metricName?.endsWith('_count') ? [[String(labels.status), value]] : [],
        ),
      ),
      apiErrors: total(await errors.get()),
    }),
  };
}

function total(metric: { readonly values: readonly { readonly value: number }[] }): number {
  return metric.values.reduce((sum, { value }) => sum + value, 0);
}
