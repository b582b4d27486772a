import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { readFile, readText, said } from '../reading.ts';

const guild = { id: '90', name: 'Rust', iconUrl: '' };
const channel = (fields: object = {}) => ({
  id: '10',
  type: 'GuildTextChat',
  categoryId: '1',
  category: 'Text',
  name: 'help',
  topic: null,
  ...fields,
});
const thread = (fields: object = {}) =>
  channel({ id: '11', type: 'GuildPublicThread', categoryId: '10', category: 'help', name: 'async', ...fields });
const ann = { id: '1', name: 'ann.dev', nickname: 'Ann', isBot: false };
const ben = { id: '2', name: 'ben', nickname: '', isBot: false };

let nextId = 1_131_000_000_000_000_000n;
const message = (fields: object = {}) => ({
  id: String(nextId++),
  type: 'Default',
  timestamp: '2024-01-15T10:30:00.25+00:00',
  timestampEdited: null,
  content: 'hi',
  author: ann,
  attachments: [],
  embeds: [],
  ...fields,
});
const document = (messages: readonly object[], heading: object = { guild, channel: channel() }) =>
  JSON.stringify({ ...heading, dateRange: {}, messages, messageCount: messages.length }, null, 2);
const read = (messages: readonly object[], heading?: object, options = {}) =>
  readText('Rust - Text - help [10].json', document(messages, heading), options);
const readOne = async (fields: object) => (await read([message(fields)])).messages[0];

/** Writes the files of an export into a folder. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

describe('DISCORD-1 parts', () => {
  const files = {
    'Rust - Text - help [10].json': document([message({ content: 'one' }), message({ content: 'two' })]),
    'Rust - Text - help [10] [part 2].json': document([message({ content: 'three' })]),
    'Rust - Text - help [10] [part 10].json': document([message({ content: 'four' })]),
    'Rust - Text - chat [12].json': document([message({ content: 'elsewhere' })], {
      guild,
      channel: channel({ id: '12', name: 'chat' }),
    }),
    'notes.json': '{"messages": 1}',
    'Rust - Text - help [10] [part 3].txt': 'no JSON',
  };

  test.each(['Rust - Text - help [10].json', 'Rust - Text - help [10] [part 2].json'])(
    '%s brings the parts of its channel',
    async (name) => {
      const folder = folderWith(files);
      const result = await readFile(join(folder, name));
      expect(said(result)).toEqual(['Ann: one', 'Ann: two', 'Ann: three', 'Ann: four']);
      expect(result.chats).toHaveLength(1);
      expect(result.messages.map(({ line }) => line)).toEqual([0, 1, 2, 3]);
    },
  );

  test('of a folder all channels are read, and progress counts all files', async () => {
    const folder = folderWith(files);
    const result = await readFile(folder);
    expect(result.chats.map(({ name }) => name)).toEqual(['Rust #chat', 'Rust #help']);
    expect(said(result)).toHaveLength(5);
    const opened = await openExport(folder, {});
    const parts = Object.values(files).slice(0, 4);
    expect(opened.totalBytes).toBe(parts.reduce((sum, content) => sum + Buffer.byteLength(content), 0));
    for await (const _ of opened.records) {
      expect(opened.bytesRead()).toBeLessThanOrEqual(opened.totalBytes);
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    await opened.close();
  });

  test('IMPORTING-7 chats of a folder are picked by name or id; a single one is renamed', async () => {
    const folder = folderWith(files);
    expect(said(await readFile(folder, { chat: 'Rust #chat' }))).toEqual(['Ann: elsewhere']);
    expect(said(await readFile(folder, { chat: '10' }))).toHaveLength(4);
    await expect(readFile(folder, { chat: 'Go' })).rejects.toMatchObject({
      details: { reason: 'the export has no chat “Go”, but “Rust #chat”, “Rust #help”' },
    });
    expect((await read([message()], undefined, { chat: 'Go' })).chats[0]?.name).toBe('Go');
  });
});

describe('DISCORD-2 chats', () => {
  test.each([
    [
      { guild, channel: channel() },
      { kind: 'group', name: 'Rust #help', nativeId: '10' },
    ],
    [
      { guild, channel: channel({ type: 'GuildNews' }) },
      { kind: 'channel', name: 'Rust #help', nativeId: '10' },
    ],
    [
      { guild: { id: '0', name: 'Direct Messages' }, channel: channel({ type: 'DirectTextChat', name: 'Ben' }) },
      { kind: 'private', name: 'Ben', nativeId: '10' },
    ],
    [
      { guild: { id: '0' }, channel: channel({ type: 'DirectGroupTextChat', name: 'Ann, Ben' }) },
      { kind: 'group', name: 'Ann, Ben', nativeId: '10' },
    ],
    [
      { guild, channel: thread() },
      { kind: 'group', name: 'Rust #help', nativeId: '10' },
    ],
    [
      { guild, channel: thread({ categoryId: undefined }) },
      { kind: 'group', name: 'Rust #async', nativeId: '11' },
    ],
  ])('%j', async (heading, expected) => {
    expect((await read([message()], heading)).chats).toEqual([{ type: 'chat', platform: 'discord', ...expected }]);
  });

  test('threads are topics of their channel', async () => {
    const folder = folderWith({
      'a thread [11].json': document([message({ content: 'in it' })], { guild, channel: thread() }),
      'other [12].json': document([message()], { guild, channel: channel({ id: '12', name: 'other' }) }),
      'z help [10].json': document([message({ content: 'around it' })]),
    });
    const { chats, records, messages } = await readFile(folder);
    expect(chats.map(({ name }) => name)).toEqual(['Rust #help', 'Rust #other']);
    expect(records.map((record) => (record.type === 'message' ? record.text : record.type))).toEqual([
      'chat',
      'around it',
      'in it',
      'chat',
      'hi',
    ]);
    expect(messages.map(({ topic }) => topic)).toEqual([undefined, 'async', undefined]);
  });

  test('a heading behind the messages, as another program may sort it', async () => {
    const sorted = JSON.stringify({ messages: [message()], channel: channel(), guild });
    expect((await readText('x.json', sorted)).chats[0]?.name).toBe('Rust #help');
  });
});

describe('DISCORD-3 times', () => {
  test.each([
    ['2024-01-15T10:30:00.25+00:00', '2024-01-15T10:30:00.250Z', '2024-01-15T10:30:00.250Z'],
    ['2024-01-15T10:30:00.1234567+08:00', '2024-01-15T10:30:00.123Z', '2024-01-15T02:30:00.123Z'],
    ['2024-01-15T10:30:00-03:30', '2024-01-15T10:30:00.000Z', '2024-01-15T14:00:00.000Z'],
    ['2024-01-15T10:30:00Z', '2024-01-15T10:30:00.000Z', '2024-01-15T10:30:00.000Z'],
  ])('%s', async (timestamp, local, instant) => {
    expect((await readOne({ timestamp }))?.at).toEqual({ local: Date.parse(local), instant: Date.parse(instant) });
  });

  test.each(['2024-02-30T10:30:00+00:00', '', null, '2024-01-15', '2024-01-15T10:30:00+00:00x'])(
    '%j is skipped',
    async (timestamp) => {
      const { messages, skips } = await read([message(), message({ timestamp }), null as unknown as object]);
      expect(messages).toHaveLength(1);
      expect(skips.map(({ line }) => line)).toEqual([1, 2]);
    },
  );
});

describe('DISCORD-4 senders', () => {
  test('go by the name in the server', async () => {
    const { messages } = await read([message(), message({ author: ben }), message({ author: null })]);
    expect(messages.map(({ sender }) => sender)).toEqual([
      { nativeId: '1', name: 'Ann' },
      { nativeId: '2', name: 'ben' },
      { name: 'Deleted User' },
    ]);
  });

  test('ids beyond 2^53 survive as numbers too', async () => {
    const text = document([message()]).replace(/"id": "(\d{19})"/, '"id": $1');
    expect((await readText('x.json', text)).messages[0]?.nativeId).toMatch(/^1131000000000000\d{3}$/);
  });
});

describe('DISCORD-5 kinds', () => {
  test.each([
    ['GuildMemberJoin', 'Joined the server.', 'Ann joined the server.'],
    ['ThreadCreated', 'Started a thread.', 'Ann started a thread.'],
    ['9', '', 'Ann boosted the server to level 1'],
    ['99', '', 'Ann sent a notice of kind 99'],
  ])('%s is a notice', async (type, content, text) => {
    expect(await readOne({ type, content })).toMatchObject({ kind: 'system', sender: null, text });
  });

  test('calls have a sender; commands are written by their bot', async () => {
    expect(await readOne({ type: 'Call', content: 'Started a call.' })).toMatchObject({
      kind: 'call',
      sender: { name: 'Ann' },
    });
    expect(await readOne({ type: '20', interaction: { id: '5', name: 'docs', user: ben } })).toMatchObject({
      kind: 'text',
      quotation: { sender: 'ben', text: '/docs' },
    });
  });
});

describe('DISCORD-6 replies', () => {
  test('only where the message is one', async () => {
    const reference = { messageId: '5', channelId: '10', guildId: '90' };
    expect((await readOne({ type: 'Reply', reference }))?.replyToNativeId).toBe('5');
    expect(await readOne({ type: 'Reply', reference: { ...reference, messageId: null } })).not.toHaveProperty(
      'replyToNativeId',
    );
    for (const type of ['Default', 'ChannelPinnedMessage', 'ThreadCreated']) {
      expect(await readOne({ type, reference })).not.toHaveProperty('replyToNativeId');
    }
  });
});

describe('DISCORD-7 forwards', () => {
  test('hold what was forwarded', async () => {
    const reference = { messageId: '5', channelId: '10', guildId: '90', type: 'Forward' };
    const forwardedMessage = { timestamp: '2024-01-01T00:00:00+00:00', content: 'news', attachments: [] };
    expect(await readOne({ content: '', reference, forwardedMessage })).toMatchObject({
      kind: 'forward',
      text: 'news',
    });
    const withFile = { ...forwardedMessage, attachments: [{ url: 'a/b.png', fileName: 'b.png' }] };
    expect(await readOne({ content: '', reference, forwardedMessage: withFile })).toMatchObject({
      kind: 'image',
      attachments: [{ name: 'b.png', path: 'a/b.png' }],
    });
  });
});

describe('DISCORD-8 markup and mentions', () => {
  test.each([
    ['<@1> <@!2> <@3>', '@Ann @ben <@3>'],
    ['<:crab:5> <a:dance:6>', ':crab: :dance:'],
    ['<t:0> <t:1705314600:R>', '1970-01-01 00:00 UTC 2024-01-15 10:30 UTC'],
    ['</docs search:7> <#8> <@&9> a < b', '/docs search <#8> <@&9> a < b'],
  ])('%s', async (content, text) => {
    expect((await readOne({ content, mentions: [ann, ben] }))?.text).toBe(text);
  });

  test('mentions are those the text names', async () => {
    const mentions = [ann, ben];
    expect((await readOne({ content: '@Ann look, @ben', mentions }))?.mentions).toEqual([
      { name: 'Ann' },
      { name: 'ben' },
    ]);
    expect(await readOne({ content: 'no name', mentions })).not.toHaveProperty('mentions');
    expect(await readOne({ content: '@somebody' })).not.toHaveProperty('mentions');
  });
});

describe('DISCORD-9, DISCORD-10 cards, files, stickers', () => {
  test('words of cards count, previews do not', async () => {
    const embed = { title: 'T', url: 'https://a.example/', description: 'D', fields: [{ name: 'N', value: 'V' }] };
    expect((await readOne({ content: '', embeds: [embed] }))?.text).toBe('T\nD\nN: V');
    expect((await readOne({ content: 'https://a.example/', embeds: [embed] }))?.text).toBe('https://a.example/');
    expect((await readOne({ content: '', embeds: [{}, null] }))?.kind).toBe('other');
  });

  test.each([
    ['https://cdn.discordapp.com/a/b.png?ex=1&hm=2', { name: 'b.png', missing: true }],
    ['x_Files\\b-1.png', { name: 'b.png', path: 'x_Files/b-1.png' }],
    ['C:\\Users\\b.png', { name: 'b.png', missing: true }],
    ['../b.png', { name: 'b.png', missing: true }],
    ['/etc/b.png', { name: 'b.png', missing: true }],
  ])('%s', async (url, attachment) => {
    expect(await readOne({ content: 'x', attachments: [{ url, fileName: 'b.png' }] })).toMatchObject({
      kind: 'image',
      text: 'x',
      attachments: [attachment],
    });
  });

  test.each([
    ['voice-message.ogg', 'voice'],
    ['a.MP4', 'video'],
    ['a.pdf', 'file'],
  ])('%s', async (fileName, kind) => {
    expect((await readOne({ content: '', attachments: [{ url: fileName, fileName }] }))?.kind).toBe(kind);
  });

  test('stickers', async () => {
    const stickers = [{ id: '1', name: 'Wave', format: 'Png', sourceUrl: 'https://cdn.example/1.png' }];
    expect(await readOne({ content: '', stickers })).toMatchObject({
      kind: 'sticker',
      attachments: [{ name: 'Wave', missing: true }],
    });
  });
});

describe('DISCORD-11 reactions and edits', () => {
  test('are kept', async () => {
    const reactions = [
      { emoji: { id: '', name: '👍' }, count: 3 },
      { emoji: { id: '5', name: 'crab' }, count: 1 },
      { emoji: null },
    ];
    expect(await readOne({ reactions, timestampEdited: '2024-01-15T11:00:00+00:00' })).toMatchObject({
      reactions: [
        { key: '👍', count: 3 },
        { key: ':crab:', count: 1 },
      ],
      editedAt: Date.UTC(2024, 0, 15, 11),
    });
  });
});

describe('DISCORD-12 interrupted files', () => {
  test('wherever they end, every record before is read and the cut one skipped', async () => {
    const whole = document([message({ content: 'one' }), message({ content: 'two' }), message({ content: 'three' })]);
    const start = whole.indexOf('"messages"') + 13;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: whole.lastIndexOf('messageCount') }), async (end) => {
        const { messages, skips, warnings } = await readText('x.json', whole.slice(0, end), { format: 'discord-json' });
        expect(messages.map(({ text }) => text)).toEqual(['one', 'two', 'three'].slice(0, messages.length));
        const begun = whole.slice(0, end).split('"timestamp":').length - 1;
        expect(messages.length + skips.length).toBeGreaterThanOrEqual(begun);
        expect(skips.length).toBeLessThanOrEqual(1);
        expect(warnings).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test('damage in the middle is damage', async () => {
    const broken = document([message()]).replace('"dateRange"', '"dateRange');
    await expect(readText('x.json', broken, { format: 'discord-json' })).rejects.toMatchObject({
      code: 'export-damaged',
    });
  });
});

test('DISCORD-13 the order of messages does not matter', async () => {
  const target = message({ content: 'question' });
  const answer = message({ type: 'Reply', content: 'answer', author: ben, reference: { messageId: target.id } });
  const forwards = await read([target, answer]);
  const backwards = await read([answer, target]);
  const withoutLine = ({ messages }: typeof forwards) => messages.map(({ line, ...rest }) => rest);
  expect(withoutLine(backwards).reverse()).toEqual(withoutLine(forwards));
});
