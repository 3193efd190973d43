/*
 * Titles and what people are called by, folded: 区长张建军, 李燕子书记, 村民郭克荣, 王小姐.
 */

const ends =
  '总书记 书记 主任 主席 总统 总理 首相 部长 副部长 省长 市长 县长 区长 镇长 乡长 村长 里长 州长 特首 行政长官 司长 厅长 局长 处长 科长 股长 署长 署理署长 秘书长 司令 总司令 政委 队长 团长 营长 连长 排长 班长 组长 校长 院长 系主任 馆长 园长 所长 站长 社长 会长 理事长 董事长 执行长 行长 厂长 店长 经理 总经理 总监 总裁 执行官 财务官 营运官 营运长 财务长 技术长 行政总裁 董事 监事 理事 干事 总干事 代表 委员 议员 立委 常委 立法委员 市议员 院士 教授 讲师 研究员 研究生 博士 硕士 博士生 医师 医生 大夫 护士 护士长 护理师 护理长 药师 药剂师 治疗师 社工师 心理师 营养师 技师 工程师 设计师 建筑师 会计师 律师 法官 检察官 检察长 警官 警司 督察 警员 民警 交警 消防员 战士 记者 通讯员 编辑 主编 总编辑 摄影 摄影师 评论员 主持人 主播 发言人 召集人 负责人 创办人 创始人 受访者 受益人 当事人 目击者 联络人 联系人 申请人 得奖者 得主 获奖者 冠军 亚军 季军 选手 队员 球员 前锋 后卫 中锋 门将 守门员 投手 捕手 教练 主教练 总教练 运动员 裁判 歌手 演员 导演 编剧 作家 诗人 画家 艺术家 音乐家 作曲家 科学家 数学家 物理学家 化学家 历史学家 经济学家 学者 专家 顾问 老师 教师 教员 班主任 辅导员 学生 同学 校友 学长 学姐 家长 毕业生 新生 村民 居民 市民 街坊 住户 业主 户主 农户 农民 渔民 牧民 灾民 总厨 主厨 大厨 祖父 祖母 外公 外婆 外祖父 外祖母 岳父 岳母 媳妇 女婿 舅舅 姑姑 姨妈 侄子 侄女 外甥 长子 次子 长女 次女 幼子 幼女 堂弟 表弟 堂兄 表哥 弟媳 嫂子 监事长 核数师 供应商 侨胞 同胞 网友 农民工 义工队员 贫困户 低保户 脱贫户 特困户 五保户 养殖户 种植户 大户 个体户 消防队目 队目 患者 病人 院友 会员 志愿者 志工 义工 社工 网格员 党员 团员 干部 职工 员工 工人 工友 司机 船长 机长 店主 老板 负责人 商户 企业家 商人 店员 厨师 保安 快递员 骑手 环卫工 清洁工 保洁员 先生 女士 小姐 太太 夫人 同志 师傅 大爷 大妈 大叔 阿姨 爷爷 奶奶 伯伯 婆婆 婶婶 叔叔 老人 长者 少年 青年 男子 女子 妇人 妻子 丈夫 儿子 女儿 父亲 母亲 爸爸 妈妈 哥哥 弟弟 姐姐 妹妹 孙子 孙女 老伴 助理 秘书 专员 委员长 督导 主管 领班 领队 负责人 协调员 联络员 支书 村支书 带头人 支委 副书记 副局长 副主任 副主席 副市长 副县长 副校长 副院长 副教授 副所长 副会长 副总裁 副总经理 副部长 讲师 馆员 里干事 牧师 神父 修女 法师 住持 师父 皇帝 将军 上将 中将 少将 元帅 大臣 国王 女王 王子 公主 太子 大使 领事 参赞 特使 劳模 模范 先进个人 标兵 能手 传承人 讲解员 导游 馆长 策展人 研究助理 科研人员 首席科学家 技术员 农艺师 兽医 飞行员 宇航员 航天员 空服员 乘客 游客 旅客 消费者 客户 用户 粉丝 球迷 死者 伤者 嫌疑人 被告 原告 证人 继承人 家属 亲属 队友 搭档 对手 好友 朋友 同事 战友 邻居 邻长 主妇 园丁 匠人 师傅 院士 老将 小将 名将 新秀 队医 领航员 会计 出纳 校监 校董 主审 监制 制作人 作者 译者 社监 署理 首席 主任医师 副主任医师 主治医师 住院医师 个案 学员 组员 成员 营长 副总干事 服务总监 总监 督察长 院监 校务 教务长 学务长 总务长 研发长 主委 副主委 委员会主席 总召 副总统 副总理 副组长 副队长 队长 ceo cfo cto coo cio cmo 司库 教友 信众 信徒 里民 车长 列车长 班组长 护工 庙祝 庙公 炉主 主祭 司仪 主礼 耆老 头目 少尉 中尉 上尉 少校 中校 上校 大校 准将 下士 中士 上士 上兵 列兵 军士长 辅警 协警 发展商 承办商 承建商 乡亲 村医 校医 法医 军医 牙医 中医师 拿督斯里 拿督 丹斯里 拿汀 太平绅士 爵士 大律师 资政 甲必丹 警长 总警司 关长 主教 长老 会督 执事 传道 阿訇 活佛 喇嘛 方丈 道长 合伙人 分析师 首席执行官 发起人 主理人 农友 农夫 果农 茶农 菜农 花农 蔗农 渔夫 船东 老农 老汉 老太 老伯 大娘 大婶 小伙 小伙子 姑娘 女孩 男孩 女童 男童 孩子 夫妻 夫妇 兄弟 姐妹 爱人 遗孀 男友 女友 未婚夫 未婚妻 孙儿 外孙 外孙女 曾孙 公公 阿公 阿嬷 阿伯 阿婶 大伯 姑妈 舅妈 堂妹 表妹 师弟 师妹 师兄 师姐 徒弟 弟子 学徒 助教 博导 硕导 博士后 中锋 后腰 边锋 二传 主攻 副攻 自由人 控卫 舵手 车手 骑师 练马师 棋手 名宿 球王 泳将 国手 主帅 教头 外援 旗手 火炬手 获得者 得奖人 候选人 参选人 掌门人 当家人 继任者 接班人 麻醉师 放射师 检验师 验光师 心理学家 生物学家 考古学家 地质学家 天文学家 探险家 领导人 厨工 二厨 木匠 石匠 铁匠 焊工 电工 钳工 矿工 技工 护林员 河长 林长 楼长 博主 车友 山友 向导 船工 庄主 园主 船主 车主 房东 房客 租客 租户 雇主 雇员 家佣 外佣 移工 看护 保姆 月嫂 照顾者 烈士 英雄 老兵 词人 书法家 雕塑家 摄影家 舞蹈家 歌唱家 钢琴家 指挥家 主唱 指挥官 教官 军官 外交官 政务官 住户代表 船老大 督学 训导 学务 理货员 长官 首领 酋长 族长 老族长 掌柜 东家 当家 站务员 督办 专干 文书 师长 旅长 军长 舰长 艇长 大副 二副 轮机长 塔台 空管员 副机长 领事馆官员 官员 总务 总工 副总 总裁助理 舅父 姨丈 姑丈 姐夫 妹夫 嫂嫂 亲家 继父 继母 养父 养母 干爹 干妈 奶娘 会长太太 乡贤 旧生 新兵 大厨 主簿 炊事员 乩身 乩童 道士 僧人 之子 之女 之妻 之母 之父 艺人 军人 翻译 头人 寨老 保长 甲长'.split(
    ' ',
  );
const before = new Set(ends);
const lastChars = new Set(ends.map((word) => word.at(-1) ?? ''));
const longestTitle = Math.max(...ends.map((word) => word.length));

const afterWords =
  '总书记 书记 副书记 主任 副主任 主席 总统 总理 部长 省长 市长 县长 区长 镇长 乡长 村长 里长 司长 厅长 局长 处长 科长 署长 秘书长 队长 团长 组长 校长 院长 馆长 园长 所长 站长 社长 会长 理事长 董事长 执行长 行长 厂长 店长 经理 总经理 总监 总裁 议员 立委 委员 院士 教授 副教授 博士 医师 医生 大夫 护士 护士长 护理师 药师 社工 工程师 律师 法官 检察官 警官 老师 同学 先生 女士 小姐 太太 夫人 同志 师傅 大爷 大妈 大叔 阿姨 爷爷 奶奶 伯伯 伯 婆婆 婶 叔叔 姑娘 大哥 大姐 牧师 神父 教练 导演 将军 副校长 副院长 副市长 副局长 总干事 干事 理事 董事 大使 船长 机长 督导 主委 支书 夫妇 一家 等人 同学们 妈妈 爸爸 学长 学姐 老人 婆 公 法师 和尚 道长 主教 大律师 资政 选手 中将 少将 上将 中校 上校 少校 大校 上尉 上兵 爵士 神甫 老太 老汉 小朋友 村医 居士 长老 女儿 之子 之女 父子 母女 家属 阿嬷 阿公 阿伯 阿叔 阿婶 研究员 讲师 技师 药剂师 治疗师 议长 课长 股长 委员长 顾问 法医 执行官 发言人 负责人'.split(
    ' ',
  );
const after = new Set(afterWords);
const afterFirst = new Set(afterWords.map((word) => word[0] ?? ''));
const longestAfter = Math.max(...afterWords.map((word) => word.length));

/** Titles that go with a surname alone and then name somebody: 王小姐, 李书记, 陈医生. */
const partial = new Set(
  afterWords.filter(
    (word) =>
      !'夫妇 一家 等人 伯 婶 婆 公 阿嬷 阿公 阿伯 阿叔 阿婶 顾问 发言人 负责人 执行官 女儿 之子 之女 父子 母女 家属 小朋友 老太 老汉 选手 长老 村医 和尚 居士 中将 少将 上将 中校 上校 少校 大校 上尉 上兵 爵士 同学们 爸爸 妈妈 理事 董事 委员 干事 姑娘 老人 主席 总统 总理 代表 社工 护士 教练'
        .split(' ')
        .includes(word),
  ),
);

/** True for words that say what somebody is and so are nobody's name: 孙子. */
export const isTitle = (text: string): boolean => before.has(text);

/** True if a title of two characters and more begins at `at`: 岳父. */
export function titleBegins(folded: string, at: number): boolean {
  return before.has(folded.slice(at, at + 2)) || before.has(folded.slice(at, at + 3));
}

/** Nouns for people by their last character, 送饭员, 养殖户, 消防队目; and those that end alike and are none. */
const personNoun =
  /[\u4e00-\u9fff](?:员|长|师|士|户|手|民|匠|者|家|星|兵|妹|姐|哥|嫂|爷|奶|妈|爸|婆|叔|伯|姨|弟|妇|童|翁|嬷|伴|倌|队目|队佐|太|姑|娘|媳|婿|官|医|警|兵|农)$|(?:诉|护|理|纪|证|言|起|责|任|集|持|承|托|请|选|伙|绍|划|助|办|创|贷|租|审|告|害|救|捐|赠|投)人$/;
const noPerson =
  /(?:商家|厂家|卖家|买家|店家|商号|器官|五官|感官|中医|西医|就医|行医|求医|学医|报警|出警|预警|接警|示警|出兵|阅兵|征兵|练兵|三农|务农|支农|惠农|涉农|神农|国家|大家|人家|一家|之家|全家|在家|回家|万家|每家|各家|增长|成长|延长|生长|特长|校长|家长会|多长|漫长|擅长|双手|联手|携手|着手|入手|一手|新手机|出手|人民|全民|国民|便民|惠民|利民|为民|农民|移民|账户|用户|客户|入户|每户|到户|窗口|门户|帐户|或者|再者|前者|后者|威士|巴士|瑞士|的士|明星|卫星|恒星|行星|红星|伙伴|陪伴|太太|老太|队长|出师|教师|博士|护士|入户|多户|余户|零星|火星|土星|木星|金星|水星)$/;

/** Start of the title that ends at `at` of folded text, -1 if there is none. */
export function titleBefore(folded: string, at: number): number {
  const known = knownTitle(folded, at);
  if (known >= 0) return known;
  const near = folded.slice(Math.max(0, at - 3), at);
  return personNoun.test(near) && !noPerson.test(near) ? at - 2 : -1;
}

function knownTitle(folded: string, at: number): number {
  if (!lastChars.has(folded[at - 1] ?? '')) return -1;
  for (let start = Math.max(0, at - longestTitle); start < at; start += 1) {
    if (before.has(folded.slice(start, at))) return start;
  }
  return -1;
}

function longestIn(folded: string, at: number, words: ReadonlySet<string>): number {
  if (!afterFirst.has(folded[at] ?? '')) return -1;
  for (let end = Math.min(folded.length, at + longestAfter); end > at; end -= 1) {
    if (words.has(folded.slice(at, end))) return end;
  }
  return -1;
}

/** End of the title that begins at `at` and may follow a name, -1 if there is none. */
export function titleAfter(folded: string, at: number): number {
  const end = longestIn(folded, at, after);
  // 委员|会, 主席|团: a body, not a person.
  return end > 0 && /^(?:[员事]会|席团|记处(?!理)|统府|[长任]室)/.test(folded.slice(end - 1, end + 2))
    ? -1
    : end;
}

/** End of the title that begins at `at` and with a surname alone names somebody, -1 if there is none. */
export function callAfter(folded: string, at: number): number {
  return longestIn(folded, at, partial);
}

/** What people do whose name stands before: 说, 表示, 指出. */
export const speech =
  /^[ ]?(?:先生|女士)?(?:则|也|还|又|亦|均|并|就|曾|坦言|强调|随后|当场|进一步|补充)?(?:表示|指出|介绍|强调|说|告诉|认为|坦言|透露|解释|回忆|称|直言|呼吁|笑|补充|分享|感叹|宣布|致辞|主持|率领|率|带领|带队|出席|担任|出任|获|荣获|提醒|希望|相信|建议|形容|接受|提到|谈|忆述|续|坚持|主动|毕业|出生|捐|夺得|以\d|凭|自幼|今年|现年|原本|牵头|领衔|执导|主讲|创办|负责|当选|接任|带着|领着|背着|开着|骑着|捧着|抱着|赶到|赶赴|来到|走访|看望|拍板|报名|考上|考取|考入|参加|返乡|退休|坦承|哽咽|感慨|感谢|叹|回应|批评|反驳|警告|汇报|致词|发言|夺冠|夺金|破门|登顶|完赛|摘|当上|从小|病逝|去世|逝世|主演|饰演|执笔|创作|研发|承包|流转|种了|养了|入党|入伍|参军|也说|都说|一家|多年|每天|每周|，\d\d岁|\(|（)/;
