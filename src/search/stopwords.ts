/*
 * Words of a question that ask for no support in the text: function words, light verbs, question words, and
 * words about the report itself. Folded (Simplified).
 */
const words =
  '故事 数量 数目 人数 总数 总额 金额 个数 次数 合起来 合称 加起来 统称 个人 的 了 着 过 地 得 之 所 者 是 为 在 有 无 没 没有 不 不是 也 都 就 才 又 还 再 却 而 而且 并 并且 和 与 及 以及 或 或者 跟 同 对 对于 把 被 由 让 给 向 往 从 到 自 自从 于 ' +
  '因 因为 由于 所以 因此 但 但是 不过 虽然 如果 若 当 当时 时 时候 之后 之前 以后 以前 后 前 中 里 内 上 下 间 之间 期间 其中 其 事宜 其他 其它 此 这 那 该 本 各 每 某 这个 那个 这些 那些 这里 那里 这位 那位 这次 那次 ' +
  '我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 人家 大家 别人 咱们 人 谁 什么 哪 哪里 哪个 哪些 哪位 哪儿 怎么 怎样 怎么样 如何 为什么 为何 何 多少 几 几个 多 吗 呢 吧 啊 呀 哦 嘛 么 啦 ' +
  '会 能 能够 可 可以 可能 要 想 应 应该 应当 必须 得以 需 需要 用 用来 以 来 去 做 作 干 搞 弄 进行 成为 成 称 称为 称作 叫 叫做 叫作 名 名为 名叫 属于 算 算是 等 等等 地方 东西 事 事情 情况 内容 方面 部分 ' +
  '一 一个 一些 一下 一位 一名 一种 一样 个 位 名 些 种 样 样子 次 分别 各自 到底 究竟 一共 总共 合计 共 共计 总计 大概 大约 约 左右 具体 实际上 其实 真的 真 目前 现在 如今 曾 曾经 已 已经 正在 刚 刚刚 最后 最终 后来 当年 现 ' +
  '请 请问 问 知道 想知道 说 说明 讲 提到 提及 写到 告诉 听说 据说 介绍 列出 列举 找 查 看 看看 报告 文章 报道 报导 新闻 通讯 全文 文中 这篇 本文 资料 信息 段 段落 句 句子 段话 句话 问题 答案 关于 有关 相关 ' +
  '很 非常 太 更 最 比较 十分 特别 只 仅 仅仅 至少 至多 大多 全部 所有 全 总 主要 一直 始终 通过 根据 按照 经过 随着 除了 除 另外 另 拥有 具有 包括 包含 包含着 含有 使 使得 令 令人 开始 出现 发生 存在 ' +
  '事迹 事蹟 故事 介绍 简介 背景 生平 详情 细节 情形 经过 篇 ' +
  '一段 那一段 那段 那句 那句话 那部分 有人 有没有 是否 是不是 有无 之类 啥 咩 咗 嘅 喺 系 冇 唔 嗰 哋 乜 边个 点解 几多 啲 佢 佢哋 嚟 睇 俾 畀 咁 嘢 乜嘢 嗰个 呢个 呢 嗰啲 呢啲 边度 边位 同埋 定系 系咪 有冇 ' +
  '出来 起来 出去 下来 上来 过来 过去 回去 进来 一起 一块 一块儿 一同 共同 累计 累积 平均 打算 准备 计划 干嘛 做什么 干什么 来着 底下 那边 这边 这里面 里头 里边 那天 当天 那时 那晚 当晚 以内 之内 以外 上面 一件 一件事 贵 方便 顺便 拿 拿去 拿来 分 弄 放 变 变成 得到 多得 ' +
  '而家 依家 家下 宜家 嗰次 嗰阵时 嗰日 嗰年 咁多 咁样 迟啲 先至 嘥 嚟 㗎 嗰阵 嗰度 呢度 点样 几耐 几局 咗 嗰队 嗰位 嗰批 嗰份 呢份 呢篇 呢位 嗰种 有份 究竟 ' +
  '点名 指名 指 指的 指的是 ' +
  '可否 能否 会否 何时 何处 何人 何种 哪一 哪年 哪天 几时 什么样 什么样的 哪间 哪家 啥子 干嘛 咋 几位 几名 多大 多久 多长 多高';

const stop = new Set(words.split(' ').filter((word) => word !== ''));

/** jieba tags of function words: auxiliaries, conjunctions, prepositions, pronouns, particles, marks, affixes. */
const functionTags = /^(?:u|c|p|r|y|e|o|w|x|f|h|k|d|zg|ul|uj|ug|uv|ud|uz)/;

/** True for a word that carries no content of its own. */
export function isStopWord(word: string, tag = ''): boolean {
  if (stop.has(word)) return true;
  if (!/[\p{L}\p{N}]/u.test(word)) return true;
  if (tag === 'x' || tag === 'eng') return false;
  return word.length === 1 && functionTags.test(tag)
    ? true
    : /^(?:u|c|p|r|y|e|o|w)/.test(tag) && word.length < 3;
}
