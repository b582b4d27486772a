import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { zipOf } from '../../../support/zip-of.ts';
import { fileWith, readFile, readText, said, times } from '../reading.ts';

const fixtures = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'importing');
const ofJson = join(fixtures, 'signal-export-json');
const ofMarkdown = join(fixtures, 'signal-export-markdown');

const markdown = (...lines: readonly string[]) => readText('chat.md', lines, { format: 'signal-export-markdown' });
function json(...records: readonly object[]) {
  const empty = { sender: 'Ann', body: '', quote: '', sticker: '', reactions: [], attachments: [] };
  const lines = records.map((record) => JSON.stringify({ date: '2024-03-04T10:00:00', ...empty, ...record }));
  return readText('data.json', lines, { format: 'signal-export-json' });
}

describe.each([
  ['signal-export-json', ofJson, 'data.json'],
  ['signal-export-markdown', ofMarkdown, 'chat.md'],
])('SIGEXPORT-1 the folders of %s', (format, exported, file) => {
  test('all chats of a folder or zip, or the one that is named', async () => {
    const { records, chats } = await readFile(exported);
    expect(await detect(exported)).toMatchObject({ format });
    expect(chats.map(({ name, kind }) => [name, kind])).toEqual([
      ['Ann', 'private'],
      ['讀書會', 'group'],
    ]);
    expect((await readFile(await zipOf(exported))).records).toEqual(records);
    expect((await readFile(exported, { chat: 'Ann' })).chats).toEqual([chats[0]]);
    await expect(readFile(exported, { chat: 'Bo' })).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await readFile(join(exported, 'Ann'))).chats).toEqual([chats[0]]);
    expect((await readFile(join(exported, '讀書會', file), { chat: 'Club' })).chats).toMatchObject([{ name: 'Club' }]);
  });
});

test('SIGEXPORT-1 of a folder with both, the JSON is read', async () => {
  const folder = temporaryFolder();
  cpSync(ofMarkdown, folder, { recursive: true });
  cpSync(ofJson, folder, { recursive: true });
  expect((await readFile(folder)).format).toBe('signal-export-json');
});

describe('SIGEXPORT-2 times', () => {
  test.each([
    ['[2024-03-04 10:00:59] Ann: x  ', '2024-03-04 10:00:59'],
    ['[2024-03-04, 10:00] Ann: x  ', '2024-03-04 10:00:00'],
  ])('%s', async (line, time) => {
    expect(times(await markdown(line))).toEqual([time]);
  });

  test('milliseconds of JSON; times that do not exist', async () => {
    expect((await json({ date: '2024-03-04T10:00:00.123000' })).messages).toMatchObject([
      { at: { local: 1709546400123 } },
    ]);
    expect((await json({ date: '2024-02-31T10:00:00' }, { date: 5 })).skips).toHaveLength(2);
    const { skips } = await markdown('early', '[2024-03-04 25:00:00] Ann: x  ', 'more');
    expect(skips.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '0: it stands before the first message',
      '1: there is no such date or time',
      '2: it belongs to a skipped message',
    ]);
  });
});

describe('SIGEXPORT-3 heads', () => {
  test('names with blanks, texts with colons and brackets', async () => {
    const result = await markdown('[2024-03-04 10:00:00] Ann Lee: a: b  ', '[x] y', '', '[2024-03-04 10:00:01] Bo:   ');
    expect(said(result)).toEqual(['Ann Lee: a: b  \n[x] y', 'Bo: ']);
  });

  test('a WhatsApp chat with such times is not taken', async () => {
    const lines = '[2024-03-04 10:00:00] Ann: hi\n[2024-03-04 10:00:01] Bob: ho\n';
    expect((await detect(fileWith('chat.txt', lines))).format).toBe('whatsapp');
  });
});

describe('SIGEXPORT-4 what stands around a text', () => {
  test('in Markdown', async () => {
    const { messages } = await markdown(
      '[2024-03-04 10:00:00] Ann: ',
      '',
      '> one',
      '> two',
      '',
      'three  ',
      'four  ',
      '(- Bo: 👍, Me: 👍 -)![a.png](./media/a.png)  [b](./media/b.ogg)  ',
      '[2024-03-04 10:00:01] Ann: look (( here )) and [link](https://example.org)  ',
      '[2024-03-04 10:00:02] Ann:   ',
      '(( 🎉 ))',
      '[2024-03-04 10:00:03] Ann:   [🎉](../exported_stickers/p/1.webp)  ',
    );
    expect(messages).toMatchObject([
      {
        text: 'three  \nfour',
        quotation: { text: 'one\ntwo' },
        reactions: [{ key: '👍', count: 2 }],
        attachments: [
          { name: 'a.png', missing: true },
          { name: 'b', missing: true },
        ],
        kind: 'image',
      },
      { text: 'look (( here )) and [link](https://example.org)', kind: 'text' },
      { text: '', kind: 'sticker', attachments: [{ name: '🎉' }] },
      { text: '', kind: 'sticker', attachments: [{ name: '🎉' }] },
    ]);
  });

  test('in JSON', async () => {
    const { messages } = await json({
      body: 'x  ',
      quote: '\n\n> one\n> two\n\n',
      reactions: [
        ['Bo', '👍'],
        ['Me', '👍'],
        ['Lu', '🎉'],
      ],
    });
    expect(messages).toMatchObject([
      {
        text: 'x',
        quotation: { text: 'one\ntwo' },
        reactions: [
          { key: '👍', count: 2 },
          { key: '🎉', count: 1 },
        ],
      },
    ]);
  });
});

describe('SIGEXPORT-5 kinds', () => {
  test('files that are there have their path', async () => {
    const folder = temporaryFolder();
    cpSync(ofMarkdown, folder, { recursive: true });
    const image = async () => (await readFile(folder)).messages.find(({ kind }) => kind === 'image')?.attachments;
    expect(await image()).toEqual([
      { name: 'p.png', path: '讀書會/media/p.png' },
      { name: 'a b.pdf', missing: true },
    ]);
    rmSync(join(folder, '讀書會', 'media'), { recursive: true });
    expect((await image())?.[0]).toEqual({ name: 'p.png', missing: true });
  });

  test.each([
    [{ deleted: true, body: 'x' }, 'recalled', ''],
    [{ call: true, body: 'Outgoing call' }, 'call', 'Outgoing call'],
    [{ body: 'Missed voice call  ' }, 'call', 'Missed voice call'],
    [{ sender: 'No-Sender', body: 'x' }, 'system', 'x'],
    [{ sticker: { emoji: '🎉', packKey: 'SECRET' } }, 'sticker', ''],
    [{ attachments: [{ name: 'a.ogg', path: 'media/a.ogg' }] }, 'voice', ''],
    [{}, 'other', ''],
  ])('%j', async (record, kind, text) => {
    const { messages, records } = await json(record);
    expect(messages).toMatchObject([{ kind, text }]);
    expect(JSON.stringify(records)).not.toContain('SECRET');
  });
});

describe('SIGEXPORT-6 repetitions', () => {
  const twins = [{ body: 'ok' }, { body: 'ok' }];
  const later = { body: 'new', date: '2024-03-04T10:00:05' };

  test('a second run repeats what the first wrote', async () => {
    const { messages, skips } = await json(...twins, later, ...twins, later, {
      body: 'newer',
      date: '2024-03-04T10:00:06',
    });
    expect(messages.map(({ text }) => text)).toEqual(['ok', 'ok', 'new', 'newer']);
    expect(skips.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  test('an old message that is new is kept', async () => {
    const { messages, skips } = await json(later, { body: 'late' });
    expect([messages.length, skips.length]).toEqual([2, 0]);
  });

  test('lines are messages or skipped', async () => {
    const record = fc.record({
      body: fc.constantFrom('a', 'b'),
      date: fc.constantFrom('2024-03-04T10:00:00', '2024-03-04T10:00:05', '2024-02-31T10:00:00'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (list) => {
        const { messages, skips } = await json(...list);
        expect([...messages, ...skips].map(({ line }) => line).sort((a, b) => a - b)).toEqual([...list.keys()]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('SIGEXPORT-7 groups', () => {
  test('somebody who is neither the folder nor Me', async () => {
    const folder = join(temporaryFolder(), 'Ann');
    cpSync(join(ofMarkdown, 'Ann'), folder, { recursive: true });
    expect((await readFile(folder)).chats).toMatchObject([{ kind: 'private', name: 'Ann' }]);
    writeFileSync(join(folder, 'chat.md'), '[2024-03-04 10:00:00] Bo: x  \n');
    expect((await readFile(folder)).chats).toMatchObject([{ kind: 'group', name: 'Ann' }]);
  });
});
