/*
 * Measure words (量詞) and units, folded. The kind says what sort of thing is counted; the questions 多少人,
 * 多少錢, 多久, 幾歲 and 多少% ask for one kind each.
 */

export type UnitKind = 'people' | 'money' | 'ratio' | 'age' | 'time' | 'size' | 'thing';

const lists: Readonly<Record<UnitKind, string>> = {
  people: `名 位 人 人次 人份 人日 人天 个人 名人 户 户次 家庭 户家庭 员 代表 人员`,
  money: `元 圆 块钱 美元 美金 港元 港币 港纸 新台币 台币 新台币元 欧元 英镑 日元 日圆 韩元 韩圆 澳元 澳门元 澳门币 加元
    加币 新元 新加坡元 新币 泰铢 卢布 瑞郎 瑞士法郎 法郎 马克 卢比 人民币 人民币元 马币 令吉 纽元 纽币 角 毛钱 分钱 先令 比索 两银 两白银
    两黄金 usd hkd rmb cny twd ntd eur gbp jpy mop 英镑`,
  ratio: `% ‰ 巴仙 百分点 个百分点 百分比 倍 折 pct 番 基点 个基点 ppm ppb`,
  age: `岁 周岁 足岁 岁半`,
  time: `年 个年头 年头 年间 载 个月 月份 个多月 周 周年 个星期 星期 个礼拜 礼拜 天 日 昼夜 个昼夜 日夜 晚 夜 个晚上 个小时 小时 钟头
    个钟头 个钟 时辰 分钟 分 秒 秒钟 刻钟 毫秒 季 个季度 季度 学期 个学期 学年 个学年 个工作日 工作日 个交易日 课时 学时 个学时 个课时
    世纪 个世纪 甲子 旬 天天 个日夜 工时 个工时 人时 服务小时 志愿小时 个寒暑 个春秋 个年度 个财年 代`,
  size: `米 公里 千米 里 华里 厘米 公分 毫米 微米 纳米 海里 英里 英寸 英尺 尺 吋 呎 寸 丈 码 光年 延米 延长米 车公里 人公里
    吨 公吨 万吨 吨公里 公斤 公克 千克 克 斤 磅 毫克 微克 盎司 克拉 台斤 市斤 两 担 石 钧
    升 毫升 公升 加仑 立方米 立方 立方公尺 立方公里 立方厘米 方 立方英尺
    平方米 平方公里 平方千米 平方公尺 平方厘米 平米 平方 平方呎 平方英尺 平方英里 公顷 亩 坪 甲 顷 英亩 公亩 分地
    公尺 标箱 标准箱 载重吨 总吨 桶油 吨标准煤 吨标煤 吨二氧化碳 吨二氧化碳当量 公吨二氧化碳 公吨二氧化碳当量
    千瓦 瓦 兆瓦 吉瓦 千瓦时 千瓦小时 度 度电 兆瓦时 瓦时 伏 千伏 安 安培 赫兹 兆赫 马力 焦耳 卡路里 大卡 千卡 卡 摄氏度 华氏度 ℃ ℉ °c °f ° 公厘 克耳文 开尔文 华氏度 分贝
    公里/小时 公里每小时 米/秒 米每秒 立方米/秒 流明 帕 百帕 兆帕 毫巴 吨/日 吨/年 级
    kg g mg km m cm mm km2 m2 m3 ha l ml kw kwh mw mwh gw gwh mb gb tb kb pb kpa hpa mpa mg/l kcal db hz mhz ghz tco2e t km/h μg μm mmol/l mg/dl mbps gbps m/s kn
    字节 比特 像素 万像素 海浬 浬 节 转 蒲式耳 梅`,
  thing: `个 家 间 所 座 栋 幢 处 宗 件 项 条 张 份 封 本 册 篇 首 幅 枚 颗 粒 只 支 枝 头 匹 尾 株 棵 朵 束 盆 盒 箱 包 袋 瓶 桶 罐 杯 碗 盘
    顿 餐 道 场 场次 次 届 期 批 批次 轮 回 趟 遍 起 例 人例 桩 笔 单 票 席 队 组 群 对 双 副 种 类 款 型 样 层 片 块 段 扇 面 口 眼 根 杆 把 滴
    台 辆 架 艘 列 部 套 节 门 堂 班 班次 航班 车次 架次 艘次 辆次 台次 件次 户次 例次 床 张床 床位 张床位 车 车道 站 站点 圈 局 盘棋 胜 负 平 球
    分球 分 门课 学分 票数 字 词 句 行 页 卷 章 节课 画 集 季 幕 首歌 声 步 脚 拳 刀 剪 针 剂 剂次 针次 味 帖 丸 片药 管 孔 丛 缕 股 串 排
    箱子 车皮 挂 担子 筐 篮 篓 捆 叠 沓 摞 卡车 罐头 公斤级 大 大类 小时段 网格 村 校 乡 镇 县 市 省 州 国 区 社区 街道 小区 院 楼栋 单元 单位 企业
    项次 课 关 重 层楼 格 窝 茎 穗 盏 顶 床被 铺 具 尊 樽 幢楼 栋楼 则 条次 通 通电话 步骤 环 档 榜 名额 席次 席位 个席位 票仓 摊 摊位 株次 棵树
    宗个案 份报告 吨级 户口 支队 支队伍 台套 台件 台班 种子 口井 眼井 方面 个方面 艇 艘船 股东 张票 冠 金 银 铜 项次 人场 所次 片区 回合 杆次 门次
    帧 间次 座次 家次 阶 局数 盘数 点 条线 封信 粉丝 乘次 诊次 洞 团 阵 科 番 厅 泊位 个泊位 点击 榀 梯次 打数 安打 打点 分打点 全垒打 三振 子 女 男`,
};

const kinds = new Map<string, UnitKind>();
for (const [kind, words] of Object.entries(lists) as [UnitKind, string][]) {
  for (const word of words.split(/\s+/)) if (word !== '' && !kinds.has(word)) kinds.set(word, kind);
}
const longest = Math.max(...Array.from(kinds.keys(), (word) => word.length));

/** Measure words after which a Chinese numeral surely counts, whatever the segmenter takes the pair for. */
const sure = new Set(
  `个 名 位 人 人次 户 家 间 所 座 栋 幢 元 万元 美元 港元 岁 天 年 个月 小时 分钟 米 公里 吨 公斤 项 件 辆 台 支 次 场 种 份 条 张 处 例 宗 % 倍 斤 尺 亩 公顷 部 篇 本 只 批`.split(
    ' ',
  ),
);

export interface Unit {
  readonly end: number;
  readonly kind: UnitKind;
  /** True for measure words that hardly stand in a word of another meaning. */
  readonly sure: boolean;
}

const han = /^[\u4e00-\u9fff]{1,2}$/;
const compound = /[a-z0-9²³]/;

/** The longest measure word or unit that begins at `at` of folded text, or null. */
export function unitAt(folded: string, at: number): Unit | null {
  for (let end = Math.min(folded.length, at + longest); end > at; end -= 1) {
    const word = folded.slice(at, end);
    const kind = kinds.get(word);
    if (kind === undefined) continue;
    if (compound.test(word.at(-1) ?? '') && /[a-z]/.test(folded[end] ?? '')) continue;
    if (notUnit(folded, word, end)) continue;
    // 列次, 乘次, 亩次: whatever is counted by its times.
    if (folded[end] === '次' && han.test(word) && !/^[数日序要]/.test(folded.slice(end + 1)))
      return { end: end + 1, kind: kind === 'people' ? kind : 'thing', sure: false };
    return { end, kind, sure: sure.has(word) };
  }
  return null;
}

/** What may not follow a measure word: with it the two are another word (5区域, 3市民, 12省道, 2家属). */
const others: Readonly<Record<string, RegExp>> = {
  人: /^[民才口类工事均物质际力]/,
  代表: /^[作性]/,
  家: /^(?:[属庭长乡具将]|电(?![影台视子]))/,
  口: /^[罩岸号味]/,
  市: /^[民场]/,
  区: /^[域间块]/,
  省: /^[道委]/,
  国: /^[家道际]/,
  县: /^[道域委]/,
  村: /^[民落委]/,
  校: /^[长园友]/,
  院: /^[士长校]/,
  镇: /^长/,
  大: /^[天名学家厦楼量力型幅道会]/,
  面: /^[积临对粉向部板]/,
  部: /^[门分署]/,
  点: /^[击燃]/,
  金: /^[额属融]/,
  银: /^行/,
  平: /^[方均台安]/,
  单: /^[位独一纯]/,
  管: /^[理制]/,
  分: /^[别布析之支配享类公队开行局店会]/,
  年: /^[轻龄级报金]/,
  日: /^[常均前益]/,
  天: /^[然气罡]/,
  课: /^[程题]/,
  代: /^[表理]/,
  起: /^来/,
  重: /^[要点大视新]/,
  方: /^[法式向面案便]/,
  车: /^[辆站]/,
  站: /^[在起点]/,
  关: /^[于注键系爱]/,
  行: /^[业动政]/,
  字: /^号/,
  环: /^[卫境保节]/,
  群: /^[众体岛落]/,
  球: /^[迷员队场赛]/,
  队: /^[员伍]/,
  组: /^[织成]/,
  期: /^[间望]/,
  类: /^[似型别]/,
  位: /^[于置]/,
  件: /^事/,
  台: /^[湾风账北中南]/,
  例: /^[如外]/,
  度: /^[过假线]/,
  次: /^[方数]/,
  克: /^[耳服隆莱]/,
  回: /^归/,
  子: /^[公弹女弟]/,
  女: /^[性生儿子士王神]/,
  男: /^[性生女子人]/,
  局: /^[长部势面]/,
  排: /^[查水放名]/,
  通: /^[过报知行]/,
  场: /^[地所馆]/,
  票: /^[房据]/,
  层: /^[面级]/,
  节: /^[目能约令气日]/,
  册: /^子/,
  声: /^[明称音]/,
  步: /^[行骤道]/,
  卡: /^[片车]/,
  里: /^[程面长]/,
  负: /^责/,
  毛: /^[巾笔病主泽利坯衣竹孔]/,
  团: /^[队体结长伙员圆购委校市区县省支]/,
  科: /^[学技研室普目员长教创]/,
  厅: /^[长级局堂]/,
  阵: /^[地营容]/,
  洞: /^[庭察穴]/,
  列: /^[车为入]/,
};

function notUnit(folded: string, word: string, end: number): boolean {
  return others[word]?.test(folded.slice(end, end + 2)) === true;
}
