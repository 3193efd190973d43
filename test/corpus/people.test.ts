import { describe, expect, it } from 'vitest';
import { findFacts } from '../../src/corpus/figures.ts';
import type { Block, Person } from '../../src/corpus/types.ts';

const found = (...texts: string[]): readonly Person[] => {
  const blocks = texts.map(
    (text, at): Block => ({ kind: 'paragraph', paragraph: at + 1, section: '', text }),
  );
  return findFacts(blocks, 'r').people;
};

describe('people are found', () => {
  it.each<[string, string, string[]]>([
    ['by a word for their name', '老王，大名王小明，在廠裏三十年。', ['王小明']],
    ['behind what people call them', '燕姐（李燕子）在巷口賣花。', ['李燕子']],
    ['before what people call them', '本期一人受傷：模板工王小明（阿明）扭傷腳踝。', ['王小明']],
    ['by a clause of their class', '四年級的王小明被選上了。', ['王小明']],
    ['by a clause of their place', '楓橋鎮的李燕子卻笑了。', ['李燕子']],
    ['by what they sell', '巷口賣煎餅的王小明，是老鄰居。', ['王小明']],
    ['by a deed of hands and faces', '傍晚，王小明把孩子送到醫院。', ['王小明']],
    ['by where they belong', '王小明（楓橋救援隊）寫下這篇日記。', ['王小明']],
    ['where the segmenter glues an office to them', '報名請洽民政課李燕子。', ['李燕子']],
    ['with a compound surname before a preposition', '副教授歐陽明用激光掃描。', ['歐陽明']],
    ['behind 局長, not as 長孫', '文化局長孫小明表示同意。', ['孫小明']],
    ['though a title begins like them', '學生王子文說他不怕。', ['王子文']],
    ['with two surnames', '八十三歲的林張小明女士捐了五百元。', ['林張小明']],
    ['whom 由 asks for something', '文集由李燕子主編，今年出版。', ['李燕子']],
    ['with a word of grammar before a dot', '由於約翰·史密斯的研究，方法改了。', ['約翰·史密斯']],
    ['with a word behind a dot', '教師約翰·史密斯於7月到任。', ['約翰·史密斯']],
    ['with unknown parts around a dot', '國一的尤幹·哈勇教長輩用手機。', ['尤幹·哈勇']],
    ['with Latin letters and what they do', '其中John Smith來自倫敦。', ['John Smith']],
    ['behind 原 and an office', '水廠原廠長李燕子去年調走。', ['李燕子']],
    ['with a surname of no list behind a title', '大學生村官律小明聽說後，掏錢買了一把。', ['律小明']],
    ['with a surname that is a word of grammar', '書記過秀蘭原先開行車。', ['過秀蘭']],
    ['by a doubled given name behind kin', '年紀最小的是外孫女豆豆。', ['豆豆']],
    ['by a calling that ends in 人', '收受承包人李長城所送的卡。', ['李長城']],
    ['before a verb glued to them', '領頭的李小明幹了二十年。', ['李小明']],
    ['before a preposition glued to them', '縣長李小明為全程組發令。', ['李小明']],
    ['with a husband’s surname of no list of the frequent', '主席雷王小明女士已閱。', ['雷王小明']],
    ['behind letters', '商會代表S.史密斯，以及其他人。', ['S.史密斯']],
    ['before a word that is no part of a dotted name', '志願者約翰·史密斯開自家的車。', ['約翰·史密斯']],
    ['before 那 and a word of measure', '獨奏家約翰·史密斯那把琴。', ['約翰·史密斯']],
    ['behind 婦女, not 婦', '由婦女瑪麗·史密斯率領。', ['瑪麗·史密斯']],
    ['with a Mongolian part behind one unknown', '牧民蘇根其其格捐了爐子。', ['蘇根其其格']],
    ['with foreign sounds and no dot', '農業研究院的莫哈末阿里博士來看。', ['莫哈末阿里']],
  ])('%s: %s', (_, text, names) => {
    expect(found(text).map(({ name }) => name)).toEqual(names);
  });

  it('by what the rest of the report calls them', () => {
    expect(found('輪到桂大山。').map(({ name }) => name)).toEqual([]);
    expect(found('輪到桂大山。', '學生都喊他大山伯。').map(({ name }) => name)).toContain('桂大山');
  });
});

it('where a report tells elsewhere that a name is shorter', () => {
  expect(found('鼓手岩明臨上台。', '那份在岩明的鞋裏。').map(({ name }) => name)).toEqual(['岩明']);
});

describe('nobody is found', () => {
  it.each([
    ['in a surname of somebody', '一名李姓女職員受詢。'],
    ['in a place', '除3個高風險樓棟外，全部恢復。'],
    ['in what people do', '用手機翻譯問能不能再拍。'],
    ['in a dish', '鍋裏再添羅漢果和陳皮。'],
    ['in a street', '她租下長安里一個小舖。'],
    ['in a title that begins inside', '決賽中，楓橋小將跑出10秒。'],
    ['in a team', '冠軍是“楓橋大姐隊”，平均年齡61歲。'],
    ['in the work of a work', '目前完成總工程量的六成。'],
    ['in two words and 和', '錢和路'],
    ['in a month', '包裝「袋裝」於七月登陸。'],
    ['in a word of quantity', '死亡時約35歲。'],
    ['in the hands of somebody', '把同學親手養大的蟹放生。'],
    ['in a firm of Latin letters', '由索尼（Sony Music Entertainment）發行。'],
  ])('%s: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what people are stands', () => {
  it.each([
    ['before what they are called', '木工師傅燕姐（李燕子）守夜。', '木工師傅'],
    ['before a surname and 伯', '老護林員李伯（李燕子，58歲）在山上。', '老護林員'],
    ['before 是 and a clause', '翻譯是技術科的李燕子。', '翻譯'],
    ['behind a verb that is no part of it', '特別感謝會長李燕子出席。', '會長'],
  ])('%s: %s', (_, text, role) => {
    expect(found(text).map((person) => [person.name, person.role])).toEqual([['李燕子', role]]);
  });
});
