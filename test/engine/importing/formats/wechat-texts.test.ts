import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { detect } from '../../../../src-main/engine/importing/index.ts';
import { fileWith, readText, said, times } from '../reading.ts';

const blocks = (...messages: readonly (readonly string[])[]) => messages.flatMap((lines) => [...lines, '']);

describe('WEFLOW-7 WeFlow, text', () => {
  const read = (lines: readonly string[], options: ImportOptions = {}) =>
    readText('群.txt', lines, { format: 'weflow-text', ...options });

  test('heads stand after a blank line', async () => {
    const result = await read([
      ...blocks(["2024-05-01 08:00:00 'Ann's 'own''", 'one', "2024-05-01 08:00:01 'Ben'", 'pasted']),
      ...blocks(["2024-05-01 08:00:02 'Ben'", 'two']),
    ]);
    expect(said(result)).toEqual(["Ann's 'own': one\n2024-05-01 08:00:01 'Ben'\npasted", 'Ben: two']);
    expect(result.chats).toMatchObject([{ name: '群', kind: 'group' }]);
  });

  test('with 我 and one other it is private', async () => {
    const lines = blocks(["2024-05-01 08:00:00 '我'", 'one'], ["2024-05-01 08:00:02 'Ben'", 'two']);
    expect((await read(lines)).chats[0]?.kind).toBe('private');
    expect((await detect(fileWith('x.txt', lines.join('\r\n')))).candidates[0]).toMatchObject({
      format: 'weflow-text',
    });
    const three = [...lines, ...blocks(["2024-05-01 08:00:03 'Cy'", 'x'])];
    expect((await read(three)).chats[0]?.kind).toBe('group');
  });
});

describe('MemoTrace, text', () => {
  const read = (lines: readonly string[]) => readText('群.txt', lines, { format: 'memotrace-text' });

  test('MEMOTRACE-6 a head without a text is a notice', async () => {
    const result = await read([
      ...blocks(['2024-05-01 08:00:00 Ann joined'], ['2024-05-01 08:00:01 Ann', 'one', '', 'more']),
      '2024-05-01 08:00:02 Ann left',
    ]);
    expect(said(result)).toEqual(['Ann joined', 'Ann: one\n\nmore', 'Ann left']);
    expect(result.messages.map(({ kind }) => kind)).toEqual(['system', 'text', 'system']);
  });

  test('MEMOTRACE-7 quotes and links', async () => {
    const { messages } = await read(
      blocks(
        ['2024-05-01 08:00:00 Ann', 'yes', '引用:Ben:sure:', 'really?'],
        ['2024-05-01 08:00:01 Ann', '[链接]:title:t', 'description:d', 'url:https://example.org', 'name:None'],
        ['2024-05-01 08:00:01 Ann', '[链接]:title:t', 'and words'],
      ),
    );
    expect(messages.map(({ kind, text, quotation }) => [kind, text, quotation])).toEqual([
      ['text', 'yes', { sender: 'Ben', text: 'sure:\nreally?' }],
      ['link', 't\nd\nhttps://example.org', undefined],
      ['link', 'title:t\nand words', undefined],
    ]);
  });

  test('MEMOTRACE-8 notices do not make a chat a group', async () => {
    const result = await read(
      blocks(
        ['2024-05-01 08:00:00 a'],
        ['2024-05-01 08:00:00 b'],
        ['2024-05-01 08:00:00 Ann', 'x'],
        ['2024-05-01 08:00:00 Ben', 'x'],
      ),
    );
    expect(result.chats[0]?.kind).toBe('private');
  });

  test('takes no text of other programs for its own', async () => {
    const others = {
      qq: blocks(['2024-01-02 13:04:05 Alice(10001)', 'hi'], ['2024-01-02 13:05:05 Bob(10002)', 'ho']),
      irc: ['2024-01-02 13:04:05 <ann> hi', '2024-01-02 13:04:06 <ben> ho', '2024-01-02 13:04:07 <ann> ha'],
      log: ['2024-01-02 13:04:05 INFO started', '2024-01-02 13:04:06 INFO listening', '2024-01-02 13:04:07 WARN slow'],
    };
    for (const lines of Object.values(others)) {
      const { candidates } = await detect(fileWith('x.txt', lines.join('\n')));
      expect(candidates.find(({ format }) => format === 'memotrace-text')).toBeUndefined();
    }
  });
});

describe('chatlog, text', () => {
  const read = (lines: readonly string[], options: ImportOptions = {}, name = '群.txt') =>
    readText(name, lines, { format: 'chatlog-text', ...options });

  test('CHATLOG-8 heads', async () => {
    const { messages } = await read(
      blocks(
        ['Ann (x)(wxid_a) 2024-05-01 08:00:00', 'a'],
        ['wxid_b 2024-05-01 08:00:01', 'b'],
        ['Cy(我) 2024-05-01 08:00:02', 'c'],
        ['系统消息 2024-05-01 08:00:03', 'Ann joined'],
        ['at about 2024-05-01 08:00:03', 'd'],
      ),
    );
    expect(messages.map(({ sender, text }) => [sender, text])).toEqual([
      [{ nativeId: 'wxid_a', name: 'Ann (x)' }, 'a'],
      [{ nativeId: 'wxid_b', name: 'wxid_b' }, 'b'],
      [{ name: 'Cy' }, 'c'],
      [null, 'Ann joined\n\nat about 2024-05-01 08:00:03\nd'],
    ]);
  });

  test('CHATLOG-1 rooms are chats, and one may be picked', async () => {
    const lines = blocks(
      ['Ann(wxid_a) [读书 [二](1@chatroom)] 2024-05-01 08:00:00', '1'],
      ['Ann(wxid_a) [2@chatroom] 2024-05-01 08:00:01', '2'],
      ['Ann(wxid_a) [读书 [二](1@chatroom)] 2024-05-01 08:00:02', '3'],
    );
    const { chats, messages } = await read(lines);
    expect(chats).toMatchObject([
      { name: '读书 [二]', nativeId: '1@chatroom', kind: 'group' },
      { name: '2@chatroom', nativeId: '2@chatroom' },
    ]);
    expect(messages.map(({ text }) => text)).toEqual(['1', '3', '2']);
    expect(said(await read(lines, { chat: '2@chatroom' }))).toEqual(['Ann: 2']);
  });

  test('CHATLOG-9 without a year', async () => {
    const lines = blocks(
      ['Ann(wxid_a) 12-31 23:59:00', 'x'],
      ['Ann(wxid_a) 01-01 00:01:00', 'y'],
      ['Ann(wxid_a) 02-30 00:01:00', 'z'],
    );
    const { messages, skips } = await read(lines, { date: '2023-12-30' });
    expect(times({ messages } as never)).toEqual(['2023-12-31 23:59:00', '2024-01-01 00:01:00']);
    expect(skips).toHaveLength(2);
    await expect(read(lines)).rejects.toMatchObject({ code: 'format-option-missing', details: { option: '--date' } });
  });

  test('CHATLOG-9 without a date the file may name it', async () => {
    const lines = blocks(['Ann(wxid_a) 08:00:00', 'x'], ['Ann(wxid_a) 25:00:00', 'y']);
    const result = await read(lines, {}, '群 2024-05-01.txt');
    expect(times(result)).toEqual(['2024-05-01 08:00:00']);
    expect(result.guesses).toContainEqual(expect.objectContaining({ what: 'date', value: '2024-05-01' }));
    expect((await read(lines, { date: '2024-05-02' })).guesses.map(({ what }) => what)).not.toContain('date');
  });
});

describe('WechatExporter, text', () => {
  const read = (lines: readonly string[]) => readText('x.txt', lines, { format: 'wechatexporter-text' });

  test('WECHATEXPORTER-1 WECHATEXPORTER-2 WECHATEXPORTER-5', async () => {
    const lines = [
      'A - B - 微信聊天记录',
      '',
      'Ann (2024-05-01 08:00:00):one',
      '',
      'two',
      'Ben (2024-05-01 08:00:01):',
      'three',
    ];
    const result = await read(lines);
    expect(result.chats).toMatchObject([{ name: 'A - B', kind: 'private' }]);
    expect(said(result)).toEqual(['Ann: one\n\ntwo', 'Ben: \nthree']);
    expect((await detect(fileWith('x.txt', lines.join('\n')))).candidates[0]).toMatchObject({
      format: 'wechatexporter-text',
      confidence: 0.97,
    });
  });

  test('WECHATEXPORTER-3 notices without a time', async () => {
    const result = await read([
      '系统消息：a',
      'Ann (2024-05-01 08:00:00):one',
      '系统消息: b',
      'more',
      'Ann (2024-05-01 08:05:00):two',
    ]);
    expect(said(result)).toEqual(['a', 'Ann: one', 'b\nmore', 'Ann: two']);
    expect(times(result).map((time) => time.slice(11))).toEqual(['08:00:00', '08:00:00', '08:00:00', '08:05:00']);
    const alone = await read(['系统消息：a', '系统消息：b']);
    expect(alone.skips.map(({ line }) => line)).toEqual([0, 1]);
  });

  test('WECHATEXPORTER-4 quotes', async () => {
    const rule = '- - - - - - - - - - - - - - -';
    const { messages } = await read([
      'Ann (2024-05-01 08:00:00):「Ben：「a」',
      'b」',
      rule,
      'yes',
      'Ann (2024-05-01 08:00:01):「no：quote」',
    ]);
    expect(messages[0]).toMatchObject({ text: 'yes', quotation: { sender: 'Ben', text: '「a」\nb' } });
    expect(messages[1]).toMatchObject({ text: '「no：quote」' });
  });
});

describe('WeLink', () => {
  test('WELINK-1 WELINK-2 WELINK-3 WELINK-4', async () => {
    const lines = blocks(
      ['Ann (x)(a1)\t2024-05-01 08:00:00', 'one', 'Ben(b2)\t2024-05-01 08:00:01'],
      ['Ben(b2)\t2024-05-01 08:00:02', '[文件] a.pdf'],
      ['(c3)\t2024-05-01 08:00:03', 'x'],
    );
    const { messages, chats, format } = await readText('组.txt', lines);
    expect(format).toBe('welink-text');
    expect(chats).toMatchObject([{ platform: 'welink', name: '组', kind: 'group' }]);
    expect(messages.map(({ sender }) => sender)).toEqual([
      { nativeId: 'a1', name: 'Ann (x)' },
      { nativeId: 'b2', name: 'Ben' },
      { nativeId: 'c3', name: 'c3' },
    ]);
    expect(messages[1]).toMatchObject({ kind: 'file', attachments: [{ name: 'a.pdf', missing: true }] });
    expect((await readText('组.txt', lines.slice(0, 6))).chats[0]?.kind).toBe('private');
  });
});

describe('IMPORTING-5 nothing is lost', () => {
  const line = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', ' ', '你', ':', '[', ']', '(', ')', '1') }),
    fc.constantFrom(
      '',
      "2024-05-01 08:00:00 'Ann'",
      "2024-02-30 08:00:00 'Ann'",
      '2024-05-01 08:00:00 Ann',
      '2024-02-30 08:00:00 Ann',
      'Ann(wxid_a) 2024-05-01 08:00:00',
      'Ann(wxid_a) 2024-02-30 08:00:00',
      'Ann(a1)\t2024-05-01 08:00:00',
      'Ann(a1)\t2024-02-30 08:00:00',
      'Ann (2024-05-01 08:00:00):hi',
      'Ann (2024-02-30 08:00:00):hi',
      '系统消息：joined',
    ),
  );

  test.each([['weflow-text'], ['memotrace-text'], ['chatlog-text'], ['wechatexporter-text'], ['welink-text']])(
    'every line of %s is in a message or skipped',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (written) => {
          const { messages, skips } = await readText('x.txt', written, { format, chat: 'c' });
          const skipped = new Set(skips.map((skip) => skip.line));
          for (const [number, text] of written.entries()) {
            const isRead = messages.some(
              (message) => message.line === number || (message.line < number && message.text.includes(text.trim())),
            );
            expect(
              isRead || skipped.has(number) || text.trim() === '',
              `line ${number} of ${JSON.stringify(written)}`,
            ).toBe(true);
          }
          expect(skips).toHaveLength(skipped.size);
        }),
        { numRuns: 60 },
      );
    },
  );
});
