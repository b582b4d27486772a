import { describe, expect, test } from 'vitest';
import { readText, said } from '../reading.ts';

let nextId = 1;
const message = (fields: object) => ({
  id: nextId++,
  type: 'message',
  date: '2024-05-01T08:00:00',
  date_unixtime: '1714521600',
  from: 'Ann',
  from_id: 'user1',
  text: '',
  ...fields,
});
const service = (fields: object) => message({ type: 'service', actor: 'Ann', actor_id: 'user1', ...fields });
const chat = (messages: readonly object[], more: object = {}) => ({
  name: 'Group',
  type: 'private_supergroup',
  id: 7,
  ...more,
  messages,
});
const read = (document: object, options = {}) => readText('result.json', JSON.stringify(document, null, 1), options);
const readOne = async (fields: object) => (await read(chat([message(fields)]))).messages[0];

describe('TELEGRAM-1 chats', () => {
  test.each([
    ['private_group', 'group'],
    ['public_supergroup', 'group'],
    ['public_channel', 'channel'],
    ['personal_chat', 'private'],
    ['bot_chat', 'private'],
  ])('%s', async (type, kind) => {
    const { chats } = await read(chat([message({ text: 'x' })], { type }));
    expect(chats).toEqual([{ type: 'chat', platform: 'telegram', kind, name: 'Group', nativeId: '7' }]);
  });

  test('names and types behind the messages, as another program may sort them', async () => {
    const { messages, ...rest } = chat([message({ text: 'x' })]);
    expect((await read({ messages, ...rest })).chats).toMatchObject([{ name: 'Group', kind: 'group', nativeId: '7' }]);
    const list = [
      { messages, ...rest },
      { messages, name: 'Other', type: 'public_channel', id: 8 },
    ];
    const sorted = await read({ chats: { list } });
    expect(sorted.chats.map(({ name, kind }) => [name, kind])).toEqual([
      ['Group', 'group'],
      ['Other', 'channel'],
    ]);
  });

  test('without a name, and of a deleted account', async () => {
    expect((await read({ type: 'saved_messages', id: 1, messages: [message({})] })).chats[0]?.name).toBe(
      'Saved Messages',
    );
    expect((await read(chat([message({})], { name: null, type: 'personal_chat' }))).chats[0]?.name).toBe(
      'Deleted Account',
    );
    const unnamed = await read({ type: 'private_group', id: 1, messages: [message({})] });
    expect(unnamed.chats[0]?.name).toBe('result');
    expect(unnamed.guesses).toMatchObject([{ what: 'chat-name', value: 'result' }]);
  });

  test('IMPORTING-7 a chat takes the name the user gives; of an account the chats of a name or id are picked', async () => {
    const list = [
      chat([message({ text: 'x' })]),
      chat([message({ text: 'y' })], { name: 'B', id: 8 }),
      chat([], { name: 'Empty', id: 9 }),
    ];
    const pick = async (wanted: string) => said(await read({ chats: { list } }, { chat: wanted }));
    expect(await pick('Group')).toEqual(['Ann: x']);
    expect(await pick('8')).toEqual(['Ann: y']);
    await expect(pick('Mine')).rejects.toMatchObject({
      code: 'invalid-input',
      details: { reason: 'the export has no chat “Mine”, but “Group”, “B”' },
    });
    expect((await read(chat([message({ text: 'x' })]), { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
  });
});

describe('TELEGRAM-2 times', () => {
  test('wall clock and instant', async () => {
    expect((await readOne({ text: 'x' }))?.at).toEqual({ local: Date.UTC(2024, 4, 1, 8), instant: 1_714_521_600_000 });
    expect((await readOne({ text: 'x', date_unixtime: undefined }))?.at).toEqual({ local: Date.UTC(2024, 4, 1, 8) });
  });

  test.each([
    [{ date: '2024-02-30T08:00:00' }],
    [{ date: undefined }],
    [{ date: 'yesterday' }],
    [{ type: 'unsupported' }],
  ])('%j is skipped', async (fields) => {
    const { messages, skips } = await read(
      chat([message({ text: 'a' }), message({ text: 'lost', ...fields }), message({ text: 'b' })]),
    );
    expect(messages.map(({ text, line }) => [text, line])).toEqual([
      ['a', 0],
      ['b', 2],
    ]);
    expect(skips).toMatchObject([{ line: 1, text: expect.stringContaining('lost') }]);
  });
});

describe('TELEGRAM-3 text', () => {
  test('in pieces', async () => {
    const text = [
      'see ',
      { type: 'bold', text: 'this' },
      { type: 'text_link', text: ' link', href: 'https://example.org' },
      '\nend',
    ];
    expect((await readOne({ text }))?.text).toBe('see this link\nend');
  });

  test('IMPORTING-10 control characters and long numbers', async () => {
    const json = JSON.stringify(chat([message({ text: 'A\\x07B X', via: 'Z' })]))
      .replace('X', String.raw`\x1b\\x41 \"`)
      .replace('"Z"', '12345678901234567890');
    expect((await readText('result.json', json)).messages[0]?.text).toBe('A\\x07B \x1b\\x41 "');
    const long = JSON.stringify(chat([message({ text: 'x' })])).replace(
      /"id":\d+,"type":"message"/,
      '"id":9007199254740993,"type":"message"',
    );
    expect((await readText('result.json', long)).messages[0]?.nativeId).toBe('9007199254740993');
  });
});

describe('TELEGRAM-4 replies', () => {
  test('a reply, a post in a topic, a reply into another chat', async () => {
    const { messages } = await read(
      chat([
        service({ id: 100, action: 'topic_created', title: 'Help' }),
        message({ id: 101, text: 'post', reply_to_message_id: 100 }),
        message({ id: 102, text: 'reply', reply_to_message_id: 101 }),
        message({ id: 103, text: 'other', reply_to_message_id: 101, reply_to_peer_id: 'channel9' }),
      ]),
    );
    expect(messages.map(({ replyToNativeId }) => replyToNativeId)).toEqual([undefined, undefined, '101', undefined]);
    expect(messages.map(({ nativeId }) => nativeId)).toEqual(['100', '101', '102', '103']);
  });
});

describe('TELEGRAM-5 senders', () => {
  test('ids, numbers, deleted accounts', async () => {
    const senders = [
      { from: 'Ann', from_id: 'user1' },
      { from: 'Ann', from_id: 4_295_000_000 },
      { from: null, from_id: 'user5' },
      { from: 'News', from_id: 'channel9' },
    ];
    const { messages } = await read(chat(senders.map((sender) => message({ text: 'x', ...sender }))));
    expect(messages.map(({ sender }) => sender)).toEqual([
      { name: 'Ann', nativeId: 'user1' },
      { name: 'Ann', nativeId: 'user4295000000' },
      { name: 'Deleted Account', nativeId: 'user5' },
      { name: 'News', nativeId: 'channel9' },
    ]);
  });
});

describe('TELEGRAM-6 media', () => {
  const missing = '(File not included. Change data exporting settings to download.)';
  test.each([
    [{ photo: 'photos/a.jpg' }, 'image', { name: 'a.jpg', path: 'photos/a.jpg' }],
    [{ photo: missing }, 'image', { name: 'photo', missing: true }],
    [
      { file: 'stickers/s.webp', media_type: 'sticker', sticker_emoji: '😂' },
      'sticker',
      { name: 's.webp', path: 'stickers/s.webp' },
    ],
    [
      { file: missing, media_type: 'voice_message', mime_type: 'audio/ogg' },
      'voice',
      { name: 'voice_message', mime: 'audio/ogg', missing: true },
    ],
    [{ file: 'v.mp4', media_type: 'video_file' }, 'video', { name: 'v.mp4', path: 'v.mp4' }],
    [{ file: missing, file_name: 'book.pdf' }, 'file', { name: 'book.pdf', missing: true }],
  ])('%j', async (fields, kind, attachment) => {
    expect(await readOne({ ...fields, text: 'caption' })).toMatchObject({
      kind,
      text: 'caption',
      attachments: [attachment],
    });
  });

  test('polls, contacts, places, tasks', async () => {
    const poll = { question: 'When?', answers: [{ text: 'now', voters: 2 }] };
    expect(await readOne({ poll })).toMatchObject({ kind: 'poll', text: 'When?\n- now (2)' });
    const contact_information = { first_name: 'Ann', last_name: '', phone_number: '+1' };
    expect(await readOne({ contact_information })).toMatchObject({ kind: 'contact', text: 'Ann +1' });
    const location_information = { latitude: 1.5, longitude: 2 };
    expect(await readOne({ location_information, place_name: 'Café', address: 'Road 1' })).toMatchObject({
      kind: 'location',
      text: 'Café\nRoad 1\n1.5, 2',
    });
    expect(await readOne({ todo_list: { title: 'To do', answers: [{ text: 'read' }] } })).toMatchObject({
      kind: 'other',
      text: 'To do\n- read',
    });
    expect(await readOne({ game_title: 'Chess' })).toMatchObject({ kind: 'other', text: 'Chess' });
  });
});

describe('TELEGRAM-7 service messages', () => {
  test.each([
    [
      { action: 'create_group', title: 'T', members: ['Bob', null] },
      'Ann created the group “T” with Bob, a deleted account',
    ],
    [{ action: 'invite_members', members: ['Bob', 'Cleo'] }, 'Ann invited Bob, Cleo'],
    [{ action: 'join_group_by_link', inviter: 'Bob' }, 'Ann joined by a link of Bob'],
    [{ action: 'pin_message', message_id: 12 }, 'Ann pinned message 12'],
    [{ action: 'edit_group_title', title: 'New' }, 'Ann renamed the group to “New”'],
    [{ action: 'never_seen_before' }, 'Ann never seen before'],
    [{ action: 'migrate_to_supergroup', actor: undefined }, 'Turned the group into a supergroup'],
  ])('%j', async (fields, text) => {
    const { messages } = await read(chat([service(fields)]));
    expect(messages).toMatchObject([{ kind: 'system', sender: null, text }]);
  });

  test('a call has a sender', async () => {
    const { messages } = await read(chat([service({ action: 'phone_call', duration_seconds: 75 })]));
    expect(messages).toMatchObject([{ kind: 'call', sender: { name: 'Ann' }, text: 'Ann called for 1 min 15 s' }]);
  });
});

describe('TELEGRAM-8 forwarded', () => {
  test('texts and pictures name their origin', async () => {
    expect(await readOne({ text: 'x', forwarded_from: 'Docs' })).toMatchObject({
      kind: 'forward',
      text: 'x',
      quotation: { sender: 'Docs' },
    });
    expect(await readOne({ photo: 'a.jpg', forwarded_from: 'Docs' })).toMatchObject({
      kind: 'image',
      quotation: { sender: 'Docs' },
    });
    const anonymous = await readOne({ text: 'x', forwarded_from: null });
    expect(anonymous).toMatchObject({ kind: 'forward' });
    expect(anonymous).not.toHaveProperty('quotation');
  });
});

describe('TELEGRAM-9 reactions, mentions, edits', () => {
  test('are kept', async () => {
    const fields = {
      text: [{ type: 'mention', text: '@bob' }, ' ', { type: 'mention_name', text: 'Cleo', user_id: 3 }],
      edited: '2024-05-01T08:05:00',
      edited_unixtime: '1714521900',
      reactions: [
        { type: 'emoji', count: 3, emoji: '👍' },
        { type: 'custom_emoji', count: 2, document_id: '5368' },
        { type: 'paid', count: 1 },
        null,
      ],
    };
    expect(await readOne(fields)).toMatchObject({
      mentions: [{ name: 'bob' }, { name: 'Cleo' }],
      editedAt: 1_714_521_900_000,
      reactions: [
        { key: '👍', count: 3 },
        { key: '5368', count: 2 },
        { key: '⭐', count: 1 },
      ],
    });
  });
});

describe('TELEGRAM-10 exports of one’s own messages', () => {
  const account = (messages: readonly object[]) =>
    read({ personal_information: { user_id: 1 }, chats: { list: [chat(messages)] } });
  test('are told', async () => {
    expect((await account([message({ text: 'alone' })])).warnings).toEqual([
      expect.stringContaining('“Group” holds only your own messages'),
    ]);
    expect((await account([message({ text: 'a' }), message({ text: 'b', from_id: 'user2' })])).warnings).toEqual([]);
  });
});

describe('records that are no messages', () => {
  test('are skipped', async () => {
    const document = {
      name: 'G',
      type: 'private_group',
      id: 1,
      messages: [message({ text: 'a' }), null, 7, [], {}, message({ text: 'b' })],
    };
    const result = await read(document);
    expect(said(result)).toEqual(['Ann: a', 'Ann: b']);
    expect(result.skips.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  test('a chat without messages is still named', async () => {
    const result = await read(chat([]));
    expect(result.records[0]).toMatchObject({ type: 'chat', name: 'Group' });
    expect(result.messages).toEqual([]);
  });
});

describe('TELEGRAM-4 topics', () => {
  test('posts belong to the topic whose first message they name, replies to that of their target', async () => {
    const { messages } = await read(
      chat([
        service({ id: 50, action: 'topic_created', title: '求助' }),
        service({ id: 51, action: 'topic_created', title: 'News' }),
        message({ id: 52, text: 'post', reply_to_message_id: 50 }),
        message({ id: 53, text: 'answer', reply_to_message_id: 52 }),
        message({ id: 54, text: 'further', reply_to_message_id: 53 }),
        service({ id: 55, action: 'topic_edit', new_title: 'Help', reply_to_message_id: 50 }),
        message({ id: 56, text: 'later', reply_to_message_id: 50 }),
        message({ id: 57, text: 'general' }),
        message({ id: 58, text: 'elsewhere', reply_to_message_id: 52, reply_to_peer_id: 'channel9' }),
      ]),
    );
    expect(messages.map(({ topic }) => topic)).toEqual([
      '求助',
      'News',
      '求助',
      '求助',
      '求助',
      '求助',
      '求助',
      undefined,
      undefined,
    ]);
    expect(messages.map(({ replyToNativeId }) => replyToNativeId)).toEqual([
      undefined,
      undefined,
      undefined,
      '52',
      '53',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('TELEGRAM-11 migrated groups', () => {
  test('keep their negative ids, also in replies', async () => {
    const { messages } = await read(
      chat([
        message({ id: -999_999_990, text: 'old' }),
        message({ id: -999_999_989, text: 'old reply', reply_to_message_id: -999_999_990 }),
        service({ id: 1, action: 'migrate_from_group', title: 'Old' }),
      ]),
    );
    expect(messages).toMatchObject([
      { nativeId: '-999999990' },
      { nativeId: '-999999989', replyToNativeId: '-999999990' },
      { kind: 'system', text: 'Ann turned the group “Old” into this supergroup' },
    ]);
  });
});
