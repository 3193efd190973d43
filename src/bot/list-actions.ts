import { z } from 'zod';
import { action } from './callback.ts';

/*
 * The buttons of lists and pictures and what they carry: the reader (two letters, see `encodeReader`), the report
 * (`reportKey`), where in the list the page starts, and the words by which the list was narrowed.
 */

const view = z.string().regex(/^[hse][os]$/);
const report = z.string().regex(/^[0-9a-z]{1,7}$/);
/** `-` stands for all reports. */
const reports = z.string().regex(/^([0-9a-z]{1,7}|-)$/);
const index = z.coerce.number().int().min(0).max(99_999);
const words = z.string().max(30);

/** What a list of reports is opened for. */
export const targets = ['stats', 'people', 'read', 'about', 'card'] as const;
export type Target = (typeof targets)[number];
const target = z.enum(targets);

/** Figures from number `index` on, narrowed by words. */
export const statsAction = action('st', z.tuple([view, reports, index, words]));
/** Groups of figures from number `index` on, each with its picture. */
export const groupsAction = action('sg', z.tuple([view, report, index]));
/** A page of the picture of a group (its number). */
export const chartAction = action('cg', z.tuple([view, report, index, index]));
/** A page of the picture that tells the report. */
export const overviewAction = action('co', z.tuple([view, report, index]));
/** People from number `index` on, narrowed by words. */
export const peopleAction = action('pl', z.tuple([view, reports, index, words]));
/** A person (by key), from quotation number `index` on; then the list to go back to. */
export const personAction = action('pe', z.tuple([view, report, report, index, index, words]));
/** A part of the report's text. */
export const readAction = action('rd', z.tuple([view, report, index]));
/** The contents of the report from section number `index` on. */
export const contentsAction = action('rc', z.tuple([view, report, index]));
/** What the program knows of the report itself. */
export const aboutAction = action('ab', z.tuple([view, report]));
/** Reports from number `index` on, to choose one for the chat. */
export const reportsAction = action('rl', z.tuple([view, index]));
/** Makes a report the chat's own, shown on the page that starts at `index`. */
export const chooseAction = action('rs', z.tuple([view, reports, index]));
/** Reports from number `index` on, to open one. */
export const pickAction = action('rp', z.tuple([view, target, index]));

/** Callback data that opens a report for what the reader wanted. */
export function openData(target: Target, view: string, report: string): string {
  switch (target) {
    case 'stats':
      return statsAction.data(view, report, 0, '');
    case 'people':
      return peopleAction.data(view, report, 0, '');
    case 'read':
      return contentsAction.data(view, report, 0);
    case 'about':
      return aboutAction.data(view, report);
    case 'card':
      return overviewAction.data(view, report, 0);
  }
}

/** A list's narrowing words as they fit into callback data: at most 30 bytes of UTF-8, no colon. */
export function narrow(words: string): string {
  let short = words.replaceAll(/[\s:]+/g, ' ').trim();
  while (Buffer.byteLength(short) > 30) short = [...short].slice(0, -1).join('');
  return short.trim();
}
