import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { fileWith, readFile, readText, said, times } from '../reading.ts';

let nextId = 1_704_200_000_000;
const message = (fields: object) => ({
  id: String(nextId++),
  displayName: null,
  originalarrivaltime: '2024-01-02T13:00:00Z',
  messagetype: 'RichText',
  content: 'x',
  conversationid: '19:a@thread.skype',
  from: '8:ann',
  properties: null,
  amsreferences: null,
  ...fields,
});
const conversation = (MessageList: readonly unknown[], fields: object = {}) => ({
  id: '19:a@thread.skype',
  displayName: 'Club',
  threadProperties: null,
  MessageList,
  ...fields,
});
const written = (...conversations: readonly unknown[]) =>
  JSON.stringify({ userId: '8:me', exportDate: '2026-01-05T10:00', conversations });
const read = (...messages: readonly unknown[]) => readText('messages.json', written(conversation(messages)));

test.each([
  [{ displayName: 'Club' }, { name: 'Club', kind: 'group' }],
  [
    { displayName: null, threadProperties: { topic: 'Rice' } },
    { name: 'Rice', kind: 'group' },
  ],
  [{ displayName: null }, { name: '19:a@thread.skype', kind: 'group' }],
  [
    { id: '8:ben', displayName: 'Ben' },
    { name: 'Ben', kind: 'private', nativeId: '8:ben' },
  ],
  [{ id: '19:uni01_x@thread.v2' }, { kind: 'private' }],
  [{ id: '19:x@unq.gbl.spaces' }, { kind: 'private' }],
])('SKYPE-1 the conversation %j', async (fields, expected) => {
  const { format, chats } = await readText('messages.json', written(conversation([message({})], fields)));
  expect(format).toBe('skype');
  expect(chats).toMatchObject([expected]);
});

test('SKYPE-1 the chats that are wanted, in an archive', async () => {
  const archive = pack();
  archive.entry({ name: './endpoints.json' }, '{"endpoints":[]}');
  archive.entry({ name: './media/0-weu-d1.json' }, '{}');
  archive.entry({ name: './media/0-weu-d1.1.jpg' }, 'jpeg');
  const picture = message({
    messagetype: 'RichText/UriObject',
    content: '<URIObject type="Picture.1"><OriginalName v="a.jpg"/></URIObject>',
    amsreferences: ['0-weu-d1'],
  });
  const other = conversation([message({})], { id: '19:b@thread.skype', displayName: 'Other' });
  archive.entry({ name: './messages.json' }, written(other, conversation([picture])));
  archive.finalize();
  const path = fileWith('8_me_export.tar', await buffer(archive));
  const { chats, messages } = await readFile(path, { chat: 'Club' });
  expect(chats.map(({ name }) => name)).toEqual(['Club']);
  expect(messages).toMatchObject([{ kind: 'image', attachments: [{ name: 'a.jpg', path: 'media/0-weu-d1.1.jpg' }] }]);
  await expect(readFile(path, { chat: 'None' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('SKYPE-2 the oldest message of every conversation comes first, and none is lost', async () => {
  const sizes = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 });
  const property = fc.asyncProperty(sizes, async (counts) => {
    const conversations = counts.map((count, number) =>
      conversation(
        Array.from({ length: count }, (_, index) =>
          message({ originalarrivaltime: `2024-01-02T13:00:0${9 - index}Z` }),
        ),
        { id: `19:${number}@thread.skype` },
      ),
    );
    const all = await readText('messages.json', written(...conversations));
    const kept = counts.filter((count) => count > 0);
    const records = all.records.filter(({ type }) => type !== 'guess');
    const opened = records.flatMap((record, index) => (record.type === 'chat' ? index : []));
    const lengths = opened.map((start, number) => (opened[number + 1] ?? records.length) - start - 1);
    expect(lengths).toEqual(kept.length === 0 ? [0] : kept);
    expect(times(all)).toEqual(kept.flatMap(secondsUpTo));
  });
  await fc.assert(property, { numRuns: 30 });
});

test('SKYPE-3 people', async () => {
  const { messages } = await read(
    message({ from: '8:live:ann' }),
    message({ from: 'https://x.example/v1/users/ME/contacts/8:live:ann', displayName: 'Ann' }),
    message({ from: '8:me' }),
    message({ from: '' }),
  );
  expect(messages.map(({ sender }) => sender)).toEqual([
    { nativeId: '8:live:ann', name: 'live:ann' },
    { nativeId: '8:live:ann', name: 'Ann' },
    { nativeId: '8:me', name: 'me' },
    { name: 'Unknown user' },
  ]);
  const between = conversation([message({ from: '8:ben' })], { id: '8:ben', displayName: 'Ben' });
  expect(said(await readText('messages.json', written(between)))).toEqual(['Ben: x']);
});

describe('SKYPE-4 and SKYPE-5 contents', () => {
  test.each([
    ['a &lt;3 <ss type="smile">:)</ss><br/>b', 'a <3 :)\nb', {}],
    ['<at id="8:ben">Ben</at>, hi', '@Ben, hi', { mentions: [{ name: 'Ben' }] }],
    ['Edited previous message: yes<e_m ts_ms="1"></e_m>', 'yes', {}],
    ['Edited previous message: yes', 'Edited previous message: yes', {}],
    [
      '<quote authorname="Ben" messageid="7"><legacyquote>[1] Ben: </legacyquote>q</quote>a',
      'a',
      { replyToNativeId: '7' },
    ],
    ['<quote authorname="Ben">q</quote>a', 'a', { quotation: { sender: 'Ben', text: 'q' } }],
    [
      '<blockquote itemtype="http://schema.skype.com/Reply"><strong>Ben</strong><p>q</p></blockquote>a',
      'a',
      {
        quotation: { sender: 'Ben', text: 'q' },
      },
    ],
    ['<blockquote class="x">q</blockquote>a', '> q\na', {}],
    ['<quote a="', '', {}],
  ])('%j', async (content, text, more) => {
    const { messages } = await read(message({ content }));
    expect(messages).toMatchObject([{ text, ...more }]);
  });
});

test.each([
  ['RichText', { kind: 'text' }],
  ['RichText/Html', { kind: 'text' }],
  ['RichText/Media_Video', { kind: 'video' }],
  ['RichText/Media_AudioMsg', { kind: 'voice' }],
  ['RichText/Media_GenericFile', { kind: 'file' }],
  ['RichText/Location', { kind: 'location' }],
  ['Event/Call', { kind: 'call', text: '' }],
  ['Poll', { kind: 'poll' }],
  ['ThreadActivity/TopicUpdate', { kind: 'system', sender: null, text: 'topic update' }],
  ['EndToEndEncryption/EncryptedText', { kind: 'other' }],
  ['Something/New', { kind: 'other', text: 'x' }],
])('SKYPE-6 the type %s', async (messagetype, expected) => {
  expect((await read(message({ messagetype }))).messages).toMatchObject([expected]);
});

test('a quotation whose mark is very long is read as soon as any other', async () => {
  const content = `<quote ${'a'.repeat(900_000)}>x</quote>yes`;
  expect((await read(message({ content }))).messages).toMatchObject([{ kind: 'text', text: 'yes' }]);
});

test('SKYPE-7 edits, deletions, reactions', async () => {
  const emotions = [{ key: 'like', users: [{}, {}] }, { key: 'sad', users: [] }, null];
  const { messages } = await read(
    message({ properties: { edittime: '1704200008000', emotions } }),
    message({ properties: { deletetime: 1704200008000 } }),
  );
  expect(messages).toMatchObject([
    { kind: 'text', editedAt: 1704200008000, reactions: [{ key: 'like', count: 2 }] },
    { kind: 'recalled', text: '' },
  ]);
});

function secondsUpTo(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `2024-01-02 13:00:0${10 - count + index}`);
}
