import type { Update } from 'grammy/types';
import { type Params, Refusal } from './world.ts';

interface Poll {
  readonly end: (reply: Update[] | Refusal) => void;
}

interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly connections: number;
}

/** The kinds that Telegram sends only on request. */
const onRequest = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** The queue of updates, and how they reach the bot: by getUpdates or by a webhook. */
export class Delivery {
  /** Not yet confirmed, oldest first. */
  pending: Update[] = [];
  /** One past the highest update id that the bot confirmed; 0 before. */
  confirmed = 0;
  webhook: Webhook | undefined;
  /** Answers of the webhook, in order. */
  readonly webhookReplies: { readonly update: Update; readonly status: number }[] = [];
  #poll: Poll | undefined;
  #allowed: readonly string[] | undefined;
  readonly #busy = new Set<string>();
  #connections = 0;
  readonly #retryMilliseconds: number;
  #closed = false;

  constructor(retryMilliseconds: number) {
    this.#retryMilliseconds = retryMilliseconds;
  }

  push(update: Update): void {
    const kind = Object.keys(update).find((key) => key !== 'update_id') ?? '';
    const wanted = this.#allowed?.length ? this.#allowed.includes(kind) : !onRequest.includes(kind);
    if (!wanted) return;
    this.pending.push(update);
    this.#poll?.end(this.pending.slice(0, 100));
    this.#pump();
  }

  /** getUpdates. The signal tells that the asking connection is gone. */
  async poll(params: Params, gone: AbortSignal): Promise<Update[]> {
    if (this.webhook)
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    this.#poll?.end(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      ),
    );
    this.#setAllowed(params.allowed_updates);
    const offset = Number(params.offset ?? 0);
    if (offset > 0) {
      this.pending = this.pending.filter((update) => update.update_id >= offset);
      this.confirmed = Math.max(this.confirmed, offset);
    } else if (offset < 0) this.pending = this.pending.slice(offset);
    const limit = Number(params.limit ?? 100);
    const seconds = Number(params.timeout ?? 0);
    if (this.pending.length > 0 || seconds === 0) return this.pending.slice(0, limit);
    const reply = await new Promise<Update[] | Refusal>((resolve) => {
      const poll: Poll = {
        end: (result) => {
          if (this.#poll === poll) this.#poll = undefined;
          clearTimeout(timer);
          resolve(result instanceof Refusal ? result : result.slice(0, limit));
        },
      };
      const timer = setTimeout(() => poll.end([]), seconds * 1000);
      gone.addEventListener('abort', () => poll.end([]));
      this.#poll = poll;
    });
    if (reply instanceof Refusal) throw reply;
    return reply;
  }

  /** setWebhook and deleteWebhook. */
  setWebhook(params: Params): true {
    const url = String(params.url ?? '');
    if (url !== '' && !URL.canParse(url))
      throw new Refusal(400, 'Bad Request: bad webhook: invalid webhook URL specified');
    if (params.drop_pending_updates === true) this.pending = [];
    this.#setAllowed(params.allowed_updates);
    const secret = params.secret_token === undefined ? undefined : String(params.secret_token);
    this.webhook =
      url === '' ? undefined : { url, secret, connections: Number(params.max_connections ?? 40) };
    this.#pump();
    return true;
  }

  info(): Params {
    return {
      url: this.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.pending.length,
      ...(this.webhook && { max_connections: this.webhook.connections }),
      ...(this.#allowed && { allowed_updates: this.#allowed }),
    };
  }

  close(): void {
    this.#closed = true;
    this.#poll?.end([]);
  }

  #setAllowed(allowed: unknown): void {
    if (Array.isArray(allowed)) this.#allowed = allowed.map(String);
  }

  /** Delivers what may be delivered now: one update of a chat after the other, many chats at once. */
  #pump(): void {
    const { webhook } = this;
    if (!webhook || this.#closed) return;
    const waiting = new Set(this.#busy);
    for (const update of this.pending) {
      if (this.#connections >= webhook.connections) return;
      const lane = laneOf(update);
      if (waiting.has(lane)) continue;
      waiting.add(lane);
      this.#busy.add(lane);
      this.#connections++;
      void this.#deliver(webhook, update).then((delivered) => {
        this.#connections--;
        this.#busy.delete(lane);
        if (delivered) this.pending = this.pending.filter((one) => one !== update);
        this.#pump();
      });
    }
  }

  async #deliver(webhook: Webhook, update: Update): Promise<boolean> {
    const headers = {
      'content-type': 'application/json',
      ...(webhook.secret !== undefined && { 'x-telegram-bot-api-secret-token': webhook.secret }),
    };
    const status = await fetch(webhook.url, { method: 'POST', headers, body: JSON.stringify(update) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    this.webhookReplies.push({ update, status });
    if (status >= 200 && status < 300) return true;
    await new Promise((resolve) => setTimeout(resolve, this.#retryMilliseconds));
    return false;
  }
}

function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.channel_post ?? update.guest_message;
  if (message) return `chat ${message.chat.id}`;
  return `user ${update.callback_query?.from.id ?? update.inline_query?.from.id ?? update.update_id}`;
}
