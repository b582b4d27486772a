import { describe, expect, it } from 'vitest';
import type { ArchivedMessage, DigestContent, ThreadMessage } from '../../../src-main/contract/index.ts';
import { createExtractiveDrafter } from '../../../src-main/engine/digests/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';
import { ChatScript, type Details, type Found, find } from './support.ts';

const PHRASES = [
  '请问这个怎么设置啊',
  '打开设置，点第二个选项就可以了',
  'does anyone know why it fails',
  'try the newer version, it works for me',
  '哈哈哈',
  '谢谢',
  '今天的作业是第三章',
  'ok',
  '我也遇到过，重启一下就好了',
  'see https://example.org/docs for the steps',
];

function longChat(count: number, sender: (place: number) => string, seconds: number, details?: Details): ChatScript {
  const chat = new ChatScript();
  for (let place = 0; place < count; place++) {
    const phrase = PHRASES[(place * 7 + Math.floor(place / 11)) % PHRASES.length] ?? '';
    chat.say(sender(place), `${phrase} ${place % 97}`, seconds, details);
  }
  return chat;
}

/** Every message that was sent has its place, every thread knows its own messages, nothing is counted twice. */
function expectSound(messages: readonly ArchivedMessage[], { placement, threads }: Found): void {
  const sent = messages.filter(({ senderId }) => senderId !== null);
  expect(placement.size).toBe(sent.length);
  const listed = threads.list({}).flatMap(({ messageIds }) => messageIds);
  expect(listed).toHaveLength(sent.length);
  expect(new Set(listed).size).toBe(sent.length);
}

/** The draft of the conversation that holds a message. */
function draftOf(messages: readonly ArchivedMessage[], { thread, placement }: Found, messageId: string): DigestContent {
  const byId = new Map(messages.map((message) => [message.id, message]));
  let ids = 0;
  return createExtractiveDrafter().draft({
    messages: thread(messageId).messageIds.map((id) => ({ ...byId.get(id), ...placement.get(id) })) as ThreadMessage[],
    templateId: 'standard',
    memberOf: (participantId) => participantId,
    newId: () => `${ids++}`,
    tags: [],
    language: 'zh-Hans',
  });
}

/** Ids of the messages that a draft is made of. */
function sourcesOf({ sections, answers }: DigestContent): string[] {
  const parts = answers.flatMap(({ approach, body, method }) => [approach, body, method]);
  return [...Object.values(sections), ...parts].flat().flatMap(({ sources }) => sources);
}

/** No conversation swallows the chat, the best are about questions, and all of them are called something short. */
function expectApart(messages: readonly ArchivedMessage[], { threads }: Found): void {
  const found = threads.list({});
  expect(Math.max(...found.map(({ messageIds }) => messageIds.length))).toBeLessThan(messages.length / 20);
  expect(found.slice(0, 20).every(({ title, answerCount }) => /[?？]$/.test(title) && answerCount > 0)).toBe(true);
  expect(found.every(({ title }) => title !== '' && title.length < 80)).toBe(true);
  expect(found.every(({ askers, answerers }) => answerers.every((answerer) => !askers.includes(answerer)))).toBe(true);
}

describe('THREAD-6 hard input', () => {
  it('fifty thousand messages an hour', async () => {
    const chat = longChat(12_000, (place) => `user ${(place * 13) % 400}`, 0.072);
    const found = await find(chat.messages, new Database(':memory:'));
    expectSound(chat.messages, found);
    expectApart(chat.messages, found);
  });

  it('five thousand members', async () => {
    const chat = longChat(6000, (place) => `成员${(place * 31) % 5000}`, 20);
    const found = await find(chat.messages, new Database(':memory:'));
    expectSound(chat.messages, found);
    expectApart(chat.messages, found);
  });

  it('one author only', async () => {
    const chat = longChat(1000, () => '日记本', 300);
    const found = await find(chat.messages);
    expectSound(chat.messages, found);
    const threads = found.threads.list({});
    expect(threads.every(({ answerCount, answerers }) => answerCount === 0 && answerers.length === 0)).toBe(true);
    const drafts = threads.map(({ messageIds }) => draftOf(chat.messages, found, messageIds[0] ?? ''));
    expect(drafts.every(({ answers, title }) => answers.length === 0 && title !== '')).toBe(true);
    expect(Math.max(...drafts.map((draft) => sourcesOf(draft).length))).toBeLessThanOrEqual(40);
  });

  it('no text at all', async () => {
    const chat = new ChatScript();
    for (let place = 0; place < 200; place++) {
      chat.say(`p${place % 3}`, '', 30, { kind: place % 2 === 0 ? 'image' : 'sticker' });
    }
    const found = await find(chat.messages);
    expectSound(chat.messages, found);
    expect(found.threads.count({ questions: true })).toBe(0);
    expect(found.threads.list({}).every(({ title, ask }) => title === '' && ask === '')).toBe(true);
    expect(draftOf(chat.messages, found, 'mc1-1')).toMatchObject({ title: '', sections: {}, answers: [], tags: [] });
  });

  it('a message of two hundred thousand characters', async () => {
    const chat = new ChatScript();
    const question = chat.say('Ana', '请问这段日志哪里错了，程序一启动就退出');
    const log = chat.say('Ana', 'ERROR at line 1: 配置文件 (a+b)*c?\n'.repeat(7000), 10);
    const answer = chat.say('Bob', '@Ana 第一行就说了，配置文件的格式不对，改成 UTF-8 再试', 60);
    const found = await find(chat.messages);
    expectSound(chat.messages, found);
    expect(found.thread(answer).messageIds).toEqual([question, log, answer]);
    expect(found.thread(answer).title.length).toBeLessThan(100);
    expect(found.thread(answer).ask.length).toBeLessThan(300);
    const { title, sections, answers } = draftOf(chat.messages, found, answer);
    expect(title).toBe('这段日志哪里错了，程序一启动就退出？');
    expect(sections.ask?.[0]?.sources).toContain(question);
    expect(answers.map(({ body }) => body[0]?.text)).toEqual(['第一行就说了，配置文件的格式不对，改成 UTF-8 再试']);
  });

  it('clocks that run backwards', async () => {
    const chat = new ChatScript();
    for (let place = 0; place < 300; place++) {
      chat.say(`p${place % 4}`, PHRASES[place % PHRASES.length] ?? '', place % 5 === 0 ? -7200 : 40);
    }
    expectSound(chat.messages, await find(chat.messages));
    // The archive hands them over by time.
    const inOrder = chat.messages.toSorted((one, other) => one.sentAt - other.sentAt || one.seq - other.seq);
    const found = await find(inOrder);
    expectSound(inOrder, found);
    expect(found.threads.list({}).every(({ from, to }) => from <= to)).toBe(true);
  });

  it('THREAD-12 a bot that posts every minute does not draw all conversations together', async () => {
    const chat = new ChatScript();
    const questions: string[] = [];
    for (let minute = 0; minute < 600; minute++) {
      chat.say('天气机器人', `现在时间第${minute}分钟，气温${minute % 30}度`, 60);
      if (minute % 200 === 100) {
        questions.push(chat.say('Ana', `请问第${minute}题怎么做，我算了三遍都不对`, 10));
        chat.say('Bob', '@Ana 先把括号展开，再合并同类项', 20);
      }
    }
    const found = await find(chat.messages);
    expectSound(chat.messages, found);
    expect(new Set(questions.map((id) => found.thread(id).id)).size).toBe(3);
    const told = chat.messages.filter(({ sender }) => sender === '天气机器人');
    expect(new Set(told.map(({ id }) => found.role(id)))).toEqual(new Set(['other']));
    for (const id of questions) {
      const { title, answers } = draftOf(chat.messages, found, id);
      expect(title).toMatch(/^第\d+题怎么做，我算了三遍都不对？$/);
      expect(answers.map(({ contributors }) => contributors)).toEqual([['p-Bob']]);
    }
  });

  it('one conversation that never ends', async () => {
    const chat = new ChatScript();
    let last: string | null = null;
    for (let place = 0; place < 6000; place++) {
      last = chat.say(`p${place % 6}`, PHRASES[place % PHRASES.length] ?? '', 15, { replyTo: last });
    }
    const found = await find(chat.messages, new Database(':memory:'));
    expect(found.threads.count({})).toBe(1);
    expectSound(chat.messages, found);
    const draft = draftOf(chat.messages, found, 'mc1-1');
    expect(draft.title).toBe('这个怎么设置啊？');
    expect(draft.answers.length).toBeGreaterThan(0);
    expect(sourcesOf(draft).length).toBeLessThan(200);
  });

  it('replies in a circle, to oneself and to the future', async () => {
    const chat = new ChatScript();
    chat.say('a', 'one', 10, { replyTo: 'mc1-3' });
    chat.say('b', 'two', 10, { replyTo: 'mc1-2' });
    chat.say('c', 'three', 10, { replyTo: 'mc1-1' });
    const found = await find(chat.messages);
    expectSound(chat.messages, found);
    expect(found.parent('mc1-3')).toBe('mc1-1');
  });

  it('texts with NUL, lone surrogates and marks without letters', async () => {
    const chat = new ChatScript();
    for (const text of [
      'a\0b',
      '\ud800',
      '\udfff?',
      '@',
      '@@@ ',
      ':',
      '?',
      '\u2005@\u2005',
      '🏳️‍🌈'.repeat(500),
      "'; DROP TABLE thread; --",
    ]) {
      chat.say('x\ud83d', text);
      chat.say('', text);
    }
    expectSound(chat.messages, await find(chat.messages));
  });

  it('an empty chat', async () => {
    const found = await find([]);
    expect(await found.threads.update('empty')).toEqual({ threads: 0 });
    expect(found.threads.list({})).toEqual([]);
  });
});
