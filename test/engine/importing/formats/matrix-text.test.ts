import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { fileWith, readText, said, times } from '../reading.ts';

const NAME = 'matrix - Rust - Chat Export - 2021-04-17T10-00-00.000Z.txt';
const STAMP = 'Fri, Apr 16, 2021, 17:20:00';
const read = (lines: readonly string[], options = {}) => readText(NAME, lines, options);
const readOne = async (body: string) => (await read([`${STAMP} - ${body}`])).messages[0];

describe('MATRIX-TEXT-1 heads', () => {
  test.each([
    ['Fri, Apr 16, 2021, 17:20:00'],
    ['Fri, Apr 16, 2021, 5:20:00 PM'],
    ['Fri, Apr 16, 2021, 5:20:00\u202fPM'],
    ['2021年4月16日周五 17:20:00'],
    ['2021年4月16日週五 下午5:20:00'],
    ['2021年4月16日(金) 午後5:20:00'],
    ['2021년 4월 16일 (금) 오후 5:20:00'],
    ['Fr., 16. Apr. 2021, 17:20:00'],
    ['ven. 16 avr. 2021, 17:20:00'],
    ['пт, 16 апр. 2021 г., 17:20:00'],
    ['16 Nis 2021 Cum 17:20:00'],
  ])('%s', async (stamp) => {
    expect(times(await read([`${stamp} - Ann: hi`]))).toEqual(['2021-04-16 17:20:00']);
  });

  test('as the languages of the interface write any time', async () => {
    const languages = [
      'en',
      'en-GB',
      'zh-Hans',
      'zh-Hant',
      'ja',
      'ko',
      'de',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'sv',
      'pl',
      'cs',
      'ru',
      'uk',
      'tr',
    ];
    const instant = fc.integer({ min: Date.UTC(2014, 0), max: Date.UTC(2035, 0) }).map((time) => time - (time % 1000));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...languages), fc.boolean(), instant, async (language, hour12, time) => {
        const stamp = new Intl.DateTimeFormat(language, {
          weekday: 'short',
          month: 'short',
          day: 'numeric',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          second: '2-digit',
          ...(hour12 ? { hour12 } : { hourCycle: 'h23' }),
          timeZone: 'UTC',
        }).format(time);
        // Some languages say the part of the day in words of their own when asked for twelve hours.
        fc.pre(!hour12 || /[ap]\.?\s?m\b|上午|下午|午前|午後|오전|오후/i.test(stamp));
        const { messages } = await readText(NAME, [`${stamp} - Ann: hi`], { format: 'matrix-text' });
        expect(messages[0]?.at, stamp).toEqual({ local: time });
      }),
      { numRuns: 150 },
    );
  });

  test('lines without one continue the message', async () => {
    const result = await read([`${STAMP} - Ann: a`, '', 'b - c', '12:30:00 - d', `${STAMP} - Ben: e`]);
    expect(said(result)).toEqual(['Ann: a\n\nb - c\n12:30:00 - d', 'Ben: e']);
  });

  test('are what the export is recognised by', async () => {
    expect((await detect(fileWith('x.txt', `${STAMP} - Ann: hi\n`))).format).toBe('matrix-text');
    const whatsapp = '14/03/2024, 10:01 - Ann: hello\n';
    expect((await detect(fileWith('x.txt', whatsapp))).format).toBe('whatsapp');
  });
});

describe('MATRIX-TEXT-2 senders and notices', () => {
  test.each([
    ['Ann: hi: there', 'Ann', 'text', 'hi: there'],
    ['@ann:example.org: hi', '@ann:example.org', 'text', 'hi'],
    ['* Ann waves', 'Ann', 'text', 'waves'],
    ['Ann joined the room', undefined, 'system', 'Ann joined the room'],
    ['Ann changed the topic to "a: b".', undefined, 'system', 'Ann changed the topic to "a: b".'],
  ])('%s', async (body, name, kind, text) => {
    const message = await readOne(body);
    expect(message).toMatchObject({ kind, text });
    expect(message?.sender?.name).toBe(name);
  });

  test('ids are accounts; names with blanks act, too', async () => {
    expect((await readOne('@ann:example.org: hi'))?.sender?.nativeId).toBe('@ann:example.org');
    const result = await read([`${STAMP} - Ann Lee: a`, `${STAMP} - Ann Lee: b`, `${STAMP} - * Ann Lee waves`]);
    expect(said(result)[2]).toBe('Ann Lee: waves');
  });
});

test('MATRIX-TEXT-3 replies quote what they reply to', async () => {
  expect(await readOne('Ben: <@ann:example.org "a long beginning..."> answer')).toMatchObject({
    text: 'answer',
    quotation: { sender: '@ann:example.org', text: 'a long beginning' },
  });
  expect(await readOne('Ben: <@ann:example.org> answer')).toMatchObject({ text: 'answer', quotation: { text: '' } });
  expect(await readOne('Ben: <b> answer')).not.toHaveProperty('quotation');
});

describe('MATRIX-TEXT-4 files', () => {
  test.each([
    ['Ann: a.pdf (Media omitted)', 'file', { name: 'a.pdf', missing: true }],
    ['Ann: a.mp4 (Media omitted - file size limit exceeded)', 'video', { name: 'a.mp4', missing: true }],
    ['Ann: a.png (File Attached)', 'image', { name: 'a.png' }],
    ['Ann sent an image. (Media omitted)', 'image', { name: 'image', missing: true }],
    ['Ann sent a sticker. (Media omitted)', 'sticker', { name: 'sticker', missing: true }],
  ])('%s', async (body, kind, attachment) => {
    const message = await readOne(body);
    expect(message).toMatchObject({ kind, text: '', sender: { name: 'Ann' } });
    expect(message?.attachments).toEqual([attachment]);
  });
});

test('MATRIX-TEXT-5 the file names the room', async () => {
  const lines = [`${STAMP} - Ann: hi`];
  expect((await read(lines)).chats).toMatchObject([{ platform: 'matrix', name: 'Rust' }]);
  expect((await readText('Element - A - B - Chat Export - 2021-04-17.txt', lines)).chats[0]?.name).toBe('A - B');
  expect((await readText('notes.txt', lines)).guesses).toMatchObject([{ what: 'chat-name', value: 'notes' }]);
  expect((await read(lines, { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
});

test('MATRIX-TEXT-6 times that do not exist are skipped with their lines', async () => {
  const { messages, skips } = await read([
    'before',
    'Fri, Feb 31, 2021, 17:20:00 - Ann: lost',
    'too',
    `${STAMP} - Ann: x`,
  ]);
  expect(messages.map(({ text }) => text)).toEqual(['x']);
  expect(skips.map(({ line }) => line)).toEqual([0, 1, 2]);
});
