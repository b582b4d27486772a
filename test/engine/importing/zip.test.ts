import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openContainer } from '../../../src-main/engine/importing/container.ts';
import { detect, openExport } from '../../../src-main/engine/importing/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { encodeLegacy } from './legacy-bytes.ts';
import { fileWith, readFile, said } from './reading.ts';

const chat = '[13/1/25, 10:00:00] Ann: hello\n[13/1/25, 10:00:01] Bob: hi\n';

/** A zip archive of the given files; a number is that many zeros. */
async function zipWith(
  name: string,
  files: Readonly<Record<string, string | number>>,
  mode = 0o100644,
): Promise<string> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    zip.addBuffer(typeof content === 'number' ? Buffer.alloc(content) : Buffer.from(content), path, { mode });
  }
  zip.end();
  const path = join(temporaryFolder(), name);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** The same archive with every `from` in its bytes replaced by an equally long `to`. */
function withBytes(path: string, from: string, to: string): string {
  const bytes = readFileSync(path);
  for (let index = bytes.indexOf(from); index !== -1; index = bytes.indexOf(from, index + 1)) {
    bytes.write(to, index, 'latin1');
  }
  writeFileSync(path, bytes);
  return path;
}

describe('IMPORTING-13 exports in an archive', () => {
  test('a chat of several pages is put together, and Element names its archive, not the text in it', async () => {
    const page = (id: number, text: string) => `<div class="page_wrap"><div class="history">
<div class="message default clearfix" id="message${id}"><div class="pull_right date details" title="01.05.2024 08:00:00"></div>
<div class="from_name">Ann</div><div class="text">${text}</div></div></div></div>`;
    const pages = await zipWith('telegram.zip', {
      'ChatExport_2024-05-01/messages2.html': page(2, 'two'),
      'ChatExport_2024-05-01/photos/a.jpg': 'x',
      'ChatExport_2024-05-01/messages.html': page(1, 'one'),
    });
    expect(said(await readFile(pages))).toEqual(['Ann: one', 'Ann: two']);
    const element = await zipWith('matrix - Rust - Chat Export - 2021-04-17.zip', {
      'export.txt': 'Fri, Apr 16, 2021, 17:20:00 - Ann: hi\n',
      'images/a.png': 'x',
    });
    expect((await readFile(element)).chats).toMatchObject([{ platform: 'matrix', name: 'Rust' }]);
  });

  test('the chat is found among media and named by the archive', async () => {
    const path = await zipWith('WhatsApp Chat - 读书会.zip', {
      '00000001-PHOTO.jpg': 'picture',
      '_chat.txt': chat,
      'notes.txt': 'something else',
    });
    expect((await detect(path)).format).toBe('whatsapp');
    const result = await readFile(path);
    expect(said(result)).toEqual(['Ann: hello', 'Bob: hi']);
    expect(result.chats[0]?.name).toBe('读书会');
  });

  test.each([
    ['gb18030', '园艺群的聊天记录和图片'],
    ['big5', '讀書會的聊天記錄與圖片'],
    ['shift_jis', '読書会のトーク履歴と写真について'],
    ['euc-kr', '독서 모임의 대화 내용과 사진을 여기에 저장했습니다'],
  ])('names in %s', async (encoding, title) => {
    const raw = Buffer.from(encodeLegacy(title, encoding));
    const placeholder = 'N'.repeat(raw.length);
    const path = await zipWith('a.zip', { [`${placeholder}/_chat.txt`]: chat, 'plain.txt': 'x' });
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf(placeholder); at !== -1; at = bytes.indexOf(placeholder, at + 1)) {
      raw.copy(bytes, at);
    }
    const container = await openContainer(fileWith('b.zip', bytes));
    expect(container.files.map(({ entry }) => entry)).toEqual(['plain.txt', `${title}/_chat.txt`]);
    await container.close();
  });

  test('an archive with a name of its own names a nameless chat', async () => {
    const result = await readFile(await zipWith('Book Club.zip', { '_chat.txt': chat }));
    expect(result.chats[0]?.name).toBe('Book Club');
  });

  test('other formats and folders', async () => {
    const document = JSON.stringify({
      chatlab: {},
      meta: { name: 'g' },
      messages: [{ sender: '1', timestamp: 5, content: 'x' }],
    });
    const result = await readFile(await zipWith('a.zip', { 'export/messages.json': document }));
    expect(result.format).toBe('chatlab-json');
    expect(result.messages).toHaveLength(1);
  });

  test('larger than one chunk; progress is of the unpacked file', async () => {
    const path = await zipWith('a.zip', { '_chat.txt': chat.repeat(20_000) });
    const opened = await openExport(path, {});
    let messages = 0;
    for await (const batch of opened.records) {
      messages += batch.filter(({ type }) => type === 'message').length;
    }
    expect(messages).toBe(40_000);
    expect(opened.bytesRead()).toBe(chat.length * 20_000);
    expect(opened.totalBytes).toBe(chat.length * 20_000);
    await opened.close();
  });

  test('without a chat', async () => {
    await expect(openExport(await zipWith('a.zip', { 'a.jpg': 'x' }), {})).rejects.toMatchObject({
      code: 'format-unknown',
    });
    await expect(openExport(await zipWith('a.zip', {}), {})).rejects.toMatchObject({ code: 'format-unknown' });
  });

  test('damaged', async () => {
    const path = await zipWith('a.zip', { '_chat.txt': chat.repeat(1000) });
    const bytes = readFileSync(path);
    await expect(detect(fileWith('b.zip', bytes.subarray(0, bytes.length - 40)))).rejects.toMatchObject({
      code: 'export-damaged',
    });
    const garbled = Buffer.from(bytes);
    garbled.fill(0xff, 60, 90);
    await expect(readFile(fileWith('c.zip', garbled), { format: 'whatsapp' })).rejects.toMatchObject({
      code: 'export-damaged',
    });
  });

  test('a flipped byte in a file that nothing shrank', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(chat), '_chat.txt', { compress: false });
    zip.end();
    const path = join(temporaryFolder(), 'stored.zip');
    await pipeline(zip.outputStream, createWriteStream(path));
    expect((await readFile(path)).messages).toHaveLength(2);
    await expect(readFile(withBytes(path, 'hello', 'hallo'))).rejects.toMatchObject({
      code: 'export-damaged',
      details: { reason: 'its checksum is wrong' },
    });
  });
});

describe('IMPORTING-14 unsafe archives', () => {
  const refused = (reason: RegExp) => ({ code: 'archive-unsafe', details: { reason: expect.stringMatching(reason) } });

  test.each([
    ['xx/xx/evil.txt', '../../evil.txt', /leads out/],
    ['xetc/evil.txt', '/etc/evil.txt', /absolute/],
    ['cx/evil.txt', 'c:/evil.txt', /absolute/],
    ['xx/xx/evil.txt', 'xx\\xx\\evil.txt', /not a plain path/],
  ])('%s renamed to %s', async (name, evil, reason) => {
    const path = withBytes(await zipWith('a.zip', { '_chat.txt': chat, [name]: 'x' }), name, evil);
    await expect(openExport(path, {})).rejects.toMatchObject(refused(reason));
    await expect(detect(path)).rejects.toMatchObject(refused(reason));
  });

  test('symbolic links', async () => {
    await expect(
      openExport(await zipWith('a.zip', { '_chat.txt': '/etc/passwd' }, 0o120777), {}),
    ).rejects.toMatchObject(refused(/symbolic link/));
  });

  test('encrypted entries', async () => {
    const path = await zipWith('a.zip', { '_chat.txt': chat });
    const bytes = readFileSync(path);
    const directory = bytes.indexOf('PK\u0001\u0002');
    bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8);
    writeFileSync(path, bytes);
    await expect(openExport(path, {})).rejects.toMatchObject(refused(/encrypted/));
  });

  test('bombs', async () => {
    await expect(openExport(await zipWith('a.zip', { '_chat.txt': 30_000_000 }), {})).rejects.toMatchObject(
      refused(/1000 times/),
    );
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.txt`, 5_000_000]));
    await expect(openExport(await zipWith('a.zip', many), {})).rejects.toMatchObject(refused(/1000 times/));
  });

  test('an entry larger than its directory says', async () => {
    const path = await zipWith('a.zip', { '_chat.txt': chat.repeat(500) });
    const bytes = readFileSync(path);
    const directory = bytes.indexOf('PK\u0001\u0002');
    bytes.writeUInt32LE(1000, directory + 24);
    writeFileSync(path, bytes);
    await expect(readFile(path, { format: 'whatsapp' })).rejects.toMatchObject({ code: 'archive-unsafe' });
  });
});
