import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detect, listFormats, openExport } from '../../../src-main/engine/importing/index.ts';
import { fileWith, readText } from './reading.ts';

const chat = '14/03/2024, 10:01 - Ann: hello\n14/03/2024, 10:02 - Bob: hi\n';

describe('IMPORTING-1 formats are recognised by content', () => {
  test('whatever the name', async () => {
    expect((await detect(fileWith('picture.png', chat))).format).toBe('whatsapp');
  });

  test('keys of JSON that stand behind megabytes of other values', async () => {
    const picture = 'A'.repeat(3_000_000);
    const message = { id: 1, type: 'message', date: '2024-05-01T08:00:00', from: 'A', from_id: 'user1', text: 'hi' };
    const document = JSON.stringify({ avatar: picture, name: 'n', type: 'private_group', id: 1, messages: [message] });
    expect((await detect(fileWith('result.json', document))).format).toBe('telegram-json');
  });

  test.each([
    ['prose', 'It was the best of times, it was the worst of times.\nAt 10:30 he left: late.\n'.repeat(40)],
    ['one quoted line in an article', `${'Some words of an article.\n'.repeat(300)}${chat}`],
    ['JSON of something else', '{"messages":[{"id":1,"body":"hi"}],"name":"x"}'],
    ['a table', 'a,b,c\n1,2,3\n2024-01-02,10:00,x\n'],
    ['zeros', new Uint8Array(5000)],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Uint8Array(200).map((_, i) => i * 7)])],
    ['blank lines', '\n\n\n'],
  ])('%s is no export', async (_, content) => {
    const path = fileWith('unknown.txt', content);
    expect((await detect(path)).format).toBeNull();
    await expect(openExport(path, {})).rejects.toMatchObject({
      code: 'format-unknown',
      details: { file: 'unknown.txt' },
    });
  });

  test('candidates come best first, with their names', async () => {
    const { candidates, confidence } = await detect(fileWith('x.txt', chat));
    expect(candidates[0]).toEqual({ format: 'whatsapp', name: 'WhatsApp', confidence });
    expect(candidates.map((candidate) => candidate.confidence)).toEqual(
      candidates.map((candidate) => candidate.confidence).toSorted((a, b) => b - a),
    );
  });

  test('formats are listed with what they are for', () => {
    expect(listFormats().map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'telegram-json',
        'telegram-html',
        'whatsapp',
        'qq-text',
        'chatlab-json',
        'chatlab-jsonl',
        'irc',
        'discord-json',
        'discord-csv',
        'discord-text',
        'discord-html',
        'matrix-json',
        'matrix-text',
      ]),
    );
    expect(Object.keys(listFormats()[0] ?? {})).toEqual(['id', 'name', 'platform', 'extensions']);
  });
});

describe('IMPORTING-2 files that cannot be read', () => {
  test('missing', async () => {
    await expect(detect('/no/such/file.txt')).rejects.toMatchObject({ code: 'file-missing' });
  });

  test('a folder without chats, a device, a path that cannot be', async () => {
    await expect(detect(import.meta.dirname)).rejects.toMatchObject({ code: 'format-unknown' });
    await expect(detect('/dev/zero')).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(detect('a\0b')).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('a folder is searched for the export in it', async () => {
    const folder = dirname(fileWith('chat.txt', chat));
    mkdirSync(join(folder, 'media', 'notes'), { recursive: true });
    writeFileSync(join(folder, 'media', 'notes', 'a.txt'), 'nothing like a chat');
    writeFileSync(join(folder, '.hidden.txt'), chat);
    const one = await detect(folder);
    expect(one).toEqual(await detect(join(folder, 'chat.txt')));
    const opened = await openExport(folder, {});
    expect(opened.totalBytes).toBe(Buffer.byteLength(chat));
    await opened.close();
  });

  test('empty', async () => {
    await expect(openExport(fileWith('e.txt', ''), {})).rejects.toMatchObject({ code: 'file-empty' });
  });

  test('a format nobody knows', async () => {
    await expect(openExport(fileWith('e.txt', chat), { format: 'icq' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('IMPORTING-7 chats', () => {
  test('a chat record comes first, and the user may name the chat', async () => {
    const { records, guesses } = await readText('x.txt', chat, { chat: 'My group' });
    expect(records[0]).toMatchObject({ type: 'chat', name: 'My group' });
    expect(guesses.filter(({ what }) => what === 'chat-name')).toEqual([]);
  });

  test('also where nothing else could be read', async () => {
    const { records } = await readText('x.txt', 'no message here\n', { format: 'whatsapp' });
    expect(records.map(({ type }) => type)).toEqual(['chat', 'guess', 'skip']);
  });
});

describe('IMPORTING-8 guesses', () => {
  test('a format that is not certain is told', async () => {
    const { records } = await readText('x.txt', `${chat}${'more words\n'.repeat(30)}`);
    expect(records[1]).toMatchObject({ type: 'guess', what: 'format', value: 'whatsapp' });
  });

  test('progress counts the bytes of the file', async () => {
    const opened = await openExport(fileWith('x.txt', chat), {});
    for await (const _ of opened.records) {
      expect(opened.bytesRead()).toBeGreaterThan(0);
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    await opened.close();
  });
});
