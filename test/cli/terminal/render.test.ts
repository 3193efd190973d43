import type { Message, RichBlock } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { paint } from '../../../src/cli/terminal/cells.ts';
import { renderMessage } from '../../../src/cli/terminal/render.ts';

const plain = (message: object, width = 30, colour = false) =>
  renderMessage(message as Message, { width, first: 1, picture: (id) => `圖片：${id}` }).lines.map((line) =>
    paint(line, colour),
  );

const rich = (blocks: readonly RichBlock[], width?: number) => plain({ rich_message: { blocks } }, width);
const cell = (text: string, more: object = {}) => ({
  text,
  align: 'left' as const,
  valign: 'top' as const,
  ...more,
});

describe('a message with entities', () => {
  test('shows a quotation behind a bar and the marked words in bold', () => {
    const message = {
      text: '答案：\n區直機關371名幹部下沉一線\n第 3 段',
      entities: [
        { type: 'blockquote', offset: 4, length: 15 },
        { type: 'bold', offset: 8, length: 4 },
      ],
    };
    expect(plain(message, 20)).toEqual(['答案：', '│ 區直機關371名幹部', '│ 下沉一線', '第 3 段']);
    expect(plain(message, 60, true)[1]).toContain('\u001b[1m371名\u001b[22m');
  });

  test('numbers its buttons, as many in a line as fit', () => {
    const button = (text: string) => ({ text, callback_data: 'x' });
    const message = {
      text: '答',
      reply_markup: { inline_keyboard: [[button('前後文'), button('更多')], [button('複製')]] },
    };
    expect(plain(message)).toEqual(['答', '', '[1] 前後文   [2] 更多', '[3] 複製']);
    expect(plain(message, 16)).toEqual(['答', '', '[1] 前後文', '[2] 更多', '[3] 複製']);
  });

  test('says where its picture lies', () => {
    expect(plain({ photo: [{ file_id: 'f1' }], caption: '一圖讀懂' })).toEqual(['圖片：f1', '一圖讀懂']);
  });
});

describe('a rich message', () => {
  test('draws a table in aligned columns, Chinese characters two columns wide', () => {
    const header = { is_header: true as const };
    const cells = [
      [cell('數字', { ...header, align: 'right' }), cell('什麼', header)],
      [cell('371名', { align: 'right' }), cell('領導幹部')],
      [cell('近7.5萬名', { align: 'right' }), cell('黨員')],
    ];
    expect(rich([{ type: 'table', cells, caption: '人員' }])).toEqual([
      '人員',
      '     數字  什麼',
      '───────────────────',
      '    371名  領導幹部',
      '近7.5萬名  黨員',
    ]);
  });

  test('wraps long cells within their column', () => {
    const cells = [[cell('4噸'), cell('三里灣街道志願者運送的麵粉')]];
    expect(rich([{ type: 'table', cells }], 20)).toEqual(['4噸   三里灣街道志願', '      者運送的麵粉']);
  });

  test('shows headings, lists, quotations, details and dividers', () => {
    const paragraph = (text: string): RichBlock => ({ type: 'paragraph', text });
    expect(
      rich([
        { type: 'heading', size: 1, text: '標題' },
        { type: 'list', items: [{ label: '1.', blocks: [paragraph('一')] }] },
        { type: 'blockquote', blocks: [paragraph('引文')], credit: '第 1 段' },
        { type: 'details', summary: '更多', blocks: [paragraph('內容')] },
        { type: 'divider' },
        { type: 'paragraph', text: [{ type: 'marked', text: '標' }, '記'] },
      ]),
    ).toEqual([
      ...['標題', '', '1. 一', '', '│ 引文', '— 第 1 段', '', '▾ 更多', '  內容', ''],
      ...['────────────────────', '', '標記'],
    ]);
  });
});
