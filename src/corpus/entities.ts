import { type Reading, read } from './reading.ts';
import type { Block, Entity, Mention } from './types.ts';

const organisationEnds =
  '公司 有限公司 集团 企业 医院 卫生院 诊所 学校 大学 学院 中学 小学 幼儿园 书院 局 委员会 党委 党支部 党总支 支部 总支 组织部 宣传部 统战部 监委 纪委 团委 市委 区委 县委 省委 部 厅 署 处 科 办公室 办 中心 协会 学会 联合会 总会 分会 基金会 银行 报社 研究所 研究院 实验室 出版社 法院 检察院 公安局 派出所 消防队 消防局 议会 立法会 政府 指挥部 突击队 医疗队 服务队 救援队 志愿队 大队 支队 总队 中队 球队 合唱团 乐团 舞团 剧团 代表团 社 工会 商会 合作社 联合社 工厂 厂 酒店 机构 电视台 电台 通讯社 日报 晚报 俱乐部 博物馆 图书馆 美术馆 科技馆 养老院 敬老院 护理院 福利院 孤儿院 教会 联盟 联会 总社 院 系 所 站 队 会 组织 工作站 交易所 商店 超市 书店 工作室 事务所 剧院 乐队 军 师 旅 团 党'.split(
    ' ',
  );
const placeEnds =
  '省 市 县 区 乡 镇 村 里 街道 社区 小区 新村 屋村 邨 苑 路 街 大道 道 巷 弄 山 峰 河 江 湖 溪 海 海峡 岛 群岛 半岛 湾 港 机场 车站 火车站 地铁站 码头 公园 广场 大桥 桥 隧道 水库 国 州 府 郡 城 古城 寺 庙 宫 教堂 体育馆 体育场 大厦 高原 平原 盆地 沙漠 森林 草原 高速 高速公路 公路 铁路 园区 工业区 开发区 自治区 新区 组 屯 寨 营 盟 旗 古道 步道 流域 口岸 遗址'.split(
    ' ',
  );
const organisations = new Set(organisationEnds);
const places = new Set(placeEnds);
/** Endings of one character that need a word of the name before them inside the same word or a known place. */
const longestEnd = 4;

/** Nouns that end alike and name nothing: 会 in 机会, 部 in 全部, 国 in 我国. */
const general =
  /^(?:机会|社会|全部|内部|外部|局部|干部|部|会|大会|会议|晚会|座谈会|发布会|运动会|博览会|音乐会|茶话会|演唱会|展览会|全国|我国|本国|各国|外国|祖国|中国队|地区|区|市|县|镇|乡|村|社区|小区|街道|本市|本区|我市|全市|全区|全县|全村|农村|乡村|城市|都市|道路|公路|铁路|街|路|家里|心里|这里|那里|哪里|公里|村里|公司|本公司|集团|医院|学校|大学|中学|小学|中心|机构|企业|组织|政府|团队|部队|军队|排队|球队|车站|网站|火车站|大桥|公园|广场|机场|道|知道|渠道|管道|通道|报道|频道|味道|轨道|跑道|街区|灾区|山区|校区|园区|景区|市区|城区|郊区|厂区|疫区|片区|库区|教区|选区|特区|社团|集体|协会|党|到处|好处|用处|办事处|各处|四处|场所|厕所|住所|所|诊所|研究所|队|站|科|本科|学科|百科|院|法院|剧院|学院|系|关系|联系|体系|厅|客厅|餐厅|大厅|江|山|河|湖|海|上海|大海|登山|爬山|火山|国|城|港|岛|桥|旅|之旅|军|冠军|亚军|季军|老师|律师|教师|医师|师|团|社|报社|工厂|厂|酒店|超市|商店|图书馆|博物馆|体育馆|体育场|党委|党支部|支部|总支|委员会|办公室|大厦|隧道|水库|里|组|小组|县市|乡镇|城镇|村镇|省市|州|府|宫|庙|寺|主办|举办|承办|合办|开办|营|经营|合作社|工会|协办|屋苑|旗|国旗|党旗|口岸|码头|教堂|教会|俱乐部|幼儿园|派出所|法会|学会|议会|工作站)$/;

/** What the endings end in: most words have another last character. */
const lastChars = new Set([...organisations, ...places].map((end) => end.at(-1)));

/** Length of the longest ending of `list` with which `text` ends, 0 if there is none. */
function ending(text: string, list: ReadonlySet<string>): number {
  if (!lastChars.has(text[text.length - 1])) return 0;
  for (let length = Math.min(longestEnd, text.length); length > 0; length -= 1) {
    if (list.has(text.slice(-length))) return length;
  }
  return 0;
}

const nameTag = /^(?:n|ns|nt|nz|nr|nrt|nrfg|x|j|zg|b|g|ng|vn|l|eng|s|a|f|an|vg|ag)$/;
const cut =
  /^(?:的|了|在|和|与|及|或|是|由|被|把|向|对|从|到|为|以|于|等|有|各|每|该|本|全|我|领导|干部|群众|党员|广大|职工|人员|书记|区长|县长|市长|同志|职能|积极|主动|建立|推进|管理|统一|普通|网格员|带头|包保|他|她|其|这|那|某|请|即|并|而|也|都|就|将|已|让|给|跟|同|比|上|下|中|内|外|后|前|间|时|附近|所有|一些|许多|当地|相关|有关|各级|全体|广大|多个|部分|来自|位于|前往|通过|包括|抽调|组织|联合|成立|设立|支援|驰援)$/;
const longest = 24;

interface Found extends Mention {
  readonly kind: Entity['kind'];
}

/** Names that end in word `last`, taken leftwards as far as words of names go. */
function expand(reading: Reading, last: number, kind: Entity['kind']): Found | null {
  const { words, index } = reading;
  const tail = words[last];
  if (tail === undefined) return null;
  let start = tail.start;
  let named = /^(?:ns|nt|nz|x|nr)$/.test(tail.tag) && tail.text.length >= 3;
  for (let at = last - 1; at >= 0; at -= 1) {
    const word = words[at];
    if (
      word === undefined ||
      tail.end - word.start > longest ||
      cut.test(word.text) ||
      !/^[\p{L}\p{N}·]+$/u.test(word.text)
    )
      break;
    const numbered =
      /^(?:m|mg)$/.test(word.tag) && /^第|^[一二三四五六七八九十]+[里道河江沟台]?$/.test(word.text);
    if (!nameTag.test(word.tag) && !numbered) break;
    const length = ending(word.text, places);
    if (kind === 'place' && length > 0 && word.text.length > length && at < last - 1) {
      if (named || start < tail.start) break;
    }
    start = word.start;
    named ||=
      numbered ||
      /^(?:ns|nt|nz|x|nr|nrt|zg|j|eng)$/.test(word.tag) ||
      organisations.has(word.text) ||
      word.text.length > 0;
  }
  if (!named || tail.end - start < 3) return null;
  return { kind, block: index, start, end: tail.end };
}

function findIn(reading: Reading): Found[] {
  const found: Found[] = [];
  const { words, index } = reading;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || !/^[\p{Script=Han}·]+$/u.test(word.text)) continue;
    if (word.tag === 'ns' || word.tag === 'nt') {
      const next = words[at + 1]?.text ?? '';
      if (!general.test(word.text) && word.text.length > 1 && !organisations.has(next) && !places.has(next)) {
        found.push({
          kind: word.tag === 'nt' ? 'organisation' : 'place',
          block: index,
          start: word.start,
          end: word.end,
        });
      }
    }
    const asOrganisation = ending(word.text, organisations);
    const asPlace = ending(word.text, places);
    if (asOrganisation === 0 && asPlace === 0) continue;
    if (!/^(?:n|ns|nt|nz|x|nr|nrt|j|zg|q|k|g|ng|v|vn|f|l|s)$/.test(word.tag)) continue;
    if (
      word.text.length <= Math.max(asOrganisation, asPlace) &&
      word.text.length === 1 &&
      !/[省市县区乡镇村邨局署厂]/.test(word.text)
    )
      continue;
    if (
      Math.max(asOrganisation, asPlace) === 1 &&
      word.text.length === 2 &&
      !/^(?:ns|nt|nz|x)$/.test(word.tag)
    )
      continue;
    const kind = asOrganisation >= asPlace ? 'organisation' : 'place';
    const entity = expand(reading, at, kind);
    if (entity !== null) found.push(entity);
  }
  return outermost(found);
}

/** Of spans that end or lie in one another the longest; the places at the front of an organisation stay. */
function outermost(found: Found[]): Found[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const ends = { organisation: 0, place: 0 };
  return found.filter(({ kind, end }) => {
    if (end <= ends[kind]) return false;
    ends[kind] = end;
    return true;
  });
}

/**
 * Finds organisations and places by the words with which their names end (公司, 医院, 社区, 镇) and by the
 * segmenter's dictionary of places.
 * @param readings the blocks as `read` gives them, if they are at hand
 */
export function findEntities(
  blocks: readonly Block[],
  readings: readonly Reading[] = read(blocks),
): Entity[] {
  const entities = new Map<string, { kind: Entity['kind']; name: string; mentions: Mention[] }>();
  for (const reading of readings) {
    for (const { kind, ...mention } of findIn(reading)) {
      const name = reading.block.text.slice(mention.start, mention.end);
      if (general.test(reading.folded.slice(mention.start, mention.end))) continue;
      const key = `${kind} ${name}`;
      const entity = entities.get(key);
      if (entity) entity.mentions.push(mention);
      else entities.set(key, { kind, name, mentions: [mention] }); // room for the one that most have
    }
  }
  return [...entities.values()];
}
