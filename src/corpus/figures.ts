import type { Block, Figure } from './types.ts';

/** Finds every quantity in a report's blocks. Placeholder until the finder lands. */
export function findFigures(_blocks: readonly Block[], _report: string): Figure[] {
  return [];
}
