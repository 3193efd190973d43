import { fold } from '../text/fold.ts';
import type { Line } from './lines.ts';
import type { Dropped } from './types.ts';

/*
 * What stands on a page around a report and is not the report. Every pattern is matched against a whole line,
 * folded (Simplified, half width, lower case), so that prose that mentions such a word stays.
 */
const rules: readonly { readonly why: string; readonly pattern: RegExp }[] = [
  { why: 'share bar', pattern: /^(一键)?(分享|转发)((到|至).{0,40}|按钮|[:：].{0,40})?$/ },
  {
    why: 'share bar',
    pattern:
      /^((微信|微博|新浪微博|腾讯微博|qq空间|qq好友|qq|朋友圈|微信好友|人人网|豆瓣|贴吧|百度贴吧|facebook|twitter|line|telegram|whatsapp|weibo|wechat|email|复制[链连]结?接?|复制网址|threads|instagram|微信扫一扫|分享朋友圈|打印|打印本页|列印|收藏|加入收藏|关闭|关闭窗口|更多)[\s|/·、,]*)+$/,
  },
  {
    why: 'editor of the page',
    pattern:
      /^[(（【[]?(本期|值班|执行|网站|网络)?(责任编辑|责编|编辑|主编|编审|审核|审校|校对|监制|监审|终审|复审|初审|一审|二审|三审|排版|美编|核稿|签发|制作)\s*[:：/|].{0,40}$/,
  },
  {
    why: 'copyright line',
    pattern:
      /^(©|\(c\)|copyright\b|all rights reserved|(本站|本网站?)?(版权|著作权)(所有|归|声明|属)|未经.{0,20}(不得|禁止|请勿|谢绝|严禁).{0,10}(转载|转贴|复制|使用|摘编|镜像|引用)|转载请(注明|标明|联系)|免责声明|.{0,20}版权所有|.{0,12}(icp备|公网安备)).{0,160}$/,
  },
  {
    why: 'navigation',
    pattern:
      /^[<«‹【[]?\s*(上一篇|下一篇|上一页|下一页|上页|下页|上一则|下一则|上一条|下一条)[】\]]?([:：\s>»›].{0,80})?[>»›】\]]?$/,
  },
  {
    why: 'navigation',
    pattern:
      /^[<«‹【[]?(返回(首页|顶部|列表|目录|上页|上一页)?|回到?(首页|顶部|页首|上页)|首页|top|打印(本页)?|列印(本页)?|关闭(本页|窗口)?)[>»›】\]]?$/,
  },
  {
    why: 'navigation',
    pattern:
      /^([<«‹【[▲△↑↓]*(友善列印|列印(本页)?|打印(本页)?|转寄(友人)?|回?(列表|上一?页|首页|顶部|页首)|返回(列表|首页|顶部|上一?页)?|top|分享|收藏|加入收藏|关闭(窗口|本页)?|[上下]一[篇则页条]|(字[级号体]|文字大小)[:：]?[\s大中小]*|纠错|我要(评论|纠错)|点赞|在看|评论|订阅|繁体|简体|english|网站地图|联系我们|关于我们)[>»›】\]▲↑]*[\s|/·、]*){2,}$/,
  },
  { why: 'navigation', pattern: /^(您?(现在|当前)?的?(所在)?位置|当前位置|您在这里)\s*[:：].{0,80}$/ },
  { why: 'navigation', pattern: /^首页(\s*[>»›/]\s*[^\s>»›/。]{1,20}){1,6}$/ },
  {
    why: 'navigation',
    pattern:
      /^[【[(（]?\s*(字体|字号|文字大小|字级)\s*[:：]?[\s大中小特默认原缩放aA+\-|/【】[\]]*[】\])）]?$/,
  },
  {
    why: 'counter',
    pattern:
      /^[【[(（]?(点击|点击数|点击量|点击率|点击次数|浏览|浏览数|浏览量|浏览次数|浏览人次|阅读|阅读数|阅读量|阅读次数|访问量|访问次数|人气|点赞|点赞数|评论|评论数|留言|转发数)\s*[:：(（]?\s*[\d,.]+\s*(次|人次|\+)?[】\])）]?$/,
  },
  {
    why: 'call to click',
    pattern:
      /^[>»→☞👉▶]*\s*(点击|点选|点我|扫描|扫一扫|扫码|长按|识别|戳)(下方|上方|此处|这里|查看|阅读|进入|关注|下载|观看|图片|二维码|原文|更多|放大|以上|链接|左下角|右上角|加入|订阅|了解).{0,30}$/u,
  },
  { why: 'call to click', pattern: /^(查看|阅读|浏览)(更多|原文|全文|评论|大图)[\s>»…]*$/ },
  {
    why: 'call to click',
    pattern: /^(欢迎)?(关注|订阅)(我们|本站|本报|公众号|官方微信|微信公众号|.{0,16}公众号).{0,20}$/,
  },
  {
    why: 'call to click',
    pattern:
      /^(看更多|我要留言|打赏|赞赏|下载app|订阅(电子报|报)|请?继续(往下)?阅读.{0,8}|更多(精彩)?(内容|资讯|新闻|报道)?[,，]?(请|敬请)?(关注|浏览|点击|扫码).{0,20}|(赞|分享|留言|评论|在看|点赞|收藏)\s*\d+(\s+(赞|分享|留言|评论|在看|点赞|收藏)\s*\d+)*)[\s>»…]*$/,
  },
  { why: 'advertisement', pattern: /^[-—【[(（\s]*(广告|advertisement|ad|赞助内容)[-—】\])）\s]*$/ },
  { why: 'end mark', pattern: /^[-—=【[(（\s]*(end|完|全文完|the end)[-—=】\])）\s]*$/ },
  {
    why: 'copyright line',
    pattern: /^(特别|免责|郑重)?(声明|提示)[:：].{0,60}(仅代表|不代表|转载|版权|侵权|立场).{0,80}$/,
  },
  { why: 'copyright line', pattern: /^.{0,80}(icp备|公网安备).{0,60}$/ },
  { why: 'page number', pattern: /^\d{1,4}\s*\/\s*\d{1,4}$/ },
];

/** Begins a list of links to other pages. */
const moreLinks =
  /^[【[]?(相关|延伸|推荐|热门|更多|最新|精彩|猜你|大家|你)(文章|新闻|报道|报导|阅读|[链连][接结]|内容|资讯|推荐|专题|稿件|也?喜欢|都在看|热文|评论|搜索|可能也?(喜欢|感兴趣|想看))[】\]]?\s*([:：>»].{0,60})?$/;

/** Longest line, in UTF-16 units, that can be furniture. */
const longest = 200;

/** Takes page furniture out, each line with the reason. */
export function dropFurniture(lines: readonly Line[]): { kept: Line[]; dropped: Dropped[] } {
  const kept: Line[] = [];
  const dropped: Dropped[] = [];
  const lastProse = lines.findLastIndex(({ text }) => text.length > 60 || /[。；]/.test(text));
  let links: boolean = false;
  for (const [index, line] of lines.entries()) {
    const linked = links && index > lastProse ? 'link in a list of other pages' : undefined;
    const why: string | undefined = furniture(line.text) ?? linked;
    if (why === 'links to other pages') links = true;
    if (why) dropped.push({ text: line.text, why });
    else kept.push(line);
  }
  return { kept, dropped };
}

function furniture(text: string): string | undefined {
  if (text.length > longest || text.startsWith('#')) return undefined;
  const folded = fold(text);
  const prose = /[。；]/.test(folded);
  if (!prose && moreLinks.test(folded)) return 'links to other pages';
  return rules.find(({ why, pattern }) => (!prose || why === 'copyright line') && pattern.test(folded))?.why;
}

/** True for a line that says what a picture shows or who took it. */
export function isCaption(text: string): boolean {
  const folded = fold(text);
  return /^([▲△▼]|[上下左右]?图[为:：]|资料图|图片?[:：])|(摄影?|供图|资料图片?|制图)[)）]?$/.test(folded);
}
