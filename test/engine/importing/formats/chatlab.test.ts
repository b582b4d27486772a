import { describe, expect, test } from 'vitest';
import { readText, said } from '../reading.ts';

const header = {
  chatlab: { version: '0.0.2', exportedAt: 1 },
  meta: { name: '群', platform: 'qq', type: 'group', groupId: 12345 },
};
const message = (fields: object) => ({
  sender: '1',
  accountName: 'Ann',
  timestamp: 1_714_521_600,
  type: 0,
  content: 'x',
  ...fields,
});
/** The same content in both forms. */
const forms = {
  json: (messages: readonly object[], members: readonly object[] = [], more: object = header) =>
    readText('export.json', JSON.stringify({ ...more, members, messages })),
  jsonl: (messages: readonly object[], members: readonly object[] = [], more: object = header) =>
    readText('export.jsonl', [
      JSON.stringify({ _type: 'header', ...more }),
      ...members.map((member) => JSON.stringify({ _type: 'member', ...member })),
      ...messages.map((one) => JSON.stringify({ _type: 'message', ...one })),
    ]),
};

describe.each(Object.entries(forms))('%s', (form, read) => {
  test('CHATLAB-1 the chat', async () => {
    expect((await read([message({})])).chats).toEqual([
      { type: 'chat', platform: 'qq', kind: 'group', name: '群', nativeId: '12345' },
    ]);
    const weixin = { ...header, meta: { name: 'x', platform: 'WeiXin', type: 'private' } };
    expect((await read([message({})], [], weixin)).chats).toMatchObject([{ platform: 'wechat', kind: 'private' }]);
    const unknown = await read([message({})], [], { chatlab: {}, meta: { platform: 'icq' } });
    expect(unknown.chats).toMatchObject([{ platform: 'other', name: 'export' }]);
    expect(unknown.guesses).toMatchObject([{ what: 'chat-name', value: 'export' }]);
    expect(unknown.format).toBe(`chatlab-${form}`);
  });

  test('CHATLAB-2 times', async () => {
    const { messages, skips } = await read([
      message({}),
      message({ timestamp: 1_714_521_600_123 }),
      message({ timestamp: null }),
      message({ timestamp: -5 }),
      message({ timestamp: 1e300 }),
    ]);
    expect(messages.map(({ at }) => at.instant)).toEqual([1_714_521_600_000, 1_714_521_600_123]);
    expect(skips).toHaveLength(3);
  });

  test('CHATLAB-3 names', async () => {
    const members = [{ platformId: '2', accountName: 'Bob', groupNickname: 'Bobby' }];
    const senders = [
      { groupNickname: 'Annie' },
      {},
      { sender: '2', accountName: '' },
      { sender: '3', accountName: undefined },
    ];
    expect(said(await read(senders.map(message), members))).toEqual(['Annie: x', 'Ann: x', 'Bobby: x', '3: x']);
  });

  test('CHATLAB-4 kinds', async () => {
    const types = [0, 1, 2, 3, 4, 5, 7, 8, 20, 23, 25, 26, 27, 80, 81, 99, 12345];
    const { messages } = await read([...types.map((type) => message({ type })), message({ sender: 'SYSTEM' })]);
    expect(messages.map(({ kind }) => kind)).toEqual([
      ...['text', 'image', 'voice', 'video', 'file', 'sticker', 'link', 'location', 'red-packet', 'call', 'text'],
      ...['forward', 'contact', 'system', 'recalled', 'other', 'other', 'system'],
    ]);
    expect(messages.filter(({ sender }) => sender === null).map(({ kind }) => kind)).toEqual(['system', 'system']);
  });

  test('CHATLAB-5 ids and replies, digit for digit', async () => {
    const { messages } = await read([
      message({ platformMessageId: '7012345678901234567' }),
      message({ type: 25, platformMessageId: 12, replyToMessageId: '7012345678901234567' }),
    ]);
    expect(messages.map(({ nativeId, replyToNativeId }) => [nativeId, replyToNativeId])).toEqual([
      ['7012345678901234567', undefined],
      ['12', '7012345678901234567'],
    ]);
  });

  test('CHATLAB-6 nested messages', async () => {
    const chatRecords = [{ accountName: 'Cleo', content: 'a' }, { content: 'b' }, { accountName: 'Dan' }];
    const { messages } = await read([message({ type: 26, content: '[聊天记录]', chatRecords })]);
    expect(messages).toMatchObject([{ kind: 'forward', text: '[聊天记录]\nCleo: a\n?: b' }]);
  });

  test('IMPORTING-11 mentions', async () => {
    const { messages } = await read([
      message({ accountName: '小 明' }),
      message({ sender: '2', accountName: 'Bob', content: '@小 明 看看' }),
    ]);
    expect(messages[1]?.mentions).toEqual([{ name: '小 明' }]);
  });
});

describe('IMPORTING-10 ids as numbers beyond 2^53', () => {
  test.each([
    [
      'export.json',
      `{"chatlab":{},"meta":{"name":"g"},"messages":[{"sender":9007199254740993,"timestamp":1714521600,"platformMessageId": 7012345678901234567,"content":"1234567890123456789"}]}`,
    ],
    [
      'export.jsonl',
      `{"_type":"header","chatlab":{},"meta":{"name":"g"}}\n{"_type":"message","sender":9007199254740993,"timestamp":1714521600,"platformMessageId": 7012345678901234567,"content":"1234567890123456789"}\n`,
    ],
  ])('%s', async (name, content) => {
    const { messages } = await readText(name, content);
    expect(messages).toMatchObject([
      { nativeId: '7012345678901234567', sender: { nativeId: '9007199254740993' }, text: '1234567890123456789' },
    ]);
  });
});

test('CHATLAB-1 meta and members behind the messages', async () => {
  const members = [{ platformId: '2', accountName: 'Bob' }];
  const document = { messages: [message({ sender: '2', accountName: undefined })], members, ...header };
  const result = await readText('export.json', JSON.stringify(document));
  expect(result.chats).toMatchObject([{ name: '群' }]);
  expect(said(result)).toEqual(['Bob: x']);
});

test('CHATLAB-7 comments, blank lines and broken lines', async () => {
  const one = JSON.stringify({ _type: 'message', ...message({}) });
  const lines = [
    '# made by hand',
    '',
    JSON.stringify({ _type: 'header', ...header }),
    one,
    one.slice(0, 40),
    '[1]',
    'oops',
    one,
  ];
  const result = await readText('export.jsonl', lines);
  expect(result.messages.map(({ line }) => line)).toEqual([3, 7]);
  expect(result.skips.map(({ line }) => line)).toEqual([4, 5, 6]);
});

test('IMPORTING-9 a document that breaks off', async () => {
  const whole = JSON.stringify({ ...header, messages: [message({}), message({})] });
  await expect(readText('export.json', whole.slice(0, -20))).rejects.toMatchObject({
    code: 'export-damaged',
    details: {
      file: 'export.json',
      position: `byte ${Buffer.byteLength(whole) - 20}`,
      reason: 'it ends in the middle',
    },
  });
});
