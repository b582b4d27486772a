import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { fileWith, readText, said, times } from '../reading.ts';

const TITLE = '[LINE] 與讀書會的聊天記錄';
const DAY = '2024/03/04（週一）';
const read = (lines: readonly string[], options: ImportOptions = {}) =>
  readText('chat.txt', [TITLE, '儲存日期：2024/03/06 21:08', '', ...lines], { format: 'line', ...options });
const under = (...lines: readonly string[]) => read([DAY, ...lines]);

describe('LINE-1 the name of the chat', () => {
  test.each([
    ['[LINE] Chat history with Ann Lee', 'Ann Lee'],
    ['[LINE] Chat history in Book club', 'Book club'],
    ['[LINE] 読書会とのトーク履歴', '読書会'],
    ['[LINE] 読書会のトーク履歴', '読書会'],
    ['[LINE] 與讀書會的聊天記錄', '讀書會'],
    ['[LINE] 與讀書會的聊天紀錄', '讀書會'],
    ['[LINE] 聊天紀錄：讀書會', '讀書會'],
    ['[LINE] 与读书会的聊天记录', '读书会'],
    ['[LINE] ประวัติการแชทกับ สมชาย', 'สมชาย'],
    ['[LINE] Something else', 'Something else'],
  ])('%s', async (title, name) => {
    const { chats, guesses, skips } = await readText('x.txt', [title, DAY, '10:00\tA\thi']);
    expect(chats).toMatchObject([{ name, platform: 'line', kind: 'group' }]);
    expect([guesses, skips]).toEqual([[], []]);
  });

  test('without one the file names it; the user may', async () => {
    const lines = [DAY, '10:00\tA\thi', '10:01\tB\tho'];
    expect((await readText('LINE club.txt', lines)).guesses).toMatchObject([{ what: 'chat-name', value: 'LINE club' }]);
    expect((await readText('x.txt', lines, { chat: 'Club' })).chats).toMatchObject([{ name: 'Club' }]);
  });

  test('two of whom one bears its name', async () => {
    const { chats } = await readText('x.txt', ['[LINE] Chat history with B', DAY, '10:00\tA\thi', '10:01\tB\tho']);
    expect(chats).toMatchObject([{ kind: 'private' }]);
  });

  test('a file of UTF-16 or Shift_JIS', async () => {
    const text = ['[LINE] 読書会とのトーク履歴', '', '2024/03/04(月)', '午後1:05\t花子\tこんにちは', ''].join('\r\n');
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const result = await readText('x.txt', bytes);
    expect(said(result)).toEqual(['花子: こんにちは']);
    expect(times(result)).toEqual(['2024-03-04 13:05:00']);
  });
});

describe('LINE-2 headings of days', () => {
  test.each([
    '2024/03/04（週一）',
    '2024/03/04(月)',
    '2024.03.04 Monday',
    '2024-3-4 Mon',
    '2024.03.04 星期一',
    '2024/03/04 周一',
    '2024/03/04(จ.)',
    '2567/03/04 (จันทร์)',
    '2024年3月4日 月曜日',
    'Mon, 04/03/2024',
    'Mon, 03/04/2024',
    'จ. 04/03/2567',
  ])('%s', async (heading) => {
    expect(times(await read([heading, '10:00\tA\thi']))).toEqual(['2024-03-04 10:00:00']);
  });

  test.each(['2024/03/04', '2024/03/05（週一）', '2024/03/04（天氣）', 'Tue, 04/03/2024', '明天 04/03/2024'])(
    '%s is text',
    async (line) => {
      expect(said(await under('10:00\tA\thi', line))).toEqual([`A: hi\n${line}`]);
    },
  );
});

describe('LINE-3 the order of day and month', () => {
  test('the weekday decides', async () => {
    const us = await read(['Mon, 11/03/2025', '10:00\tA\thi']);
    expect(times(us)).toEqual(['2025-11-03 10:00:00']);
    expect(times(await read(['Sun, 26/04/2026', '10:00\tA\thi']))).toEqual(['2026-04-26 10:00:00']);
    expect(us.guesses).toEqual([]);
  });

  test('where it fits both, the other headings decide', async () => {
    const either = bothOrders();
    const other = ['Sun, 26/04/2026', '11:00\tA\tho'];
    expect(times(await read([either.line, '10:00\tA\thi', ...other]))[0]).toBe(`${either.dmy} 10:00:00`);
    const us = ['Sun, 04/26/2026', '11:00\tA\tho'];
    expect(times(await read([either.line, '10:00\tA\thi', ...us]))[0]).toBe(`${either.mdy} 10:00:00`);
  });

  test('nothing decides: the user is asked, and the answer holds', async () => {
    const either = bothOrders();
    const lines = [either.line, '10:00\tA\thi'];
    await expect(read(lines)).rejects.toMatchObject({ code: 'format-option-missing' });
    expect(times(await read(lines, { dateOrder: 'mdy' }))).toEqual([`${either.mdy} 10:00:00`]);
    expect(times(await read(lines, { dateOrder: 'dmy' }))).toEqual([`${either.dmy} 10:00:00`]);
  });

  test('the day of saving shows it', async () => {
    const either = bothOrders();
    const lines = ['[LINE] Chat history in X', 'Saved on: 26/04/2026, 04:36PM', either.line, '10:00\tA\thi'];
    expect(times(await readText('x.txt', lines))).toEqual([`${either.dmy} 10:00:00`]);
  });

  /** A heading whose weekday is right in both orders. */
  function bothOrders(): { line: string; dmy: string; mdy: string } {
    const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
    for (let day = 1; day <= 12; day++) {
      for (let month = day + 1; month <= 12; month++) {
        const one = new Date(Date.UTC(2024, month - 1, day));
        const other = new Date(Date.UTC(2024, day - 1, month));
        if (one.getUTCDay() === other.getUTCDay()) {
          const written = `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/2024`;
          const iso = (date: Date) => date.toISOString().slice(0, 10);
          return { line: `${names[one.getUTCDay()]}, ${written}`, dmy: iso(one), mdy: iso(other) };
        }
      }
    }
    throw new Error('there is none');
  }
});

describe('LINE-4 messages', () => {
  test.each([
    ['9:30', '09:30'],
    ['09:30AM', '09:30'],
    ['9:30 PM', '21:30'],
    ['12:05 AM', '00:05'],
    ['上午12:05', '00:05'],
    ['下午12:05', '12:05'],
    ['午前 9:30', '09:30'],
    ['午後9:30', '21:30'],
    ['凌晨12:30', '00:30'],
    ['凌晨 1:30', '01:30'],
    ['早上8:30', '08:30'],
    ['中午12:30', '12:30'],
    ['晚上8:30', '20:30'],
    ['24:53', '00:53'],
    ['25:10', '01:10'],
  ])('%s', async (time, clock) => {
    expect(times(await under(`${time}\tA\thi`))).toEqual([`2024-03-04 ${clock}:00`]);
  });

  test('tabs within the text stay; without a name it is a notice', async () => {
    const result = await under('10:00\tA\ta\tb', '10:01\t\tB joined the group.', '10:02\tB left the group.');
    expect(said(result)).toEqual(['A: a\tb', 'B joined the group.', 'B left the group.']);
    expect(result.messages.map(({ kind }) => kind)).toEqual(['text', 'system', 'system']);
  });
});

describe('LINE-5 what does not exist', () => {
  test('days and times', async () => {
    const { skips, messages } = await read([
      '10:00\tA\tbefore',
      '2024/02/31（週六）',
      '10:00\tA\tx',
      'more of x',
      DAY,
      '10:60\tA\ty',
      'more of y',
      '10:01\tA\tz',
    ]);
    expect(messages).toHaveLength(1);
    expect(skips.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '3: it stands before the first day',
      '4: there is no such day',
      '5: it belongs to a day that does not exist',
      '6: it belongs to a day that does not exist',
      '8: there is no such time',
      '9: it belongs to a skipped message',
    ]);
  });
});

describe('LINE-6 texts of several lines', () => {
  test('marks set off what looks like messages', async () => {
    const result = await under(
      '10:00\tA\t"one',
      '2024/03/05（週二）',
      '10:01\tB\tquoted',
      '',
      'he said "ok""',
      '10:02\tB\tyes',
    );
    expect(said(result)).toEqual(['A: one\n2024/03/05（週二）\n10:01\tB\tquoted\n\nhe said "ok"', 'B: yes']);
  });

  test('a text in marks on one line keeps them, and plain lines continue', async () => {
    const result = await under('10:00\tA\t"quoted"', '10:01\tB\tone', 'two', '', '10:02\tA\t"a" and "b"', 'c');
    expect(said(result)).toEqual(['A: "quoted"', 'B: one\ntwo', 'A: "a" and "b"\nc']);
  });

  test('the last message of the file', async () => {
    expect(said(await under('10:00\tA\t"one', 'two"'))).toEqual(['A: one\ntwo']);
  });

  test('a mark that is never closed is only a mark', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `10:01\tB\t${index}`);
    const result = await under('10:00\tA\t"oh', '2024/03/05（週二）', ...many);
    expect(said(result).slice(0, 3)).toEqual(['A: "oh', 'B: 0', 'B: 1']);
    expect(result.messages).toHaveLength(301);
    expect(said(await under('10:00\tA\t"oh', '10:01\tB\tsaid "ok"', '10:02\tB\tx'))).toHaveLength(3);
    const without = await under('10:00\tA\t"oh', ...many, ...many, ...many, ...many);
    expect(without.messages).toHaveLength(1201);
  });
});

describe('LINE-7 the desktop layout', () => {
  test('names from the title, from joins, from what lines begin with', async () => {
    const lines = [
      '[LINE] Chat history with foo bar',
      '2024.03.04 Monday',
      '12:00 foo bar hello world',
      '12:01 Zoë joined the chat.',
      '12:02 Zoë Photos',
      '12:03 Max Power one two',
      '12:04 Max Power three four',
      '12:05 Max Power five six',
      '12:06 Max Power Stickers',
      '12:07 once said',
      '12:08 word',
    ];
    const result = await readText('x.txt', lines);
    expect(said(result)).toEqual([
      'foo bar: hello world',
      'Zoë joined the chat.',
      'Zoë: ',
      'Max Power: one two',
      'Max Power: three four',
      'Max Power: five six',
      'Max Power: ',
      'once: said',
      'word',
    ]);
    expect(result.messages.map(({ kind }) => kind).slice(1, 3)).toEqual(['system', 'image']);
    expect(result.warnings).toEqual([expect.stringContaining('Max Power')]);
  });

  test('a clock time and a blank is text on phones', async () => {
    expect(said(await under('10:00\tA\tschedule', '10:30 lunch', '10:01\tB\tok'))).toHaveLength(2);
  });
});

describe('LINE-8 placeholders', () => {
  test.each([
    ['[Photo]', 'image'],
    ['[照片]', 'image'],
    ['[動画]', 'video'],
    ['[スタンプ]', 'sticker'],
    ['[檔案]', 'file'],
    ['[語音訊息]', 'voice'],
    ['[Contact]', 'contact'],
    ['[Album]', 'other'],
  ])('%s', async (body, kind) => {
    expect((await under(`10:00\tA\t${body}`)).messages).toMatchObject([
      { kind, text: '', attachments: [{ name: body.slice(1, -1), missing: true }] },
    ]);
  });

  test.each([
    ['10:00\tA\t☎ 通話時間 1:23', 'call', 'A'],
    ['10:00\tA\t[null] https://maps.google.com/maps?q=1,2', 'location', 'A'],
    ['10:00\tA unsent a message.', 'recalled', undefined],
    ['10:00\t\t您已收回訊息', 'recalled', undefined],
    ['10:00\tAがメッセージの送信を取り消しました', 'recalled', undefined],
    ['10:00\tA\t貼圖', 'text', 'A'],
    ['10:00\tA\t[Photo] of us', 'text', 'A'],
  ])('%s', async (line, kind, sender) => {
    const { messages } = await under(line);
    expect(messages.map((message) => [message.kind, message.sender?.name])).toEqual([[kind, sender]]);
  });
});

describe('LINE-9 notices in the column of senders', () => {
  test('begin with the name that stands there', async () => {
    const { messages } = await under('10:00\tBob\tBob left the group', '10:01\tAnn\tBob left the group');
    expect(messages.map(({ kind }) => kind)).toEqual(['system', 'text']);
  });
});

describe('LINE-10 nothing is lost', () => {
  test('equal messages are all kept', async () => {
    expect((await under('10:00\tA\tok', '10:00\tA\tok')).messages).toHaveLength(2);
  });

  test('every line is in a message, skipped, a heading or the banner', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        DAY,
        '2024/02/30（週五）',
        '10:00\tA\thi',
        '10:00\tA\t"hi',
        'end"',
        '10:99\tA\tx',
        '10:00\tA',
        'x',
      ),
      fc.string({ unit: fc.constantFrom('a', '"', '\t', '1', ':', '0', '你') }),
    );
    const isStructure = (text: string) => text.trim() === '' || text === DAY;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines) => {
        const { messages, skips } = await readText('x.txt', [TITLE, ...lines], { format: 'line' });
        const skipped = new Set(skips.map((skip) => skip.line));
        for (const [index, text] of lines.entries()) {
          const number = index + 1;
          const isRead = messages.some(
            (message) =>
              message.line === number || (message.line < number && message.text.includes(text.replace(/"$/, ''))),
          );
          expect(isRead || skipped.has(number) || isStructure(text), `${number} of ${JSON.stringify(lines)}`).toBe(
            true,
          );
        }
        expect(skips).toHaveLength(skipped.size);
      }),
      { numRuns: 150 },
    );
  });
});

describe('IMPORTING-1 recognising', () => {
  test.each([
    ['a log with clock times', '10:00 <ann> hi\n10:01 <bob> ho\n'],
    ['a table', '2024/03/04\t10:00\tA\n2024/03/05\t10:00\tB\n'],
  ])('%s is not LINE', async (_, content) => {
    expect((await detect(fileWith('x.txt', content))).format).not.toBe('line');
  });
});
