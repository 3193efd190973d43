import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Floors of the house, lowest first: an import points to a lower floor or stays on its own. */
const floors = [['text'], ['corpus'], ['search'], ['answer'], ['bot', 'server'], ['cli', 'main.ts']];

const root = resolve(import.meta.dirname, '../src');

function floorOf(file: string): number {
  const top = relative(root, file).split('/')[0] ?? '';
  return floors.findIndex((names) => names.includes(top));
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

describe('the floors', () => {
  it.each(files)('%s imports only from its own floor or a lower one', (name) => {
    const file = join(root, name);
    expect(floorOf(file), `${name} stands on no floor`).toBeGreaterThanOrEqual(0);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const imported = resolve(dirname(file), target);
      expect(floorOf(imported), `${name} imports ${target}`).toBeLessThanOrEqual(floorOf(file));
    }
  });
});
