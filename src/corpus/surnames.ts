/*
 * Surnames and the characters of given names, folded. From the usual lists of the Hundred Family Surnames and
 * the most frequent surnames of the mainland, Taiwan and Hong Kong.
 */

const frequent =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚庞樊殷施翁倪严牛温芦季俞章鲁葛韦毕聂焦耿关蓝肖欧柯颜詹游洪庄简凌柳齐岳向涂祝裴尤古';
const rare =
  '褚卫华金陶戚喻柏窦云奚郎昌马苗凤花方任酆鲍费廉岑雷滕邬安乐于时皮卞伍元卜平穆湛祁禹狄米贝明臧计伏成谈茅纪舒屈项阮闵席麻强路娄危童梅盛刁骆高霍虞支昝管莫房裘缪解应宗宣贲郁单杭包诸左吉钮嵇邢滑荣荀羊於惠甄曲封芮羿储靳汲邴糜松井富巫乌巴弓牧隗谷车宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖符景束幸韶郜蓟薄宿怀蒲邰鄂索咸籍卓蔺屠蒙池阴胥苍闻莘翟贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮寿边扈燕冀郏浦尚农晏柴瞿慕连茹习宦艾鱼容慎戈庾暨居衡步弘匡文寇禄阙沃蔚夔隆巩厍晁勾敖冷訾辛阚那饶毋沙养鞠丰巢蒯查荆竺逯桓覃冼佘邝凃缑闫付代兰区占麦粟苑练仝佟楼植揭檀肇原郄亓郇鄢郐亢佴侴仉揣眭尧展藏邸荔拱沐刑晋滿闭谌谯淳哈冶贠眞闾丘仵哀药蹇鄯撖笪岂苟随窪庹赫颉敬招朴旷丛宛拓庐鹿纳蔄翦麴瑶藤幺豆';
const compound = new Set(
  '欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 轩辕 令狐 慕容 宇文 长孙 夏侯 闻人 独孤 南宫 西门 端木 百里 呼延 东郭 申屠 太史 澹台 公冶 宗政 濮阳 淳于 单于 太叔 钟离 鲜于 第五 赫连 拓跋 完颜 叶赫 范姜 张简 欧陈'.split(
    ' ',
  ),
);
const compoundFirst = new Set(Array.from(compound, (name) => name[0]));
const common = new Set(frequent);
const all = new Set(frequent + rare);

/** 1 for UTF-16 units with which a surname begins. */
const begins = new Uint8Array(0x10000);
for (const name of [...all, ...compound]) begins[name.charCodeAt(0)] = 1;

/** Characters with which more words than names begin; a name with such a surname needs more evidence. */
const weak = new Set(
  '方高金任马成安路明时应于计解强全平那文占班支花左景边关常向易武万江白石温古田单包管代车欧展步原房米查章史项尚封铁游习藏荣宁阳简席沃盛童毛牛龙元松富余云乐花计贝井山丰充农寿连容居隆祖怀暴危伏皮湛谈惠支束宿弓养曲鱼滑区付植练布母信粟苑原汤青居慎',
);

const given = new Set(
  '小兵壁设伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文志海波辉鹏飞宇浩轩然子涵欣怡雨晨佳琪思梓诗雅婷雪慧玲琳莹颖倩萍燕云凤珍春香菊莲翠芬芝蓉荷蕾薇琴璐瑶瑾瑜珊珠琼璇琦琳琬玥珏珂玮琛瑞祥福禄寿康宁安泰和顺达成功利贵富财宝金银铭钧锋钢铁锐鑫锦钟鉴镇铨钦锡林森树松柏梅桐楠桦柳榕栋梁材杉彬斌武胜凯旋捷威猛雄豪壮毅坚定恒永长久远大光耀辉煌照旭昊晓晨曦昕晖晴晶昌盛兴旺发展进步前程万里千百一二三四五六七八九十元亨贞仁义礼智信忠孝廉耻勤俭恭谦让善良温厚德贤才学问书文章翰墨儒雅哲思维理想望志向愿景心意诚实真美丽俊秀英才杰出伦常纲纪律法正直公平道友朋宾客家庭祖宗先后世代传承继绍嗣续延绪裔民生国邦政治安定庆喜乐欢欣悦怡然可爱儿女男孙子婴童少青年老寿星辰日月山川江河湖海洋波涛流泉溪涧水冰雪霜露雨云雾霞虹风雷电火炎焰灿炳焕烨煜炜烁熙照然土地坤坡城培基堂坚垚木本末朱杏李桃梨枝叶花芳芬菲芷芸若苗英茂莉莎荣萌萱蓓蓝薇藤兰竹笛笙筠箫米粟谷禾秋稼穗穆虎龙马骏骥驰骋鹏鹤鸿鹰燕凤凰麟麒鹿犀象豹狮贝龟东南西北中央上下左右内外高低前后方圆正立端庄严肃穆静安详宁谧婉娴淑惠慧敏捷巧妙玄奇异彩绚缤纷紫红朱丹赤橙黄绿青蓝白黑素洁净清澈澄沁润泽浩瀚渊博洪涌沛沅沐汉江淮湘渝沪京津冀鲁豫晋秦陇蜀滇黔桂粤闽赣皖苏浙台港澳之乎者也而其若如以为可与同共和齐全周遍满盈充足余裕丰硕盛隆昌旺兴起振奋飞跃腾升登攀超越卓越优胜冠军帅将士卿相侯伯仲叔季孟元首魁君主公侯王帝皇后妃妙仙佛圣贤哲灵神奇宝珍珠玉翠玛瑙琥珀琉璃钻石金银铜铁锡琴棋书画诗词歌赋舞乐音韵律吕调弦鼓瑟笙箫管弘宏广阔宽博大伟巨魁梧健康强壮力勇武毅威震霸雄刚猛烈炽热忱诚恳挚敬尊崇仰慕思念怀恋情意爱恩惠赐福佑保护卫守固稳重慎谨严密周详细致微妙精粹纯粹朴素简约明亮光辉灿烂耀眼夺目鲜艳绮丽美好佳良善优秀杰出卓尔不凡非常韦苇薛蔚蓁蓉萃菁菀菡葵葳蕙蕴芮芯苓茜茵茹荃莘莺菱彤彦彪影征德徽忆恬悠惟愉慈憬懿战扬抒拓振攸政敏敦斯昂昭晏普景智暖暄曙朗权柔柯栩桢梧棠楷榆榛欢殊毓氏汀池汶沁沂泓泳泽洁洛津洲活济浚浦淇淼淳深清渝湉湛源溢滢漫潇潮澎澜濡灏烽焱煊熠爽爵牧犁猷玄玎珈珞珮珺琰琨瑄瑗瑛瑟璁璞璟璧甜甫画畅略白皎皓盼省真睿瞳知砚硕碧磬祁祈祎祐祖祚祝禅禧秉科秦程稳穗穹窈章竣竹符筱简籁粲紫絮绍绎经统绣维绮绰绿缘缨罡羚羡羽翀翊翎翔翠翰耘聆聪肃育胤能自致舒舜航艺良芃苑若茗荔莉莎莞菘萧葆蒙蔓蔼虔蝶衡裕览誉诒诚诠诺谊谋谦谷豪贤贺赞赟赫越路轲辉辰迅迎运远连迪逸道遥邃郁郝采里野金鉴钊钰铎铭铮锟键镐长闻阅阳陶隽雁雄雍雯霄霆霏霖露霭青靓靖鞅韬韵顺颂颖颢颜飒馥馨驭驹驿骁骅骞骥高魏鲲鸣鸽鹃鹭麓黎黛鼎齐龄俊儒保仪任佑佩侃信修倩健傲元兆先克兴冬冰冲凌凡凯剑劭劲勋勤化千卓博卫历原叡吉同名呈咏品哲唐善喆嘉圣坤培堃声多天奎奕奥好如妍妮姗姝姣娅娇娉娣婕婵媛媚嫣嫦孜学宁宇守安宏宗官定宛宜宝宣容宸密富寅尔尚尧居屹岐岑岗岚岩岭岳峥峰峻崇崧嵘嵩川州巍左巧帆希常平年幸广庆序应庭廷建开弈弘弛强仔仲任仕仙付佐佟信俐倪偉偲修俪倬健傑傧儀儿允充先光克党具兹典冉再冯冶凇净准凝几刘利则前创剑力劲劼励勉勋北匡卉南卿厚双发叔古召可史右司向吾周和哥哈唯商啟喻嗣囡园固国圆城基堂士壬声夏夕大夫太夷奇奚妙妤姿威娟娥婧孟季孺守宋宪家寒察寿小尤尹屏山岱峦崎巨布帅师席幼弟弥彩彰往律徵徹怀恂恩恺悌惇惜愚慕懋成戈房扶承抗拥挺振捷授揚援播擎攀改攻放教敏敞斐斗新方施旋旗无既旦旨旺昀昆昌昱易星春昼显晁晋晗晟晰暐曜曼曾朋木未术朵材杨松极林柱标根格桥桑械梓棋森楚楠榜榮模樊樱歆止武殷毅民汐汝汤沄沈沛沣沫泉波泰洵洽派浣海浴涓涟涤润涯淑淙淦渭渲游湃湘溥溪滔滕滨滿漪漾漳潍潞潼澈澄澔澧濂瀚瀛灵炅炎炫炯点烈焙焯然熹燃燊燕爰父特独狄献玖玟玠玫玲珅珉珍珣珩珲琅琇琏琢琮琳瑀瑶璋璎瓊瓒生甯用田由甲申电男畴百益盛直相真石砺磊示礽社祉祯祺禄福禹秋秦稀稷竞端笑策篤籍粤精系素红纬纯纲纳纶纹绅细织绪续绶维缜缙罗群义翁翌而耀耿联聿肇胜能臣臻至舟航色艾节芊花芹苏苒荟荆荏荻莱莹菊菱萤营葛蓝蔡蕊薄藏虞虹融行衍衔裳西言誌许讯证评译诣诩语谛谟谱谷豫象财贯贲资赋赐起超跃踪轶轾载轼辅辙农迎进逍逊通造逢逵遂遇道那邦郎郡都酉里重野量鋆錡錦鏞鑫门闰闳闽阁阔际陆陈陵隆随雁集雨零霈青非韧韫音項须领频额颇风飏首香騰骏高魁鯤鳳鳴鸾鹤鹿麒麗黄默皖娆嬋惠蝉妹娘姐嫂嫦娥珠彬斌炜玺怿懿旻羿钏铧铠锴骢鲤凰翾晞昶旸曈曌骋翕熠禾苡苒芯茗萤葶蔓蔚薏蘅虹蜜蝶衿裴谚谕豐伯婷嫻婉嬌娌媽惠月蘭妙貞銀枝罔腰招市菜桃錦葉盡有旺水來火土生財發進添丁順吉松柏根木樹枝林森清泉河海',
);

/** Length in UTF-16 units of the surname that begins at `at` of folded text; 0 if there is none. */
export function surnameLength(folded: string, at: number): 0 | 1 | 2 {
  const first = folded[at] ?? '';
  if (begins[first.charCodeAt(0)] !== 1) return 0;
  if (compoundFirst.has(first) && compound.has(folded.slice(at, at + 2))) return 2;
  return all.has(first) ? 1 : 0;
}

/** How strongly a name is told by its characters alone: about -2 (no name) to 2.5 (李志明). */
export function nameStrength(folded: string, start: number, length: 1 | 2, end: number): number {
  const first = folded[start] ?? '';
  let score = length === 2 ? 1.3 : weak.has(first) ? 0.2 : common.has(first) ? 1 : 0.6;
  for (let at = start + length; at < end; at += 1) {
    const char = folded[at] ?? '';
    if (!/[\u4e00-\u9fff]/.test(char) || never.has(char)) return -9;
    score += given.has(char) ? 0.5 : /[\u4e00-\u9fff]/.test(char) ? -0.3 : -9;
  }
  return score;
}

/** Characters of grammar, which no given name holds. */
const never = new Set(
  '的了在是我你他她它们这那哪什么吗呢吧啊很都也就还又被把将从对及或但因所每该此某您咱谁怎更最已并各等说与为于以之其而且若则给让使向由到去来过着得地个位些只',
);
for (const char of '为之其若以由来向于与') never.delete(char);

/** True for a character that stands in given names. */
export function isGiven(char: string): boolean {
  return given.has(char);
}

/** True for one of the two hundred most frequent surnames. */
export function isFrequent(char: string): boolean {
  return common.has(char);
}
