import type { InlineKeyboard } from 'grammy';
import type { Reader } from '../context.ts';

/** A list cut into pages; a page is found by the index of any of its items, so that old buttons lead somewhere. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Index of the page's first item in the list. */
  readonly start: number;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Index of the first item of the neighbouring pages. */
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

/** How a list is cut into pages. */
export interface Cut<Item> {
  /** Items on a page. */
  readonly most: number;
  /** Sum of the weights on a page. */
  readonly budget?: number;
  readonly weight?: (item: Item) => number;
  /** True for an item that begins a page. */
  readonly breaks?: (item: Item) => boolean;
}

/**
 * The page that holds the item number `at`, or the last page. Pages are filled from the start of the list, each
 * with at least one item.
 */
export function pageAt<Item>(list: readonly Item[], at: number, cut: Cut<Item>): Page<Item> {
  const { most, budget = Number.POSITIVE_INFINITY, weight = () => 0, breaks = () => false } = cut;
  const starts = [0];
  let used = 0;
  for (const [index, item] of list.entries()) {
    const start = starts.at(-1) ?? 0;
    used += weight(item);
    if (index > start && (index - start >= most || used > budget || breaks(item))) {
      starts.push(index);
      used = weight(item);
    }
  }
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= at),
  );
  const start = starts[index] ?? 0;
  const next = starts[index + 1];
  return {
    items: list.slice(start, next),
    start,
    number: index + 1,
    of: starts.length,
    previous: index > 0 ? starts[index - 1] : undefined,
    next,
  };
}

/** Items by key, in the order in which the keys first come. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** A row with the buttons for the neighbouring pages, where there are some. */
export function turnButtons(
  keyboard: InlineKeyboard,
  reader: Reader,
  page: Pick<Page<unknown>, 'previous' | 'next'>,
  data: (start: number) => string,
): void {
  if (page.previous === undefined && page.next === undefined) return;
  keyboard.row();
  if (page.previous !== undefined) keyboard.text(reader.t('list-previous'), data(page.previous));
  if (page.next !== undefined) keyboard.text(reader.t('list-next'), data(page.next));
  keyboard.row();
}

/** `2 / 5`, or '' where one page holds all. */
export function pageText(reader: Reader, page: Pick<Page<unknown>, 'number' | 'of'>): string {
  return page.of < 2 ? '' : reader.t('list-page', { page: page.number, of: page.of });
}
