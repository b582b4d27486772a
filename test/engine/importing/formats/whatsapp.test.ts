import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { fileWith, readFile, readText, said, times } from '../reading.ts';

/** U+200E, with which iOS marks what it wrote itself. */
const E = '\u200e';
const read = (lines: readonly string[], options: ImportOptions = {}) =>
  readText('_chat.txt', lines, { format: 'whatsapp', ...options });
/** The only message of a file with this head before `Bob: hi`. */
const readHead = async (head: string, options: ImportOptions = {}) => {
  const result = await read([`${head}Bob: hi`], options);
  return { times: times(result), said: said(result) };
};

describe('WHATSAPP-1 heads', () => {
  test.each([
    ['15/1/25, 23:55 - ', '2025-01-15 23:55:00'],
    ['[15/01/2025, 22:41:20] ', '2025-01-15 22:41:20'],
    ['[15/01/2025 22:41:20] ', '2025-01-15 22:41:20'],
    ['1/15/25, 10:41\u202fPM - ', '2025-01-15 22:41:00'],
    ['1/15/25, 12:00 AM - ', '2025-01-15 00:00:00'],
    ['1/15/25, 12:00 PM - ', '2025-01-15 12:00:00'],
    ['15.04.16, 14:06 - ', '2016-04-15 14:06:00'],
    ['13.6.2018 klo 21.25.15 - ', '2018-06-13 21:25:15'],
    ['13-12-2023 12:34 - ', '2023-12-13 12:34:00'],
    ['2024/01/02 03:04 - ', '2024-01-02 03:04:00'],
    ['[2026/7/9 02:28:09] ', '2026-07-09 02:28:09'],
    ['2020/6/7 下午3:05 - ', '2020-06-07 15:05:00'],
    ['2020/6/7 上午 3:05 - ', '2020-06-07 03:05:00'],
    ['[2020/6/7 凌晨12:05:06] ', '2020-06-07 00:05:06'],
    ['[2020/6/7 中午1:05:06] ', '2020-06-07 13:05:06'],
    ['[2020/6/7 晚上11:05:06] ', '2020-06-07 23:05:06'],
    ['2020/6/7 午後3:05 - ', '2020-06-07 15:05:00'],
    ['2020. 6. 7. 오후 3:05 - ', '2020-06-07 15:05:00'],
    ['13/3/24, 10:30\u202fa.\u00a0m. - ', '2024-03-13 10:30:00'],
    ['13/3/24, 10:30 p. m. - ', '2024-03-13 22:30:00'],
    ['13. 6. 2018. 21:25:15 - ', '2018-06-13 21:25:15'],
    ['[06/2018/13, 21:25:15] ', '2018-06-13 21:25:15'],
    ['2016-06-27, 8:04:08 AM: ', '2016-06-27 08:04:08'],
    ['2016-06-27 8:04 ', '2016-06-27 08:04:00'],
    ['\u200f13\u200f/3\u200f/2024\u060c 9:05 م - ', '2024-03-13 21:05:00'],
    ['[١٣/٣/٢٠٢٤، ٩:٠٥:٠٦ ص] ', '2024-03-13 09:05:06'],
    ['۱۳/۳/۲۰۲۴, ۲۱:۰۵ - ', '2024-03-13 21:05:00'],
    [`${E}[15/01/2025, 22:41:20] `, '2025-01-15 22:41:20'],
    ['\ufeff[15/01/2025, 22:41:20] ', '2025-01-15 22:41:20'],
  ])('%s', async (head, time) => {
    expect(await readHead(head)).toEqual({ times: [time], said: ['Bob: hi'] });
  });

  test('the blank after the colon may be missing, the text may be empty, blanks of the text stay', async () => {
    const lines = ['13/1/25, 10:00 - Bob:Hi', '13/1/25, 10:01 - Bob: ', '13/1/25, 10:02 - Bob:   indented'];
    expect(said(await read(lines))).toEqual(['Bob: Hi', 'Bob: ', 'Bob:   indented']);
  });

  test('a bare time is no head where others have a dash', async () => {
    const lines = ['13/1/25, 10:00 - Bob: log:', '2025-01-13 10:00 Ann: entry', '13/1/25, 10:01 - Bob: end'];
    expect(said(await read(lines))).toEqual(['Bob: log:\n2025-01-13 10:00 Ann: entry', 'Bob: end']);
  });

  test('a file may change from brackets to dashes', async () => {
    const lines = ['[13/1/25, 10:00:01] Bob: one', '13/1/25, 10:01 - Bob: two'];
    expect(said(await read(lines))).toEqual(['Bob: one', 'Bob: two']);
  });
});

describe('WHATSAPP-2 order of day and month', () => {
  const order = async (dates: readonly string[], options: ImportOptions = {}) => {
    const result = await read(
      dates.map((date) => `${date}, 10:00 - Bob: x`),
      options,
    );
    return {
      days: times(result).map((time) => time.slice(0, 10)),
      guess: result.guesses.find((g) => g.what === 'date-order'),
    };
  };

  test('a part above 12 is the day', async () => {
    expect(await order(['2/1/24', '13/1/24'])).toMatchObject({
      days: ['2024-01-02', '2024-01-13'],
      guess: { value: 'dmy', because: 'the first number of the dates goes above 12' },
    });
    expect(await order(['1/2/24', '1/13/24'])).toMatchObject({
      days: ['2024-01-02', '2024-01-13'],
      guess: { value: 'mdy' },
    });
  });

  test('evidence far behind the beginning counts', async () => {
    const early = Array.from({ length: 30_000 }, () => '1/1/24, 10:00 - Bob: the same again and again');
    const result = await read([...early, '1/13/24, 10:00 - Bob: at last']);
    expect(result.guesses.find(({ what }) => what === 'date-order')?.value).toBe('mdy');
    expect(times(result).at(-1)).toBe('2024-01-13 10:00:00');
  });

  test('a part that falls within a year is the day', async () => {
    expect(await order(['11/3/24', '2/4/24', '5/4/24'])).toMatchObject({
      days: ['2024-03-11', '2024-04-02', '2024-04-05'],
      guess: { because: 'the first number of the dates falls within a year' },
    });
  });

  test('else the part that changes more', async () => {
    expect(await order(['3/2/24', '3/4/24', '3/9/24', '4/9/24'])).toMatchObject({
      days: ['2024-03-02', '2024-03-04', '2024-03-09', '2024-04-09'],
      guess: { value: 'mdy' },
    });
  });

  test('a year in front means month, then day, and is no guess', async () => {
    expect(await order(['2024/2/3', '2024/2/4'])).toEqual({ days: ['2024-02-03', '2024-02-04'], guess: undefined });
  });

  test('two digits in front are a year when the last part runs like a day', async () => {
    expect(await order(['24/2/3', '24/2/12', '24/2/29', '24/3/1'])).toMatchObject({
      days: ['2024-02-03', '2024-02-12', '2024-02-29', '2024-03-01'],
      guess: { value: 'ymd' },
    });
  });

  test('else the user is asked, with both readings', async () => {
    await expect(order(['03/04/24', '03/04/24'])).rejects.toMatchObject({
      code: 'format-option-missing',
      details: {
        file: '_chat.txt',
        option: '--date-order',
        question: 'is 3/4/24 day 3 of month 4 (dmy), or day 4 of month 3 (mdy)?',
      },
    });
    expect((await order(['03/04/24'], { dateOrder: 'dmy' })).days).toEqual(['2024-04-03']);
    expect((await order(['03/04/24'], { dateOrder: 'mdy' })).days).toEqual(['2024-03-04']);
    expect((await order(['03/04/05'], { dateOrder: 'ymd' })).days).toEqual(['2003-04-05']);
  });

  test('every run of days of a month is read back, in every order that has a day above 12', async () => {
    const day = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2024, 11, 1) });
    const formats = fc.constantFrom(['d', 'm', 'y'], ['m', 'd', 'y'], ['y', 'm', 'd']);
    await fc.assert(
      fc.asyncProperty(
        day,
        formats,
        fc.constantFrom('/', '.', '-'),
        fc.boolean(),
        async (start, parts, separator, short) => {
          const days = Array.from({ length: 25 }, (_, index) =>
            new Date(start + index * 86_400_000).toISOString().slice(0, 10),
          );
          const write = (iso: string) => {
            const [year = '', month, date] = iso.split('-');
            const fields: Record<string, string> = {
              d: String(Number(date)),
              m: String(Number(month)),
              y: short ? year.slice(2) : year,
            };
            return parts.map((part) => fields[part]).join(separator);
          };
          expect((await order(days.map(write))).days).toEqual(days);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('WHATSAPP-3 texts of several lines', () => {
  test('blank lines within a text stay, those behind it go', async () => {
    const lines = ['13/1/25, 10:00 - Bob: one', '', 'two\u2028still two', '', '13/1/25, 10:01 - Bob: three', '', ''];
    expect(said(await read(lines))).toEqual(['Bob: one\n\ntwo\u2028still two', 'Bob: three']);
  });

  test('what stands before the first message is skipped', async () => {
    const { skips, messages } = await read(['a title', '', '13/1/25, 10:00 - Bob: one']);
    expect(skips).toEqual([{ type: 'skip', line: 0, reason: 'it stands before the first message', text: 'a title' }]);
    expect(messages[0]?.line).toBe(2);
  });
});

describe('WHATSAPP-4 senders', () => {
  const people = ['13/1/25, 9:00 - Bob: a', '13/1/25, 9:01 - Alice: b'];
  test.each([
    ['Bob changed the group name to "Party: 2024"'],
    ['Alice changed this group: new description'],
    ['You changed the settings: only admins'],
    ['Bob将群组名称改为“读书会: 春”'],
    ['https://example.org/a'],
    ['19:00: doors open'],
    ['Bob joined using this group’s invite link'],
  ])('%s is a notice', async (notice) => {
    const { messages } = await read([...people, `13/1/25, 10:00 - ${notice}`]);
    expect(messages.at(-1)).toMatchObject({ sender: null, kind: 'system', text: notice });
  });

  test.each([
    ['Left Shark'],
    ['Juan Added'],
    ['+49 151 234567'],
    ['~ Zoë'],
    ['李雷 (改名了)'],
    ['🤓'],
    ['Dr. O’Neill'],
  ])('%s is a person', async (name) => {
    const { messages } = await read([...people, `13/1/25, 10:00 - ${name}: hello: there`]);
    expect(messages.at(-1)).toMatchObject({ sender: { name }, kind: 'text', text: 'hello: there' });
  });

  test('who writes three times is a person, whatever the name', async () => {
    const lines = [0, 1, 2].map((minute) => `13/1/25, 10:0${minute} - Bob "The Rock": x`);
    expect(said(await read([...people, ...lines])).slice(2)).toEqual(Array(3).fill('Bob "The Rock": x'));
  });

  test('invisible marks are no part of a name', async () => {
    const lines = ['13/1/25, 10:00 - \u202a+49\u00a0151\u202c: a', '13/1/25, 10:01 - +49 151: b'];
    expect(said(await read(lines))).toEqual(['+49 151: a', '+49 151: b']);
  });
});

describe('WHATSAPP-5 notices', () => {
  test('of several lines', async () => {
    const lines = ['13/1/25, 10:00 - Bob: a', '13/1/25, 10:01 - Description of the group', 'Rules: be kind'];
    expect((await read(lines)).messages[1]).toMatchObject({
      sender: null,
      text: 'Description of the group\nRules: be kind',
    });
  });

  test('on iOS they are signed, and marked', async () => {
    const lines = [`[13/1/25, 10:00:00] Group: ${E}Bob added Ann`, '[13/1/25, 10:00:01] Bob: added Ann'];
    expect((await read(lines)).messages).toMatchObject([
      { sender: null, kind: 'system', text: 'Bob added Ann' },
      { sender: { name: 'Bob' }, kind: 'text', text: 'added Ann' },
    ]);
  });

  test('a missed call', async () => {
    const lines = [`[13/1/25, 10:00:00] Bob: ${E}Missed voice call`, '13/1/25, 10:00 - Missed video call'];
    expect((await read(lines)).messages).toMatchObject([
      { sender: { name: 'Bob' }, kind: 'call' },
      { sender: null, kind: 'call' },
    ]);
  });
});

describe('WHATSAPP-7 pasted chats', () => {
  const pasted = [
    '13/1/25, 10:00 - Ann: a',
    '13/1/25, 10:01 - Bob: look what they wrote:',
    '2/12/24, 08:00 - Stranger: hello',
    'and more',
    '2/12/24, 08:01 - Other: hi',
    '13/1/25, 10:02 - Ann: funny',
  ];

  test('go back into the text', async () => {
    const result = await read(pasted);
    expect(said(result)).toEqual([
      'Ann: a',
      `Bob: ${['look what they wrote:', ...pasted.slice(2, 5)].join('\n')}`,
      'Ann: funny',
    ]);
    expect(result.warnings).toEqual([
      'Lines 3 to 5 look like a chat that was pasted into the message in line 2; they were kept as its text.',
    ]);
  });

  test('people who also write elsewhere were not pasted', async () => {
    expect((await read([...pasted, '13/1/25, 10:03 - Stranger: that was me'])).messages).toHaveLength(6);
  });

  test('an older export behind a newer one was not pasted', async () => {
    expect((await read(pasted.slice(0, 5))).messages).toHaveLength(4);
  });
});

describe('WHATSAPP-8 the name of the chat', () => {
  const two = ['13/1/25, 10:00 - Ann: a', '13/1/25, 10:01 - Bob: b'];
  test.each([
    ['WhatsApp Chat with Book Club.txt', 'Book Club'],
    ['WhatsApp Chat - 读书会 (1).txt', '读书会'],
    ['WhatsApp_Chat_with_Book_Club.txt', 'Book Club'],
    ['Chat de WhatsApp con Club.txt', 'Club'],
    ['Conversa do WhatsApp com Clube.txt', 'Clube'],
    ['Discussion WhatsApp avec Club.txt', 'Club'],
    ['与读书会的 WhatsApp 聊天.txt', '读书会'],
    ['與讀書會的WhatsApp對話.txt', '讀書會'],
    ['week 12.txt', 'week 12'],
    ['_chat.txt', 'Ann, Bob'],
  ])('%s', async (file, name) => {
    const { chats, guesses } = await readText(file, two);
    expect(chats).toMatchObject([{ name, kind: 'private', platform: 'whatsapp' }]);
    expect(guesses).toContainEqual(expect.objectContaining({ what: 'chat-name', value: name }));
  });

  test('from the notices of the chat', async () => {
    const created = '13/1/25, 09:59 - Ann created group "Book Club"';
    expect((await readText('export.txt', [created, ...two])).chats).toMatchObject([
      { name: 'Book Club', kind: 'group' },
    ]);
    const encrypted = `[13/1/25, 09:59:00] Readers: ${E}Messages and calls are end-to-end encrypted.`;
    expect((await readText('_chat.txt', [encrypted, '[13/1/25, 10:00:00] Ann: a'])).chats).toMatchObject([
      { name: 'Readers' },
    ]);
  });
});

describe('WHATSAPP-9 dates that do not exist', () => {
  test('are skipped with what continues them', async () => {
    const lines = [
      '13/1/25, 10:00 - Bob: a',
      '31/2/25, 10:00 - Bob: b',
      'more of b',
      '13/1/25, 25:00 - Bob: c',
      '14/1/25, 10:00 - Bob: d',
    ];
    const result = await read(lines);
    expect(said(result)).toEqual(['Bob: a', 'Bob: d']);
    expect(result.skips.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'there is no such date or time'],
      [2, 'it belongs to a skipped message'],
      [3, 'there is no such date or time'],
    ]);
  });
});

describe('WHATSAPP-10 suspicious dates', () => {
  test('are told', async () => {
    const lines = ['13/1/25, 10:00 - Bob: a', '14/1/24, 10:00 - Bob: b', '15/1/26, 10:00 - Bob: c'];
    const path = fileWith('_chat.txt', lines.join('\n'), new Date('2025-02-01'));
    expect((await readFile(path)).warnings).toEqual([
      '1 messages are dated after the file was written: the order of day and month may be wrong.',
      'The dates go back by more than a day 1 times.',
    ]);
  });
});

describe('mentions', () => {
  test('numbers, names between marks, names that are known', async () => {
    const lines = [
      '13/1/25, 10:00 - Mary Ann: a',
      '13/1/25, 10:01 - Bob: @4915112345 @\u2068~ Zoë\u2069 @Mary Ann, a@b.org',
    ];
    expect((await read(lines)).messages[1]?.mentions).toEqual([
      { name: '4915112345' },
      { name: '~ Zoë' },
      { name: 'Mary Ann' },
    ]);
  });
});
