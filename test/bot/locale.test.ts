import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseLocale, localeOfCode, locales, translator } from '../../src/bot/locale.ts';
import { setMenu } from '../../src/bot/menu.ts';
import { openStage } from './stage.ts';

describe('the language of the interface', () => {
  it.each([
    [undefined, 'zh-Hant'],
    ['', 'zh-Hant'],
    ['zh-hant', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK', 'zh-Hant'],
    ['yue', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['zh-hans', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['en', 'en'],
    ['de', 'en'],
  ] as const)('of a client that says %j is %s', (code, locale) => {
    expect(localeOfCode(code)).toBe(locale);
  });

  it.each([
    ['多少名領導幹部?', 'en', 'en', 'zh-Hant'],
    ['多少名领导干部?', 'auto', 'zh-hant', 'zh-Hans'],
    ['how many masks?', 'zh-Hant', 'zh-hant', 'en'],
    ['口罩', 'zh-Hans', 'zh-hant', 'zh-Hans'],
    ['口罩', 'auto', 'zh-hans', 'zh-Hans'],
    ['口罩', 'auto', 'en', 'zh-Hant'],
    ['口罩', 'en', 'zh-hans', 'zh-Hant'],
    ['371?', 'auto', 'en', 'en'],
    ['', 'auto', undefined, 'zh-Hant'],
  ] as const)('for %j, setting %s, client %s is %s', (words, setting, code, locale) => {
    expect(chooseLocale(words, setting, code)).toBe(locale);
  });
});

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

describe('the strings', () => {
  const root = `${import.meta.dirname}/../..`;
  const keysOf = (name: string) =>
    [...readFileSync(`${root}/locales/${name}.ftl`, 'utf8').matchAll(/^([\w-]+) =/gm)].map(
      ([, key]) => key ?? '',
    );
  const sources = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => withoutComments(readFileSync(`${root}/src/${name}`, 'utf8')))
    .join('\n');

  it('have the same keys and variables in both languages', () => {
    expect(keysOf('en').toSorted()).toEqual(keysOf('zh-Hant').toSorted());
    expect(new Set(keysOf('en')).size).toBe(keysOf('en').length);
  });

  it('that the code names by themselves exist', () => {
    const used = [...sources.matchAll(/\bt\(\s*'([\w-]+)'/g)].map(([, key]) => key ?? '');
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((key) => !keysOf('zh-Hant').includes(key))).toEqual([]);
  });

  it('are all used', () => {
    const literals = new Set([...sources.matchAll(/['`]([a-z][\w-]*)['`]/g)].map(([, key]) => key ?? ''));
    const prefixes = [...sources.matchAll(/`([a-z][\w-]*-)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const isUsed = (key: string) => literals.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
    expect(keysOf('zh-Hant').filter((key) => !isUsed(key))).toEqual([]);
  });

  it('in Simplified are derived from the Traditional ones', () => {
    expect(translator('zh-Hans')('answer-none')).toContain('报告没有提到');
  });

  it('stand nowhere in the code of the bot', () => {
    const bot = readdirSync(`${root}/src/bot`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('picture'))
      .map((name) => withoutComments(readFileSync(`${root}/src/bot/${name}`, 'utf8')))
      .join('\n');
    expect(bot.match(/['`][^'`\n]*\p{Script=Han}{3,}[^'`\n]*['`]/gu) ?? []).toEqual([]);
  });
});

describe('the menu', () => {
  it('is set for every language in private chats and groups, with descriptions', async () => {
    const { telegram } = await openStage();
    const { Api } = await import('grammy');
    const warnings: unknown[] = [];
    await setMenu(new Api(telegram.token, { fetch: telegram.fetch }), {
      warn: (data) => warnings.push(data),
    });
    expect(warnings).toEqual([]);
    expect(telegram.invalid).toEqual([]);
    const commands = telegram.calls.filter(({ method }) => method === 'setMyCommands');
    expect(
      commands.map(({ params }) => [(params.scope as { type: string }).type, params.language_code]),
    ).toEqual(
      [undefined, 'zh', 'en'].flatMap((code) => [
        ['default', code],
        ['all_private_chats', code],
        ['all_group_chats', code],
      ]),
    );
    expect(telegram.calls.filter(({ method }) => method === 'setMyDescription')).toHaveLength(3);
    expect(telegram.calls.filter(({ method }) => method === 'setMyShortDescription')).toHaveLength(3);
    for (const locale of locales) {
      expect(translator(locale)('description').length).toBeLessThanOrEqual(512);
      expect(translator(locale)('short-description').length).toBeLessThanOrEqual(120);
    }
  });
});
