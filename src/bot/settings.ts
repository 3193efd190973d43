import { z } from 'zod';
import type { Store } from '../server/store.ts';
import { locales } from './locale.ts';

/** What can be chosen, in the order in which it is shown. */
export const options = {
  language: ['auto', ...locales],
  script: ['auto', 'original', 'simplified'],
  questions: ['on', 'off'],
  quiet: ['on', 'off'],
} as const;

/** What a chat's people chose; a private chat's are its user's. */
const schema = z.object({
  /** Language of the interface where the question does not tell. */
  language: z.enum(options.language).catch('auto'),
  /** Script in which quotations are shown: as the reader writes, as the report writes, or Simplified. */
  script: z.enum(options.script).catch('auto'),
  /** In groups: whether messages that end in a question mark are answered though not addressed to the bot. */
  questions: z.boolean().catch(false),
  /** Messages make no sound, and there are no hints. */
  quiet: z.boolean().catch(false),
  /** Id of the report that lists are about; '' where none was chosen. */
  report: z.string().catch(''),
});

export type Settings = Readonly<z.infer<typeof schema>>;

export const defaultSettings: Settings = schema.parse({});

const key = (chat: number) => `settings:${chat}`;

/** A chat's settings; the defaults where nothing (or nothing legible) is stored. */
export async function readSettings(store: Store, chat: number): Promise<Settings> {
  const stored = await store.get(key(chat));
  if (stored === undefined) return defaultSettings;
  try {
    return schema.parse(JSON.parse(stored));
  } catch {
    return defaultSettings;
  }
}

export async function writeSettings(store: Store, chat: number, settings: Settings): Promise<void> {
  await store.set(key(chat), JSON.stringify(settings));
}

/** A group that became a supergroup keeps its settings under its new id. */
export async function moveSettings(store: Store, from: number, to: number): Promise<void> {
  const stored = await store.get(key(from));
  if (stored === undefined) return;
  await store.set(key(to), stored);
  await store.delete(key(from));
}
