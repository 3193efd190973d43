import type { Block, Entity } from './types.ts';

/** Finds the organisations and places that a report names. Placeholder until the finder lands. */
export function findEntities(_blocks: readonly Block[]): Entity[] {
  return [];
}
