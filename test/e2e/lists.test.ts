import { afterEach, describe, expect, it } from 'vitest';
import { parseReport } from '../../src/corpus/parse.ts';
import type { Report } from '../../src/corpus/types.ts';
import { inventedReport } from '../support/reports.ts';
import { openRoom, type Room, type Shown } from '../support/room.ts';
import { faults } from '../support/telegram.ts';

const flood = inventedReport({ figures: 6, people: 4, id: 'flood' });
const large = inventedReport({ figures: 500, people: 200, id: 'large', title: '百年一遇大汛的全記錄' });
const harvest = parseReport(
  'harvest',
  `# 东湖镇秋收简报

## 一、收成

全镇收割水稻1.2万亩，出动收割机35台。镇农技站站长陈立新带队指导，连续工作12天。

## 二、捐助

村民吴秀兰捐出500元，为收割队买水。`,
);

const rooms: Room[] = [];
function open(reports: readonly Report[], language?: string): Room {
  const room = openRoom(reports, language);
  rooms.push(room);
  return room;
}

afterEach(() => {
  for (const room of rooms.splice(0)) {
    expect(room.telegram.invalid).toEqual([]);
    expect(room.errors).toEqual([]);
  }
});

const labels = (shown: Shown) => shown.buttons.map(({ text }) => text);

/** Walks by a button until it is gone; every page on the way. */
async function walk(room: Room, from: Shown, button: string): Promise<Shown[]> {
  const pages = [from];
  for (let shown = from; labels(shown).some((label) => label.includes(button)); ) {
    shown = await room.press(shown, button);
    pages.push(shown);
    expect(pages.length).toBeLessThan(100);
  }
  return pages;
}

describe('/stats', () => {
  it('is a rich message: a table for each group with figure, what it counts and place', async () => {
    const room = open([flood]);
    const { call, text } = await room.say('/stats');
    expect(call.method).toBe('sendRichMessage');
    const { html } = call.params.rich_message as { html: string };
    expect(html.match(/<table/g)).toHaveLength(new Set(flood.figures.map(({ group }) => group)).size);
    for (const figure of flood.figures) {
      expect(text).toContain(figure.label);
      expect(text).toContain(figure.text);
    }
    expect(html).toContain('start=p-');
    expect(text).toMatch(/75000名 ?[（(]75,000[）)]/);
  });

  it.each([faults.richRefused, { ...faults.server(404), description: 'Not Found: method not found' }])(
    'says the same in plain text where rich messages are refused, and does not try again',
    async (fault) => {
      const rich = await open([flood]).say('/stats');
      const room = open([flood]);
      room.telegram.fail('sendRichMessage', fault);
      const first = await room.say('/stats');
      expect(first.calls.map(({ method }) => method)).toEqual(['sendRichMessage', 'sendMessage']);
      const words = (text: string) => new Set(text.split(/[\s·]+/).filter(Boolean));
      const missing = [...words(rich.text)].filter(
        (word) => !['數字', '說的是', '出處'].includes(word) && !words(first.text).has(word),
      );
      expect(missing).toEqual([]);
      const second = await room.say('/stats');
      expect(second.calls.map(({ method }) => method)).toEqual(['sendMessage']);
    },
  );

  it('shows only the figures that the words tell of, in either script', async () => {
    const room = open([flood]);
    for (const words of ['酒精', '消毒 捐贈', '捐赠的消毒']) {
      const { text } = await room.say(`/stats ${words}`);
      expect(text).toContain('共 1 個數字'.replace('個數字', words.includes('赠') ? '个数字' : '個數字'));
    }
    const none = await room.say('/stats 沒有的東西');
    expect(none.text).toContain('沒有找到數字');
    expect((await room.press(none, '全部數字')).text).toContain('共 6 個數字');
  });

  it('can be walked to the end of 500 figures and back, each once, rich or plain', async () => {
    for (const plain of [false, true]) {
      const room = open([large]);
      if (plain) await room.store.set('rich:refused', '1');
      const pages = await walk(room, await room.say('/stats'), '下一頁');
      const shown = pages.map(({ text }) => text).join('\n');
      const places = [...shown.matchAll(/第 (\d+) 段/g)].map((match) => Number(match[1]));
      expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
      const last = pages.at(-1);
      if (!last) throw new Error('no page');
      const back = await walk(room, last, '上一頁');
      expect(back.at(-1)?.text).toBe(pages[0]?.text);
      expect(back).toHaveLength(pages.length);
    }
  });

  it('speaks English to English clients', async () => {
    const { text } = await open([flood], 'en').say('/stats');
    expect(text).toContain('What it counts');
    expect(text).toContain('6 figures');
  });
});

describe('/people', () => {
  it('lists people by group with a button each, whose card has role, place, deed, quotation and figures', async () => {
    const room = open([harvest]);
    const list = await room.say('/people');
    expect(list.text).toContain('陈立新');
    const person = await room.press(list, '吴秀兰');
    expect(person.text).toContain('村民吴秀兰捐出500元');
    expect(person.text).toMatch(/500元/);
    expect((await room.press(person, '人物')).text).toBe(list.text);
  });

  it.each([
    ['陳立新', '陈立新'],
    ['chenlixin', '陈立新'],
    ['Wu Xiulan', '吴秀兰'],
    ['农技站站长', '陈立新'],
  ])('finds %s', async (words, name) => {
    const { text } = await open([harvest], 'zh-hans').say(`/people ${words}`);
    expect(text.startsWith(name)).toBe(true);
  });

  it('narrows the list by words that several people fit', async () => {
    const room = open([large]);
    const list = await room.say('/people 趙支書');
    expect(list.text).toContain('人物「趙支書」');
    const person = await room.press(list, '趙曉明');
    expect(person.text).toContain('村支書趙曉明帶頭組織');
    expect((await room.press(person, '人物')).text).toContain('人物「趙支書」');
    expect((await room.say('/people 沒有這個人')).text).toContain('沒有找到人物');
  });

  it('can be walked to the end of 200 people and back', async () => {
    const room = open([large]);
    const pages = await walk(room, await room.say('/people'), '下一頁');
    expect(pages).toHaveLength(20);
    const named = pages.flatMap(({ buttons }) => buttons.filter(({ text }) => !/[▸◂]/.test(text)));
    expect(named).toHaveLength(200);
    const back = await walk(room, pages.at(-1) as Shown, '上一頁');
    expect(back).toHaveLength(20);
  });
});

describe('/read', () => {
  it('is one rich message with headings, and contents whose links lead to places in it', async () => {
    const room = open([harvest], 'zh-hans');
    const { call, text } = await room.say('/read');
    expect(call.method).toBe('sendRichMessage');
    const { html } = call.params.rich_message as { html: string };
    const links = [...html.matchAll(/<a href="#(s\d+)">/g)].map((match) => match[1]);
    expect(links).toHaveLength(2);
    for (const name of links) expect(html).toContain(`<a name="${name}"></a>`);
    for (const { kind, text: words } of harvest.blocks) {
      if (kind === 'paragraph') expect(text).toContain(words);
    }
  });

  it('goes section by section where rich messages are refused, to the end and back', async () => {
    const room = open([harvest], 'zh-hans');
    await room.store.set('rich:refused', '1');
    const contents = await room.say('/read');
    expect(labels(contents).slice(0, 2)).toEqual(['一、收成', '二、捐助']);
    const section = await room.press(contents, '二、捐助');
    expect(section.text).toContain('村民吴秀兰捐出500元');
    const before = await room.press(section, '上一页');
    expect(before.text).toContain('全镇收割水稻1.2万亩');
    expect((await room.press(before, '目录')).text).toBe(contents.text);
  });

  it('holds a long report, rich or plain, with nothing left out', async () => {
    const paragraphs = Array.from({ length: 700 }, (_, index) => `第${index}條記錄${'內容'.repeat(40)}。`);
    const long = parseReport(
      'long',
      `# 長報告\n\n## 一、開頭\n\n${paragraphs.join('\n\n')}\n\n${'無標點'.repeat(3000)}`,
    );
    for (const plain of [false, true]) {
      const room = open([long]);
      if (plain) await room.store.set('rich:refused', '1');
      const pages = await walk(room, await room.say('/read'), '下一頁');
      const text = pages.map((page) => page.text).join('\n');
      for (let index = 0; index < 700; index += 1) expect(text).toContain(`第${index}條記錄`);
      expect(text.match(/無標點/g)?.length).toBeGreaterThan(2990);
    }
  });
});

describe('/reports', () => {
  it('chooses a report, which lists then follow, and lets go of it', async () => {
    const room = open([flood, harvest]);
    const asked = await room.say('/stats');
    expect(asked.text).toBe('看哪一份報告的數字？');
    expect((await room.press(asked, '东湖镇秋收简报')).text).toContain('水稻');
    const list = await room.say('/reports');
    expect(list.text).toContain('報告（2 份）');
    const chosen = await room.press(list, '东湖镇秋收简报');
    expect(labels(chosen)).toContain('✓ 东湖镇秋收简报');
    expect((await room.say('/stats')).text).toContain('水稻');
    expect((await room.say('/people')).text).toContain('陈立新');
    expect((await room.say('/about')).text).toContain('东湖镇秋收简报');
    const free = await room.press(chosen, '不選定');
    expect(labels(free).some((label) => label.startsWith('✓'))).toBe(false);
    expect((await room.say('/people')).text).toBe('看哪一份報告的人物？');
  });

  it('searches figures and people of all reports where none was chosen, and names the report', async () => {
    const room = open([flood, harvest]);
    const { text } = await room.say('/stats 志願者');
    expect(text).toContain(`數字「志願者」：所有報告`);
    expect(text).toContain(flood.title);
    expect((await room.say('/people 村')).text).toContain('人物「村」');
  });

  it('has pages where there are many', async () => {
    const many = Array.from({ length: 15 }, (_, index) =>
      inventedReport({ figures: 1, people: 1, id: `r${index}`, title: `第${index}份報告` }),
    );
    const room = open(many);
    for (const command of ['/reports', '/read', '/stats']) {
      const pages = await walk(room, await room.say(command), '下一頁');
      expect(pages).toHaveLength(3);
      expect(await walk(room, pages.at(-1) as Shown, '上一頁')).toHaveLength(3);
    }
  });
});

describe('/about', () => {
  it('says who wrote the report, where, when, and how answers are made', async () => {
    const { text } = await open([flood]).say('/about');
    for (const words of ['清溪縣融媒體中心', '林一', '2024-07-12', '回答只用報告的原文'])
      expect(text).toContain(words);
  });
});

describe('buttons of a report that is gone', () => {
  it('are told so', async () => {
    const room = open([flood]);
    const stats = await room.say('/stats');
    const other = open([harvest]);
    const answers = [];
    for (const data of [
      '1:st:ho:zzzzzzz:0:',
      '1:pe:ho:zzzzzzz:zz:0:0:',
      '1:rd:ho:zzzzzzz:4',
      '1:rs:ho:zzzzzzz:0',
    ]) {
      const calls = await room.deliver(room.telegram.build.callback(stats.message, room.person, data));
      answers.push(calls.at(-1)?.params.text);
    }
    expect(new Set(answers)).toEqual(new Set(['報告已經更新，找不到這一份了。']));
    expect(other.errors).toEqual([]);
  });
});
