import { describe, expect, it } from 'vitest';
import { ChatScript, find } from './support.ts';

describe('THREAD-11 topics of the platform', () => {
  it('keeps the messages of one topic together, however long the pauses', async () => {
    const chat = new ChatScript();
    const first = chat.say('Ana', '发版流程有人能讲一下吗', 20, { topic: 'release' });
    const other = chat.say('Cem', '请问食堂几点开门', 20);
    const late = chat.say('Bob', '今天的会改到三点', 90_000, { topic: 'release' });
    const last = chat.say('Dora', '看一下文档第三节', 200_000, { topic: 'release' });
    const found = await find(chat.messages);
    expect(found.thread(first).messageIds).toEqual([first, late, last]);
    expect(found.thread(other).messageIds).toEqual([other]);
  });

  it('lets nobody answer into another topic, unless by a reply', async () => {
    const chat = new ChatScript();
    const question = chat.say('Ana', '请问怎么安装这个插件', 20, { topic: 'one' });
    const elsewhere = chat.say('Bob', '@Ana 打开设置，点安装', 20, { topic: 'two' });
    const reply = chat.say('Cem', '重启以后就有了', 20, { topic: 'two', replyTo: question });
    const found = await find(chat.messages);
    expect(found.parent(elsewhere)).toBe(null);
    expect(found.parent(reply)).toBe(question);
  });

  it('finds several conversations in a topic that has grown long', async () => {
    const chat = new ChatScript();
    for (let round = 0; round < 60; round++) {
      chat.say(`asker ${round}`, `请问第${round}题怎么做，算不出来`, 7200, { topic: 'general' });
      chat.say('Bob', '先把括号展开', 30, { topic: 'general' });
    }
    const found = await find(chat.messages);
    expect(found.threads.count({})).toBeGreaterThan(20);
  });
});
