import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '../../../../../src-main/contract/index.ts';
import { detect, listFormats, sampleColumns } from '../../../../../src-main/engine/importing/index.ts';
import { MappingProfiles } from '../../../../../src-main/engine/library/index.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { fileWith, readText, said, times } from '../../reading.ts';

const mapping: ColumnMapping = { time: 'a', sender: 'b', text: 'c' };
/** A table of three columns whose headings say nothing. */
const abc = (...rows: readonly string[]) => ['a,b,c', ...rows];

describe('GENERIC-1 a mapping', () => {
  test('names the columns', async () => {
    const table = ['w,x,y,z', '2026-03-01 10:00:00,7,Ann,hi', '2026-03-01 10:01:00,8,Ben,yes'];
    const read = await readText('t.csv', table, { mapping: { time: 'w', sender: 'y', senderId: 'x', text: 'z' } });
    expect(read.format).toBe('generic-csv');
    expect(said(read)).toEqual(['Ann: hi', 'Ben: yes']);
    expect(read.messages[0]?.sender).toEqual({ nativeId: '7', name: 'Ann' });
    expect(read.messages.map(({ line }) => line)).toEqual([1, 2]);
    expect(read.guesses.map(({ what }) => what)).toEqual(['chat-name']);
  });

  test('that does not fit is refused', async () => {
    const wrong = readText('t.csv', abc('2026-03-01,x,y'), { mapping: { ...mapping, text: 'body' } });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('a, b, c') });
    const json = readText('t.json', '[{"a":1772323205,"b":"x","c":"y"}]', { mapping: { ...mapping, time: 'when' } });
    await expect(json).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('reads what looks little like a table', async () => {
    const read = await readText('t.csv', abc('noon,x,y', '2026-03-01 10:00,x,y'), { mapping });
    expect(read.messages).toHaveLength(1);
    expect(read.skips).toMatchObject([{ line: 1, text: 'noon,x,y' }]);
  });
});

describe('GENERIC-2 without a mapping', () => {
  test('headings that leave no doubt are a guess', async () => {
    const { guesses, messages } = await readText('t.csv', ['Date;Author;Message', '2026-03-01 10:00;Ann;hi']);
    expect(guesses).toMatchObject([{ what: 'format' }, { what: 'columns' }, { what: 'chat-name' }]);
    expect(guesses[1]?.value).toBe('time=Date, text=Message, sender=Author');
    expect(messages).toHaveLength(1);
  });

  test.each([
    ['no headings', abc('2026-03-01 10:00:00,Ann,hi there', '2026-03-01 10:00:00,Ann,hello')],
    ['times that are none', ['date,author,message', '2026-03-01,Ann,hi', 'noon,Ann,hi']],
    ['no sender', ['date,message', '2026-03-01,hi']],
    ['no rows', ['date,author,message']],
  ])('%s: the user is asked', async (_, lines) => {
    const reading = readText('t.csv', lines, { format: 'generic-csv' });
    await expect(reading).rejects.toMatchObject({ code: 'format-option-missing', details: { option: '--map' } });
  });

  test('no table is sure, and other formats keep their own', async () => {
    const table = fileWith('t.csv', 'date,author,message\n2026-03-01 10:00,Ann,hi\n');
    expect((await detect(table)).confidence).toBeLessThanOrEqual(0.5);
    const prose = fileWith('t.txt', 'Dear all, this is a letter, with commas.\nIt is, of course, no table.\n');
    expect((await detect(prose)).format).toBe(null);
    const settings = fileWith('t.json', '{"name":"x","files":[{"path":"a"}]}');
    expect((await detect(settings)).format).toBe(null);
  });
});

describe('GENERIC-3 headings', () => {
  test.each([
    ['Timestamp', 'Sender Name', 'Message Body'],
    ['发送时间', '昵称', '消息内容'],
    ['傳送時間', '暱稱', '訊息內容'],
    ['送信日時', '送信者', '本文'],
    ['보낸 시간', '보낸 사람', '내용'],
    ['Fecha y hora', 'Remitente', 'Mensaje'],
    ['Data/Hora', 'Usuário', 'Mensagem'],
    ['Zeitpunkt', 'Absender', 'Nachricht'],
    ['Horodatage', 'Auteur', 'Contenu'],
    ['Data e ora', 'Mittente', 'Testo'],
    ['Дата и время', 'Отправитель', 'Сообщение'],
    ['created_at', 'from.name', 'Content (Markdown)'],
  ])('%s, %s, %s', async (time, sender, text) => {
    const table = fileWith('t.csv', `x\t${sender}\t${time}\t${text}\n1\tAnn\t2026-03-01 10:00\thi\n`);
    const sample = await sampleColumns(table, undefined);
    expect(sample.guess).toMatchObject({ time, sender, text, delimiter: '\t', header: true });
  });

  test('by content where they say nothing', async () => {
    const rows = ['2026-03-01 10:00,Ann,what is a monad?', '2026-03-01 10:01,Ben,a burrito', '2026-03-01 10:02,Ann,ah'];
    const sample = await sampleColumns(fileWith('t.csv', abc(...rows).join('\n')), undefined);
    expect(sample).toMatchObject({ guess: { time: 'a', sender: 'b', text: 'c' }, isCertain: false });
    expect(sample.rows).toHaveLength(3);
  });
});

describe('GENERIC-4 CSV', () => {
  test('quotation marks, line ends within cells, a byte order mark, other delimiters', async () => {
    const lines = '\uFEFFdate;author;message\r\n"2026-03-01 10:00";"Ann ""the"" Lee";"one;\r\ntwo"\r\n';
    const { messages } = await readText('t.csv', lines);
    expect(messages).toMatchObject([{ sender: { name: 'Ann "the" Lee' }, text: 'one;\r\ntwo' }]);
    const loose = await readText('t.csv', 'date|author|message\n2026-03-01 10:00|Ann|5" or 6"\n2026-03-01 10:01|Ann\n');
    expect(loose.messages.map(({ text }) => text)).toEqual(['5" or 6"', '']);
  });

  test('headings', async () => {
    const bare = ['2026-03-01 10:00:00,Ann,hi', '2026-03-01 10:00:01,Ben,yo'];
    expect((await sampleColumns(fileWith('t.csv', bare.join('\n')), undefined)).columns).toEqual(['1', '2', '3']);
    const read = await readText('t.csv', bare, { mapping: { time: '1', sender: '2', text: '3' } });
    expect(read.messages.map(({ line }) => line)).toEqual([0, 1]);
    const twice = fileWith('t.csv', 'time,name,name,\n2026-03-01,a,b,c\n');
    expect((await sampleColumns(twice, undefined)).columns).toEqual(['time', 'name', 'name (3)', '4']);
  });

  test('a quotation that is never closed', async () => {
    const open = [
      'date,author,message',
      '2026-03-01 10:00,Ann,"oh',
      '2026-03-01 10:01,"Ann',
      '2026-03-01 10:02,Ann,hi',
    ];
    const { messages, skips, warnings } = await readText('t.csv', open);
    expect(messages.map(({ text, line }) => [text, line])).toEqual([
      ['"oh', 1],
      ['hi', 3],
    ]);
    expect(skips).toMatchObject([
      { line: 2, reason: 'a quotation mark is opened in line 3 and never closed', text: '2026-03-01 10:01,"Ann\n' },
    ]);
    expect(warnings).toEqual([expect.stringContaining('line 2')]);
  });

  test('any cells come back', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '你', ' ', ';', '=', '\t') });
    const property = fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (texts) => {
      const rows = texts.map((text) => `2026-03-01 10:00:00,Ann,"${text.replaceAll('"', '""')}"`);
      const read = await readText('t.csv', ['date,author,message', ...rows].join('\n'), {
        mapping: { time: 'date', sender: 'author', text: 'message', delimiter: ',', header: true },
      });
      expect(read.messages.map(({ text }) => text)).toEqual(texts);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('GENERIC-5 JSON', () => {
  const row = { when: 1_772_323_205, by: { name: 'Ann' }, parts: ['a', 'b'] };
  const columns: ColumnMapping = { time: 'when', sender: 'by.name', text: 'parts' };

  test('the largest array, or the one that is named', async () => {
    const document = JSON.stringify({ users: [{ id: 1 }], log: { rows: [row, row, row] } });
    const read = await readText('t.json', document, { mapping: columns });
    expect(said(read)).toEqual(['Ann: a\nb', 'Ann: a\nb', 'Ann: a\nb']);
    const nested = JSON.stringify([{ items: [row] }, { items: [row] }]);
    expect((await readText('t.json', nested, { mapping: { ...columns, array: '[].items' } })).messages).toHaveLength(2);
    const sample = await sampleColumns(fileWith('t.json', document), 'users');
    expect(sample).toMatchObject({ kind: 'json', columns: ['id'], guess: { array: 'users' } });
  });

  test('one object a line', async () => {
    const read = await readText('t.jsonl', [JSON.stringify(row), 'x', JSON.stringify(row)], { mapping: columns });
    expect(read.format).toBe('generic-jsonl');
    expect(read.messages.map(({ line }) => line)).toEqual([0, 2]);
    expect(read.skips).toMatchObject([{ line: 1 }]);
  });
});

describe('GENERIC-6 times', () => {
  const local = '2024-01-02 15:04:05';
  const instant = Date.UTC(2024, 0, 2, 15, 4, 5);

  test.each([
    ['2024-01-02 15:04:05', local, null],
    ['2024-01-02T15:04:05.250Z', local, instant + 250],
    ['2024-01-02T15:04:05+08:00', local, instant - 8 * 3_600_000],
    ['2024/1/2 15:04:05', local, null],
    ['2024年1月2日 下午3:04:05', local, null],
    ['2024. 1. 2. 오후 3:04:05', local, null],
    ['20240102150405', local, null],
    ['Tue, 02 Jan 2024 15:04:05 +0000', local, instant],
    ['Jan 2, 2024 3:04:05 PM', local, null],
    ['1704207845', local, instant],
    ['1704207845000', local, instant],
    ['1704207845000000', local, instant],
    ['45293.627835648', local, null],
  ])('%s', async (written, wall, epoch) => {
    const read = await readText('t.csv', ['a;b;c', `${written};Ann;hi`], { mapping });
    expect(times(read)).toEqual([wall]);
    expect(read.messages[0]?.at.instant ?? null).toBe(epoch);
  });

  test('a unit or a pattern that is named', async () => {
    const day = await readText('t.csv', abc('60000,x,y'), { mapping: { ...mapping, timeUnit: 'seconds' } });
    expect(times(day)).toEqual(['1970-01-01 16:40:00']);
    const pattern = { ...mapping, timePattern: 'D.M.YY hh:mm A' };
    const read = await readText('t.csv', abc('2.1.24 03:04 PM,x,y', '2.1.24 15:04,x,y'), { mapping: pattern });
    expect(times(read)).toEqual(['2024-01-02 15:04:00']);
    expect(read.skips).toHaveLength(1);
    const poor = readText('t.csv', abc('2,x,y'), { mapping: { ...mapping, timePattern: 'hh:mm' } });
    await expect(poor).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('a column of days and one of clock times', async () => {
    const read = await readText('t.csv', ['Fecha,Hora,Autor,Mensaje', '2024-01-02,3:04 PM,Ann,hi']);
    expect(times(read)).toEqual(['2024-01-02 15:04:00']);
  });
});

describe('GENERIC-7 the order of dates', () => {
  test('is found out over the whole file', async () => {
    const read = await readText('t.csv', ['date,author,message', '1/2/2024 10:00,Ann,x', '1/13/2024 10:00,Ann,y']);
    expect(times(read)).toEqual(['2024-01-02 10:00:00', '2024-01-13 10:00:00']);
    expect(read.guesses).toContainEqual(expect.objectContaining({ what: 'date-order', value: 'mdy' }));
  });

  test('is asked for, and may be said', async () => {
    const open = ['date,author,message', '1/2/2024 10:00,Ann,x'];
    const asking = readText('t.csv', open);
    await expect(asking).rejects.toMatchObject({ code: 'format-option-missing', details: { option: '--date-order' } });
    expect(times(await readText('t.csv', open, { dateOrder: 'dmy' }))).toEqual(['2024-02-01 10:00:00']);
    const said = { time: 'date', sender: 'author', text: 'message', dateOrder: 'mdy' as const };
    expect(times(await readText('t.csv', open, { mapping: said, dateOrder: 'dmy' }))).toEqual(['2024-01-02 10:00:00']);
  });
});

test('GENERIC-8 rows that lack something', async () => {
  const table = [
    'time,author,text,file,id,reply_to',
    ',Ann,hi,,1,',
    '2024-02-31 10:00,Ann,hi,,2,',
    '2024-02-01 10:00,,Ann joined,,3,',
    '2024-02-01 10:00,Ann,,a/b.MP4,4,2',
  ];
  const { messages, skips } = await readText('t.csv', table);
  expect(skips.map(({ line }) => line)).toEqual([1, 2]);
  expect(messages).toMatchObject([
    { sender: null, kind: 'system' },
    { kind: 'video', attachments: [{ name: 'b.MP4', path: 'a/b.MP4' }], nativeId: '4', replyToNativeId: '2' },
  ]);
});

test('GENERIC-9 formulas and long ids', async () => {
  const formulas = ['=1+1', '+1', '-2', '@SUM(A1)', '=cmd|calc'];
  const rows = formulas.map((text) => `2024-02-01 10:00,Ann,${text},7012345678901234567`);
  const { messages } = await readText('t.csv', ['time,author,text,message_id', ...rows]);
  expect(messages.map(({ text }) => text)).toEqual(formulas);
  const json = '[{"time":"2024-02-01","author":"Ann","text":"x","message_id":7012345678901234567}]';
  expect((await readText('t.json', json)).messages[0]?.nativeId).toBe('7012345678901234567');
});

test('GENERIC-10 a column of chats', async () => {
  const table = [
    'time,author,text,chat',
    '2024-02-01,A,1,x',
    '2024-02-01,A,2,y',
    '2024-02-01,A,3,x',
    '2024-02-01,A,4,',
  ];
  const { chats, messages } = await readText('t.csv', table);
  expect(chats.map(({ name }) => name)).toEqual(['x', 'y', 't']);
  expect(messages.map(({ text }) => text)).toEqual(['1', '3', '2', '4']);
  expect(said(await readText('t.csv', table, { chat: 'y' }))).toEqual(['A: 2']);
});

test('GENERIC-11 profiles', () => {
  const folder = join(temporaryFolder(), 'settings');
  const profiles = new MappingProfiles(folder);
  expect(profiles.list()).toEqual([]);
  profiles.save({ name: 'b', mapping });
  profiles.save({ name: 'a', mapping });
  const kept = new MappingProfiles(folder).save({ name: 'b', mapping: { ...mapping, text: 'd' } });
  expect(kept.map(({ name, mapping: { text } }) => [name, text])).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
  expect(profiles.delete('a').map(({ name }) => name)).toEqual(['b']);
});

test('formats list the tables last', () => {
  const ids = listFormats().map(({ id }) => id);
  expect(ids.slice(-3)).toEqual(['generic-csv', 'generic-json', 'generic-jsonl']);
});
