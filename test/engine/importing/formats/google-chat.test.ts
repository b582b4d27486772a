import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect, openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { zipOf } from '../../../support/zip-of.ts';
import { readFile, readText } from '../reading.ts';

const exported = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'importing', 'google-chat-takeout');
const groups = join('Takeout', 'Google Chat', 'Groups');
const space = join(exported, groups, 'Space AAAA1111');
const CREATED = 'Friday, May 29, 2026 at 3:00:29\u202fAM UTC';
const ann = { name: 'Ann', email: 'ann@example.org', user_type: 'Human' };

const read = (...messages: readonly object[]) =>
  readText(
    'messages.json',
    JSON.stringify({ messages: messages.map((message) => ({ creator: ann, created_date: CREATED, ...message })) }),
    { format: 'google-chat' },
  );

describe('GOOGLE-1 chats', () => {
  test('a zip reads like the folder; progress counts all chats', async () => {
    const { records, chats } = await readFile(exported);
    expect(chats.map(({ name, kind, nativeId }) => [name, kind, nativeId])).toEqual([
      ['林小雨', 'private', 'bbbb'],
      ['讀書會', 'group', 'AAAA1111'],
    ]);
    const zip = await zipOf(exported);
    expect((await readFile(zip)).records).toEqual(records);
    const opened = await openExport(zip, {});
    for await (const _ of opened.records) {
      expect(opened.bytesRead()).toBeLessThanOrEqual(opened.totalBytes);
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    await opened.close();
  });

  test('a chat, its file or folder alone', async () => {
    for (const path of [join(space, 'messages.json'), space]) {
      const { chats, messages, skips } = await readFile(path);
      expect(chats).toMatchObject([{ name: '讀書會', nativeId: 'AAAA1111' }]);
      expect([messages.length, skips.length]).toEqual([6, 1]);
    }
    expect((await readFile(space, { chat: 'Renamed' })).chats).toMatchObject([{ name: 'Renamed' }]);
  });

  test('options.chat picks by name or id', async () => {
    expect((await readFile(exported, { chat: '讀書會' })).chats).toHaveLength(1);
    expect((await readFile(exported, { chat: 'bbbb' })).messages).toHaveLength(1);
    await expect(readFile(exported, { chat: 'nobody' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('found among hundreds of files of other products', async () => {
    const folder = temporaryFolder();
    cpSync(exported, folder, { recursive: true });
    mkdirSync(join(folder, 'Takeout', 'Keep'));
    for (let note = 0; note < 120; note++) {
      writeFileSync(join(folder, 'Takeout', 'Keep', `${note}.json`), '{"title":"a note"}');
    }
    expect(await detect(folder)).toMatchObject({ format: 'google-chat', confidence: 1 });
  });

  test('a chat without information is named by its folder, told as a guess', async () => {
    const folder = join(temporaryFolder(), 'Space CCCC');
    mkdirSync(folder);
    cpSync(join(space, 'messages.json'), join(folder, 'messages.json'));
    const { chats, guesses } = await readFile(join(folder, 'messages.json'));
    expect(chats).toMatchObject([{ name: 'Space CCCC', nativeId: 'CCCC' }]);
    expect(guesses).toMatchObject([{ what: 'chat-name' }]);
  });
});

describe('GOOGLE-2 times', () => {
  test.each([
    ['Friday, May 29, 2026 at 3:00:29\u202fAM UTC', '2026-05-29T03:00:29.000Z'],
    ['Friday, May 29, 2026 at 12:00:29 AM UTC', '2026-05-29T00:00:29.000Z'],
    ['Friday, May 29, 2026 at 12:00:29 PM UTC', '2026-05-29T12:00:29.000Z'],
    ['Thursday, 8 August 2024 at 12:04:08 UTC', '2024-08-08T12:04:08.000Z'],
    ['Thursday 8 August 2024 at 22:04:08 UTC', '2024-08-08T22:04:08.000Z'],
    ['2026年5月29日星期五 UTC 03:00:29', '2026-05-29T03:00:29.000Z'],
    ['2026年5月29日 星期五 下午3:00:29 [UTC]', '2026-05-29T15:00:29.000Z'],
    ['2026年5月29日金曜日 3時00分29秒 UTC', '2026-05-29T03:00:29.000Z'],
    ['2026년 5월 29일 금요일 오후 3시 0분 29초 UTC', '2026-05-29T15:00:29.000Z'],
    ['Freitag, 29. Mai 2026 um 03:00:29 UTC', '2026-05-29T03:00:29.000Z'],
    ['vendredi 29 août 2025 à 03:00:29 UTC', '2025-08-29T03:00:29.000Z'],
    ['viernes, 29 de mayo de 2026, 3:00:29 UTC', '2026-05-29T03:00:29.000Z'],
    ['2026-05-29T03:00:29Z', '2026-05-29T03:00:29.000Z'],
    ['2026-05-29T03:00:29.123456+02:00', '2026-05-29T01:00:29.000Z'],
  ])('%s', async (created_date, iso) => {
    const { messages } = await read({ created_date });
    expect(messages.map(({ at }) => new Date(at.instant ?? 0).toISOString())).toEqual([iso]);
  });

  test.each([
    'Tuesday, February 31, 2026 at 4:00:01 PM UTC',
    '2026-02-31T03:00:29Z',
    'yesterday',
    '29/05/2026 03:00:29',
    '',
  ])('%s is skipped', async (created_date) => {
    const { messages, skips } = await read({ created_date });
    expect(messages).toEqual([]);
    expect(skips).toMatchObject([{ line: 0, reason: 'the message has no date, or one that does not exist' }]);
  });

  test('edits', async () => {
    const edited = await read({ updated_date: '2026-05-29T04:00:00Z' });
    expect(edited.messages).toMatchObject([{ editedAt: Date.UTC(2026, 4, 29, 4) }]);
    const only = await read({ created_date: undefined, updated_date: '2026-05-29T04:00:00Z' });
    expect(only.messages).toMatchObject([{ at: { instant: Date.UTC(2026, 4, 29, 4) } }]);
    expect(only.messages[0]?.editedAt).toBeUndefined();
  });
});

describe('GOOGLE-3 topics and quotations', () => {
  test('both', async () => {
    const quoted_message_metadata = { creator: { name: 'Bo' }, text: 'q' };
    const { messages } = await read({ topic_id: 't', message_id: 'a/t/m', quoted_message_metadata });
    expect(messages).toMatchObject([{ topic: 't', nativeId: 'a/t/m', quotation: { sender: 'Bo', text: 'q' } }]);
  });
});

describe('GOOGLE-4 senders', () => {
  test('by address, without a name too; nobody is a notice', async () => {
    const { messages } = await read({ creator: { email: 'x@example.org' } }, { creator: undefined, text: 'n' });
    expect(messages).toMatchObject([
      { sender: { name: 'x@example.org', nativeId: 'x@example.org' } },
      { sender: null, kind: 'system', text: 'n' },
    ]);
  });
});

describe('GOOGLE-5 attachments', () => {
  test('renamed and shortened files are found; files of Drive are missing', async () => {
    const folder = join(temporaryFolder(), 'Space X');
    mkdirSync(folder);
    for (const name of ['File-a.png', 'File-b(2).png', 'File-a very long name of a f.txt']) {
      writeFileSync(join(folder, name), 'x');
    }
    const names = ['File-a.png', 'File-b.png', 'File-a very long name of a file.txt', 'File-c.png'];
    const attached_files = names.map((export_name) => ({ original_name: export_name.slice(5), export_name }));
    const annotations = [{ drive_metadata: { title: 'Plan' } }];
    const message = { creator: ann, created_date: CREATED, topic_id: 't', attached_files, annotations };
    writeFileSync(join(folder, 'messages.json'), JSON.stringify({ messages: [message] }));
    const { messages } = await readFile(folder);
    expect(messages[0]).toMatchObject({ kind: 'image' });
    expect(messages[0]?.attachments).toEqual([
      { name: 'a.png', path: 'File-a.png' },
      { name: 'b.png', path: 'File-b(2).png' },
      { name: 'a very long name of a file.txt', path: 'File-a very long name of a f.txt' },
      { name: 'c.png', missing: true },
      { name: 'Plan', missing: true },
    ]);
  });
});

describe('GOOGLE-6 what was deleted', () => {
  test.each([
    [{ message_state: 'DELETED' }, 'recalled'],
    [{ deletion_metadata: { deletion_type: 'CREATOR' } }, 'recalled'],
    [{}, 'other'],
    [{ text: 'x' }, 'text'],
  ])('%j', async (message, kind) => {
    expect((await read(message)).messages).toMatchObject([{ kind }]);
  });
});

describe('GOOGLE-7 mentions and reactions', () => {
  test('each once, counted', async () => {
    const mention = (start_index: number) => ({ start_index, length: 3, user_mention: { user: { name: 'Robert' } } });
    const reactions = [
      { emoji: { unicode: '👍' }, reactor_emails: ['a', 'b'] },
      { emoji: { custom_emoji: { shortcode: ':ok:' } } },
    ];
    const { messages } = await read({
      text: '@Bo @Bo',
      annotations: [mention(0), mention(4), { user_mention: {} }],
      reactions,
    });
    expect(messages).toMatchObject([
      {
        mentions: [{ name: 'Bo' }],
        reactions: [
          { key: '👍', count: 2 },
          { key: ':ok:', count: 1 },
        ],
      },
    ]);
  });

  test('messages and skips are the records, whatever they hold', async () => {
    const record = fc.dictionary(
      fc.constantFrom('text', 'created_date', 'creator', 'annotations', 'attached_files', 'reactions', 'topic_id'),
      fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant(CREATED)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), async (list) => {
        const { messages, skips } = await readText('messages.json', JSON.stringify({ messages: list }), {
          format: 'google-chat',
        });
        expect([...messages, ...skips].map(({ line }) => line).sort((a, b) => a - b)).toEqual([...list.keys()]);
      }),
      { numRuns: 80 },
    );
  });
});
