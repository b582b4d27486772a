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

describe('ROLE-3 what goes on with an answer', () => {
  it('is code that who has answered adds, also after the thanks', async () => {
    await expectRoles([
      ['唐果', '有没有会Excel的，VLOOKUP明明两张表都有这个人，就是返回#N/A', 'question'],
      ['方圆', '@唐果 九成是格式问题，左上角有绿三角的是文本型数字，选中那列，数据，分列，直接点完成', 'answer'],
      ['唐果', '解决了解决了，600行全出来了，谢谢方圆！！', 'confirmation', 60],
      ['方圆', '顺手说一句，以后新版Excel用 XLOOKUP：\n=XLOOKUP(F2,A:A,C:C,"没找到")', 'answer', 30],
    ]);
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
