import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { zipOf } from '../../../support/zip-of.ts';
import { readFile, readText } from '../reading.ts';

const exported = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'importing', 'signal-plaintext');
const HEADER = { version: '1', backupTimeMs: '1709546400000', mediaRootBackupKey: 'SECRETKEY' };
const ACI = Buffer.from(Array.from({ length: 16 }, (_, index) => index)).toString('base64');
const PEOPLE = [
  { recipient: { id: '1', self: {} } },
  { recipient: { id: '2', contact: { aci: ACI, profileGivenName: 'Ann' } } },
  { recipient: { id: '4', group: { masterKey: 'R1JPVVA=', snapshot: { title: { title: 'G' } } } } },
  { chat: { id: '1', recipientId: '4' } },
];
const SENT = '1709546400123';
const NATIVE_ACI = '00010203-0405-0607-0809-0a0b0c0d0e0f';

function read(...frames: readonly object[]) {
  const lines = [HEADER, ...frames].map((frame) => JSON.stringify(frame));
  return readText('main.jsonl', lines, { format: 'signal-jsonl' });
}
const item = (content: object) => ({
  chatItem: { chatId: '1', authorId: '2', dateSent: SENT, incoming: {}, ...content },
});
const saying = (body: string) => item({ standardMessage: { text: { body } } });

describe('SIGNAL-1 the export', () => {
  test('a zip reads like the folder', async () => {
    const { records, format } = await readFile(exported);
    expect(format).toBe('signal-jsonl');
    expect((await readFile(await zipOf(exported))).records).toEqual(records);
  });

  test('options.chat picks a chat by name or id', async () => {
    const { chats } = await readFile(exported);
    expect(chats.map(({ name }) => name)).toEqual(['讀書會', 'Ann Lee']);
    expect((await readFile(exported, { chat: 'Ann Lee' })).messages).toHaveLength(1);
    expect((await readFile(exported, { chat: NATIVE_ACI })).chats).toEqual([chats[1]]);
    await expect(readFile(exported, { chat: 'nobody' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('SIGNAL-3 the order of chats', () => {
  const chats = [...PEOPLE, { chat: { id: '2', recipientId: '2' } }];
  const inChat = (chatId: string, body: string) => ({ chatItem: { ...saying(body).chatItem, chatId } });

  test('one after the other or mixed, they read the same', async () => {
    const ordered = await read(...chats, inChat('1', 'a'), inChat('1', 'b'), inChat('2', 'c'));
    const mixed = await read(...chats, inChat('1', 'a'), inChat('2', 'c'), inChat('1', 'b'));
    const told = (result: typeof ordered) =>
      result.records.map((record) => (record.type === 'message' ? record.text : record.type));
    expect(told(ordered)).toEqual(['chat', 'a', 'b', 'chat', 'c']);
    expect(told(mixed)).toEqual(told(ordered));
  });

  test('an only chat takes the name the user gives', async () => {
    const lines = [HEADER, ...chats, inChat('1', 'a')].map((frame) => JSON.stringify(frame));
    expect((await readText('main.jsonl', lines, { chat: 'Mine' })).chats).toMatchObject([
      { name: 'Mine', kind: 'group' },
    ]);
    const several = [...lines, JSON.stringify(inChat('2', 'b'))];
    expect((await readText('main.jsonl', several, { chat: 'Ann' })).messages).toMatchObject([{ text: 'b' }]);
    await expect(readText('main.jsonl', several, { chat: 'Mine' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('SIGNAL-2 keys', () => {
  test('are in no record, wherever a line breaks off', async () => {
    const lines = readFileSync(join(exported, 'main.jsonl'), 'utf8').split('\n');
    const secrets = ['mediaRootBackupKey', 'profileKey', 'masterKey', 'localKey'].flatMap((key) =>
      Array.from(lines.join('\n').matchAll(new RegExp(`"${key}": "([^"]+)"`, 'g')), ([, secret = '']) => secret),
    );
    expect(secrets.length).toBeGreaterThan(3);
    const line = fc.integer({ min: 0, max: lines.length - 1 });
    await fc.assert(
      fc.asyncProperty(line, fc.double({ min: 0, max: 1, noNaN: true }), async (number, share) => {
        const damaged = lines.map((text, at) =>
          at === number ? text.slice(0, Math.floor(text.length * share)) : text,
        );
        const { records } = await readText('main.jsonl', damaged, { format: 'signal-jsonl' });
        const told = JSON.stringify(records);
        for (const secret of secrets) {
          expect(told).not.toContain(secret);
          expect(told).not.toContain(Buffer.from(secret, 'base64').toString('hex'));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('SIGNAL-3 chats and people', () => {
  test.each([
    [{ aci: ACI, profileGivenName: 'p', profileFamilyName: 'q' }, 'p q', NATIVE_ACI],
    [{ aci: ACI, profileGivenName: 'p', systemGivenName: 's' }, 's', NATIVE_ACI],
    [{ aci: ACI, systemGivenName: 's', nickname: { given: 'n' } }, 'n', NATIVE_ACI],
    [{ e164: '15550001', username: 'u.1' }, 'u.1', '+15550001'],
    [{ e164: '15550001' }, '+15550001', '+15550001'],
    [{}, 'Unknown', 'recipient 2'],
  ])('%j', async (contact, name, nativeId) => {
    const { messages } = await read({ recipient: { id: '2', contact } }, ...PEOPLE.slice(2), saying('x'));
    expect(messages[0]?.sender).toEqual({ name, nativeId });
  });

  test('a group keeps its id under another number; an unknown chat has its number', async () => {
    const [one] = (await read(...PEOPLE, saying('x'))).chats;
    const renumbered = PEOPLE.map((frame) => JSON.parse(JSON.stringify(frame).replaceAll('"4"', '"9"')) as object);
    expect((await read(...renumbered, saying('x'))).chats).toEqual([one]);
    expect((await read(saying('x'))).chats).toMatchObject([{ name: 'Chat 1' }]);
  });
});

describe('SIGNAL-4 identity', () => {
  test('the first revision gives the time, the last one the text', async () => {
    const first = saying('old').chatItem;
    const { messages } = await read(...PEOPLE, {
      chatItem: {
        ...saying('new').chatItem,
        dateSent: '1709546500000',
        revisions: [first, { ...first, dateSent: '1709546450000' }],
      },
    });
    expect(messages).toMatchObject([
      { nativeId: `${NATIVE_ACI} ${SENT}`, text: 'new', at: { instant: Number(SENT) }, editedAt: 1709546500000 },
    ]);
  });

  test('updates of one time are all kept', async () => {
    const update = item({ updateMessage: { simpleUpdate: { type: 'JOINED_SIGNAL' } } });
    const { messages } = await read(...PEOPLE, update, update);
    expect(messages.map(({ nativeId, text }) => [nativeId, text])).toEqual([
      [undefined, 'joined signal'],
      [undefined, 'joined signal'],
    ]);
  });
});

describe('SIGNAL-5 quotations', () => {
  test.each([
    [{ targetSentTimestamp: SENT, authorId: '2' }, { replyToNativeId: `${NATIVE_ACI} ${SENT}` }],
    [{ authorId: '2', text: { body: 'q' } }, { quotation: { sender: 'Ann', text: 'q' } }],
  ])('%j', async (quote, expected) => {
    const { messages } = await read(...PEOPLE, item({ standardMessage: { text: { body: 'x' }, quote } }));
    expect(messages).toMatchObject([expected]);
  });
});

describe('SIGNAL-6 mentions', () => {
  test('ranges count UTF-16 units', async () => {
    const bodyRanges = [
      { start: 3, length: 1, mentionAci: ACI },
      { start: 0, length: 2, style: 'BOLD' },
    ];
    const { messages } = await read(
      ...PEOPLE,
      item({ standardMessage: { text: { body: '😀 \ufffc \ufffc', bodyRanges } } }),
    );
    expect(messages).toMatchObject([{ text: '😀 @Ann \ufffc', mentions: [{ name: 'Ann' }] }]);
  });
});

describe('SIGNAL-7 attachments and rare kinds', () => {
  test.each([
    [{ standardMessage: { attachments: [{ pointer: { contentType: 'video/mp4' } }] } }, 'video', ''],
    [
      { standardMessage: { attachments: [{ pointer: { contentType: 'audio/aac' }, flag: 'VOICE_MESSAGE' }] } },
      'voice',
      '',
    ],
    [{ stickerMessage: { sticker: { emoji: '🎉' } } }, 'sticker', ''],
    [
      { contactMessage: { contact: { name: { givenName: 'Bo', familyName: 'Li' }, number: [{ value: '+1' }] } } },
      'contact',
      'Bo Li, +1',
    ],
    [
      { poll: { question: 'When?', options: [{ option: 'Now', votes: [{}] }, { option: 'Never' }] } },
      'poll',
      'When?\n• Now (1)\n• Never (0)',
    ],
    [{ viewOnceMessage: {} }, 'image', ''],
    [{ viewOnceMessage: { attachment: { pointer: { contentType: 'video/mp4' } } } }, 'video', ''],
    [{ paymentNotification: { note: 'lunch' } }, 'other', 'lunch'],
    [{ giftBadge: {} }, 'other', ''],
    [{ directStoryReplyMessage: { emoji: '❤️' } }, 'text', '❤️'],
  ])('%j', async (content, kind, text) => {
    expect((await read(...PEOPLE, item(content))).messages).toMatchObject([{ kind, text }]);
  });

  test('a file that is not there is missing; a long text is told', async () => {
    const folder = temporaryFolder();
    cpSync(exported, folder, { recursive: true });
    const picture = async () => (await readFile(folder)).messages.find(({ kind }) => kind === 'image')?.attachments;
    expect(await picture()).toMatchObject([{ path: expect.stringMatching(/^files\/00\/[0-9a-f]{64}\.png$/) }]);
    rmSync(join(folder, 'files'), { recursive: true });
    expect(await picture()).toEqual([{ name: 'image/png', mime: 'image/png', missing: true }]);
    const { warnings } = await read(...PEOPLE, item({ standardMessage: { text: { body: 'a' }, longText: {} } }));
    expect(warnings).toEqual([expect.stringContaining('1 long text')]);
  });
});

describe('SIGNAL-8 updates', () => {
  test.each([
    [{ updateMessage: { individualCall: { type: 'VIDEO_CALL', state: 'MISSED' } } }, 'call', 'video call, missed'],
    [
      { updateMessage: { groupChange: { updates: [{ groupMemberLeftUpdate: { aci: ACI } }] } } },
      'system',
      'group member left: Ann',
    ],
    [{ updateMessage: { expirationTimerChange: {} } }, 'system', 'expiration timer change'],
    [{ adminDeletedMessage: {} }, 'recalled', ''],
  ])('%j', async (content, kind, text) => {
    const [message] = (await read(...PEOPLE, item(content))).messages;
    expect(message).toMatchObject({ kind, text });
    expect(message?.sender === null).toBe(kind === 'system');
  });
});

describe('SIGNAL-9 reactions', () => {
  test('counted by emoji', async () => {
    const reactions = [{ emoji: '👍' }, { emoji: '🎉' }, { emoji: '👍' }];
    expect(
      (await read(...PEOPLE, item({ standardMessage: { text: { body: 'x' }, reactions } }))).messages,
    ).toMatchObject([
      {
        reactions: [
          { key: '👍', count: 2 },
          { key: '🎉', count: 1 },
        ],
      },
    ]);
  });
});

describe('SIGNAL-10 what is skipped', () => {
  test('items without time or content, lines that are no frame', async () => {
    const path = join(temporaryFolder(), 'main.jsonl');
    const frames = [
      HEADER,
      ...PEOPLE,
      { adHocCall: { callId: '1' } },
      item({}),
      item({ dateSent: '0', giftBadge: {} }),
    ];
    writeFileSync(path, `${frames.map((frame) => JSON.stringify(frame)).join('\n')}\nno frame\n`);
    expect((await readFile(path)).skips.map(({ line, reason, text }) => [line, reason, text])).toEqual([
      [6, 'the message holds nothing that Qunshu knows', ''],
      [7, 'the message has no time', ''],
      [8, 'the line is no frame of Signal', ''],
    ]);
  });

  test('items are messages or skipped, whatever they hold', async () => {
    const value = fc.dictionary(
      fc.constantFrom(
        'standardMessage',
        'updateMessage',
        'stickerMessage',
        'poll',
        'revisions',
        'dateSent',
        'authorId',
      ),
      fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(SENT, {})),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 6 }), async (contents) => {
        const { messages, skips } = await read(...PEOPLE, ...contents.map((content) => item(content)));
        expect(messages.length + skips.length).toBe(contents.length);
      }),
      { numRuns: 80 },
    );
  });
});
