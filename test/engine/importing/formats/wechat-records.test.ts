import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from '../reading.ts';

const heads = {
  'weflow-csv': 'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime',
  'memotrace-csv': 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender',
  'chatlog-csv': 'Time,SenderName,Sender,TalkerName,Talker,Content',
};
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '你', '[', ']', '<', '>', '"', ',', '\n', '：', '/') }),
  fc.constantFrom('', '0', '1', '49', '57', '10000', '1714521600', '2024-05-01 08:00:00', '2024-02-30 08:00:00'),
  fc.constantFrom('wxid_a', '1@chatroom', '图片', '[图片]', '系统消息', '<msg><title>x</title></msg>', 'a[引用 b：c]'),
);

test.each(Object.entries(heads))('IMPORTING-5 every row of %s is a message or skipped', async (format, head) => {
  const width = head.split(',').length;
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: width + 1 }), { minLength: 1, maxLength: 12 });
  const property = fc.asyncProperty(rows, async (list) => {
    const lines = list.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
    const { messages, skips, chats } = await readText('x.csv', [head, ...lines], { format });
    const told = [...messages, ...skips].map(({ line }) => line).sort((one, other) => one - other);
    expect(told).toEqual(list.map((_, index) => index));
    expect(
      new Set(chats.map(({ name, nativeId }) => (nativeId === undefined ? `name ${name}` : `id ${nativeId}`))).size,
    ).toBe(chats.length);
  });
  await fc.assert(property, { numRuns: 50 });
});

const value = fc.oneof(
  cell,
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<unknown>([], {}, [null], { text: 'x' }, { uid: 'u', uin: '1', name: 'n' }),
  fc.record({ text: cell, elements: fc.constantFrom<unknown>([], [null], [{ type: 'reply', data: null }], 'x') }),
);
const keys = {
  'weflow-json': [
    'createTime',
    'formattedTime',
    'type',
    'localType',
    'content',
    'senderUsername',
    'quotedContent',
    'source',
  ],
  'qce-json': [
    'id',
    'timestamp',
    'time',
    'sender',
    'type',
    'content',
    'system',
    'recalled',
    'rawMessage',
    'messageType',
  ],
  'chatlog-json': [
    'seq',
    'time',
    'talker',
    'talkerName',
    'sender',
    'senderName',
    'type',
    'subType',
    'content',
    'contents',
  ],
};

test.each(Object.entries(keys))('IMPORTING-5 every record of %s is a message or skipped', async (format, names) => {
  const record = fc.oneof(
    { weight: 8, arbitrary: fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] }) },
    { weight: 1, arbitrary: value },
  );
  const property = fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 12 }), async (messages) => {
    const document = format === 'chatlog-json' ? messages : { session: {}, chatInfo: {}, messages };
    const read = await readText('x.json', JSON.stringify(document), { format });
    const told = [...read.messages, ...read.skips].map(({ line }) => line).sort((one, other) => one - other);
    expect(told).toEqual(messages.map((_, index) => index));
    for (const message of read.messages) {
      expect(typeof message.text).toBe('string');
      expect(Number.isSafeInteger(message.at.local)).toBe(true);
    }
  });
  await fc.assert(property, { numRuns: 50 });
});
