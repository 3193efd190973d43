import { afterEach, describe, expect, it } from 'vitest';
import { parseReport } from '../../src/corpus/parse.ts';
import { inventedReport } from '../support/reports.ts';
import { openRoom, type Room, type Shown } from '../support/room.ts';
import { faults } from '../support/telegram.ts';

const flood = inventedReport({ figures: 40, people: 4, id: 'flood' });
const relief = parseReport(
  'relief',
  '# 清溪縣賑災簡報\n\n縣醫院派出25名醫護人員進村消殺。\n\n商會籌集麵粉20噸、口罩5萬隻,全部送往安置點。',
);

const rooms: Room[] = [];
function open(reports = [flood], language?: string): Room {
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

const uploads = ({ calls }: Shown) => calls.flatMap(({ files }) => [...files.values()]);

describe('/card', () => {
  it('sends the picture with what it says as its caption, and uploads it once', async () => {
    const room = open();
    const first = await room.say('/card');
    expect(first.call.method).toBe('sendPhoto');
    const [file] = uploads(first);
    expect(file?.bytes.readUInt32BE(16)).toBe(1080);
    expect(first.text).toContain('清溪縣防汛救災工作情況');
    expect(first.text).toContain('2架次 無人機巡查');
    const again = await room.say('/card');
    expect(uploads(again)).toEqual([]);
    expect(again.call.params.photo).toEqual(expect.any(String));
  });

  it('turns its pages in place, to the end and back', async () => {
    const room = open();
    const first = await room.say('/card');
    const second = await room.press(first, '下一頁');
    expect(second.call.method).toBe('editMessageMedia');
    expect(second.text).not.toBe(first.text);
    const back = await room.press(second, '上一頁');
    expect(back.text).toBe(first.text);
    expect(uploads(back)).toEqual([]);
  });

  it('uploads again where the server no longer knows the file', async () => {
    const room = open();
    await room.say('/card');
    room.telegram.fail('sendPhoto', faults.badRequest('wrong file identifier/HTTP URL specified'));
    const again = await room.say('/card');
    expect(uploads(again)).toHaveLength(1);
  });

  it('is offered by /stats, with a picture for each group', async () => {
    const room = open();
    const stats = await room.say('/stats');
    expect((await room.press(stats, '一圖讀懂')).call.method).toBe('sendPhoto');
    const groups = await room.press(stats, '分組圖');
    const chart = await room.press(groups, '二、轉移和安置');
    expect(chart.call.method).toBe('sendPhoto');
    expect(chart.text).toContain('二、轉移和安置');
  });

  it('says so where a report has no figures', async () => {
    const { text } = await open([inventedReport({ figures: 0, people: 1 })]).say('/card');
    expect(text).toBe('沒有找到數字');
  });
});

describe('a quote card', () => {
  it.each(['zh-hant', 'zh-hans'])('holds the quotation, as a reply to the answer (%s)', async (language) => {
    const room = open([relief], language);
    const answer = await room.say(language === 'zh-hant' ? '派出多少醫護人員進村?' : '派出多少医护人员进村?');
    const card = await room.press(answer, language === 'zh-hant' ? '圖卡' : '图卡');
    expect(card.call.method).toBe('sendPhoto');
    expect(card.text).toContain(language === 'zh-hant' ? '派出25名醫護人員' : '派出25名医护人员');
    expect(card.call.params.reply_parameters).toMatchObject({ message_id: answer.message.message_id });
  });
});
