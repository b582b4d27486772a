import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { ImportOptions } from '../../../../src-main/contract/index.ts';
import { detect, openExport } from '../../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { fileWith, readFile, readText, said } from '../reading.ts';

const ann = { uid: 'u_ann', uin: '10001', name: 'Ann' };
const text = { id: '1', timestamp: 1714521600000, sender: ann, type: 'text', content: { text: 'hi', elements: [] } };
const chatInfo = { name: 'Git', type: 'group', peerUin: '654321' };
const read = (messages: readonly object[], beside: object = {}, options: ImportOptions = {}) =>
  readText('chat.json', JSON.stringify({ metadata: {}, chatInfo, statistics: {}, ...beside, messages }), options);

describe('QCE-1 the chat', () => {
  test.each([
    [{ ...chatInfo, type: 'private' }, [ann, ann], 'private'],
    [{ ...chatInfo, type: 'private' }, [ann, { uid: 'b' }, { uid: 'c' }], 'group'],
    [{ ...chatInfo, type: 'private' }, [ann, { uid: 'b' }, { uid: '未知' }], 'private'],
    [{ ...chatInfo, type: undefined }, [], 'private'],
    [chatInfo, [ann], 'group'],
  ])('%j', async (info, senders, kind) => {
    const { chats } = await read([text], { chatInfo: info, statistics: { senders } });
    expect(chats).toMatchObject([{ name: 'Git', nativeId: '654321', kind }]);
  });

  test('is found behind pictures of megabytes, and takes the name the user gives', async () => {
    const avatars = { 10001: `data:image/png;base64,${'A'.repeat(2_000_000)}` };
    const path = fileWith('x.txt', JSON.stringify({ avatars, metadata: {}, chatInfo, messages: [text] }));
    expect((await detect(path)).candidates[0]).toMatchObject({ format: 'qce-json', confidence: 1 });
    expect((await readFile(path, { chat: 'Mine' })).chats[0]?.name).toBe('Mine');
  });
});

test('QCE-3 times by magnitude, with zones and without', async () => {
  const instant = 1714521600000;
  const local = Date.UTC(2024, 4, 1, 8);
  const { messages, skips } = await read([
    { ...text, timestamp: instant, time: '2024-05-01 08:00:00' },
    { ...text, timestamp: instant / 1000, time: '2024-05-01T00:00:00.000Z' },
    { ...text, timestamp: '2024-05-01T08:00:00+08:00' },
    { ...text, timestamp: '2024-05-01 08:00:00' },
    { ...text, timestamp: undefined, time: '2024-05-01 08:00:00' },
    { ...text, timestamp: '2024-02-30 08:00:00' },
  ]);
  expect(messages.map(({ at }) => at)).toEqual([
    { local, instant },
    { local: instant, instant },
    { local, instant },
    { local },
    { local },
  ]);
  expect(skips.map(({ line }) => line)).toEqual([5]);
});

test('QCE-4 names and ids', async () => {
  const senders = [
    { uid: 'u', uin: '1', groupCard: 'card', remark: 'remark', nickname: 'nick', name: 'name' },
    { uid: 'u', uin: '2', remark: 'remark', nickname: 'nick', name: 'name' },
    { uid: 'u', uin: '3', name: 'name' },
    { uid: 'u_x', uin: '0', name: 'name' },
    { uid: 'u_y', uin: 12345 },
    { uid: '未知', uin: '0', name: '未知用户' },
  ];
  const { messages } = await read(senders.map((sender) => ({ ...text, sender })));
  expect(messages.map(({ sender }) => sender)).toEqual([
    { nativeId: '1', name: 'card' },
    { nativeId: '2', name: 'remark' },
    { nativeId: '3', name: 'name' },
    { nativeId: 'u_x', name: 'name' },
    { nativeId: '12345', name: '12345' },
    null,
  ]);
});

test('QCE-5 replies', async () => {
  const reply = (data: object, said: string) => ({
    ...text,
    type: 'reply',
    content: { text: said, elements: [{ type: 'reply', data }] },
  });
  const { messages } = await read([
    reply({ referencedMessageId: '7300000000000000001', replyMsgId: '5' }, '[回复 Ann: [图片]a]yes'),
    reply({ replyMsgId: '5', senderName: 'Ann' }, '[回复消息]\nyes'),
    reply({ messageId: '5' }, 'yes'),
    reply({ replyMsgId: '0', senderName: 'Ann', content: 'why?' }, '[回复消息] yes'),
    reply({}, '[回复 never closed'),
  ]);
  expect(messages.map(({ replyToNativeId }) => replyToNativeId)).toEqual([
    '7300000000000000001',
    '5',
    '5',
    undefined,
    undefined,
  ]);
  expect(messages.map((message) => message.text)).toEqual(['yes', 'yes', 'yes', 'yes', '[回复 never closed']);
  expect(messages[3]?.quotation).toEqual({ sender: 'Ann', text: 'why?' });
  expect(messages.filter(({ quotation }) => quotation !== undefined)).toHaveLength(1);
});

test('QCE-6 media lose their words and their addresses', async () => {
  const image = {
    type: 'image',
    filename: 'a.jpg',
    url: 'https://example.org/a?rkey=secret',
    localPath: 'images/a.jpg',
  };
  const { messages } = await read([
    { ...text, content: { text: '[图片: a.jpg]', resources: [image] } },
    { ...text, content: { text: 'see [图片: a.jpg] here', resources: [{ ...image, localPath: '/home/me/a.jpg' }] } },
    { ...text, content: '[视频]' },
  ]);
  expect(messages.map(({ kind, text, attachments }) => [kind, text, attachments])).toEqual([
    ['image', '', [{ name: 'a.jpg', path: 'images/a.jpg' }]],
    ['text', 'see  here', [{ name: 'a.jpg', missing: true }]],
    ['video', '', [{ name: '[视频]', missing: true }]],
  ]);
  expect(JSON.stringify(messages)).not.toContain('secret');
});

describe('QCE-9 an export in pieces', () => {
  const line = (id: number) => JSON.stringify({ ...text, id: String(id), content: { text: `m${id}`, elements: [] } });
  const manifest = (chunks: readonly object[]) => ({
    metadata: { name: 'QQChatExporter V5' },
    chatInfo,
    statistics: { totalMessages: 4, senders: [] },
    chunked: { format: 'jsonl', chunksDir: 'chunks', chunks },
    avatars: { file: 'avatars.json', count: 1 },
  });
  function folderOf(chunks: readonly object[], files: Readonly<Record<string, string>>): string {
    const folder = join(temporaryFolder(), 'group_chunked_jsonl');
    mkdirSync(join(folder, 'chunks'), { recursive: true });
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(chunks)));
    writeFileSync(join(folder, 'avatars.json'), '{"10001":"data:"}');
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, 'chunks', name), content);
    }
    return folder;
  }
  const whole = {
    chunks: [
      { relativePath: 'chunks\\c000001.jsonl', count: 2 },
      { fileName: 'c000002.jsonl', count: 2 },
    ],
    files: { 'c000001.jsonl': `${line(1)}\n${line(2)}\n`, 'c000002.jsonl': `${line(3)}\n\n{"bad\n` },
  };

  test('is read from its folder and from its manifest', async () => {
    const folder = folderOf(whole.chunks, whole.files);
    for (const path of [folder, join(folder, 'manifest.json')]) {
      const result = await readFile(path);
      expect(result.format).toBe('qce-chunks');
      expect(result.chats).toMatchObject([{ name: 'Git', kind: 'group', nativeId: '654321' }]);
      expect(said(result)).toEqual(['Ann: m1', 'Ann: m2', 'Ann: m3']);
      expect(result.messages.map(({ line }) => line)).toEqual([0, 1, 2]);
      expect(result.skips).toMatchObject([{ line: 3, reason: 'the line is not a JSON object' }]);
      expect(result.warnings).toEqual([]);
    }
  });

  test('is read from a zip archive, too', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(JSON.stringify(manifest(whole.chunks))), 'export/manifest.json');
    for (const [name, content] of Object.entries(whole.files)) {
      zip.addBuffer(Buffer.from(content), `export/chunks/${name}`);
    }
    zip.end();
    const path = join(temporaryFolder(), 'export.zip');
    await pipeline(zip.outputStream, createWriteStream(path));
    const result = await readFile(path);
    expect(result.format).toBe('qce-chunks');
    expect(said(result)).toEqual(['Ann: m1', 'Ann: m2', 'Ann: m3']);
    expect(result.warnings).toEqual([]);
  });

  test('its parts count for progress', async () => {
    const opened = await openExport(folderOf(whole.chunks, whole.files), {});
    for await (const _ of opened.records) {
      // Only the bytes count here.
    }
    expect(opened.bytesRead()).toBe(opened.totalBytes);
    expect(opened.totalBytes).toBeGreaterThan(Buffer.byteLength(Object.values(whole.files).join('')));
    await opened.close();
  });

  test('missing files and wrong counts are told', async () => {
    const chunks = [
      { relativePath: 'chunks/c000001.jsonl', count: 7 },
      { relativePath: 'chunks/c000002.jsonl', count: 2 },
    ];
    const result = await readFile(folderOf(chunks, { 'c000001.jsonl': line(1) }));
    expect(said(result)).toEqual(['Ann: m1']);
    expect(result.warnings).toEqual([
      '“chunks/c000001.jsonl” holds 1 messages, not the 7 that the manifest tells.',
      '“chunks/c000002.jsonl” is missing: its 2 messages were not read.',
    ]);
  });

  test('QCE-10 one piece alone', async () => {
    const folder = folderOf(whole.chunks, whole.files);
    const result = await readFile(join(folder, 'chunks', 'c000001.jsonl'));
    expect(result.format).toBe('qce-chunks');
    expect(said(result)).toEqual(['Ann: m1', 'Ann: m2']);
    expect(result.chats[0]?.name).toBe('c000001');
    expect(result.warnings).toHaveLength(1);
  });
});

describe('QCE-11 QCE-12 text', () => {
  const head = ['[QQChatExporter V5 / https://example.org]', '', '聊天名称: Git', '聊天类型: 私聊', ''];
  const message = (name: string, ...lines: string[]) => [`${name}:`, '时间: 2024-05-01 08:00:00', ...lines, '', ''];

  test('names, titles, lines that look like names', async () => {
    const result = await readText('x.txt', [
      ...head,
      ...message('[群主] Ann: B', '内容: one', 'Ben:', 'no time follows', '================================'),
      ...message('Ben', '内容: two'),
      '='.repeat(47),
      '              导出完成',
      '='.repeat(47),
      '总计导出 2 条消息',
    ]);
    expect(result.format).toBe('qce-text');
    expect(result.chats).toMatchObject([{ name: 'Git', kind: 'private' }]);
    expect(said(result)).toEqual(['Ann: B: one\nBen:\nno time follows\n================================', 'Ben: two']);
    expect(result.skips).toEqual([]);
  });

  test('without its banner it is still known by its lines', async () => {
    const lines = [...message('Ann', '内容: one'), ...message('Ben', '内容: two')];
    expect((await detect(fileWith('x.txt', lines.join('\n')))).format).toBe('qce-text');
    const { guesses } = await readText('x.txt', lines);
    expect(guesses.map(({ what }) => what)).toEqual(['format', 'chat-name']);
  });

  test('replies quote, mentions and files are listed', async () => {
    const { messages } = await readText('x.txt', [
      ...head,
      ...message('Ann', '内容: [回复消息]yes', '提及: Ben, Cy', '回复: 05-01 07:59 Ben - sure?'),
      ...message('Ann', '内容: [video消息]', '资源: 1 个文件', '  - video: a b.mp4', '回复: Ben - old'),
      ...message('Ann', '内容: [无文本内容]'),
    ]);
    expect(messages[0]).toMatchObject({
      text: 'yes',
      quotation: { sender: 'Ben', text: 'sure?' },
      mentions: [{ name: 'Ben' }, { name: 'Cy' }],
    });
    expect(messages[1]).toMatchObject({
      kind: 'video',
      text: '',
      attachments: [{ name: 'a b.mp4', missing: true }],
      quotation: { sender: 'Ben', text: 'old' },
    });
    expect(messages[2]).toMatchObject({ kind: 'other', text: '' });
  });
});
