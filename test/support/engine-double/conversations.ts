/** Conversations of an invented community, for the engine double. [who, words, role] a line. */
export interface Conversation {
  readonly title: string;
  readonly tags: readonly string[];
  readonly score: number;
  readonly reasons: readonly string[];
  readonly lines: readonly (readonly [who: number, words: string, role?: Role])[];
}

type Role = 'question' | 'background' | 'answer' | 'follow-up' | 'thanks' | 'confirmation';

export const people = [
  '林晓棠',
  '老周（杭州）',
  'Mia Chen',
  '陳柏宇',
  '阿澈',
  '数据搬砖工',
  '小满🌱',
  'Kevin-前端',
  '王工',
  '许愿池里的鱼',
  '何老师',
  '🐱三花',
] as const;

export const conversations: readonly Conversation[] = [
  {
    title: '导入 5 万行 CSV 后中文全是乱码，怎么办？',
    tags: ['数据处理', '编码'],
    score: 0.93,
    reasons: ['accepted', 'several-contributors', 'steps'],
    lines: [
      [0, '请教大家：同事发来一个 5 万行的 CSV，我用 pandas 读进来中文全是乱码，怎么办？', 'question'],
      [0, '是从老的进销存系统里导出来的，Windows 那台机器上用 Excel 打开又是好的。', 'background'],
      [
        5,
        '八成是 GBK。试试 pd.read_csv(path, encoding="gb18030")，gb18030 是 gbk 的超集，生僻字也不会报错。',
        'answer',
      ],
      [
        1,
        '补充一个判断办法：先用 open(path, "rb").read(200) 看头几个字节，EF BB BF 开头就是带 BOM 的 UTF-8。',
        'answer',
      ],
      [0, '加了 encoding 之后能读了，但是有几行报 ParserError，说字段数不对？', 'follow-up'],
      [
        5,
        '那是字段里有没转义的逗号。步骤：\n1. 先 on_bad_lines="warn" 看是哪几行\n2. 少的话手工改\n3. 多的话让对方导出时选制表符分隔',
        'answer',
      ],
      [0, '解决了！一共就 3 行，改完全部读进来了。谢谢数据哥和老周 🙏', 'confirmation'],
    ],
  },
  {
    title: '新人第一周的读书笔记应该写到什么程度？',
    tags: ['读书笔记', '新人'],
    score: 0.86,
    reasons: ['several-contributors', 'long-answer'],
    lines: [
      [6, '想问下第一周的读书笔记要写到什么程度呀？我看有人写了三千字，压力好大……', 'question'],
      [10, '不看字数。能回答三个问题就够了：作者想解决什么问题、他的办法是什么、你打算在哪里用上。', 'answer'],
      [2, '我自己的做法是每章只写一段话，外加一个“我不同意的地方”。写反对意见比写摘要记得牢。', 'answer'],
      [3, '我會把筆記分成兩欄，左邊是書裡的話，右邊是自己的經驗，兩週後再回頭看一次。', 'answer'],
      [6, '明白了，那我按何老师的三个问题来，谢谢大家！', 'thanks'],
    ],
  },
  {
    title: 'React 列表滚动几千行就卡，除了分页还有什么办法？',
    tags: ['前端', '性能'],
    score: 0.84,
    reasons: ['code-or-link', 'answered'],
    lines: [
      [4, '列表大概 8000 行，滚动很卡。产品不让分页，除了分页还有什么办法？', 'question'],
      [7, '虚拟滚动。只渲染看得见的那几十行，@tanstack/react-virtual 就行，行高不一样也支持。', 'answer'],
      [
        7,
        '核心就这几行：\nconst virtualizer = useVirtualizer({ count, getScrollElement: () => ref.current, estimateSize: () => 48 })',
        'answer',
      ],
      [8, '先看一眼是不是每行都在重新渲染。很多时候加个 memo 就好了，不用上虚拟滚动。', 'answer'],
      [4, '确实是没有 memo，加上之后 8000 行也能接受了，虚拟滚动留着下一步。', 'confirmation'],
    ],
  },
  {
    title: '群里问过的问题总是重复，FAQ 怎么维护才不会荒废？',
    tags: ['社群运营'],
    score: 0.81,
    reasons: ['several-contributors'],
    lines: [
      [2, '群里同样的问题一个月能出现五次，FAQ 文档建了没人看也没人更新，大家是怎么维护的？', 'question'],
      [9, '我们的经验：FAQ 不要按主题写，要按“问的人会怎么说”写，标题就用原话。', 'answer'],
      [
        10,
        '每周固定一个人值班，把这周被问到两次以上的问题收进去，写上日期和回答的人。署名很重要，有名字大家才愿意补充。',
        'answer',
      ],
      [1, '还有就是别指望大家主动看，有人问的时候直接把那一条贴出来，贴三次大家就知道有这个东西了。', 'answer'],
      [2, '“标题用原话”这个太有启发了，这周就改。', 'thanks'],
    ],
  },
  {
    title: 'Docker 容器里时间差了 8 小时怎么改？',
    tags: ['运维', 'Docker'],
    score: 0.77,
    reasons: ['accepted', 'steps'],
    lines: [
      [8, '容器里 date 出来差 8 小时，日志对不上，这个正规的改法是什么？', 'question'],
      [7, '设环境变量 TZ=Asia/Shanghai，镜像里要有 tzdata，alpine 默认没有，apk add tzdata。', 'answer'],
      [5, '不建议挂载 /etc/localtime，换台宿主机就不一样了。日志最好统一打 UTC，看的时候再转。', 'answer'],
      [8, '加上 tzdata 就对了，收工。', 'confirmation'],
    ],
  },
  {
    title: '面试被问“最大的缺点”到底该怎么答？',
    tags: ['求职'],
    score: 0.71,
    reasons: ['several-contributors'],
    lines: [
      [11, '下周二面，HR 特别喜欢问最大的缺点，到底该怎么答才不假？', 'question'],
      [
        1,
        '说一个真的、和岗位核心能力无关的、你已经在改的。比如“容易陷进细节，所以我给自己定了每天下午四点看一眼整体进度”。',
        'answer',
      ],
      [6, '千万别说追求完美，面过人的都听麻了😂', 'answer'],
      [11, '好，我准备一个真的。谢谢老周！', 'thanks'],
    ],
  },
  {
    title: '有沒有適合初學者的統計學入門書？',
    tags: ['书单', '统计'],
    score: 0.68,
    reasons: ['answered', 'code-or-link'],
    lines: [
      [3, '想補統計，完全沒有基礎，有沒有適合初學者、例子多一點的書？', 'question'],
      [
        10,
        '《深入浅出统计学》，例子多、图多，两周能过一遍。看完再看《统计学习导论》，有免费的英文版：https://www.statlearning.com',
        'answer',
      ],
      [5, '如果会一点 Python，边学边做更快，拿自己的记账数据练手最好。', 'answer'],
      [3, '感謝兩位，先從第一本開始。', 'thanks'],
    ],
  },
  {
    title: 'VS Code 远程连接总是断，公司网络的问题吗？',
    tags: ['工具'],
    score: 0.52,
    reasons: ['unanswered'],
    lines: [
      [9, 'VS Code 连公司的跳板机，十分钟不动就断，有人遇到过吗？是公司网络的问题吗？', 'question'],
      [4, '同问，我这边也是。'],
    ],
  },
  {
    title: '下个月的线下活动可以带家属吗？',
    tags: ['活动'],
    score: 0.34,
    reasons: ['answered'],
    lines: [
      [11, '下个月的线下活动可以带家属吗？', 'question'],
      [2, '可以的，报名表里写一下人数就行。', 'answer'],
    ],
  },
];

export const chatter = [
  '早上好☀️',
  '哈哈哈哈哈',
  '收到',
  '今天有人去图书馆吗',
  '这个表情包我收了',
  '[加油][加油]',
  '打卡 Day 23',
  '刚开完会，爬楼爬得好累',
  '周末愉快～',
  '有点意思',
  '+1',
  '晚安，明天继续',
  '午饭吃什么',
  '恭喜恭喜🎉',
  'ok 👌',
] as const;
