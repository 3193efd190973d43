/**
 * @typedef {import('../src/cli/local/client.ts').Actor} Actor
 * @typedef {import('../src/cli/local/world.ts').LocalEvent} LocalEvent
 * @typedef {import('../src/cli/local/world.ts').InlineAnswer} InlineAnswer
 * @typedef {import('../src/cli/preview/app.ts').Snapshot} Snapshot
 * @typedef {import('../src/cli/preview/app.ts').Profile} Profile
 * @typedef {Readonly<Record<string, string>>} Words
 */

/**
 * @param {string} path
 * @param {unknown} body
 */
async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const result = await response.json();
  if (!response.ok) throw new Error(result.error ?? response.statusText);
  return result;
}

/**
 * @param {string} path
 */
async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

export const net = {
  /** @type {(actor: Actor, text: string, replyTo: string | null) => Promise<void>} */
  say: (actor, text, replyTo) => post('/say', { actor, text, replyTo }),
  /** @type {(actor: Actor, key: string, text: string) => Promise<void>} */
  edit: (actor, key, text) => post('/edit', { actor, key, text }),
  /** @type {(actor: Actor, key: string, data: string) => Promise<void>} */
  press: (actor, key, data) => post('/press', { actor, key, data }),
  /** @type {(actor: Actor, query: string, offset: string) => Promise<InlineAnswer>} */
  inline: (actor, query, offset) => post('/inline', { actor, query, offset }),
  /** @type {(actor: Actor, result: string) => Promise<void>} */
  choose: (actor, result) => post('/choose', { actor, result }),
  /** @type {(locale: string) => Promise<Words>} */
  words: (locale) => get(`/words/${locale}`),
  /** @type {(actor: Actor) => Promise<Profile>} */
  profile: ({ user, chat, language }) =>
    get(`/profile?${new URLSearchParams({ user: `${user}`, chat: `${chat}`, language: language ?? '' })}`),
};

/**
 * Listens to what happens in the chats; reconnects by itself, and then gets everything anew.
 *
 * @param {{ snapshot: (snapshot: Snapshot) => void, happened: (event: LocalEvent) => void, connected: (yes: boolean) => void }} on
 */
export function listen(on) {
  const source = new EventSource('/events');
  source.addEventListener('snapshot', ({ data }) => {
    on.connected(true);
    on.snapshot(JSON.parse(data));
  });
  source.addEventListener('happened', ({ data }) => on.happened(JSON.parse(data)));
  source.addEventListener('error', () => on.connected(false));
}
