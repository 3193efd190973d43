import { parseReport } from '../../src/corpus/parse.ts';
import type { Figure, Person, Report } from '../../src/corpus/types.ts';

/*
 * An invented report for the bot's tests: Traditional, with a long sentence, people, figures of every size,
 * English labels and example questions.
 */

const text = `# 清溪縣抗洪工作報告

## 一、雨情與轉移

連日暴雨使清溪河水位超過警戒線。縣防汛指揮部啟動一級響應,組織312名機關幹部下沉社區,轉移安置群眾近2.6萬名。何曉明書記連續值守48小時。

## 二、物資與捐款

縣紅十字會接收各界捐款90萬元,其中教師林秀英捐出2000元,退休工人周國棟捐出10000元。商會籌集麵粉20噸、口罩5萬隻,全部送往安置點。

志願者陳思遠帶領運輸隊,在道路塌方、橋樑受損、通信中斷的情況下,肩挑背扛,翻越三座山頭,把急需的藥品、飲用水、方便食品和保暖衣物分批送進被洪水圍困的石門、白沙、龍潭、上坪四個自然村,往返17趟,一直忙到第二天清晨,沒有一個人叫苦叫累。

## 三、防疫消殺

洪水退去後,縣醫院派出25名醫護人員進村消殺。所有安置點每天測量體溫兩次。消毒酒精共4噸,由縣醫院庫存調撥。
`;

const figures: readonly [words: string, value: number, unit: string, label: string, labelEn: string][] = [
  ['312名', 312, '名', '下沉社區的機關幹部', 'officials sent to the communities'],
  ['近2.6萬名', 26_000, '名', '轉移安置的群眾', 'people moved to safety'],
  ['48小時', 48, '小時', '連續值守', 'time on duty without a break'],
  ['90萬元', 900_000, '元', '各界捐款', 'donations received'],
  ['2000元', 2000, '元', '林秀英的捐款', 'donation of Lin Xiuying'],
  ['10000元', 10_000, '元', '周國棟的捐款', 'donation of Zhou Guodong'],
  ['20噸', 20, '噸', '麵粉', 'flour'],
  ['5萬隻', 50_000, '隻', '口罩', 'masks'],
  ['17趟', 17, '趟', '往返', 'trips'],
  ['25名', 25, '名', '進村消殺的醫護人員', 'medical staff'],
  ['4噸', 4, '噸', '消毒酒精', 'disinfectant alcohol'],
];

const people: readonly [name: string, role: string, roleEn: string][] = [
  ['何曉明', '書記', 'party secretary'],
  ['林秀英', '教師', 'teacher'],
  ['周國棟', '退休工人', 'retired worker'],
  ['陳思遠', '志願者', 'volunteer'],
];

/** The report as the loader would make it, with its metadata. */
export function sampleReport(id = 'qingxi'): Report {
  const bare = parseReport(id, text);
  const find = (words: string) => {
    const block = bare.blocks.findIndex((one) => one.text.includes(words));
    const found = bare.blocks[block];
    if (!found) throw new Error(`${words} is not in the sample report`);
    const start = found.text.indexOf(words);
    return { block, start, end: start + words.length, paragraph: found.paragraph };
  };
  return {
    ...bare,
    figures: figures.map(([words, value, unit, label, labelEn]): Figure => {
      const at = find(words);
      return { ...at, text: words, value, unit, label, labelEn, report: id, group: '', owner: '' };
    }),
    people: people.map(([name, role, roleEn]): Person => {
      const { paragraph, ...mention } = find(name);
      const none = { aliases: [], place: '', deed: '', group: '' };
      return { ...none, name, role, roleEn, report: id, paragraph, mentions: [mention] };
    }),
    examples: ['多少名機關幹部下沉社區?', '誰捐出2000元?', '口罩有多少?', '水位怎麼了?'],
    examplesEn: ['How many masks?', 'Who donated 2000 yuan?', 'How much flour?'],
    curated: true,
  };
}
