import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { fileWith, readText, said, times } from '../reading.ts';

const RULE = '='.repeat(64);
const BANNER = ['消息记录（此消息记录为文本格式，不支持重新导入）', ''];
const heading = (group: string, chat: string) => [RULE, `消息分组:${group}`, RULE, `消息对象:${chat}`, RULE, ''];
const group = (lines: readonly string[], options: ImportOptions = {}) =>
  readText('record.txt', [...BANNER, ...heading('我的群聊', '学习群'), ...lines], options);
const FIRST_LINE = BANNER.length + heading('', '').length;

describe('QQ-1 heads', () => {
  test.each([
    ['2024-01-02 3:04:05 Alice(10001)', '2024-01-02 03:04:05'],
    ['2024-1-2 13:04:05 Alice(10001)', '2024-01-02 13:04:05'],
    ['2024-01-02 3:04:05 PM Alice(10001)', '2024-01-02 15:04:05'],
    ['2024-01-02 12:04:05 AM Alice(10001)', '2024-01-02 00:04:05'],
    ['2024-01-02 12:04:05 下午 Alice(10001)', '2024-01-02 12:04:05'],
    ['2024-01-02 下午 3:04:05 Alice(10001)', '2024-01-02 15:04:05'],
    ['2024-01-02 上午12:04:05 Alice(10001)', '2024-01-02 00:04:05'],
    ['2024-01-02 3:04:05 【管理员】Alice(10001)', '2024-01-02 03:04:05'],
  ])('%s', async (head, time) => {
    const result = await group([head, 'hi', '']);
    expect(times(result)).toEqual([time]);
    expect(result.messages[0]).toMatchObject({
      sender: { name: 'Alice', nativeId: '10001' },
      text: 'hi',
      line: FIRST_LINE,
    });
  });

  test('names hold brackets and blanks; mail addresses are ids too', async () => {
    const lines = [
      '2024-01-02 3:04:05 【学霸】(真的) 小 明(20002)',
      'a',
      '',
      '2024-01-02 3:04:06 老师<t@example.org>',
      'b',
      '',
    ];
    expect((await group(lines)).messages.map(({ sender }) => sender)).toEqual([
      { name: '(真的) 小 明', nativeId: '20002' },
      { name: '老师', nativeId: 't@example.org' },
    ]);
  });
});

describe('QQ-2 several chats in a file', () => {
  const file = [
    ...BANNER,
    ...heading('我的群聊', '甲群'),
    '2024-01-02 3:04:05 Alice(10001)',
    'one',
    RULE,
    'a rule within a text',
    '',
    '',
    ...heading('我的好友', 'Bob'),
    '2024-01-03 3:04:05 Bob',
    'two',
    '',
    ...heading('我的好友', '空'),
  ];

  test('each has its name and kind, and the state of one does not reach into the next', async () => {
    const { chats, messages, skips } = await readText('all.txt', file);
    expect(chats.map(({ name, kind }) => [name, kind])).toEqual([
      ['甲群', 'group'],
      ['Bob', 'private'],
    ]);
    expect(messages.map(({ text }) => text)).toEqual([`one\n${RULE}\na rule within a text`, 'two']);
    expect(skips).toEqual([]);
  });

  test('IMPORTING-7 keep their names; a single one takes the name the user gives', async () => {
    const picked = await readText('all.txt', file, { chat: 'Bob' });
    expect(picked.chats.map(({ name }) => name)).toEqual(['Bob']);
    const all = await readText('all.txt', file);
    expect(all.messages.length).toBeGreaterThan(picked.messages.length);
    expect(picked.messages).toEqual(all.messages.filter(({ line }) => line >= (picked.messages[0]?.line ?? 0)));
    await expect(readText('all.txt', file, { chat: 'Mine' })).rejects.toMatchObject({ code: 'invalid-input' });
    const single = await group(['2024-01-02 3:04:05 Alice(10001)', 'x'], { chat: 'Mine' });
    expect(single.chats.map(({ name }) => name)).toEqual(['Mine']);
  });

  test('a file whose beginning is missing is named by the file', async () => {
    const lines = ['2024-01-02 3:04:05 Alice(10001)', 'x', '', '2024-01-02 3:05:05 Bob(10002)', 'y'];
    const { chats, guesses } = await readText('学习群.txt', lines);
    expect(chats).toMatchObject([{ name: '学习群', kind: 'group' }]);
    expect(guesses).toContainEqual(expect.objectContaining({ what: 'chat-name', value: '学习群' }));
  });
});

describe('QQ-3 what only looks like a head', () => {
  test('a time and a name without a number in a group is text', async () => {
    const lines = [
      '2024-01-02 3:04:05 Alice(10001)',
      'log:',
      '',
      '2024-01-01 1:00:00 started',
      '',
      '2024-01-01 1:00:01 stopped',
      '',
    ];
    expect(said(await group(lines))).toEqual([
      'Alice: log:\n\n2024-01-01 1:00:00 started\n\n2024-01-01 1:00:01 stopped',
    ]);
  });

  test('in a private chat a message begins after a blank line', async () => {
    const lines = [
      ...BANNER,
      ...heading('我的好友', 'Bob'),
      '2024-01-02 3:04:05 Bob',
      'a',
      '2024-01-02 3:04:06 no',
      '',
      '2024-01-02 3:04:07 我',
      'b',
    ];
    expect(said(await readText('x.txt', lines))).toEqual(['Bob: a\n2024-01-02 3:04:06 no', '我: b']);
  });
});

describe('QQ-4 texts', () => {
  test('CRLF, blank lines inside and behind', async () => {
    const bytes = `${[...BANNER, ...heading('g', '群'), '2024-01-02 3:04:05 A(10001)', 'one', '', 'two', '', '', '2024-01-02 3:04:06 A(10001)', ''].join('\r\n')}\r\n`;
    expect((await readText('x.txt', bytes)).messages.map(({ text }) => text)).toEqual(['one\n\ntwo', '']);
  });
});

describe('QQ-5 notices', () => {
  test('of QQ itself', async () => {
    const lines = [
      '2024-01-02 3:04:05 系统消息(10000)',
      'Bob 邀请 Ann 加入本群',
      '',
      '2024-01-02 3:04:06 系统消息(1000000)',
      'Ann撤回了一条消息',
      '',
      '2024-01-02 3:04:07 Ann(10001)',
      '我撤回了一条消息',
      '',
    ];
    expect((await group(lines)).messages).toMatchObject([
      { sender: null, kind: 'system', text: 'Bob 邀请 Ann 加入本群' },
      { sender: null, kind: 'recalled' },
      { sender: { name: 'Ann' }, kind: 'text' },
    ]);
  });
});

describe('QQ-6 numbers in the place of names', () => {
  test('show the name known for them', async () => {
    const lines = [
      '2024-01-02 3:04:05 10001(10001)',
      'a',
      '',
      '2024-01-02 3:04:06 Ann(10001)',
      'b',
      '',
      '2024-01-02 3:04:07 10001(10001)',
      'c',
      '',
      '2024-01-02 3:04:08 (10001)',
      'd',
      '',
    ];
    expect(said(await group(lines))).toEqual(['10001: a', 'Ann: b', '10001: c', 'Ann: d']);
  });
});

describe('QQ-7 placeholders', () => {
  test.each([
    ['[图片]', 'image', ''],
    ['[图片][图片]', 'image', ''],
    ['[表情]', 'sticker', ''],
    ['[语音]', 'voice', ''],
    ['[文件]', 'file', ''],
    ['[聊天记录]', 'forward', ''],
    ['[QQ红包]请使用新版手机QQ查收红包。', 'red-packet', '[QQ红包]请使用新版手机QQ查收红包。'],
    ['看[图片]', 'text', '看[图片]'],
    ['[图片]如图', 'text', '[图片]如图'],
    ['[重要] 明天停电', 'text', '[重要] 明天停电'],
  ])('%s', async (body, kind, text) => {
    const { messages } = await group(['2024-01-02 3:04:05 Ann(10001)', body, '']);
    expect(messages[0]).toMatchObject({ kind, text });
    expect(messages[0]?.attachments?.map(({ name }) => name).join('') ?? text).toBe(body);
  });
});

describe('QQ-8 times that do not exist', () => {
  test('are skipped with their text', async () => {
    const { messages, skips } = await group([
      '2024-02-31 3:04:05 Ann(10001)',
      'lost',
      '',
      '2024-03-01 3:04:05 Ann(10001)',
      'kept',
    ]);
    expect(messages.map(({ text }) => text)).toEqual(['kept']);
    expect(skips.map(({ line, text }) => [line - FIRST_LINE, text])).toEqual([
      [0, '2024-02-31 3:04:05 Ann(10001)'],
      [1, 'lost'],
    ]);
  });
});

test('QQ-9 what was copied out of a window is not taken for a record', async () => {
  const pasted = [
    'Alice(10001) 3:04:05 PM',
    'hi',
    '',
    'Bob 2024/1/2 15:04:05',
    'ho',
    '',
    '— —  2024-1-2  — —',
    'Ann 10:00:00',
  ];
  const { candidates } = await detect(fileWith('x.txt', pasted.join('\n')));
  expect(candidates.find(({ format }) => format === 'qq-text')).toBeUndefined();
});

test('IMPORTING-3 records of older versions are UTF-16', async () => {
  const lines = [...BANNER, ...heading('我的群聊', '学习群'), '2024-01-02 3:04:05 阿花(10001)', '你好', ''];
  const bytes = Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
  const result = await readText('x.txt', bytes);
  expect(result.format).toBe('qq-text');
  expect(result.chats[0]?.name).toBe('学习群');
  expect(said(result)).toEqual(['阿花: 你好']);
});

test('IMPORTING-11 mentions take the longest known name', async () => {
  const lines = [
    '2024-01-02 3:04:05 小 明(20002)',
    'a',
    '',
    '2024-01-02 3:04:06 Ann(10001)',
    '@小 明 你好 @全体成员，看 a@b.org',
    '',
  ];
  expect((await group(lines)).messages[1]?.mentions).toEqual([{ name: '小 明' }, { name: '全体成员' }]);
});
