import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArchivedMessage } from '../../../src-main/contract/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';
import { Threads, threadReasons } from '../../../src-main/engine/threads/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { CHAT, ChatScript, find, indexDatabase, participant, resources } from './support.ts';

/** A small group: two questions that interleave, a notice, some chatter a day later. */
function smallGroup(): ChatScript {
  const chat = new ChatScript();
  chat.say(null, '程野 加入本群');
  chat.say('何佳宁', '请问Anki新卡每天设多少合适啊？我现在一天50张，复习量已经爆炸了', 30);
  chat.say('周亦安', '@何佳宁 先别急着加新卡，每天的复习量大约是新卡数的七到十倍，建议先降到15张', 60);
  chat.say('方圆', 'Excel的VLOOKUP查不到，两边明明一样的学号，怎么办？', 45);
  chat.say('周亦安', '@何佳宁 按一张8秒算，20分钟能过150张，所以新卡设15到20张就够了', 20);
  chat.say('陈默言', '@方圆 多半一边是文本一边是数字，用 =VALUE(A2) 转一下再查', 40);
  chat.say('何佳宁', '@周亦安 懂了，调成15张了，谢谢！', 60);
  chat.say('方圆', '@陈默言 果然是文本，转了就好了，谢谢默言', 30);
  chat.say('小鱼儿', '哈哈哈哈', 26 * 3600);
  return chat;
}

describe('THREAD-1 every message that somebody sent belongs to one conversation', () => {
  it('leaves notices and recalled messages out', async () => {
    const chat = smallGroup();
    const recalled = chat.say('小鱼儿', '', 10, { kind: 'recalled' });
    const found = await find(chat.messages);
    const notice = chat.messages[0]?.id ?? '';
    expect(found.placement.has(notice)).toBe(false);
    expect(found.placement.has(recalled)).toBe(false);
    expect(found.placement.size).toBe(chat.messages.length - 2);
  });

  it('holds for any chat: parents come earlier and lie in the same thread', async () => {
    const sender = fc.constantFrom('王小明', 'bob', 'Ana María', '老李', 'bot_1');
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('怎么办?', '谢谢', 'bob: try this', '@王小明 好了', '', 'https://example.org/a?b=1', '👍👍'),
    );
    const line = fc.tuple(fc.option(sender, { freq: 10 }), text, fc.integer({ min: -100, max: 100_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), async (lines) => {
        const chat = new ChatScript();
        for (const [name, words, seconds] of lines) {
          chat.say(name, words, seconds);
        }
        const { placement, threads } = await find(chat.messages, new Database(':memory:'));
        const place = new Map(chat.messages.map(({ id }, index) => [id, index]));
        for (const message of chat.messages.filter(({ senderId }) => senderId !== null)) {
          const found = placement.get(message.id);
          expect(threads.get(found?.threadId ?? '')?.messageIds).toContain(message.id);
          if (found?.parentId != null) {
            expect(place.get(found.parentId)).toBeLessThan(place.get(message.id) ?? 0);
            expect(placement.get(found.parentId)?.threadId).toBe(found.threadId);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('THREAD-2 what the platform knows comes first', () => {
  it('takes a reply link over everything else, however long ago', async () => {
    const chat = new ChatScript();
    const question = chat.say('Ana', 'How do I rename a branch?');
    for (let count = 0; count < 400; count++) {
      chat.say(`person ${count % 9}`, `something else number ${count}`, 30);
    }
    const answer = chat.say('Bob', 'git branch -m old new', 30, { replyTo: question });
    const found = await find(chat.messages);
    expect(found.parent(answer)).toBe(question);
    expect(found.thread(answer).id).toBe(found.thread(question).id);
  });

  it('finds what is quoted by its beginning and its sender', async () => {
    const chat = new ChatScript();
    const one = chat.say('张三', '收到，我明天把材料发给大家');
    const other = chat.say('李四', '收到，我明天把材料发给大家', 10);
    for (let count = 0; count < 30; count++) {
      chat.say(`成员${count}`, `另外一件事情 ${count}`, 30);
    }
    const answer = chat.say('王五', '辛苦了', 10, {
      quotation: { sender: '張三', text: '收到，我明天把材料發給大家…' },
    });
    const found = await find(chat.messages);
    expect(found.parent(answer)).toBe(one);
    expect(found.parent(answer)).not.toBe(other);
  });

  it('goes on as if there were no link when the target is missing or comes later', async () => {
    const chat = new ChatScript();
    const question = chat.say('Ana', 'Does anybody know how to export the calendar?');
    const answer = chat.say('Bob', 'Ana: settings, then export', 15, { replyTo: 'm-gone' });
    const early = chat.say('Eva', 'thanks for that', 15, { replyTo: 'mc1-4' });
    chat.say('Ana', 'works, thank you Bob', 20);
    const found = await find(chat.messages);
    expect(found.parent(answer)).toBe(question);
    expect(found.parent(early)).not.toBe('mc1-4');
  });
});

describe('THREAD-3 the scorer tells interleaved conversations apart', () => {
  it('by addresses and turns', async () => {
    const chat = smallGroup();
    const found = await find(chat.messages);
    const ids = chat.messages.map(({ id }) => id);
    const at = (place: number): string => found.thread(ids[place] ?? '').id;
    expect([at(2), at(4), at(6)]).toEqual([at(1), at(1), at(1)]);
    expect([at(5), at(7)]).toEqual([at(3), at(3)]);
    expect(at(3)).not.toBe(at(1));
    expect([at(1), at(3)]).not.toContain(at(8));
  });
});

describe('THREAD-6 what is found depends on the messages alone', () => {
  it('is the same after every import and once at the end', async () => {
    const { messages } = smallGroup();
    const inOneGo = await find(messages);
    const database = indexDatabase();
    let known: readonly ArchivedMessage[] = [];
    const threads = new Threads(database, { messages: () => known }, resources);
    for (const end of [1, 4, 4, messages.length]) {
      known = messages.slice(0, end);
      await threads.update(CHAT);
    }
    expect(threads.list({})).toEqual(inOneGo.threads.list({}));
    expect(threads.placement(messages.map(({ seq }) => seq))).toEqual(inOneGo.placement);
  });

  it('THREAD-17 starts again when messages arrive while it is at work', async () => {
    const { messages } = smallGroup();
    const late = messages.slice(0, 3);
    let readings = 0;
    const source = { messages: () => (readings++ === 0 ? late : messages) };
    const threads = new Threads(indexDatabase(), source, resources);
    await threads.update(CHAT);
    expect(threads.messagesSeen(CHAT)).toBe(messages.length);
    expect(threads.list({})).toEqual((await find(messages)).threads.list({}));
  });

  it('tells how far it is, and waits', async () => {
    const chat = new ChatScript();
    for (let count = 0; count < 2500; count++) {
      chat.say(`p${count % 5}`, `message ${count}`, 30);
    }
    const told: number[] = [];
    const threads = new Threads(indexDatabase(), { messages: () => chat.messages }, resources);
    await threads.update(CHAT, async (done) => {
      await Promise.resolve();
      told.push(done);
    });
    expect(told.slice(0, 2)).toEqual([1000, 2000]);
    expect(told.at(-1)).toBe(2500);
  });
});

describe('THREAD-7, THREAD-8, THREAD-9 threads as they are listed', () => {
  it('names threads after their first message and puts the best first', async () => {
    const chat = smallGroup();
    const { threads } = await find(chat.messages);
    const [first, second, ...rest] = threads.list({});
    expect(new Set([first?.id, second?.id])).toEqual(new Set(['tc1-2', 'tc1-4']));
    expect(rest.every((thread) => thread.score <= (second?.score ?? 0))).toBe(true);
    const anki = threads.get('tc1-2');
    expect(anki).toMatchObject({
      chatId: CHAT,
      messageIds: ['mc1-2', 'mc1-3', 'mc1-5', 'mc1-7'],
      questionIds: ['mc1-2'],
      answerIds: ['mc1-3', 'mc1-5'],
      messageCount: 4,
      questionCount: 1,
      answerCount: 2,
      participants: [participant('何佳宁'), participant('周亦安')],
      askers: [participant('何佳宁')],
      answerers: [participant('周亦安')],
      title: 'Anki新卡每天设多少合适啊？',
    });
    expect(anki?.from).toBe(chat.messages[1]?.sentAt);
    expect(anki?.to).toBe(chat.messages[6]?.sentAt);
    expect(anki?.reasons.every((reason) => threadReasons.some((known) => known === reason))).toBe(true);
  });

  it('filters and pages', async () => {
    const one = smallGroup();
    const other = new ChatScript('c2', 100);
    other.say('Ana', 'Does anybody know a good book on statistics?');
    const { threads } = await find([...one.messages, ...other.messages]);
    const all = threads.list({});
    expect(threads.count({})).toBe(all.length);
    expect(threads.list({ chatId: 'c2' })).toHaveLength(1);
    expect(threads.count({ chatId: 'c2' })).toBe(1);
    expect(threads.list({ questions: true }).every(({ questionCount }) => questionCount > 0)).toBe(true);
    expect(threads.count({ questions: true })).toBe(3);
    expect(threads.list({ minimumMessages: 4 }).map(({ messageCount }) => messageCount)).toEqual([4]);
    expect(threads.list({ limit: 1, offset: 1 })).toEqual(all.slice(1, 2));
  });

  it('forgets a chat and no other', async () => {
    const one = smallGroup();
    const other = new ChatScript('c2', 100);
    const kept = other.say('Ana', 'Does anybody know a good book on statistics?');
    const { threads } = await find([...one.messages, ...other.messages]);
    threads.forget(CHAT);
    expect(threads.count({})).toBe(1);
    expect(threads.messagesSeen(CHAT)).toBe(0);
    expect([...threads.placement([1, 2, 3, 100]).keys()]).toEqual([kept]);
  });
});

describe('THREAD-10 an index for reading only', () => {
  it('shows nothing when threads were never written', () => {
    const path = join(temporaryFolder(), 'index.sqlite');
    new Database(path).close();
    const threads = new Threads(new Database(path, { readOnly: true }), { messages: () => [] }, resources);
    expect(threads.list({})).toEqual([]);
    expect(threads.count({})).toBe(0);
    expect(threads.get('t1')).toBeUndefined();
    expect(threads.placement([1]).size).toBe(0);
    expect(threads.messagesSeen(CHAT)).toBe(0);
  });
});
