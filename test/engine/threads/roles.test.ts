import { describe, expect, it } from 'vitest';
import { ChatScript, find, participant } from './support.ts';

type Line = readonly [sender: string, text: string, role: string, seconds?: number];

/** Says the lines and compares the role of each with the expected one; `*` stands for any. */
async function expectRoles(lines: readonly Line[]): Promise<void> {
  const chat = new ChatScript();
  const ids = lines.map(([sender, text, , seconds]) => chat.say(sender, text, seconds ?? 20));
  const found = await find(chat.messages);
  const roles = lines.map(([sender, text, role], place) =>
    role === '*' ? [sender, text, '*'] : [sender, text, found.role(ids[place] ?? '')],
  );
  expect(roles).toEqual(lines.map(([sender, text, role]) => [sender, text, role]));
}

describe('ROLE-1 questions', () => {
  it.each([
    ['simplified', '为什么我的VLOOKUP查不到，两边明明一样的学号？'],
    ['traditional', '請問有沒有離線把繁體字幕轉成簡體的工具？'],
    ['English', 'How do I make a scanned PDF searchable without uploading it anywhere?'],
    ['without a mark', '有人知道群文件在哪里下载吗'],
    ['without a mark in English', 'does anyone know how to mount an ntfs drive'],
  ])('%s', async (_, text) => {
    await expectRoles([['Ana', text, 'question']]);
  });

  it.each([
    ['a greeting', '在吗？'],
    ['a greeting about food', '吃了吗?'],
    ['an English greeting', "hi all, how's it going?"],
    ['a rhetorical question', '谁知道呢？'],
    ['an English rhetorical question', 'who cares?'],
    ['laughter', '哈哈哈哈哈？'],
    ['an advertisement', '想要月入过万吗？扫码加微信领优惠券，名额有限'],
    ['a check-in', '打卡 今天背了50个单词'],
    ['a command', '!help'],
    ['a statement', '今天的线上分享推迟到八点'],
    ['nothing', ''],
  ])('not %s', async (_, text) => {
    const chat = new ChatScript();
    const id = chat.say('Ana', text);
    expect((await find(chat.messages)).role(id)).toBe('other');
  });

  it('not a poll, a sticker or a red packet, whatever they say', async () => {
    const chat = new ChatScript();
    const ids = (['poll', 'sticker', 'red-packet', 'voice'] as const).map((kind) =>
      chat.say('Ana', '周末去哪里玩？', 20, { kind }),
    );
    const found = await find(chat.messages);
    expect(ids.map((id) => found.role(id))).not.toContain('question');
  });
});

describe('ROLE-2 who opens a group’s talk with a matter asks when others take it up', () => {
  it('with code, before the opener asks anything else', async () => {
    const chat = new ChatScript();
    const opening = '有五十多份 Word 的范文，想放进笔记里统一搜，一份份复制太慢，格式还会乱';
    const asked = chat.say('唐果', opening);
    const answer = chat.say('江月', '一条命令一份：`pandoc a.docx -t gfm -o a.md`', 60, { replyTo: asked });
    const loop = '批量的话写个循环：`for f in *.docx; do pandoc "$f" -o "$f.md"; done`';
    chat.say('顾北', loop, 60, { replyTo: answer });
    const found = await find(chat.messages);
    expect([asked, answer].map((id) => found.role(id))).toEqual(['question', 'answer']);
  });

  it('and not when they only talk', async () => {
    await expectRoles([
      ['唐果', '今天把五十多份 Word 的范文都放进笔记里了，以后可以统一搜，格式也没有乱', 'other'],
      ['江月', '真快，我上个月弄了三天才弄完', 'other', 60],
      ['顾北', '回头我也把我的弄进去', 'other', 60],
    ]);
  });
});

describe('ROLE-8 questions that explain', () => {
  it('belong to a long answer in a group, also at its end', async () => {
    const chat = new ChatScript();
    const asked = chat.say('江月', '读完就忘怎么办？两周前读的书，现在只记得书名');
    chat.say('小鱼儿', '我连书名都忘了', 20, { replyTo: asked });
    const text = '第一次，读完当天写三句，写不出来就是没读完：这本书在回答什么问题？它怎么答？我服不服？';
    const answer = chat.say('老秦', text, 60, { replyTo: asked });
    expect((await find(chat.messages)).role(answer)).toBe('answer');
  });

  it.each(['阳台终于收拾完了，捡到一双找了半年的手套', '点开右上角，选导出，存到桌面就行了'])(
    'are none in what opens a group’s talk without a sign of asking: %s',
    async (opening) => {
      const chat = new ChatScript();
      const opener = chat.say('小满', opening);
      for (const [name, text] of [
        ['裴然', '点第三个才对'],
        ['江月', '我的没有第二个选项'],
        ['老秦', '第三个也可以，都一样'],
      ] as const) {
        chat.say(name, text, 30, { replyTo: opener });
      }
      expect((await find(chat.messages)).thread(opener)).toMatchObject({ questionCount: 0, answerCount: 0 });
    },
  );

  it('are none in English that tells others something at length', async () => {
    await expectRoles([
      [
        'Maria',
        "Congratulations! Don't memorise anything. Tell them what you did and which part was hard for you, nobody expects more",
        'other',
      ],
    ]);
  });
});

describe('ROLE-1, ROLE-3 what is said to somebody by name', () => {
  it('is no advertisement', async () => {
    await expectRoles([
      ['jakestah', 'Has anyone here set up Java for Firefox?', 'question'],
      ['parrot', 'jakestah: that is because you did not click the link near the top of that page', 'answer', 20],
      ['nox', 'click the link and buy now, 20% off', 'other', 20],
    ]);
  });
});

describe('ROLE-9 what a bot says without being called', () => {
  const ask: Line = ['nox', 'does anyone know how to mount an ntfs drive so that i can write to it?', 'question'];
  const fact = 'nox: to mount ntfs drives install ntfs-3g, see https://help.example.org/ntfs';

  it('is no answer, and asks nothing', async () => {
    await expectRoles([
      ask,
      ['helpbot', 'nox: please do not flood, use https://paste.example.org for more than 3 lines', 'other', 10],
      ['helpbot', 'Welcome! Did you read the rules of this channel?', 'other', 10],
    ]);
  });

  it('is one when somebody calls for it, or it replies', async () => {
    await expectRoles([ask, ['Eva', '!ntfs nox', 'other', 10], ['helpbot', fact, 'answer', 3]]);
    const chat = new ChatScript();
    const asked = chat.say('nox', ask[1]);
    const answered = chat.say('helpbot', fact, 5, { replyTo: asked });
    expect((await find(chat.messages)).role(answered)).toBe('answer');
  });
});

describe('ROLE-3 what goes on with an answer', () => {
  it('is what leads up to it, and what hangs on it though others speak between', async () => {
    const chat = new ChatScript();
    const asked = chat.say('小满', '刚才电脑蓝屏，你们的论文都怎么备份的？我现在就U盘一份');
    chat.say('佳宁', '我的也蓝过', 10, { replyTo: asked });
    const lead = chat.say('阿哲', '我用的是最笨的一种办法', 30, { replyTo: asked });
    const way = '落地就是：电脑一份、移动硬盘一份（每周日插一次）、网盘一份（每天）';
    const answer = chat.say('阿哲', way, 20, { replyTo: lead });
    chat.say('小鱼儿', '😂', 10);
    const rest = chat.say('阿哲', '标签也要写清楚,不然会拿错', 10, { replyTo: answer });
    const found = await find(chat.messages);
    expect([lead, answer, rest].map((id) => found.role(id))).toEqual(['answer', 'answer', 'answer']);
  });

  it('is what who has answered says to the asker by name', async () => {
    const chat = new ChatScript();
    const asked = chat.say('ultratek', 'how do i get emerald to start?');
    chat.say('parsnip', 'ultratek: run emerald --replace in a terminal', 10, { replyTo: asked });
    const trouble = chat.say('ultratek', 'now the menu bars are gone', 30);
    const told = chat.say('parsnip', 'ultratek: the theme lives in your home folder', 10, { replyTo: trouble });
    expect((await find(chat.messages)).role(told)).toBe('answer');
  });

  it('is no word in passing that has nothing in common with the question, but a short one that gives something', async () => {
    const chat = new ChatScript();
    const asked = chat.say('小满', '上台紧张怎么练啊');
    const banter = ['我先去吃饭', '终于放假'].map((text) => chat.say('裴然', text, 15, { replyTo: asked }));
    const given = chat.say('老秦', '每天早上对着镜子讲三遍', 60, { replyTo: asked });
    const found = await find(chat.messages);
    expect([...banter, given].map((id) => found.role(id))).toEqual(['other', 'other', 'answer']);
  });
});

describe('ROLE-2 who opens with a problem asks all the same', () => {
  it('in Chinese', async () => {
    await expectRoles([
      ['孟溪', 'python读csv一直报错,求救', 'question'],
      ['陈默言', '@孟溪 编码的问题，读的时候加 encoding="gb18030" 试试', 'answer', 60],
    ]);
  });
});

describe('ROLE-3 answers', () => {
  it('by several people, in English', async () => {
    await expectRoles([
      ['Ana', 'Does anyone know how to rename a branch in git?', 'question'],
      ['Bob', 'Ana: git branch -m old new does it', 'answer', 40],
      ['Eva', 'Ana: and push the new one afterwards, then delete the old one on the server', 'answer', 40],
    ]);
  });

  it('in steps over several messages', async () => {
    await expectRoles([
      ['佳宁', '请问复习堆了八百张怎么办，每天都做不完', 'question'],
      ['亦安', '@佳宁 别重置，重置等于白背。分三步：', 'answer', 60],
      ['亦安', '1. 新卡先设成0，暂停一到两周', 'answer', 15],
      ['亦安', '2. 每日复习上限设150，按可提取性降序排列', 'answer', 15],
      ['默言', '@佳宁 补充一个数据，我新卡从30降到15之后，正确率从78%到了88%，总时间反而少了', 'answer', 60],
    ]);
  });

  it('a laugh beside it is none', async () => {
    await expectRoles([
      ['佳宁', '请问复习堆了八百张怎么办，每天都做不完', 'question'],
      ['小鱼儿', '哈哈哈哈', 'other', 10],
      ['亦安', '@佳宁 新卡先设成0，暂停一到两周就好了', 'answer', 60],
    ]);
  });
});

describe('ROLE-4, ROLE-5 the asker’s other words', () => {
  it('are background before the answer, follow-up, confirmation and thanks after it', async () => {
    await expectRoles([
      ['默', '请问笔记本一合盖，SSH 一断程序就没了，怎么让它继续跑？', 'question'],
      ['默', '系统是 Ubuntu 22.04，没有管理员权限', 'background', 10],
      ['顾北', '@默 用 tmux，先 tmux new -s train 再在里面跑程序', 'answer', 60],
      ['默', '我先装一个 tmux，装好了再来报告', 'follow-up', 60],
      ['默', '搞定了，断线重连程序还在跑', 'confirmation', 120],
      ['默', '谢谢顾北！', 'thanks', 10],
      ['顾北', '客气', 'other', 10],
    ]);
  });

  it('are nothing when a few of them follow the thanks', async () => {
    await expectRoles([
      ['默', '请问笔记本一合盖，SSH 一断程序就没了，怎么让它继续跑？', 'question'],
      ['顾北', '@默 用 tmux，先 tmux new -s train 再在里面跑程序', 'answer', 60],
      ['默', '谢谢顾北！', 'thanks', 60],
      ['默', '对不起叫错名字', 'other', 20],
    ]);
  });

  it('stand beside the first question when others took it up at length', async () => {
    const chat = new ChatScript();
    const first = chat.say('孟溪', 'python读csv报错,求救');
    chat.say('孟溪', "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xd0 in position 0", 20);
    const given = chat.say(
      '陈默言',
      '中文Windows上另存的csv默认是GBK，读的时候把编码写成gb18030，生僻字也能读出来',
      60,
    );
    chat.say('小鱼儿', '退群反省', 30);
    const next = chat.say('孟溪', '那我处理完存回去,老师用Excel打开变成乱码了怎么办？', 60);
    chat.say('陈默言', '@孟溪 存的时候用带BOM的utf-8,Excel靠BOM认编码', 60);
    const found = await find(chat.messages);
    expect([found.role(first), found.role(given), found.role(next)]).toEqual(['question', 'answer', 'question']);
  });

  it('in English', async () => {
    const chat = new ChatScript();
    chat.say('Ana', 'How can I make a scanned PDF searchable, offline?');
    chat.say('Bob', 'Ana: try ocrmypdf, it puts a text layer on top of the scan', 40);
    const worked = chat.say('Ana', 'Bob: that did it, works great', 90);
    const thanks = chat.say('Ana', 'thanks a lot', 10);
    const found = await find(chat.messages);
    expect([found.role(worked), found.role(thanks)]).toEqual(['confirmation', 'thanks']);
    expect(found.thread(worked)).toMatchObject({
      askers: [participant('Ana')],
      answerers: [participant('Bob')],
    });
  });
});

describe('ROLE-6 acknowledgements and greetings', () => {
  it('are other', async () => {
    await expectRoles([
      ['苏念', '明天晚上八点线上分享，主题是文献管理', 'other'],
      ['佳宁', '好的', 'other', 10],
      ['小满', '收到', 'other', 5],
    ]);
  });

  it('consolation is no answer', async () => {
    await expectRoles([
      ['小满', '电脑又蓝屏了，论文还没存，有什么办法恢复吗？', 'question'],
      ['佳宁', '抱抱~', 'other', 10],
      ['苏念', '打开 Word 的最近文件，里面有自动恢复的版本', 'answer', 30],
    ]);
  });
});
