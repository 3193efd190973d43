import type { Span } from '../text/sentences.ts';

/*
 * What stands around a question without being part of it: greetings, politeness, 我想知道, 聽說, 報告裡有沒有
 * 提到, particles. All on folded text (Simplified, lower case). Each pattern takes one layer off; the layers
 * come off until none is left.
 */

const you = '(?:你们?|您|大家|各位|小编|老师|机器人|有没有人|有人|有谁)';
const bit = '(?:一下子?|下|看)?';
const report = '(?:(?:这|该|那|本)?(?:一)?(?:份|篇|个|则)?(?:报告|文章|报道|报导|新闻|通讯|稿子|全文|文))';

const prefixes: readonly RegExp[] = [
  /^[\s,.!?:;、。…~—\-·"'“”‘’「」『』()《》]+/,
  /^(?:你好|您好|妳好|哈[啰喽罗]|哈佬|嗨|嘿|喂|hi|hello|hey|早安|午安|晚安|早晨|早上好|下午好|晚上好|大家好|各位好|老师好|好奇问?)(?=[\s,.!?:;、~啊呀哦喔]|$|请|我|想)[啊呀哦喔]?/,
  new RegExp(
    `^(?:我|我们|在下|本人)?(?:想|要)?(?:请问|请教|借问|唔该问?|麻烦问?|劳驾|拜托|不好意思|打扰|抱歉)(?:${you})?${bit}(?:了)?`,
  ),
  /^(?:我|我们|俺|本人|咱们?)?(?:真的|很|非常|就|也|还)?(?:想要?|要|希望|需要)(?:知道|了解|瞭解|认识|请问|请教|问问?|查询?|找找?|看看?|搜|确认|知)(?:到|出|一下子?|下)?/,
  new RegExp(
    `^(?:${you})?(?:可以|可不可以|可唔可以|能不能|能否|可否|能|是否可以|可)?(?:请|麻烦)?(?:${you})?(?:帮忙|帮我|帮|替我|给我|跟我|为我|向我|同我)?(?:我)?(?:告诉|告知|说说|讲讲|讲解|介绍|查查|查找|查询|查出|查|找找|找出|找|搜寻|搜索|搜|列出来?|列举|翻出|翻|看看|看|确认|解释|说明|回答|讲|说|话)(?:出来|出|给|到)?(?:我|俾我)?(?:听|知)?(?:一下子?|下|看)?(?=[^了过的得是在到着])`,
  ),
  /^(?:我|我们)?(?:之前|曾经?|好像|刚才?|昨天|今天|最近)?(?:听说|据说|听闻|听讲|听人说|听朋友说|据悉|据报道|据了解|记得|好奇|不太?清楚|不太?了解|不太?懂|忘了|忘记了?|在想|想起来?)(?:过|了)?/,
  /^(?:我|我们)?(?:的)?(?:(?:一|有)?个)?(?:朋友|同事|同学|老师|爸爸?|妈妈?|爸妈|爷爷|奶奶|外公|外婆|阿公|阿嬷|婆婆|老公|老婆|先生|太太|儿子|女儿|孩子|姐姐?|哥哥?|弟弟?|妹妹?|家人|家里人|有人|网友|邻居|老板|客户|群里|屋企人)(?:昨天|今天|刚才?|前几天|最近|早上|昨晚|之前)?(?:跟我|告诉我|和我|同我)?(?:说|讲|提到|提起|问|话)(?:过|起|到|我)?(?:[他她](?:在[^,]{1,6})?(?:看到|听到|听说|读到|见到))?/,
  new RegExp(
    `^(?:请问)?(?:${you}|谁)?(?:知不知道|知唔知|晓不晓得|知道不知道|清不清楚|知道|晓得|清楚|可知)(?=.)`,
  ),
  new RegExp(
    `^(?:在|根据|依据?|按照?|据|从)?${report}(?:(?:的?(?:里面|里头|里边|里|中|内|上|之中|当中|内容))(?:面)?|(?=有没有|有无|是否|提|说|写|讲|记|(?:是|由)?谁|的作者|的记者))(?:所|的)?(?:有没有|有无|是否有?|有)?(?:提到|提及|提过|说到|说过|说|写到|写过|写|讲到|讲过|讲|记载|指出|记录)?(?:过|的)?`,
  ),
  new RegExp(`^(?:根据|依据|依照|按照?|据)${report}`),
  /^(?:有没有|有无|是否)(?:提到|提及|提过|说到|说过|写到|写过|讲到|讲过|记载)过?/,
  /^(?:那么?|所以|话说|对了|其实|另外|还有|然后|顺便|就是|啊|嗯|呃|额|诶|欸|喔|哦|噢|咦|哎|唉|请|关于|有关|至于|对于|想问|的)(?=[\s,、.!?:])/,
  /^那(?![个位些里年时天一段次家间名条种份句么儿边样只张场日月种么两三几部台辆座所栋本支件届批首层片项根双套队班户棵块笔封匹头顶艘架幅碗瓶盒箱群晚])/,
  /^(?:那么|话说|对了|顺便问一下|诶|欸|喔|哦|噢|咦|哎|嗯|呃|关于|有关|至于|请(?=问|列|说|找|告)|的)/,
  /^(?:please|pls|could you|can you|would you|will you|tell me|show me|find me|find|i want to know|i would like to know|i'd like to know|do you know|may i ask|excuse me|hi|hello|hey|according to the (?:report|article|text)|in the (?:report|article|text))(?=[\s,.!?]|$)/,
];

const suffixes: readonly RegExp[] = [
  /[\s,.!?:;、。…~—\-·"'“”‘’「」『』()]+$/,
  /(?:谢谢|感谢|多谢|感恩|谢啦|谢了|唔该晒?|拜托了?|麻烦了|求解|求助|在线等|急)(?:你们?|您|大家|各位)?(?:啦|了|喔|哦|啊)?$/,
  /(?:thank you|thanks|thx|please|pls)$/,
  /(?:可以|能|能不能|可不可以|可否|能否)(?:请)?(?:你|您)?(?:告诉我|说明|回答|帮我查|帮忙查)(?:一下|吗|么)?$/,
  /(?:^|[\s,.!?、])(?:好吗|可以吗|行吗|好不好|可不可以|行不行|得唔得)$/,
  /(?:^|[\s,.!?、])(?:(?:有没有|有)?(?:你们?|您|大家|人|谁)?(?:知道|知道不知道|知不知道|晓得|清楚|记得|知)(?:吗|么|嘛)?|我(?:有点|已经)?(?:忘了|忘记了|不记得了?|想不起来了?|不太记得了?|想知道|很好奇|不清楚|不知道)|来着)$/,
  /(?:啊|呢|呀|吧|啦|咧|捏|耶|喔|哦|噢|嘅|呐|哩|噶|㗎|咯|嘞|罗|喽|哇|哪(?=$)|的说|来着)$/,
];

/** What follows a request: 幫我找一下麵粉的那一段. */
const pieces =
  /(?:的|有关|相关)*(?:的)?(?:这|那)?(?:一)?(?:段话|段落|段内容|段文字|段|句话|句子|句|部分|地方|内容|描述|叙述|说法|片段|信息|资料|事情)$/;
const request = /(?:帮|找|查|搜|列|告诉|介绍|翻|看|show|find|tell|list)/;

function takeOff(text: string, range: Span, patterns: readonly RegExp[], front: boolean): Span {
  const part = text.slice(range.start, range.end);
  for (const pattern of patterns) {
    const match = pattern.exec(part);
    if (!match || match[0].length === 0 || match[0].length === part.length) continue;
    if (front) return { start: range.start + match[0].length, end: range.end };
    return { start: range.start, end: range.start + match.index };
  }
  return range;
}

/** What somebody tells before asking: …,就想到一件事,報告裡說的; …,想問一下. The question follows. */
const told = new RegExp(
  `^.{4,}[\\s,.!?。](?:所以|然后|就|于是|忽然|突然)?(?:我|我们)?(?:就|也|只|很)?(?:${report}(?:里面|里头|里|中|上)?(?:有)?(?:说|提|写|讲)(?:到|及|过)?(?:的|了)?|(?:想|想要|要|想请)(?:请?问|知道|了解|确认|打听|请教)(?:一下子?|下|看)?|好奇)[\\s,:]*(?=.{5})`,
);

/** 把…找出來, 將…列出. */
const handed =
  /^(?:请|麻烦|帮我|帮忙|你|您|可以|能不能|可不可以)*(?:把|将)(.{2,60}?)(?:都|全部|也)?(?:找|列|查|翻|搜|挑|贴|调|传|发)(?:出来|出|给我|一下|来|看看)+$/;

/**
 * The range of a question without what stands around it; never empty unless the text is.
 * @param folded at most a few thousand characters; folded text
 */
export function stripFrame(folded: string): Span {
  let range: Span = { start: 0, end: folded.length };
  const whole = handed.exec(folded.replace(/[\s,.!?。]+$/, ''));
  if (whole?.[1] !== undefined) {
    const start = whole[0].indexOf(whole[1]);
    range = takeOff(folded, { start, end: start + whole[1].length }, [pieces], false);
  }
  const story = told.exec(folded);
  if (story) range = { start: story[0].length, end: folded.length };
  for (let layer = 0; layer < 24; layer += 1) {
    const shorter = takeOff(folded, takeOff(folded, range, prefixes, true), suffixes, false);
    if (shorter.start === range.start && shorter.end === range.end) break;
    range = shorter;
  }
  if (request.test(folded.slice(0, range.start))) {
    const shorter = takeOff(folded, range, [pieces], false);
    if (shorter.end - shorter.start >= 2) range = shorter;
  }
  return range;
}
