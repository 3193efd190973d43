import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerType, analyse } from '../../src/search/question.ts';

const terms = (text: string) => analyse(text).terms.map((term) => term.text);

describe('what a question asks for', () => {
  it.each<[string, AnswerType]>([
    ['誰捐了麵粉?', 'person'],
    ['哪位老師最早到?', 'person'],
    ['區長是何人', 'person'],
    ['邊個捐咗麵粉?', 'person'],
    ['什麼人發起募款?', 'person'],
    ['有幾個志願者?', 'count'],
    ['檢測了多少人次', 'count'],
    ['參加的有幾位', 'count'],
    ['幾多個黨組織', 'count'],
    ['第幾批醫療隊', 'count'],
    ['工程持續多久?', 'count'],
    ['橋有多長', 'count'],
    ['面積有多大?', 'count'],
    ['撥了多少錢?', 'money'],
    ['捐款多少元', 'money'],
    ['花了幾萬元', 'money'],
    ['經費是多少?', 'money'],
    ['他今年幾歲', 'age'],
    ['那位老人多大年紀?', 'age'],
    ['老師多大了', 'age'],
    ['何時患病?', 'date'],
    ['所轄黨組織,凡幾?', 'count'],
    ['檢測旅客,為數幾何?', 'count'],
    ['下沉幹部共計若干?', 'count'],
    ['公司淨賺多少?', 'money'],
    ['捐出酒精者,係何機構?', 'organisation'],
    ['哪一年成立的', 'date'],
    ['什麼時候開工', 'date'],
    ['西元幾年建成', 'date'],
    ['幾月幾號出發', 'date'],
    ['住在哪裡?', 'place'],
    ['位於何處', 'place'],
    ['是哪個村的?', 'place'],
    ['喺邊度', 'place'],
    ['哪家公司捐贈?', 'organisation'],
    ['哪間醫院派人', 'organisation'],
    ['是哪個黨支部', 'organisation'],
    ['學生叫什麼名字?', 'name'],
    ['他們被稱為什麼', 'name'],
    ['報告的標題是什麼', 'name'],
    ['為什麼放棄休假?', 'reason'],
    ['點解要登記', 'reason'],
    ['停工的原因是什麼', 'reason'],
    ['怎樣發出通知?', 'manner'],
    ['社區如何幫居民買菜', 'manner'],
    ['以什麼方式發動群眾', 'manner'],
    ['哪些人擔任書記', 'list'],
    ['捐贈的有哪幾家?', 'list'],
    ['錢穩去了武漢嗎?', 'yesno'],
    ['有沒有捐酒精', 'yesno'],
    ['他去不去武漢', 'yesno'],
    ['是不是第一書記', 'yesno'],
    ['醫院捐了什麼?', 'thing'],
    ['麵粉', 'thing'],
    ['星期幾休館?', 'date'],
    ['早上幾點開門', 'date'],
    ['捐了幾塊錢', 'money'],
    ['房租多少?', 'money'],
    ['手術做咗幾耐?', 'count'],
    ['決賽幾比幾?', 'count'],
    ['養了多少頭牛', 'count'],
    ['邊個社區有食堂?', 'place'],
    ['邊個捐咗書?', 'person'],
    ['他們被比作什麼', 'name'],
    ['報告叫什麼名字', 'name'],
    ['那位志願者是哪國人', 'place'],
    ['有幾單投訴?', 'count'],
    ['洗碗洗咗幾久', 'count'],
    ['最後幾支酒給誰買走了', 'person'],
    ['一雙鞋要好多錢嘛', 'money'],
    ['最低報價是多少?', 'money'],
    ['票價要收多少?', 'money'],
    ['租金怎麼算', 'money'],
    ['設備從哪個國家運來的?', 'place'],
    ['How many volunteers were there?', 'count'],
    ['How old is she?', 'age'],
    ['Who wrote the report?', 'person'],
    ['When did it begin?', 'date'],
    ['Which company donated flour?', 'organisation'],
    ['Why did they stay?', 'reason'],
  ])('%s asks for a %s', (question, type) => {
    expect(analyse(question).type).toBe(type);
  });

  it.each<[string, AnswerType]>([
    ['幾乎所有人都參加', 'thing'],
    ['任何人都知道的事', 'thing'],
    ['無論如何都要堅持的責任', 'thing'],
    ['你知道檢測卡點設了多少處嗎?', 'count'],
    ['鄉鎮如何落實幾乎全部責任?', 'manner'],
    ['學校那邊收了多少學生?', 'count'],
    ['路邊的店捐了幾張桌子?', 'count'],
    ['早上看到新聞好感動,想問一下誰捐了書?', 'person'],
  ])('%s is no trap', (question, type) => {
    expect(analyse(question).type).toBe(type);
  });

  it.each([
    ['哪家公司捐了麵粉?', '公司', ''],
    ['有幾個志願者報名', '志愿者', '个'],
    ['捐了多少公斤麵粉', '面粉', '公斤'],
    ['捐了多少口罩?', '口罩', ''],
    ['捐了多少麵粉?', '面粉', ''],
    ['清潔隊有幾個人', '人', '个'],
    ['哪個村的第一書記', '村', ''],
    ['張建軍是什麼職務', '职务', ''],
    ['養了多少頭牛?', '牛', '头'],
    ['來了多少群眾?', '群众', ''],
    ['他在哪間學校讀書?', '学校', ''],
    ['這條巷子有多長?', '巷子', ''],
  ])('%s asks for the noun %s with the measure word %s', (question, head, unit) => {
    expect(analyse(question)).toMatchObject({ head, unit });
  });
});

describe('what stands around a question', () => {
  it.each([
    ['不好意思,請問一下誰捐了麵粉呢?謝謝', '捐了面粉'],
    ['聽說報告裡有提到口罩', '口罩'],
    ['这篇文章谁写的', '写的'],
    ['哈囉,我想知道口罩捐了多少隻啊', '口罩捐了'],
    ['幫我找一下麵粉的那一段', '面粉'],
    ['麻煩告訴我檢測卡點在哪裡', '检测卡点在'],
    ['那滕之華呢?', '滕之华'],
    ['唔該,邊個捐咗麵粉呀?', '捐咗面粉'],
  ])('%s is at its core %s', (question, core) => {
    expect(analyse(question).core).toBe(core);
  });

  it('keeps what somebody tells beside the question apart', () => {
    const { terms: all } = analyse('有間公司很有愛心,到底捐了幾噸麵粉?');
    expect(all.filter((term) => term.main).map((term) => term.text)).toEqual(['捐', '面粉']);
  });
});

describe('words that need support', () => {
  it.each([
    ['高新醫院捐了多少酒精?', ['高新医院', '捐', '酒精']],
    ['三里灣街道捐了多少麵粉?', ['三里湾街道', '捐', '面粉']],
    ['捐酒精的醫院是哪家', ['捐', '酒精', '医院']],
  ])('of %s are %s', (question, expected) => {
    expect(terms(question)).toEqual(expected);
  });

  it('are marked with their place in the question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const question = analyse(text);
        expect(question.folded.length).toBe(text.length);
        for (const term of question.terms)
          expect(question.folded.slice(term.start, term.end)).toBe(term.text);
      }),
    );
  });
});
