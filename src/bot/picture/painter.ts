import { Worker } from 'node:worker_threads';
import type { Picture } from './element.ts';
import type { Drawn } from './worker.ts';

/** Draws pictures off the main thread, so that no answer waits for one. */
export interface Painter {
  /**
   * A picture as PNG, 1080 pixels wide. Those asked for together are drawn one after the other.
   * @throws Error when it could not be drawn, or not in time
   */
  readonly paint: (picture: Picture) => Promise<Uint8Array>;
  /** Lets the thread go; the picture under way fails. */
  readonly close: () => Promise<void>;
}

/** The thread, with the memory that fonts and layout take, is let go when it was not needed for this long. */
const idleMs = 10_000;
/** A picture that takes longer is given up and its thread ended. */
const limitMs = 20_000;

/** The compiled worker: Node 20 runs no TypeScript, so that from the sources too it is the built one. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/bot/picture/worker.js' : './worker.js',
  import.meta.url,
);

/** A painter with one thread, started when first needed. */
export function createPainter(): Painter {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let job: { done: (png: Uint8Array) => void; fail: (error: Error) => void } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = async (reason: string) => {
    const stopped = thread;
    thread = undefined;
    clearTimeout(idle);
    job?.fail(new Error(reason));
    await stopped?.terminate();
  };

  const start = () => {
    // With a heap of its own that cannot grow, no picture takes the bot down.
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
    });
    started.on('message', (reply: Drawn) =>
      'png' in reply ? job?.done(reply.png) : job?.fail(new Error(reply.error)),
    );
    started.on('error', (error) => {
      if (thread === started) void stop(String(error));
    });
    return started;
  };

  const draw = async (picture: Picture) => {
    clearTimeout(idle);
    thread ??= start();
    const worker = thread;
    worker.ref();
    const limit = setTimeout(() => void stop(`picture not drawn within ${limitMs} ms`), limitMs);
    try {
      return await new Promise<Uint8Array>((done, fail) => {
        job = { done, fail };
        worker.postMessage(picture);
      });
    } finally {
      job = undefined;
      clearTimeout(limit);
      worker.unref();
      idle = setTimeout(() => void stop('idle'), idleMs).unref();
    }
  };

  return {
    paint(picture) {
      const painted = queue.then(() => draw(picture));
      queue = painted.catch(() => undefined);
      return painted;
    },
    close: () => stop('closed'),
  };
}
