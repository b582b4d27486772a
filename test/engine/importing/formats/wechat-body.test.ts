import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBody, readBodyOf } from '../../../../src-main/engine/importing/formats/wechat/body.ts';
import { kindOfType, kindOfWord, typeOf } from '../../../../src-main/engine/importing/formats/wechat/kinds.ts';
import { splitQuote } from '../../../../src-main/engine/importing/formats/wechat/quotes.ts';

test.each([
  [1, 0, 'text'],
  [49, 57, 'text'],
  [49, 6, 'file'],
  [49, 2001, 'red-packet'],
  [49, 999, 'other'],
  [49, 0, 'link'],
  [244813135921, 0, 'text'],
  [25769803825, 0, 'file'],
  [10000, 0, 'system'],
  [12345, 0, undefined],
])('WECHAT-1 type %i, subtype %i is %s', (type, subtype, kind) => {
  expect(kindOfType(typeOf(type, subtype))).toBe(kind);
});

test.each([
  ['[图片]', 'image', '', [{ name: '[图片]', missing: true }]],
  ['![图片](http://127.0.0.1:5030/image/abc)', 'image', '', [{ name: '[图片]', missing: true }]],
  ['media/images/0a1b.jpg', 'image', '', [{ name: '0a1b.jpg', path: 'media/images/0a1b.jpg' }]],
  ['.\\voice\\1.mp3', 'voice', '', [{ name: '1.mp3', path: './voice/1.mp3' }]],
  ['[文件] 表 (1).xlsx', 'file', '', [{ name: '表 (1).xlsx', missing: true }]],
  ['[文件|a.pdf](http://127.0.0.1:5030/file/d41d)', 'file', '', [{ name: 'a.pdf', missing: true }]],
  ['[表情包：笑哭]', 'sticker', '', [{ name: '[表情包：笑哭]', missing: true }]],
  ['[链接|薄荷](https://example.org/m)', 'link', '薄荷\nhttps://example.org/m', undefined],
  ['[链接|片](https://example.org/video/1)', 'link', '片\nhttps://example.org/video/1', undefined],
  ['[视频号|片](http://192.168.1.5:5030/video/1)', 'link', '片', undefined],
  ['[链接] 薄荷\nhttps://example.org/m', 'link', '薄荷\nhttps://example.org/m', undefined],
  ['[位置]', 'location', '[位置]', undefined],
  ['[语音通话]', 'call', '[语音通话]', undefined],
  ['[红包] 恭喜发财', 'text', '[红包] 恭喜发财', undefined],
  ['[微信红包]', 'red-packet', '[微信红包]', undefined],
  ['[图片] 看这个', 'text', '[图片] 看这个', undefined],
  ['看这个[图片]', 'text', '看这个[图片]', undefined],
  ['[微笑]', 'text', '[微笑]', undefined],
  ['and/or.go', 'text', 'and/or.go', undefined],
])('WECHAT-2 WECHAT-3 WECHAT-4 %s', (body, kind, text, attachments) => {
  expect(readBody(body)).toEqual({ kind, text, ...(attachments && { attachments }) });
});

test('WECHAT-2 a voice message keeps what it says', () => {
  expect(readBodyOf('voice', '[语音转文字] 明天见')).toEqual({ kind: 'voice', text: '明天见' });
  expect(readBodyOf('voice', '明天见')).toEqual({ kind: 'voice', text: '明天见' });
});

test('words end with 消息 or 卡片 or with neither', () => {
  expect(['图片', '图片消息', '红包卡片', '系统消息', '图'].map(kindOfWord)).toEqual([
    'image',
    'image',
    'red-packet',
    'system',
    undefined,
  ]);
});

test('WECHAT-5 a quote comes off its text', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', '你', ' ', '[', '：') });
  fc.assert(
    fc.property(piece, piece, (said, quoted) => {
      fc.pre(!said.includes('[引用 '));
      const { text, quotation } = splitQuote(`${said}[引用 Ann：${quoted}]`);
      expect(text).toBe(said.trimEnd());
      expect(quotation).toEqual({ sender: 'Ann', text: quoted.trim() });
    }),
    { numRuns: 200 },
  );
});
