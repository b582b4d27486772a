import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { fileWith, readFile, readText, said, times } from '../reading.ts';

const RULE = '='.repeat(62);
const heading = (channel = 'Text / help', guild = 'Rust') => [RULE, `Guild: ${guild}`, `Channel: ${channel}`, RULE, ''];
const footer = (count: number) => [RULE, `Exported ${count} message(s)`, RULE];
const NAME = 'Rust - Text - help [100000000000000010].txt';
const read = (lines: readonly string[], options = {}, name = NAME) =>
  readText(name, [...heading(), ...lines, '', ...footer(lines.length)], options);
const readBody = async (...body: readonly string[]) => (await read(['[1/15/2024 10:30 AM] Ann', ...body])).messages[0];

describe('DISCORD-TEXT-1 heading and footer', () => {
  test('name the chat; its id is in the name of the file', async () => {
    const { chats, messages, skips } = await read(['[1/15/2024 10:30 AM] Ann', 'hi']);
    expect(chats).toEqual([
      { type: 'chat', platform: 'discord', kind: 'group', name: 'Rust #help', nativeId: '100000000000000010' },
    ]);
    expect(messages.map(({ text }) => text)).toEqual(['hi']);
    expect(skips).toEqual([]);
  });

  test.each([
    ['Rust - Text - help [100000000000000010] (after 2024-01-01).txt', 'Rust #help', '100000000000000010'],
    ['Rust - help [100000000000000010].txt', 'Rust #help', '100000000000000010'],
    ['notes.txt', 'notes', undefined],
  ])('without it %s does', async (name, chat, nativeId) => {
    const { chats } = await readText(name, ['[1/15/2024 10:30 AM] Ann', 'hi'], { format: 'discord-text' });
    expect(chats[0]?.name).toBe(chat);
    expect(chats[0]?.nativeId).toBe(nativeId);
  });

  test('direct messages', async () => {
    const lines = [...heading('Private / Ben', 'Direct Messages'), '[1/15/2024 10:30 AM] Ben', 'hi'];
    expect((await readText('x.txt', lines)).chats).toMatchObject([{ kind: 'private', name: 'Ben' }]);
  });

  test('is recognised by them; without them by its messages, less surely', async () => {
    const lines = ['[1/15/2024 10:30 AM] Ann', 'hi', '', '[1/15/2024 10:31 AM] Ben', 'ho'];
    const [whole, bare] = [[...heading(), ...lines], lines].map((list) => fileWith('x.txt', `${list.join('\n')}\n`));
    expect(await detect(whole ?? '')).toMatchObject({ format: 'discord-text', confidence: 0.98 });
    expect(await detect(bare ?? '')).toMatchObject({ format: 'discord-text' });
    expect((await detect(bare ?? '')).confidence).toBeLessThan(0.8);
    for (const other of [
      '[2024-01-15 10:30] <ann> hi',
      '[15/01/2024, 10:30] Ann: hi',
      '[2024-01-15 10:30] -!- ann joined',
    ]) {
      expect((await detect(fileWith('x.txt', `${other}\n`))).format).not.toBe('discord-text');
    }
  });

  test('DISCORD-1 parts are put together, and channels of a folder picked', async () => {
    const folder = temporaryFolder();
    const files: Record<string, readonly string[]> = {
      'a [100000000000000010].txt': [...heading(), '[1/15/2024 10:30 AM] Ann', 'one'],
      'a [100000000000000010] [part 2].txt': [...heading(), '[1/15/2024 10:31 AM] Ann', 'two'],
      'sub/b [100000000000000011].txt': [...heading('Text / chat'), '[1/16/2024 10:31 AM] Ann', 'three'],
    };
    for (const [name, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), lines.join('\n'));
    }
    const alone = await readFile(join(folder, 'a [100000000000000010].txt'));
    expect(said(alone)).toEqual(['Ann: one', 'Ann: two']);
    expect(alone.messages.map(({ line }) => line)).toEqual([5, 12]);
    expect((await readFile(folder)).chats.map(({ name }) => name)).toEqual(['Rust #help', 'Rust #chat']);
    expect(said(await readFile(folder, { chat: 'Rust #chat' }))).toEqual(['Ann: three']);
  });
});

describe('DISCORD-TEXT-2 heads', () => {
  test('stand behind a blank line, where the exporter puts one', async () => {
    const result = await read([
      '[1/15/2024 10:30 AM] Ann',
      'see',
      '[1/14/2024 9:00 AM] Ben',
      'pasted',
      '',
      '[1/15/2024 10:31 AM] Ben',
      '[note] no time',
    ]);
    expect(said(result)).toEqual(['Ann: see\n[1/14/2024 9:00 AM] Ben\npasted', 'Ben: [note] no time']);
  });

  test('in any line, where another program left the blank ones out', async () => {
    const lines = ['[1/15/2024 10:30 AM] Ann', 'a', '[1/15/2024 10:31 AM] Ben', 'b'];
    expect(said(await readText('x.txt', lines))).toEqual(['Ann: a', 'Ben: b']);
  });

  test('accounts of old exports', async () => {
    const { messages } = await read([
      '[1/15/2024 10:30 AM] Ann#1234 (pinned)',
      'a',
      '',
      '[1/15/2024 10:30 AM] Ann#0000',
      'b',
    ]);
    expect(messages.map(({ sender }) => sender)).toEqual([{ nativeId: 'Ann#1234', name: 'Ann' }, { name: 'Ann' }]);
  });
});

describe('DISCORD-TEXT-3 times', () => {
  test.each([
    ['1/15/2024 10:30 PM', '2024-01-15 22:30:00'],
    ['15/01/2024 22:30', '2024-01-15 22:30:00'],
    ['15.01.2024 22:30', '2024-01-15 22:30:00'],
    ['2024-01-15 22:30', '2024-01-15 22:30:00'],
    ['2024/1/15 下午 10:30', '2024-01-15 22:30:00'],
    ['2024. 1. 15. 오후 10:30', '2024-01-15 22:30:00'],
    ['15-Jan-24 10:30 PM', '2024-01-15 22:30:00'],
    ['01-Jan-20 12:33 AM', '2020-01-01 00:33:00'],
  ])('%s', async (stamp, expected) => {
    const result = await read([`[${stamp}] Ann`, 'hi']);
    expect(times(result)).toEqual([expected]);
    expect(result.messages[0]?.at).not.toHaveProperty('instant');
  });

  test('that can be read in two ways are asked about', async () => {
    const lines = ['[1/2/2024 10:30 AM] Ann', 'hi'];
    await expect(read(lines)).rejects.toMatchObject({ code: 'format-option-missing' });
    expect(times(await read(lines, { dateOrder: 'dmy' }))).toEqual(['2024-02-01 10:30:00']);
  });

  test('that do not exist are skipped with their lines', async () => {
    const { messages, skips } = await read(['[2/31/2024 10:30 AM] Ann', 'lost', '', '[3/1/2024 10:30 AM] Ann', 'x']);
    expect(messages.map(({ text }) => text)).toEqual(['x']);
    expect(skips.map(({ line }) => line)).toEqual([5, 6]);
  });
});

describe('DISCORD-TEXT-4 blocks', () => {
  test('files and reactions', async () => {
    const message = await readBody(
      'text',
      '',
      '{Attachments}',
      'https://cdn.example/a.png?ex=1',
      'x_Files\\b.pdf',
      '',
      '{Reactions}',
      '👍 (3) ❤ ',
      '',
      'more text',
    );
    expect(message).toMatchObject({
      kind: 'image',
      text: 'text\n\nmore text',
      attachments: [
        { name: 'a.png', missing: true },
        { name: 'b.pdf', path: 'x_Files/b.pdf' },
      ],
      reactions: [
        { key: '👍', count: 3 },
        { key: '❤', count: 1 },
      ],
    });
  });

  test('cards, previews, stickers, forwards', async () => {
    expect(await readBody('', '{Embed}', 'Title', '', 'Words')).toMatchObject({ kind: 'text', text: 'Title\n\nWords' });
    expect(await readBody('see https://a.example/', '', '{Embed}', 'https://a.example/', 'Title')).toMatchObject({
      text: 'see https://a.example/',
    });
    expect(await readBody('', '{Stickers}', 'https://cdn.example/3.png')).toMatchObject({
      kind: 'sticker',
      text: '',
    });
    expect(await readBody('', '{Forwarded Message}', 'news')).toMatchObject({ kind: 'forward', text: 'news' });
  });

  test('whatever text is written comes back', async () => {
    const unit = fc.constantFrom('a', ' ', '你', '=', '[', '{', '}', '\n', '1');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 30 }), { minLength: 1, maxLength: 5 }), async (texts) => {
        const lines = texts.flatMap((text) => ['[1/15/2024 10:30 AM] Ann', ...text.split('\n'), '']);
        const { messages } = await read(lines);
        const expected = texts.map((text) => text.replace(/^(?:[ ]*\n)+/, '').replace(/(?:\n[ ]*)+$/, ''));
        expect(messages.map(({ text }) => text.trim())).toEqual(expected.map((text) => text.trim()));
      }),
      { numRuns: 80 },
    );
  });
});

test('DISCORD-TEXT-5 notices are known by the exporter’s own words', async () => {
  expect(await readBody('Joined the server.')).toMatchObject({
    kind: 'system',
    sender: null,
    text: 'Ann joined the server.',
  });
  expect(await readBody('Joined the server')).toMatchObject({ kind: 'text', sender: { name: 'Ann' } });
});
