import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedRecord } from '../../../../src-main/contract/index.ts';
import { repaired } from '../../../../src-main/engine/importing/formats/messenger/mojibake.ts';
import { openExport } from '../../../../src-main/engine/importing/index.ts';
import { oldestFirst } from '../../../../src-main/engine/importing/oldest-first.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readFile, readText, said } from '../reading.ts';

const message = (fields: object) => ({ sender_name: 'Ann', timestamp_ms: 1_700_000_000_000, content: 'x', ...fields });
const conversation = (messages: readonly object[], more: object = {}) =>
  JSON.stringify({
    participants: [{ name: 'Ann' }, { name: 'Ben' }],
    messages,
    title: 'Ben',
    thread_path: 'inbox/b',
    ...more,
  });
const read = (messages: readonly object[], more: object = {}) =>
  readText('message_1.json', conversation(messages, more));

/** A folder with these files in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe('MESSENGER-1 conversations', () => {
  const files = {
    'inbox/b/message_1.json': conversation([message({ content: '4' }), message({ content: '3', timestamp_ms: 3 })]),
    'inbox/b/message_2.json': conversation([message({ content: '2', timestamp_ms: 2 })]),
    'inbox/b/message_10.json': conversation([message({ content: '1', timestamp_ms: 1 })]),
    'inbox/c/message_1.json': conversation([message({ content: 'c' })], { title: 'Cy', thread_path: 'inbox/c' }),
  };

  test('the parts of one are read from the oldest', async () => {
    const folder = folderOf(files);
    expect(said(await readFile(join(folder, 'inbox/b/message_1.json')))).toEqual([
      'Ann: 1',
      'Ann: 2',
      'Ann: 3',
      'Ann: 4',
    ]);
    expect((await readFile(join(folder, 'inbox/b'))).chats).toHaveLength(1);
  });

  test('a folder brings them all, a choice one', async () => {
    const folder = folderOf(files);
    const { chats, messages } = await readFile(folder);
    expect(chats.map(({ name }) => name).sort()).toEqual(['Ben', 'Cy']);
    expect(messages).toHaveLength(5);
    expect(said(await readFile(folder, { chat: 'Cy' }))).toEqual(['Ann: c']);
    expect((await readFile(folder, { chat: 'inbox/b' })).messages).toHaveLength(4);
    await expect(readFile(folder, { chat: 'Dora' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('progress counts all of them', async () => {
    const opened = await openExport(folderOf(files), {});
    for await (const _ of opened.records) {
      expect(opened.bytesRead()).toBeGreaterThan(0);
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    expect(opened.totalBytes).toBe(Object.values(files).join('').length);
    await opened.close();
  });
});

test('MESSENGER-2 the newest first is turned round, the oldest first is not', async () => {
  const numbered = (...stamps: readonly number[]) =>
    stamps.map((stamp, index) => message({ timestamp_ms: stamp * 1000, content: String(index) }));
  expect(said(await read(numbered(3, 2, 2, 1)))).toEqual(['Ann: 3', 'Ann: 2', 'Ann: 1', 'Ann: 0']);
  expect(said(await read(numbered(1, 2, 3)))).toEqual(['Ann: 0', 'Ann: 1', 'Ann: 2']);
});

test('MESSENGER-2 whether or not a file fits into memory', async () => {
  const batches = fc.array(fc.array(fc.nat({ max: 99 }), { maxLength: 5 }), { maxLength: 9 });
  const property = fc.asyncProperty(batches, fc.nat({ max: 6 }), async (given, mostHeld) => {
    const records = given.map((batch) =>
      batch.map(
        (local): ParsedRecord => ({ type: 'message', sender: null, at: { local }, kind: 'text', text: '', line: 0 }),
      ),
    );
    async function* feed() {
      yield* records;
    }
    const seen: ParsedRecord[] = [];
    for await (const batch of oldestFirst(feed(), mostHeld)) {
      seen.push(...batch);
    }
    const all = records.flat();
    const stamps = given.flat();
    const isTurned = (stamps[0] ?? 0) > (stamps.at(-1) ?? 0);
    expect(seen).toEqual(isTurned ? all.reverse() : all);
  });
  await fc.assert(property, { numRuns: 60 });
});

describe('MESSENGER-3 text', () => {
  const broken = (text: string) => Buffer.from(text).toString('latin1');

  test('is put right in every field', async () => {
    const { messages, chats } = await read(
      [
        message({
          sender_name: broken('林小雨'),
          content: broken('你好 🙂'),
          reactions: [{ reaction: broken('👍'), actor: 'x' }],
        }),
      ],
      { title: broken('讀書會') },
    );
    expect(chats[0]?.name).toBe('讀書會');
    expect(messages[0]).toMatchObject({
      sender: { name: '林小雨' },
      text: '你好 🙂',
      reactions: [{ key: '👍', count: 1 }],
    });
  });

  test('any text comes back; what is right stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(repaired(broken(text))).toBe(text.toWellFormed());
      }),
    );
    for (const right of ['café', '你好', 'Zoë ✓', 'plain', 'Ã']) {
      expect(repaired(right)).toBe(right);
    }
  });
});

test('MESSENGER-4, MESSENGER-5 times, senders, kinds of chats', async () => {
  const { messages, skips, chats } = await read([
    message({}),
    message({ timestamp_ms: 0 }),
    message({ sender_name: '' }),
    { x: 1 },
  ]);
  expect(messages[0]?.at.instant).toBe(0);
  expect(messages[1]?.at).toEqual({ local: 1_700_000_000_000, instant: 1_700_000_000_000 });
  expect(skips.map(({ reason }) => reason)).toEqual(['the message has no sender', 'the message has no sender']);
  expect(chats).toMatchObject([{ kind: 'private', nativeId: 'inbox/b', platform: 'messenger' }]);
  const group = await read([message({})], { participants: [{}, {}, {}] });
  expect(group.chats[0]?.kind).toBe('group');
});

test.each([
  [{ photos: [{ uri: 'm/1.jpg' }], content: 'You sent a photo.' }, 'image', '', [{ name: '1.jpg', path: 'm/1.jpg' }]],
  [{ videos: [{ uri: 'm/1.mp4' }], content: 'look' }, 'video', 'look', [{ name: '1.mp4', path: 'm/1.mp4' }]],
  [{ audio_files: [{ uri: 'https://x/1.m4a' }], content: undefined }, 'voice', '', [{ name: '1.m4a', missing: true }]],
  [{ files: [{ uri: 'm/a.pdf' }, null], content: undefined }, 'file', '', [{ name: 'a.pdf', path: 'm/a.pdf' }]],
  [{ gifs: [{ uri: 'm/a.gif' }], content: undefined }, 'image', '', [{ name: 'a.gif', path: 'm/a.gif' }]],
  [{ sticker: { uri: 's/1.png' }, content: undefined }, 'sticker', '', [{ name: '1.png', path: 's/1.png' }]],
  [{ share: { link: 'https://a.b' }, content: 'see https://a.b' }, 'link', 'see https://a.b', undefined],
  [{ call_duration: 5, content: 'The call ended.' }, 'call', 'The call ended.', undefined],
  [{ is_unsent: true, content: undefined }, 'recalled', '', undefined],
  [{ content: 'You sent an attachment.' }, 'text', 'You sent an attachment.', undefined],
])('MESSENGER-6 %j', async (fields, kind, text, attachments) => {
  const { messages } = await read([message(fields)]);
  expect(messages[0]).toMatchObject({ kind, text, ...(attachments && { attachments }) });
});

test('MESSENGER-7 people who join are notices', async () => {
  const { messages } = await read([message({ type: 'Subscribe', content: 'Ann joined.' })]);
  expect(messages[0]).toMatchObject({ kind: 'system', sender: null });
});

test('MESSENGER-8 encrypted chats', async () => {
  const document = {
    participants: ['Ann', '林'],
    threadName: '林',
    messages: [
      {
        senderName: '林',
        text: '',
        timestamp: 1_700_000_001_000,
        type: 'media',
        media: [{ uri: './media/a.mp4' }],
        isUnsent: false,
      },
      {
        senderName: 'Ann',
        text: '你好',
        timestamp: 1_700_000_000_000,
        type: 'text',
        reactions: [{ reaction: '❤', actor: '林' }],
      },
    ],
  };
  const { format, messages, chats } = await readText('chat_12.json', JSON.stringify(document));
  expect(format).toBe('messenger');
  expect(chats[0]?.name).toBe('林');
  expect(messages).toMatchObject([
    { text: '你好', reactions: [{ key: '❤', count: 1 }] },
    { kind: 'video', attachments: [{ name: 'a.mp4', path: './media/a.mp4' }] },
  ]);
});

test('MESSENGER-9 Instagram', async () => {
  const folder = folderOf({ 'your_instagram_activity/messages/inbox/b/message_1.json': conversation([message({})]) });
  expect((await readFile(folder)).chats[0]?.platform).toBe('instagram');
});
