import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type Header, pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { QunshuError } from '../../../src-main/contract/index.ts';
import { detect, openExport } from '../../../src-main/engine/importing/index.ts';
import { openStreamed } from '../../../src-main/engine/importing/tar-archive.ts';
import { fileWith, readFile, said } from './reading.ts';

const chat = '[13/1/25, 10:00:00] Ann: hello\n[13/1/25, 10:00:01] Bob: hi\n';

/** The bytes of a tar archive of the given files. */
function tarOf(files: Readonly<Record<string, string>>, more: Partial<Header> = {}): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name, ...more }, more.type === undefined ? content : '');
  }
  archive.finalize();
  return buffer(archive);
}

const temporary = () => readdirSync(tmpdir()).filter((name) => /^qunshu-\w{6}$/.test(name));

describe('IMPORTING-13 archives that are read from their start', () => {
  const files = { 'photo.jpg': 'x'.repeat(3000), './_chat.txt': chat, 'notes.txt': 'something else' };

  test.each([
    ['tar', (bytes: Buffer) => bytes],
    ['tar.gz', (bytes: Buffer) => gzipSync(bytes)],
  ])('.%s', async (extension, shrink) => {
    const path = fileWith(`Book Club.${extension}`, shrink(await tarOf(files)));
    expect((await detect(path)).format).toBe('whatsapp');
    expect(said(await readFile(path))).toEqual(['Ann: hello', 'Bob: hi']);
    const archive = await openStreamed(path, extension !== 'tar', (name) => name.endsWith('.txt'));
    expect(archive.files).toHaveLength(3);
    for (const file of archive.files) {
      const parts: Buffer[] = [];
      for await (const chunk of file.chunks()) {
        parts.push(Buffer.from(chunk));
      }
      expect(Buffer.concat(parts).toString()).toBe(
        Object.entries(files).find(([name]) => name.endsWith(file.name))?.[1],
      );
      expect(file.bytesRead()).toBe(file.totalBytes);
    }
    archive.close();
  });

  test('one file shrunk by gzip', async () => {
    const path = fileWith('WhatsApp Chat - Club.txt.gz', gzipSync(chat));
    const { chats, messages } = await readFile(path);
    expect(chats[0]?.name).toBe('Club');
    expect(messages).toHaveLength(2);
    await expect(detect(fileWith('e.gz', gzipSync('')))).resolves.toMatchObject({ format: null });
  });

  test('nothing is left behind', async () => {
    const path = fileWith('c.tar.gz', gzipSync(await tarOf(files)));
    const mine = () => new Set(temporary());
    const before = mine();
    const opened = await openExport(path, {});
    const made = temporary().filter((name) => !before.has(name));
    expect(made.length).toBeGreaterThan(0);
    await opened.close();
    // Other programs may make such folders meanwhile: of ours one is gone.
    expect(made.filter((name) => mine().has(name)).length).toBeLessThan(made.length);
  });
});

describe('IMPORTING-14 unsafe ones', () => {
  test.each([
    ['that leads out', { '../../evil.txt': chat }, {}],
    ['with an absolute path', { '/etc/evil.txt': chat }, {}],
    ['with a backslash', { 'a\\evil.txt': chat }, {}],
    ['with a symbolic link', { 'a.txt': '' }, { type: 'symlink', linkname: '/etc/passwd' } as const],
    ['with a hard link', { 'a.txt': '' }, { type: 'link', linkname: 'b.txt' } as const],
    ['with a device', { 'a.txt': '' }, { type: 'character-device' } as const],
  ])('an entry %s', async (_, files, more) => {
    const path = fileWith('x.tar.gz', gzipSync(await tarOf(files, more)));
    await expect(detect(path)).rejects.toMatchObject({ code: 'archive-unsafe' });
  });

  test('bombs', async () => {
    const zeros = '\0'.repeat(40 << 20);
    const tar = fileWith('x.tar.gz', gzipSync(await tarOf({ 'a.txt': zeros }), { level: 9 }));
    await expect(detect(tar)).rejects.toMatchObject({ code: 'archive-unsafe' });
    await expect(detect(fileWith('x.gz', gzipSync(zeros, { level: 9 })))).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  test('damaged ones end in an error of the contract or are read', async () => {
    const bytes = gzipSync(await tarOf({ '_chat.txt': chat.repeat(50) }));
    const path = fileWith('x.tar.gz', bytes);
    const place = fc.integer({ min: 3, max: bytes.length - 1 });
    const property = fc.asyncProperty(place, fc.boolean(), async (index, isCut) => {
      const damaged = Buffer.from(bytes);
      damaged[index] = (damaged[index] ?? 0) ^ 0x5a;
      writeFileSync(path, isCut ? bytes.subarray(0, index) : damaged);
      await readFile(path).catch((error) => expect(error).toBeInstanceOf(QunshuError));
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
