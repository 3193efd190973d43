import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore, type OpenStore } from '../../src/server/store.ts';
import { fileStore } from '../../src/server/store-file.ts';
import { redisStore } from '../../src/server/store-redis.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';

let dir: string;
let redis: RedisServer;
const open: OpenStore[] = [];
const opened = (store: OpenStore) => {
  open.push(store);
  return store;
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'store-'));
  redis = await startRedis();
});
afterAll(async () => {
  await Promise.all(open.map((store) => store.close()));
  await redis.stop();
  rmSync(dir, { recursive: true });
});

describe.each([
  ['memory', () => memoryStore()],
  ['file', () => fileStore(mkdtempSync(join(dir, 'file-')))],
  ['redis', () => redisStore(redis.url, `test${Math.random()}:`)],
])('the %s store', (_, create) => {
  it('gives back what was set, and nothing after delete', async () => {
    const store = opened(create());
    expect(await store.get('chat:-100/7')).toBeUndefined();
    await store.set('chat:-100/7', '{"script":"简"}');
    expect(await store.get('chat:-100/7')).toBe('{"script":"简"}');
    await store.set('chat:-100/7', 'second');
    expect(await store.get('chat:-100/7')).toBe('second');
    await store.delete('chat:-100/7');
    expect(await store.get('chat:-100/7')).toBeUndefined();
  });

  it('takes any key: dots, slashes, upper and lower case, very long, Chinese', async () => {
    const store = opened(create());
    const keys = ['..', '.', 'a/b', 'a*b', '問題', 'x'.repeat(500), `${'x'.repeat(500)}y`];
    for (const key of keys) await store.set(key, `value of ${key}`);
    for (const key of keys) expect(await store.get(key)).toBe(`value of ${key}`);
  });

  it('forgets values and counters after their time', async () => {
    const store = opened(create());
    await store.set('short', 'x', 1);
    expect(await store.increment('window', 1)).toBe(1);
    expect(await store.increment('window', 1)).toBe(2);
    await sleep(1100);
    expect(await store.get('short')).toBeUndefined();
    expect(await store.increment('window', 1)).toBe(1);
  });

  it('counts each of many increments at once exactly once', async () => {
    const store = opened(create());
    const counts = await Promise.all(Array.from({ length: 50 }, () => store.increment('votes')));
    expect(new Set(counts).size).toBe(50);
    expect(Math.max(...counts)).toBe(50);
    expect(await store.get('votes')).toBe('50');
  });
});

describe('the file store', () => {
  it('keeps values over a restart, counters that last included', async () => {
    const home = mkdtempSync(join(dir, 'restart-'));
    const before = fileStore(home);
    await before.set('settings:1', 'kept');
    await before.increment('feedback');
    await before.set('last:1', '多少人?', 60);
    await before.set('last:2', 'gone', 60);
    await before.delete('last:2');
    appendFileSync(join(home, 'recent.jsonl'), '["torn","li');
    const after = opened(fileStore(home));
    expect(await after.get('last:1')).toBe('多少人?');
    expect(await after.get('last:2')).toBeUndefined();
    expect(await after.get('settings:1')).toBe('kept');
    expect(await after.increment('feedback')).toBe(2);
  });

  it('never shows half a value: whatever moment a reader chooses, the file is whole', async () => {
    const home = mkdtempSync(join(dir, 'atomic-'));
    const store = opened(fileStore(home));
    await store.set('big', 'a'.repeat(200_000));
    const file = join(home, 'store', 'big.json');
    let writing = true;
    const writes = (async () => {
      for (let i = 0; i < 40; i++) await store.set('big', String(i % 10).repeat(200_000));
      writing = false;
    })();
    let reads = 0;
    while (writing) {
      const { value } = JSON.parse(readFileSync(file, 'utf8'));
      expect(value).toHaveLength(200_000);
      expect(new Set(value).size).toBe(1);
      reads++;
      await sleep(0);
    }
    await writes;
    expect(reads).toBeGreaterThan(5);
  });

  it('clears away what a crash left behind, and takes a damaged file for an absent one', async () => {
    const home = mkdtempSync(join(dir, 'torn-'));
    await opened(fileStore(home)).set('good', 'value');
    writeFileSync(join(home, 'store', 'abc.tmp'), '{"val');
    writeFileSync(join(home, 'store', 'bad.json'), '{"val');
    const store = opened(fileStore(home));
    expect(await store.get('bad')).toBeUndefined();
    expect(await store.get('good')).toBe('value');
    await expect
      .poll(() => readdirSync(join(home, 'store')).some((name) => name.endsWith('.tmp')))
      .toBe(false);
  });

  it('keeps the newest values that expire, and its file does not grow with the number of writes', async () => {
    const home = mkdtempSync(join(dir, 'many-'));
    const store = opened(fileStore(home));
    await Promise.all(
      Array.from({ length: 60_000 }, (_, i) => store.set(`answer:${i}`, 'x'.repeat(20), 3600)),
    );
    for (let i = 0; i < 50; i++)
      await Promise.all(Array.from({ length: 2000 }, (_, k) => store.set(`last:${k}`, String(i), 3600)));
    expect(await store.get('answer:59999')).toBeDefined();
    expect(await store.get('answer:0')).toBeUndefined();
    expect(statSync(join(home, 'recent.jsonl')).size).toBeLessThan(10_000_000);
  });

  it('goes on with defaults and tells once when the folder is gone', async () => {
    const home = mkdtempSync(join(dir, 'gone-'));
    const told: string[] = [];
    const store = opened(fileStore(home, (message) => told.push(message)));
    await sleep(50);
    rmSync(home, { recursive: true });
    await store.set('a', '1');
    await store.set('b', '1');
    expect(await store.get('a')).toBeUndefined();
    expect(store.healthy()).toBe(false);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('DATA_DIR');
  });
});

describe('the Redis store', () => {
  it('counts on from a number that was set, as the renewal of a claim does', async () => {
    const store = opened(redisStore(redis.url, 'claims:'));
    expect(await store.increment('claim', 60)).toBe(1);
    await store.set('claim', '1', 60);
    expect(await store.increment('claim', 60)).toBe(2);
    await store.set('code', '007');
    expect(await store.get('code')).toBe('007');
  });

  it('answers as an empty one within a second when Redis goes, counts in process, and comes back', async () => {
    const server = await startRedis();
    const told: string[] = [];
    const store = opened(redisStore(server.url, 'bot:1:', (message) => told.push(message)));
    await store.set('settings', 'x');
    expect(store.healthy()).toBe(true);
    await server.stop();
    const begun = Date.now();
    expect(await store.get('settings')).toBeUndefined();
    await store.set('settings', 'y');
    expect(await store.increment('window', 60)).toBe(1);
    expect(await store.increment('window', 60)).toBe(2);
    expect(Date.now() - begun).toBeLessThan(1000);
    expect(store.healthy()).toBe(false);
    expect(told).toHaveLength(1);
    await server.start();
    await expect.poll(() => store.healthy(), { timeout: 5000 }).toBe(true);
    await store.set('settings', 'z');
    expect(await store.get('settings')).toBe('z');
    expect(told).toHaveLength(2);
    await server.stop();
  });

  it('starts without Redis and says so', async () => {
    const told: string[] = [];
    const store = opened(
      redisStore('redis://:secret-word@127.0.0.1:1', 'bot:1:', (message) => told.push(message)),
    );
    expect(await store.get('settings')).toBeUndefined();
    expect(store.healthy()).toBe(false);
    expect(told.join()).not.toContain('secret-word');
  });

  it('keeps two bots on one Redis apart', async () => {
    const one = opened(redisStore(redis.url, 'bot:1:'));
    const two = opened(redisStore(redis.url, 'bot:2:'));
    await one.set('update:5', 'done');
    expect(await two.get('update:5')).toBeUndefined();
  });
});
