import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { fileWith, readText, said, times } from '../reading.ts';

const TITLE = '독서 모임 님과 카카오톡 대화';
const SAVED = '저장한 날짜 : 2024-03-12 10:00:00';
const BAR = '--------------- 2024년 3월 11일 월요일 ---------------';
const computer = (...lines: readonly string[]) => readText('x.txt', [TITLE, SAVED, '', BAR, ...lines]);
const phone = (...lines: readonly string[]) => readText('x.txt', [TITLE, SAVED, '', ...lines], { format: 'kakaotalk' });

describe('KAKAO-1 the banner', () => {
  test.each([
    [TITLE, '독서 모임', 'private'],
    ['독서 모임 15 님과 카카오톡 대화', '독서 모임', 'group'],
    ['KakaoTalk Chats with Book club', 'Book club', 'private'],
  ])('%s', async (title, name, kind) => {
    const message = '[a] [오전 9:12] x';
    const { chats, skips } = await readText('x.txt', [SAVED, title, BAR, message]);
    expect(chats).toEqual([{ type: 'chat', platform: 'kakaotalk', kind, name }]);
    expect(skips).toEqual([]);
    expect((await readText('x.txt', [title, SAVED, BAR, message])).chats).toEqual(chats);
  });

  test('three who write are a group; a file without a title is named by its file', async () => {
    const result = await readText('Talk.txt', [BAR, '[a] [9:00] x', '[b] [9:01] x', '[c] [9:02] x']);
    expect(result.chats).toMatchObject([{ kind: 'group', name: 'Talk' }]);
    expect(result.guesses).toMatchObject([{ what: 'chat-name' }]);
  });
});

describe('KAKAO-2 from a computer', () => {
  test.each([
    BAR,
    '--------------- Monday, March 11, 2024 ---------------',
    '--------------- 2024年3月11日 月曜日 ---------------',
    '--------------- 2024年3月11日 星期一 ---------------',
  ])('%s', async (bar) => {
    expect(times(await readText('x.txt', [TITLE, bar, '[a] [9:12 AM] x']))).toEqual(['2024-03-11 09:12:00']);
  });

  test('names hold what they like', async () => {
    const result = await computer(
      '[지수 / 서울 #1] [오전 9:12] a',
      '[x] [y]] [오전 9:12] b',
      '[c] [오전 9:12] [d] [오전 9:13] e',
    );
    expect(said(result)).toEqual(['지수 / 서울 #1: a', 'x] [y]: b', 'c: [d] [오전 9:13] e']);
  });
});

describe('KAKAO-3 from a phone', () => {
  test.each([
    '2024년 3월 11일 오후 9:12, a : x : y',
    '2024년 3월 11일 21:12, a : x : y',
    '2024. 3. 11. 오후 9:12, a : x : y',
    'March 11, 2024 at 9:12 PM, a : x : y',
    'Mar 11, 2024, 9:12 PM, a : x : y',
    '2024年3月11日 午後9:12, a : x : y',
    '2024年3月11日 下午9:12, a : x : y',
  ])('%s', async (line) => {
    const result = await phone(line);
    expect(times(result)).toEqual(['2024-03-11 21:12:00']);
    expect(said(result)).toEqual(['a: x : y']);
  });

  test.each(['2024년 3월 11일 월요일', '2024년 3월 11일 오전 9:12', 'Monday, March 11, 2024'])(
    '%s between messages',
    async (line) => {
      const result = await phone(line, '2024년 3월 11일 오전 9:12, a : x', line, '2024년 3월 11일 오전 9:13, a : y');
      expect(said(result)).toEqual(['a: x', 'a: y']);
    },
  );
});

describe('KAKAO-4 hours', () => {
  test.each([
    ['오전 12:05', '00:05'],
    ['오후 12:05', '12:05'],
    ['오후 1:05', '13:05'],
    ['오전 0:05', '00:05'],
    ['21:05', '21:05'],
    ['9:05 PM', '21:05'],
  ])('%s', async (time, clock) => {
    expect(times(await computer(`[a] [${time}] x`))).toEqual([`2024-03-11 ${clock}:00`]);
  });
});

describe('KAKAO-5 notices', () => {
  test.each([
    '민호님이 들어왔습니다.',
    '민호님이 나갔습니다.',
    '지수님이 민호님을 초대했습니다.',
    '민호님을 내보냈습니다.',
    '채팅방 관리자가 메시지를 가렸습니다.',
    'Bob joined this chatroom.',
  ])('%s', async (line) => {
    const result = await computer(line, '[a] [9:12] x', line);
    expect(result.messages.map(({ kind, sender }) => [kind, sender?.name])).toEqual([
      ['system', undefined],
      ['text', 'a'],
      ['system', undefined],
    ]);
    expect(times(result)).toEqual(['2024-03-11 00:00:00', '2024-03-11 09:12:00', '2024-03-11 09:12:00']);
  });

  test('from a phone they have a time', async () => {
    const { messages } = await phone('2024년 3월 11일 오후 9:12, 민호님이 나갔습니다.');
    expect(messages).toMatchObject([{ kind: 'system', sender: null, text: '민호님이 나갔습니다.' }]);
  });
});

describe('KAKAO-6 what continues and what does not exist', () => {
  test('lines of a text', async () => {
    expect(said(await computer('[a] [9:12] one', '', 'two', '', '[a] [9:13] three'))).toEqual([
      'a: one\n\ntwo',
      'a: three',
    ]);
  });

  test('days and times', async () => {
    const { skips, messages } = await readText(
      'x.txt',
      [
        '[a] [9:12] early',
        '--------------- 2024년 2월 30일 금요일 ---------------',
        '[a] [9:12] x',
        'y',
        BAR,
        '[a] [9:60] z',
        'w',
      ],
      { format: 'kakaotalk' },
    );
    expect(messages).toEqual([]);
    expect(skips.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '0: it stands before the first day',
      '1: there is no such day',
      '2: it belongs to a day that does not exist',
      '3: it belongs to a day that does not exist',
      '5: there is no such day or time',
      '6: it belongs to a skipped message',
    ]);
  });

  test('every line is in a message, skipped, a bar or the banner', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        BAR,
        '[a] [오전 9:12] x',
        '[a] [9:99] x',
        '2024년 3월 11일 오전 9:12, a : x',
        '민호님이 나갔습니다.',
        'x',
      ),
      fc.string({ unit: fc.constantFrom('[', ']', ' ', '1', ':', '오', '전') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const { messages, skips } = await readText('x.txt', lines, { format: 'kakaotalk' });
        const skipped = new Set(skips.map((skip) => skip.line));
        for (const [number, text] of lines.entries()) {
          const isRead = messages.some(
            (message) => message.line === number || (message.line < number && message.text.includes(text.trim())),
          );
          expect(isRead || skipped.has(number) || text.trim() === '' || text === BAR, JSON.stringify(lines)).toBe(true);
        }
        expect(skips).toHaveLength(skipped.size);
      }),
      { numRuns: 150 },
    );
  });
});

describe('KAKAO-7 placeholders', () => {
  test.each([
    ['사진', 'image', 1],
    ['사진 3장', 'image', 3],
    ['동영상', 'video', 1],
    ['이모티콘', 'sticker', 1],
    ['음성메시지', 'voice', 1],
    ['파일: 책.pdf', 'file', 1],
    ['삭제된 메시지입니다.', 'recalled', 0],
  ])('%s', async (body, kind, count) => {
    const [message] = (await computer(`[a] [9:12] ${body}`)).messages;
    expect(message).toMatchObject({ kind, text: '' });
    expect(message?.attachments ?? []).toHaveLength(count);
  });

  test('calls keep what they say; words in a text are text', async () => {
    const { messages } = await computer('[a] [9:12] 보이스톡 종료 1:23', '[a] [9:13] 사진 봤어요');
    expect(messages).toMatchObject([
      { kind: 'call', text: '보이스톡 종료 1:23' },
      { kind: 'text', text: '사진 봤어요' },
    ]);
  });
});

describe('KAKAO-8 the table', () => {
  const table = (...rows: readonly string[]) => readText('x.csv', ['Date,User,Message', ...rows]);

  test('rows with seconds, line ends and quotation marks', async () => {
    const result = await table('2024-03-11 09:12:33,"a, b","one\ntwo ""three"""', '2024-03-11 09:12:34,c,이모티콘');
    expect(said(result)).toEqual(['a, b: one\ntwo "three"', 'c: ']);
    expect(times(result)).toEqual(['2024-03-11 09:12:33', '2024-03-11 09:12:34']);
    expect(result.chats).toMatchObject([{ kind: 'private', name: 'x' }]);
  });

  test('notices, and days that do not exist', async () => {
    const { messages, skips } = await table(
      '2024-03-11 09:12:33,민호,민호님이 나갔습니다.',
      '2024-03-11 09:12:34,,알림',
      '2024-02-31 09:12:34,c,x',
      '2024-03-11 09:12:35,지수,민호님이 나갔습니다.',
    );
    expect(messages.map(({ kind }) => kind)).toEqual(['system', 'system', 'text']);
    expect(skips).toMatchObject([{ line: 2, reason: 'there is no such day or time' }]);
  });
});

describe('IMPORTING-1 recognising', () => {
  test('by its shape where the title is missing; other logs are not it', async () => {
    const { format } = await detect(fileWith('x.txt', `${BAR}\n[a] [오전 9:12] x\n[b] [오전 9:13] y\n`));
    expect(format).toBe('kakaotalk');
    expect((await detect(fileWith('x.txt', '[ann] [INFO] started\n[bob] [9] x\n'))).format).not.toBe('kakaotalk');
  });
});
