import type { Block, Person } from './types.ts';

/** Finds the people whom a report names. Placeholder until the finder lands. */
export function findPeople(_blocks: readonly Block[], _report: string): Person[] {
  return [];
}
