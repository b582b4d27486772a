import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { encodeLegacy } from '../legacy-bytes.ts';
import { fileWith, readFile, readText, said, times } from '../reading.ts';

const log = (lines: readonly string[], options = {}) =>
  readText('#c.2024-01-02.txt', lines, { format: 'irc', ...options });

describe('IRC-1 the layouts of the programs', () => {
  test.each([
    ['[10:13] <ann> hi there', 'ann: hi there'],
    ['[10:13:14] <ann> hi', 'ann: hi'],
    ['10:13 <@ann> hi', 'ann: hi'],
    ['10:13 < ann> hi', 'ann: hi'],
    ['10:13 <+ann> hi', 'ann: hi'],
    ['2024-01-02T10:13:14  <ann> hi', 'ann: hi'],
    ['[2024-01-02 10:13:14] <ann> hi', 'ann: hi'],
    ['[14 Jan 10:36] <ann!u@host> -hi', 'ann: -hi'],
    ['Jan 02 10:13:14 <ann>\thi', 'ann: hi'],
    ['2024-01-02 10:13:14\t@ann\thi\tthere', 'ann: hi\tthere'],
    ['[10:13] <a|b-c_d[e]> hi', 'a|b-c_d[e]: hi'],
    ['[10:13] <ann>   indented', 'ann:   indented'],
    ['[10:13] <ann>', 'ann: '],
    ['[10:13] <ann> one\u2028line\u0085still', 'ann: one\u2028line\u0085still'],
    ['[10:13] (ann/#ubuntu) hi', 'ann: hi'],
    ['[10:13]  * ann waves', 'ann: waves'],
    ['[10:13] * ann waves', 'ann: waves'],
    ['[10:13]  * ann', 'ann: '],
    ['[10:13] Action: ann waves', 'ann: waves'],
    ['10:13 -ann:#c- notice', 'ann: notice'],
    ['2024-01-02 10:13:14\t *\tann waves', 'ann: waves'],
  ])('%s', async (line, expected) => {
    expect(said(await log([line]))).toEqual([expected]);
  });
});

describe('IRC-2 the first day', () => {
  const line = ['[10:13] <ann> hi'];

  test('from the name of the file', async () => {
    const { guesses } = await log(line);
    expect(guesses.find(({ what }) => what === 'date')).toMatchObject({
      value: '2024-01-02',
      because: 'the file is named so',
    });
    expect(times(await readText('2004-11-15_03.ascii.txt', line))).toEqual(['2004-11-15 10:13:00']);
    expect(times(await readText('chan_20040229.txt', line))).toEqual(['2004-02-29 10:13:00']);
  });

  test('from its folders', async () => {
    const folder = join(temporaryFolder(), '2005', '04', '06');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '#ubuntu.txt'), line.join('\n'));
    const result = await readFile(join(folder, '#ubuntu.txt'));
    expect(times(result)).toEqual(['2005-04-06 10:13:00']);
    expect(result.chats[0]?.name).toBe('#ubuntu');
  });

  test('from the user, which is no guess', async () => {
    const result = await log(line, { date: '2023-05-06' });
    expect(times(result)).toEqual(['2023-05-06 10:13:00']);
    expect(result.guesses.filter(({ what }) => what === 'date')).toEqual([]);
  });

  test('else from the age of the file, in the zone of the import', async () => {
    const path = fileWith('#c.txt', line.join('\n'), new Date('2024-03-01T20:00:00Z'));
    const result = await readFile(path, { timezone: 'Asia/Shanghai' });
    expect(times(result)).toEqual(['2024-03-02 10:13:00']);
    expect(result.guesses).toContainEqual({
      type: 'guess',
      what: 'date',
      value: '2024-03-02',
      because: 'the file was last changed on that day',
    });
    await expect(readFile(path, { timezone: 'Moon/Base' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('lines that begin a log or a day set it, and are no messages', async () => {
    const lines = [
      '--- Log opened Mon Feb 26 09:00:00 2024',
      '10:00 <ann> a',
      '--- Day changed 二  2月 27 2024',
      '09:00 <ann> b',
      'Session Start: Wed Feb 28 03:04:05 2024',
      '[03:05] <ann> c',
      '--- Log closed Thu Feb 29 00:00:00 2024',
    ];
    const result = await log(lines);
    expect(times(result)).toEqual(['2024-02-26 10:00:00', '2024-02-27 09:00:00', '2024-02-28 03:05:00']);
    expect(result.skips).toEqual([]);
    expect(result.guesses.filter(({ what }) => what === 'date')).toEqual([]);
  });

  test('dates in the lines need no guess', async () => {
    expect((await log(['2023-01-02 10:13:14\tann\thi'])).guesses.filter(({ what }) => what === 'date')).toEqual([]);
  });
});

describe('IRC-3 time falls back', () => {
  test('by more than twelve hours: the next day', async () => {
    const lines = ['[23:50] <a> 1', '[00:10] <a> 2', '[12:00] <a> 3', '[23:59] <a> 4', '[11:00] <a> 5'];
    expect(times(await log(lines)).map((time) => time.slice(8, 16))).toEqual([
      '02 23:50',
      '03 00:10',
      '03 12:00',
      '03 23:59',
      '04 11:00',
    ]);
  });

  test('by less: the same day', async () => {
    expect(
      times(await log(['[14:00] <a> 1', '[13:58] <a> 2', '[02:00] <a> 3'])).map((time) => time.slice(8, 16)),
    ).toEqual(['02 14:00', '02 13:58', '02 02:00']);
  });

  test('over years', async () => {
    expect(times(await readText('#c.2023-12-31.txt', ['[23:50] <a> 1', '[00:10] <a> 2']))).toEqual([
      '2023-12-31 23:50:00',
      '2024-01-01 00:10:00',
    ]);
  });
});

describe('IRC-4 dates without a year', () => {
  test('are the nearest ones', async () => {
    const lines = ['Dec 31 23:59:00 <a>\t1', 'Jan 01 00:00:01 <a>\t2', 'Feb 29 00:00:01 <a>\t3'];
    expect(times(await log(lines, { date: '2023-12-30' }))).toEqual([
      '2023-12-31 23:59:00',
      '2024-01-01 00:00:01',
      '2024-02-29 00:00:01',
    ]);
  });
});

describe('IRC-5 lines without a time', () => {
  test('have the time above, or that of the first line', async () => {
    const lines = [
      '=== ann has joined #c',
      '=== bob has joined #c',
      '[10:00] <ann> a',
      '=== bob has left #c',
      '[10:05] <ann> b',
      ' * ann waves',
      '<ann> c',
    ];
    expect(times(await log(lines)).map((time) => time.slice(11, 16))).toEqual([
      '10:00',
      '10:00',
      '10:00',
      '10:00',
      '10:05',
      '10:05',
      '10:05',
    ]);
  });

  test('a log without any time', async () => {
    expect(times(await log(['=== ann has joined #c', '<ann> hi']))).toEqual([
      '2024-01-02 00:00:00',
      '2024-01-02 00:00:00',
    ]);
  });
});

describe('IRC-6 notices', () => {
  test.each([
    ['10:00 -!- ann [~a@host] has joined #c', 'ann [~a@host] has joined #c'],
    ['[10:00] *** Joins: ann (a@host)', 'Joins: ann (a@host)'],
    ['=== ann is now known as ann_', 'ann is now known as ann_'],
    ['2024-01-02 10:00:00\t<--\tann (a@host) has quit', 'ann (a@host) has quit'],
    ['[10:00] ann (a@host) left irc: bye', 'ann (a@host) left irc: bye'],
    ['Jan 02 10:00:00 *\tann (a@host) has joined', 'ann (a@host) has joined'],
  ])('%s', async (line, text) => {
    expect((await log([line])).messages).toMatchObject([{ sender: null, kind: 'system', text, line: 0 }]);
  });
});

describe('IRC-7 addressing', () => {
  const names = async (text: string) =>
    (await log([`[10:00] <me> ${text}`, '[10:01] <Ann> later', '[10:02] <bob|2> x'])).messages[0]?.mentions?.map(
      ({ name }) => name,
    );

  test.each([
    ['ann: look', ['ann']],
    ['Ann, look', ['Ann']],
    ['ann, bob|2: look', ['ann', 'bob|2']],
    ['ann,bob|2 look', ['ann']],
    ['@ann look', ['ann']],
    ['thanks @bob|2, @ann', ['bob|2', 'ann']],
    ['http://example.org', undefined],
    ['note: ann is here', undefined],
    ['carl: who?', undefined],
    ['ann:no blank', undefined],
    ['write to me@ann', undefined],
  ])('%s', async (text, expected) => {
    expect(await names(text)).toEqual(expected);
  });
});

describe('IRC-8 encodings of lines', () => {
  test('differ from line to line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('[10:00] <ann> 你好\n[10:01] <bob> ça va\n'),
      encodeLegacy('[10:02] <joé> déjà vu, garçon\n', 'windows-1252'),
      Buffer.from('[10:03] <ann> plain\n'),
    ]);
    const result = await readText('#c.2024-01-02.txt', bytes);
    expect(said(result)).toEqual(['ann: 你好', 'bob: ça va', 'joé: déjà vu, garçon', 'ann: plain']);
    expect(result.guesses).toContainEqual(expect.objectContaining({ what: 'encoding', value: 'windows-1252' }));
  });

  test('Chinese lines among them', async () => {
    const bytes = Buffer.concat([
      Buffer.from('[10:00] <ann> 你好\n'),
      encodeLegacy('[10:02] <阿花> 请问这个问题怎么解决，谢谢大家\n', 'gb18030'),
    ]);
    expect(said(await readText('#c.2024-01-02.txt', bytes))[1]).toBe('阿花: 请问这个问题怎么解决，谢谢大家');
  });

  test('colours and styles go', async () => {
    expect(said(await log(['[10:00] <ann> \x0304,12red\x0f \x02bold\x02 \x1ditalic\x16 10'])).join()).toBe(
      'ann: red bold italic 10',
    );
  });
});

describe('IRC-9 the name of the channel', () => {
  test.each([
    ['#rust.2024-01-02.log', '#rust'],
    ['freenode_#rust_20240102.log', '#rust'],
    ['rust-2024-01-02.log', 'rust'],
    ['2024-01-02.#rust.log', '#rust'],
    ['2004-12-25.train-c.ascii.txt', '2004-12-25.train-c.ascii'],
    ['#rust.log', '#rust'],
    ['rust.log', 'rust'],
  ])('%s', async (file, name) => {
    const { chats } = await readText(file, ['[10:00] <ann> hi']);
    expect(chats).toEqual([{ type: 'chat', platform: 'irc', kind: 'group', name }]);
  });
});

describe('IRC-10 other lines', () => {
  test('are skipped with their number', async () => {
    const { messages, skips } = await log([
      '[10:00] <ann> hi',
      '',
      'no line of a log',
      '[10:99] <ann> no time',
      '[10:01] what',
      '[10:02] <ann> x',
    ]);
    expect(messages.map(({ line }) => line)).toEqual([0, 5]);
    expect(skips.map(({ line }) => line)).toEqual([2, 3, 4]);
  });
});

test('IRC-11 zones', async () => {
  const lines = [
    '2024-01-02T10:00:00Z <ann> a',
    '[2024-01-02 10:00:01 UTC] <ann> b',
    '[2024-01-02T10:00:02+02:00] <ann> c',
    '2024-01-02 10:00:03 -0500 <ann> d',
    '2024-01-02 10:00:04 <ann> e',
    '10:00 -ben- f',
  ];
  const { messages, skips } = await readText('#c.log', lines);
  expect(skips).toEqual([]);
  const offsets = messages.map(({ at: { local, instant } }) =>
    instant === undefined ? null : (local - instant) / 3_600_000,
  );
  expect(offsets).toEqual([0, 0, 2, -5, null, null]);
});

test.each([
  ['--- Log opened Tue Mar 05 10:00:00 2024'],
  ['--- Day changed Di Mär 05 2024'],
  ['--- Day changed mar. mars 05 2024'],
  ['--- Day changed mar. 05 mars 2024'],
  ['--- Day changed вт 05 мар 2024'],
  ['--- Day changed 二 3月 05 2024'],
])('IRC-12 %s', async (banner) => {
  expect(times(await readText('x.log', [banner, '10:00 <ann> a']))).toEqual(['2024-03-05 10:00:00']);
});

test('IRC-12 a Tuesday is no month, and the frame of a WeeChat log no line of it', async () => {
  const frame = '2024-01-02 10:00:00\t****  Beginning of log  ****';
  const read = await readText('x.log', [frame, '--- Day changed mar. 02 janv. 2024', '10:00 <ann> a']);
  expect(times(read)).toEqual(['2024-01-02 10:00:00']);
  expect(read.skips).toEqual([]);
});

test('IRC-6 joins and changes of nicks without a mark before them', async () => {
  const lines = ['[10:39] ann!u@h has quit', '[10:40] Nick change: ann -> ben'];
  const read = await log(lines);
  expect(said(read)).toEqual(['ann!u@h has quit', 'Nick change: ann -> ben']);
  expect(read.messages.map(({ kind }) => kind)).toEqual(['system', 'system']);
});
