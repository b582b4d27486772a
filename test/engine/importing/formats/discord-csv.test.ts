import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, said, times } from '../reading.ts';

const HEAD = 'AuthorID,Author,Date,Content,Attachments,Reactions';
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const row = (content: string, { date = '2024-01-15T10:30:00+08:00', files = '', reactions = '' } = {}) =>
  ['1', 'Ann', date, content, files, reactions].map(quoted).join(',');
const read = (rows: readonly string[], options = {}) =>
  readText('Rust - Text - help [100000000000000010].csv', [HEAD, ...rows], options);

describe('DISCORD-CSV-1 rows', () => {
  test('the chat goes by the name of the file, people by their ids', async () => {
    const { chats, messages } = await read([row('hi'), row('Joined the server.')]);
    expect(chats).toMatchObject([{ name: 'Rust #help', nativeId: '100000000000000010' }]);
    expect(messages).toMatchObject([
      { sender: { nativeId: '1', name: 'Ann' }, text: 'hi', line: 0 },
      { sender: null, kind: 'system', text: 'Ann joined the server.', line: 1 },
    ]);
  });

  test('columns in another order, without the last ones', async () => {
    const result = await readText('x.csv', ['Date,Content,AuthorID,Author', '2024-01-15T10:30:00Z,hi,1,Ann']);
    expect(said(result)).toEqual(['Ann: hi']);
  });

  test('whatever was written comes back', async () => {
    const unit = fc.constantFrom('a', ' ', '你', '"', ',', '\n', '=', "'", ';');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 20 }), { minLength: 1, maxLength: 6 }), async (texts) => {
        const { messages } = await read(texts.map((text) => row(text)));
        expect(messages.map(({ text }) => text)).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });
});

describe('DISCORD-CSV-2 times', () => {
  test('with their distance from UTC, and as old tables write them', async () => {
    const { messages } = await read([row('x')]);
    expect(messages[0]?.at).toEqual({ local: Date.UTC(2024, 0, 15, 10, 30), instant: Date.UTC(2024, 0, 15, 2, 30) });
    const old = await read([row('x', { date: '01-Jan-20 01:33 AM' }), row('y', { date: '31-Dec-20 12:01 PM' })]);
    expect(times(old)).toEqual(['2020-01-01 01:33:00', '2020-12-31 12:01:00']);
    expect(times(await read([row('x', { date: '1/15/2024 10:30 PM' })]))).toEqual(['2024-01-15 22:30:00']);
    await expect(read([row('x', { date: '1/2/2024 10:30 PM' })])).rejects.toMatchObject({
      code: 'format-option-missing',
    });
  });

  test.each(['2024-02-31T10:30:00+08:00', '', '31-Foo-20 01:33 AM'])('%j is skipped', async (date) => {
    const { messages, skips } = await read([row('lost', { date }), row('x')]);
    expect(messages.map(({ text }) => text)).toEqual(['x']);
    expect(skips).toMatchObject([{ line: 0 }]);
  });
});

test('DISCORD-CSV-3 files and reactions', async () => {
  const files = 'https://cdn.example/a.png?ex=1,x_Files\\b.pdf';
  const { messages } = await read([row('', { files, reactions: '👍 (2),ferris (1),❤' })]);
  expect(messages).toMatchObject([
    {
      kind: 'image',
      attachments: [
        { name: 'a.png', missing: true },
        { name: 'b.pdf', path: 'x_Files/b.pdf' },
      ],
      reactions: [
        { key: '👍', count: 2 },
        { key: 'ferris', count: 1 },
        { key: '❤', count: 1 },
      ],
    },
  ]);
});
