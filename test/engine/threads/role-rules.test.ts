import { describe, expect, it } from 'vitest';
import { ChatScript, find, participant } from './support.ts';

/** Roles of texts said by turns in one conversation, each in reply to the one before or, with a number, to that one. */
async function rolesOf(
  lines: readonly (readonly [sender: string, text: string, to?: number])[],
): Promise<(string | undefined)[]> {
  const chat = new ChatScript();
  const ids: string[] = [];
  for (const [sender, text, to] of lines) {
    ids.push(chat.say(sender, text, 60, { replyTo: ids[to ?? ids.length - 1] ?? null }));
  }
  const found = await find(chat.messages);
  return ids.map((id) => found.role(id));
}

const ASK = ['小满', '请问扫描版的PDF怎么变成能搜字的？'] as const;
const ANSWER = ['裴然', '用 ocrmypdf，离线跑，原图不动，下面加一层文字'] as const;

describe('ROLE-1', () => {
  it('a command asks nothing, whatever it holds', async () => {
    expect(await rolesOf([['Ana', '!ask how do i mount an ntfs drive?']])).toEqual(['other']);
  });
});

describe('ROLE-2', () => {
  it('who pleads for help and is not answered asks all the same', async () => {
    expect(await rolesOf([['孟溪', '电脑蓝屏打不开了，救命']])).toEqual(['question']);
  });
});

describe('ROLE-3', () => {
  it('who has answered two people’s talk and shows more answers again', async () => {
    const roles = await rolesOf([
      ASK,
      ANSWER,
      ['小满', '谢谢，装好了', 1],
      ['裴然', '文档 https://ocrmypdf.example.org/ 里有一章', 2],
    ]);
    expect([roles[1], roles[3]]).toEqual(['answer', 'answer']);
  });

  it('what continues an answer answers too, where two talk', async () => {
    const more = '顺便说一句你们实验室的空调也太冷了，我上次去冻得直哆嗦';
    expect((await rolesOf([ASK, ANSWER, ['裴然', more, 1]]))[2]).toBe('answer');
  });

  it('code said to the asker by name is an answer, however short', async () => {
    const chat = new ChatScript();
    const asked = chat.say('ixion', 'how can I login as root please? I am getting annoyed with this');
    const laughter = chat.say('nox', 'ixion: hehe', 20, { replyTo: asked });
    const answer = chat.say('Seveas', 'ixion, sudo gdmsetup', 20, { replyTo: laughter });
    const found = await find(chat.messages);
    expect([laughter, answer].map((id) => found.role(id))).toEqual(['other', 'answer']);
  });

  it('who asked back and was told answers by replying to the question, unless it is about himself', async () => {
    const back = ['裴然', '@小满 你的是 Windows 还是 Mac？', 0] as const;
    const told = ['小满', '是 Windows 的', 1] as const;
    const given = '那用 ocrmypdf，离线跑，原图不动，下面加一层文字';
    const put = '好的，等我回去看看再告诉你，今天手头没有电脑';
    expect((await rolesOf([ASK, back, told, ['裴然', given, 0]]))[3]).toBe('answer');
    expect((await rolesOf([ASK, back, told, ['裴然', put, 0]]))[3]).toBe('other');
  });

  it('once the asker has said thanks, what has nothing to offer is banter', async () => {
    const talk = '我上次扫了一整本书，扫到一半机器就没纸了，笑死我了，大家都在等我';
    const before = await rolesOf([ASK, ANSWER, ['江月', talk, 0]]);
    const after = await rolesOf([ASK, ANSWER, ['小满', '谢谢！', 1], ['江月', talk, 2]]);
    expect([before[2], after[3]]).toEqual(['answer', 'other']);
  });
});

describe('ROLE-4', () => {
  it('the question a conversation is about is the first that was answered', async () => {
    const chat = new ChatScript();
    const first = chat.say('Ana', 'does anybody here still play that old game?');
    const second = chat.say('Bob', 'how do I make a scanned PDF searchable, offline?', 60, { replyTo: first });
    chat.say('Eva', 'try ocrmypdf, it puts a text layer on top of the scan', 60, { replyTo: second });
    expect((await find(chat.messages)).thread(first).askers[0]).toBe(participant('Bob'));
  });
});

describe('ROLE-4 who turns to the asker', () => {
  it('by name answers the asker, not what somebody else asked between', async () => {
    const chat = new ChatScript();
    const asked = chat.say('Ana', 'how do I get an older pandoc when the archive has none?');
    chat.say('Bob', 'Ana: Windows?', 30);
    chat.say('Eva', 'Ana: compile it', 30);
    expect((await find(chat.messages)).thread(asked).title).toMatch(/^how do I get an older pandoc/);
  });

  it('by a reply with something to offer takes it up, where two talk', async () => {
    const chat = new ChatScript();
    const asked = chat.say('Ana', 'what removes a program completely that I compiled myself?');
    const told = chat.say('Bob', 'sudo make uninstall && make clean? :-)', 30, { replyTo: asked });
    const further = chat.say('Ana', 'where do I have to run that?', 30, { replyTo: told });
    chat.say('Bob', 'in the folder of the makefile', 30, { replyTo: further });
    expect((await find(chat.messages)).thread(asked).title).toMatch(/^what removes a program/);
  });

  it('with the path of a file, which is no command', async () => {
    const chat = new ChatScript();
    chat.say('Ana', 'could someone please tell me where I can edit grub in ubuntu?');
    const answer = chat.say('Bob', 'Ana, /boot/grub/menu.lst', 20);
    expect((await find(chat.messages)).role(answer)).toBe('answer');
  });
});

describe('ROLE-5, ROLE-6', () => {
  it('what worked is confirmed after an answer, not before, and not when it failed', async () => {
    const roles = await rolesOf([
      ASK,
      ['小满', '昨天那台电脑已经搞定了', 0],
      ANSWER,
      ['小满', '搞定了，不过竖排的还是不行', 2],
    ]);
    expect([roles[1], roles[3]]).toEqual(['background', 'follow-up']);
  });

  it('thanks are thanks where nothing is asked, and what only acknowledges is other', async () => {
    expect(
      await rolesOf([
        ['苏念', '明天晚上八点线上分享'],
        ['佳宁', '谢谢苏念'],
      ]),
    ).toEqual(['other', 'thanks']);
    const roles = await rolesOf([ASK, ANSWER, ['小满', '好的啊啊啊', 1], ['小满', '知道了啊啊', 1]]);
    expect(roles.slice(2)).toEqual(['other', 'other']);
  });
});

describe('THREAD-8 who answered', () => {
  it('is not who only answers what was asked back', async () => {
    const chat = new ChatScript();
    const asked = chat.say(...ASK);
    const back = chat.say('裴然', '@小满 你的是 Windows 还是 Mac？', 30, { replyTo: asked });
    chat.say('小满', '是 Windows 的', 30, { replyTo: back });
    const answer = chat.say('裴然', '那用 ocrmypdf，离线跑，原图不动，下面加一层文字', 60, { replyTo: asked });
    expect((await find(chat.messages)).thread(answer)).toMatchObject({
      askers: [participant('小满')],
      answerers: [participant('裴然')],
    });
  });
});

describe('TITLE-1, TITLE-2 which message gives the title', () => {
  it('is the one of the first questions that tells most', async () => {
    const chat = new ChatScript();
    const first = chat.say('小满', '有人吗？有人懂吗？');
    chat.say('小满', '扫描版的PDF怎么变成能搜字的，还不能传到网上？', 10, { replyTo: first });
    expect((await find(chat.messages)).thread(first).title).toMatch(/^扫描版的PDF/);
  });

  it('is the first that says something where nothing is asked', async () => {
    const chat = new ChatScript();
    const first = chat.say('苏念', '嗯');
    chat.say('苏念', '今天的线上分享推迟到八点', 10, { replyTo: first });
    expect((await find(chat.messages)).thread(first).title).toBe('今天的线上分享推迟到八点');
  });
});

describe('WORTH-2', () => {
  it('discussion by three people and more raises the score', async () => {
    const chat = new ChatScript();
    let last = chat.say('老秦', '这本书讲制度，薄，但是每一页都值得停下来想');
    for (let place = 0; place < 7; place++) {
      last = chat.say(['江月', '裴然', '老秦'][place % 3] ?? '', '讲汉代那一章写得最清楚', 60, { replyTo: last });
    }
    expect((await find(chat.messages)).thread(last).reasons).toContain('discussed');
  });
});
