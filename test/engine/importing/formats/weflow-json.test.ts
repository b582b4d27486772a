import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { fileWith, readText, said } from '../reading.ts';

const session = { wxid: '43210@chatroom', displayName: '园艺群', type: '群聊' };
const text = {
  createTime: 1714521600,
  type: '文本消息',
  senderUsername: 'wxid_a',
  senderDisplayName: 'Ann',
  content: 'hi',
};
const read = (messages: readonly object[], beside: object = {}, options: ImportOptions = {}) =>
  readText('chat.json', JSON.stringify({ weflow: {}, session, ...beside, messages }), options);

describe('WEFLOW-1 the chat', () => {
  test.each([
    [{ wxid: '1@chatroom', nickname: 'n', remark: 'r', displayName: 'd', type: '群聊' }, 'd', 'group', '1@chatroom'],
    [{ accountId: '1@chatroom', nickname: 'n', remark: 'r' }, 'r', 'group', '1@chatroom'],
    [{ wxid: 'wxid_b', nickname: 'n', type: '私聊' }, 'n', 'private', 'wxid_b'],
  ])('%j', async (written, name, kind, nativeId) => {
    const { chats } = await read([text], { session: written });
    expect(chats).toEqual([{ type: 'chat', platform: 'wechat', kind, name, nativeId }]);
  });

  test('stands behind the messages as well', async () => {
    const { chats, messages } = await readText(
      'x.json',
      JSON.stringify({ messages: [{ ...text, localType: 1 }], session }),
    );
    expect(chats[0]?.name).toBe('园艺群');
    expect(messages).toHaveLength(1);
  });

  test('without `weflow` its keys tell it; behind pictures of megabytes too', async () => {
    const message = { ...text, localType: 1 };
    const path = fileWith('x.json', JSON.stringify({ session, messages: [message] }));
    expect((await detect(path)).candidates[0]).toMatchObject({ format: 'weflow-json', confidence: 0.95 });
    const avatars = { wxid_a: `data:image/jpeg;base64,${'A'.repeat(3_000_000)}` };
    const large = fileWith('x.json', JSON.stringify({ avatars, weflow: {}, session, messages: [message] }));
    expect((await detect(large)).format).toBe('weflow-json');
  });

  test('IMPORTING-7 takes the name the user gives, or that of the file as a guess', async () => {
    expect((await read([text], {}, { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
    const nameless = await read([text], { session: {} });
    expect(nameless.chats[0]?.name).toBe('chat');
    expect(nameless.guesses.map(({ what }) => what)).toEqual(['chat-name']);
  });

  test('a kind word counts more than `localType`, which counts where there is no word', async () => {
    const { messages } = await read([
      { ...text, type: '图片消息', localType: 1, content: null },
      { ...text, type: 'x', localType: 34, content: null },
      { ...text, type: undefined, localType: 81604378673 },
      { ...text, type: undefined, localType: 77 },
    ]);
    expect(messages.map(({ kind }) => kind)).toEqual(['image', 'voice', 'forward', 'other']);
  });
});

test('WEFLOW-2 times', async () => {
  const { messages, skips } = await read([
    { ...text, formattedTime: '2024-05-01 08:00:00' },
    { ...text, createTime: undefined, formattedTime: '2024-05-01 08:00:00' },
    { ...text, formattedTime: '2024-02-31 08:00:00' },
    { ...text, createTime: undefined, formattedTime: '2024-02-31 08:00:00' },
  ]);
  const local = Date.UTC(2024, 4, 1, 8);
  const instant = 1714521600000;
  expect(messages.map(({ at }) => at)).toEqual([{ local, instant }, { local }, { local: instant, instant }]);
  expect(skips.map(({ line }) => line)).toEqual([3]);
});

describe('WEFLOW-3 ids and quotes', () => {
  test('the id 0 is none', async () => {
    const { messages } = await read([{ ...text, platformMessageId: '0', replyToMessageId: 0 }]);
    expect(Object.keys(messages[0] ?? {})).not.toContain('nativeId');
    expect(Object.keys(messages[0] ?? {})).not.toContain('replyToNativeId');
  });

  test('ids survive digit for digit, `localId` is none', async () => {
    const { messages } = await read([
      { ...text, localId: 5, platformMessageId: '7012345678901234567' },
      {
        ...text,
        localId: 6,
        replyToMessageId: '7012345678901234567',
        content: 'yes[引用 Ann：hi]',
        quotedContent: 'hi',
      },
      { ...text, content: 'no[引用 Ann：[图片]]' },
      { ...text, quotedSender: 'Bob', quotedContent: 'what?' },
      { ...text, content: '[引用 not closed' },
    ]);
    expect(messages.map(({ nativeId }) => nativeId)).toEqual(['7012345678901234567', ...Array(4).fill(undefined)]);
    expect(messages[1]).toMatchObject({ replyToNativeId: '7012345678901234567', text: 'yes' });
    expect(messages[1]).not.toHaveProperty('quotation');
    expect(messages[2]).toMatchObject({ text: 'no', quotation: { sender: 'Ann', text: '[图片]' } });
    expect(messages[3]).toMatchObject({ text: 'hi', quotation: { sender: 'Bob', text: 'what?' } });
    expect(messages[4]).toMatchObject({ text: '[引用 not closed' });
  });
});

test('WEFLOW-4 arkme lists its senders, before or behind the messages', async () => {
  const senders = [{ senderID: 1, accountId: 'wxid_a', displayName: 'Ann' }];
  const message = { createTime: 1714521600, type: '文本消息', senderID: 1, content: 'hi' };
  const weflow = { format: 'arkme-json' };
  for (const document of [
    { weflow, session, senders, messages: [message] },
    { weflow, session, messages: [message], senders },
  ]) {
    const result = await readText('x.json', JSON.stringify(document));
    expect(result.messages[0]?.sender).toEqual({ nativeId: 'wxid_a', name: 'Ann' });
  }
});

test('WECHAT-7 the group itself is nobody', async () => {
  const { messages } = await read([
    { ...text, senderUsername: '43210@chatroom' },
    { ...text, senderUsername: '98765@openim', senderDisplayName: '' },
  ]);
  expect(messages.map(({ sender }) => sender)).toEqual([
    { name: 'Ann' },
    { nativeId: '98765@openim', name: '98765@openim' },
  ]);
});

test('WEFLOW-6 mentions by account and by name', async () => {
  const { messages } = await read([
    text,
    { ...text, content: '在吗', source: '<msgsource><atuserlist><![CDATA[wxid_a,wxid_x]]></atuserlist></msgsource>' },
    { ...text, content: '@Ann Lee\u2005 你好' },
  ]);
  expect(messages.map(({ mentions }) => mentions)).toEqual([undefined, [{ name: 'Ann' }], [{ name: 'Ann Lee' }]]);
});

test('what is no message is skipped with its index', async () => {
  const result = await readText('x.json', `{"weflow":{},"session":{},"messages":[1,${JSON.stringify(text)},{"a"}]}`);
  expect(said(result)).toEqual(['Ann: hi']);
  expect(result.skips.map(({ line }) => line)).toEqual([0, 2]);
});
