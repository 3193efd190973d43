import { unitAt } from '../text/measures.ts';
import { segment } from '../text/segment.ts';
import type { Span } from '../text/sentences.ts';
import { type AnswerType, measurePattern as measures, moneyUnits, typeOfNoun } from './heads.ts';

/** The question word of a question, with what it says about the answer. */
export interface Gap extends Span {
  readonly type: AnswerType;
  /** Measure word after 多少 or 几, '' if none. */
  readonly unit: string;
  /** Where the noun asked for may begin: after question word and measure word. */
  readonly headAt: number;
  /** True for 哪些, 有哪几…: several answers are asked for. */
  readonly many: boolean;
}

interface Rule {
  readonly pattern: RegExp;
  /** 'noun': the noun after it decides. 'number': the measure word after it decides. */
  readonly type: AnswerType | 'noun' | 'number';
  /** What it is asked with if the noun tells nothing. */
  readonly otherwise?: AnswerType;
  readonly many?: boolean;
}

/** Measure words after 哪. */
const whichKinds =
  '(?:个|种|项|条|类|份|部|本|款|场|次|届|座|支|只|篇|首|张|件|句|方面|方|门|名|段|起|栋|艘|架|颗|台|幅|套|层|章|集|期|级|队|大|类型|节|页|行|处|部分|段落|家|间|所|步|句|点|颗|轮|批|组|对|班|天|年|辆|栋|条|样|桩|则|粒|块|片|户|口)';
/** What may not stand before 几 that asks: 十几, 这几. */
const notCounted = '(?<![好十百千万这那年月茶])';
/** 边 that asks where: not 那边, 路边. */
const whichSide = '(?<![那这旁身里外两一上下左右东西南北海河江湖路周半岸村])边';

/** Longer before shorter; of two matches the one further left wins, at the same place the earlier rule. */
const rules: readonly Rule[] = [
  { pattern: /哪(?:一)?(?:个)?国(?:家)?的?人(?![士物民])/g, type: 'place' },
  {
    pattern:
      /(?<=[称叫作名为成])为什么|(?<=称|叫|取名|命名|比|比喻|喻|誉|形容|视|看|当)(?:做|作|为|成)(?:什么|何|啥|咩)(?:名字?)?/g,
    type: 'name',
  },
  {
    pattern: /是?(?:干|做|搞)(?:什么|甚么|嘛|啥|咩|乜嘢?)(?:工作|职业|行业|行当|的)的?(?=$|[?\s,])/g,
    type: 'thing',
  },
  {
    pattern:
      /为什么|为甚么|为啥|为何|因何|缘何|何以|何故|干嘛|点解|怎么会|怎会|怎么可能|咋会|(?:是)?(?:出于|因为|由于|基于)(?:什么|何种?|啥)(?:原因|理由|缘故|动机)?|什么(?:原因|理由|缘故)|(?:原因|理由|缘故|目的)(?:是|为|有)(?:什么|何|啥|哪些)/g,
    type: 'reason',
  },
  {
    pattern:
      /(?:以|用|通过|靠|借由|透过|采用|采取|利用)(?:了)?(?:什么样?的?|何种?|哪种|哪些|怎样的|咩)(?:方式|方法|办法|手段|途径|做法|形式|措施|行动|手法)/g,
    type: 'manner',
  },
  {
    pattern:
      /(?:星期|礼拜|周)几|什么时候|什么时间|什么时期|什么年代|什么日期|什么日子|甚么时候|啥时候?|何时|何年何月何日|何年何月|何年|何月何日|何月|何日|几时|几多点|咩时候|乜时候|边年|哪(?:一|个)?(?:年|天|日|月)(?:的时候)?(?!龄)|哪(?:一)?个(?:年代|时期|世纪|朝代|时代|月份?|日子|年份)|几月几(?:日|号)|几年几月|几月|几号|几点钟?|(?<=西元|公元|民国|大正|昭和|明治|康熙|乾隆|于|在)几年|几几年/g,
    type: 'date',
  },
  {
    pattern:
      /(?:年龄|年纪|岁数|今年|年方|现年)?(?:有|是)?(?:多大(?:年纪|年龄|岁数|了)|多少岁|几多岁|几岁|几多十岁|多大把年纪)|贵庚|高寿|芳龄几何|(?:年龄|年纪|岁数)(?:有|是)?(?:多大|多少|几何|几多)/g,
    type: 'age',
  },
  {
    pattern:
      /(?:多少|几多|若干)(?:的)?(?:钱|银两|银子|银纸|资金|经费|善款|款项|捐款|现金|人民币|美元|美金|新台币|台币|港币)|几钱|什么价钱|什么价格|(?<=花费?了?|花掉|捐款了?|[赚亏赔欠挣]了?到?|净利|收入|售价|价格|造价|费用|资金|金额|经费)(?:是|为|有|达|高达)?(?:多少|几多|几何)(?=$|[?,。\s])|(?<=租金|收费|价钱|费用|票价|学费|车费|运费|工钱)怎么?(?:算|收|计)|好多钱/g,
    type: 'money',
  },
  { pattern: /(?<=[募捐筹拨贷汇借欠赔罚][^,]{0,3})(?:多少|几多)款/g, type: 'money' },
  { pattern: /第几|几分之几|百分之几|百分之多少/g, type: 'count' },
  {
    pattern:
      /(?<![许众诸很太更最繁不大])多(?:长|久|高|沉|重(?![要视点新叠复])|宽|深(?!入)|远|快|厚|大)(?:的?时间|的?距离)?|多少(?![数见]|有些|有点)|几多|(?:凡|为数|共|计|共计|总)?几何?(?=$|[?\s])|若干(?=$|[?\s])/g,
    type: 'number',
    otherwise: 'count',
  },
  { pattern: /几比几/g, type: 'count' },
  {
    pattern: new RegExp(`${notCounted}几(?:耐|久|长|大|高|远|重|阔|深|快)(?:时间)?`, 'g'),
    type: 'number',
    otherwise: 'count',
  },
  {
    pattern: new RegExp(`${notCounted}几(?!十[年岁]来|年来|[个月]?前)(?=${measures.source.slice(1)})`, 'g'),
    type: 'number',
    otherwise: 'count',
  },
  {
    pattern:
      /哪(?:一|几|两|三|四|五|六|七|八|九|十)?(?:个|位|名)?人(?![物士口员家种类工])|哪(?:一)?位|边个人|边位|何人|什么人(?![物士员])|咩人|乜人|啥人|何许人也?|谁/g,
    type: 'person',
  },
  { pattern: /边个/g, type: 'noun', otherwise: 'person' },
  {
    pattern:
      /(?:都)?(?:有|是|包括|包含)?哪(?:些|[几两三四五六七八九十]+(?:[个位名家间所种项条类]|大))|边啲|边几个|有边个/g,
    type: 'noun',
    otherwise: 'list',
    many: true,
  },
  {
    pattern:
      /哪里人|哪里|哪儿|何处|何地|何方|什么地方|什么位置|啥地方|咩地方|边度|边处|边道|哪(?:一)?个地方|(?<=在|位于|到|去|自|于|从|往)哪(?=$|[?\s,])/g,
    type: 'place',
  },
  {
    pattern: new RegExp(`(?:哪|${whichSide})(?:一)?(?:间|家|所)`, 'g'),
    type: 'noun',
    otherwise: 'organisation',
  },
  {
    pattern:
      /姓甚名谁|姓(?:什么|啥|咩)[,、]?[叫名](?:什么|啥|咩)(?:名字?)?|(?:叫|名叫|名为|叫做|叫作|称作|称为|称|姓)(?:什么|啥|咩|甚么|何|乜)(?:名字?|名称|名堂|来着)?(?=$|[?\s,的])|什么名字?|什么名称|什么称号|什么称呼|什么头衔|何名|咩名|乜名|芳名|(?<=(?:名字|姓名|名称|称号|全名|全称|简称|标题|题目)(?:是|为|叫))(?:什么|啥|何|咩)/g,
    type: 'name',
  },
  { pattern: /怎么样|怎么办|怎么|怎样|怎生|咋样|咋|点样|如何(?!如何)|何以/g, type: 'manner' },
  {
    pattern: new RegExp(
      `哪(?:[一两三四五六七八九十])?${whichKinds}?|${whichSide}(?:一)?${whichKinds}|何(?:种|等|项|类|国|物|事|地区|职|省|州|市|县|族|校|军|朝|派|城|界|者|(?=机构|单位|组织|部门|机关|公司|团体|学校|医院))`,
      'g',
    ),
    type: 'noun',
    otherwise: 'thing',
  },
  { pattern: /(?:有|包括|包含|含有)(?:了)?(?:什么|啥|咩)(?=$|[?\s])/g, type: 'list', many: true },
  {
    pattern: /什么样的|什么样|什么|甚么|啥子?|咩(?:嘢)?|乜(?:嘢|野|水|(?=[人事名料货原因时]|$|[?\s,]))/g,
    type: 'noun',
    otherwise: 'thing',
  },
];

/** Words with a question word inside that ask nothing: 任何, 無論如何, 不管誰. */
const masks =
  /任何|无论如何|不论如何|如何如何|几何学|几乎|几率|几内亚|几度(?=[^?]{2})|茶几|什么的|没什么|没有什么|为数几(?!何)|有几分|(?:无论|不论|不管|无关)(?:是)?(?:什么|谁|哪[个里儿]?|怎[么样]|如何|多[少么大])|谁都|谁也|哪里都|多少有|好多(?!钱(?:$|[?\s嘛啊呢哦]))|十几|几十|几百(?=[^?]{3})|或多或少|几经|(?:最后|其余|另外|头|后)几(?=[^?]{4})|前几(?=[天日年])|这几|那几|近几年/g;

/** Folded text with such words blanked out, offsets kept. */
function mask(text: string): string {
  return text.replaceAll(masks, (word) => '\u0000'.repeat(word.length));
}

/** Finds the question word in folded text, or null. */
export function findGap(text: string): Gap | null {
  const plain = mask(text);
  let best: { rule: Rule; start: number; end: number } | null = null;
  for (const rule of rules) {
    for (const match of plain.matchAll(rule.pattern)) {
      const start = match.index;
      if (!best || start < best.start) best = { rule, start, end: start + match[0].length };
      break;
    }
  }
  return best && describe(text, best.rule, best.start, best.end);
}

/** The measure word at `at`, unless a noun begins there that only starts like one: 口罩, 面粉, 人民币. */
function unitAfter(text: string, at: number): string {
  const unit = measures.exec(text.slice(at, at + 12))?.[0] ?? '';
  const known = unitAt(text, at + unit.replace(/[^十百千万亿兆].*/, '').length);
  if (known) return unit === '' ? text.slice(at, known.end) : unit;
  const word = segment(text.slice(at, at + 8))[0];
  return word &&
    !word.text.endsWith('人') &&
    word.text.length > unit.length &&
    word.text.length <= unit.length + 2 &&
    /^n/.test(word.tag)
    ? ''
    : unit;
}

function describe(text: string, rule: Rule, start: number, end: number): Gap {
  const many = rule.many ?? false;
  if (rule.type === 'number') {
    const unit = unitAfter(text, end);
    const type = moneyUnits.test(text.slice(end)) ? 'money' : /岁$/.test(unit) ? 'age' : 'count';
    return { start, end: end + unit.length, type, unit, headAt: end + unit.length, many };
  }
  if (rule.type === 'noun')
    return { start, end, type: rule.otherwise ?? 'thing', unit: '', headAt: end, many };
  return { start, end, type: rule.type, unit: '', headAt: end, many };
}

/** True if the noun after the question word decides the type (哪, 什么, 哪些). */
export function nounDecides(gap: Gap): boolean {
  return gap.type === 'thing' || gap.type === 'organisation' || gap.type === 'person';
}

/** The type that a question word and the noun asked for give together. */
export function typeOf(gap: Gap, head: string): AnswerType {
  if (gap.many) return 'list';
  if (!nounDecides(gap) || head === '') return gap.type;
  const byNoun = typeOfNoun(head);
  return byNoun === 'thing' ? gap.type : byNoun;
}
