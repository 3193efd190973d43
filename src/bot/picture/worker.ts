import { parentPort } from 'node:worker_threads';
import { toPng } from './draw.ts';
import type { Picture } from './element.ts';

/** What the thread answers to a picture. */
export type Drawn = { readonly png: Uint8Array } | { readonly error: string };

parentPort?.on('message', async (picture: Picture) => {
  const drawn: Drawn = await toPng(picture).then(
    (png) => ({ png }),
    (error) => ({ error: String(error) }),
  );
  parentPort?.postMessage(drawn);
});
