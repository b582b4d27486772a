import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { encodeLegacy } from '../../engine/importing/legacy-bytes.ts';
import { qunshu } from '../../support/cli.ts';
import { programPath } from '../../support/program.ts';

const checkout = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'qunshu-bad-input-'));
const library = join(folder, 'library');
const userData = join(folder, 'user-data');
const run = (...words: string[]) => qunshu(words, { userData });

const chat = ['2024-01-02 3:04:05 Ann(10001)', '早上好', '', '2024-01-02 3:04:09 周一(10002)', '好', ''].join('\n');
const telegram = JSON.stringify({
  name: 'Circle',
  type: 'private_supergroup',
  id: 1,
  messages: [1, 2].map((id) => ({
    id,
    type: 'message',
    date: '2024-01-02T03:04:05',
    date_unixtime: '1704135845',
    from: 'Ann',
    from_id: 'user1',
    text: 'hi',
  })),
});

/** A zip with one entry. */
async function zipped(name: string, content: Buffer): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(content, name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** A zip that unpacks into the folder above: the library that writes zips refuses to make one. */
async function climbingZip(): Promise<Buffer> {
  const bytes = await zipped('xx/chat.txt', Buffer.from(chat));
  for (let place = bytes.indexOf('xx/'); place >= 0; place = bytes.indexOf('xx/', place)) {
    bytes.write('../', place);
  }
  return bytes;
}

beforeAll(async () => {
  await run('init', library, '--timezone', 'Asia/Shanghai');
  writeFileSync(join(folder, 'chat.txt'), chat);
  expect(await run('import', join(folder, 'chat.txt'), '--library', library, '--chat', 'Circle')).toMatchObject({
    status: 0,
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is no good is one clear sentence, and nothing is lost', { timeout: 120_000 }, () => {
  test.each<[what: string, name: string, content: () => Buffer | string | Promise<Buffer>, code: string]>([
    [
      'of a wrong type',
      'picture.png',
      () => readFileSync(join(checkout, 'resources/icons/512x512.png')),
      'format-unknown',
    ],
    ['of a wrong type with a right ending', 'a.json', () => '{"name": "qunshu", "version": 1}', 'format-unknown'],
    ['of truncated JSON', 'cut.json', () => telegram.slice(0, -30), 'export-damaged'],
    [
      'of bytes',
      'bytes.txt',
      () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)),
      'format-unknown',
    ],
    ['of nothing', 'empty.txt', () => '', 'file-empty'],
    ['of a byte order mark only', 'mark.txt', () => '\ufeff', 'format-unknown'],
    ['that is a zip with a path that climbs', 'climb.zip', climbingZip, 'archive-unsafe'],
    ['that is a zip bomb', 'bomb.zip', () => zipped('chat.txt', Buffer.alloc(64 << 20)), 'archive-unsafe'],
    [
      'that is a broken zip',
      'broken.zip',
      async () => (await zipped('chat.txt', Buffer.from(chat))).subarray(0, 90),
      'export-damaged',
    ],
  ])('a file %s', async (_what, name, content, code) => {
    const path = join(folder, name);
    writeFileSync(path, await content());
    const { status, stdout, stderr } = await run('import', path, '--library', library);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`^.+\\. .+\\. \\[${code}\\]$`))]);
  });

  test('a file of 2 GB that is no export', async () => {
    const path = join(folder, 'large.json');
    writeFileSync(path, '');
    truncateSync(path, 2 ** 31 + 1);
    const { status, stderr } = await run('import', path, '--library', library);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('[format-unknown]') });
  });

  test('the library after all of them', async () => {
    const { stdout } = await run('stats', '--library', library, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ chats: 1, messages: 2, participants: 2, imports: 1 });
  });
});

describe('an encoding is told, not guessed at by the user', { timeout: 120_000 }, () => {
  test.each([
    ['GB18030', Buffer.from(encodeLegacy(chat, 'gb18030'))],
    ['UTF-16LE', Buffer.from(`\ufeff${chat}`, 'utf16le')],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${chat}`)],
  ])('%s', async (name, bytes) => {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, bytes);
    const { status, stdout } = await run('import', path, '--library', library, '--chat', 'Circle', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ read: 2, added: 0, duplicates: 2, skipped: [] });
  });
});

describe('a disk that is full', { timeout: 120_000 }, () => {
  /** A file system of 10 MB that only this process tree sees; null where the system gives none. */
  const small = join(folder, 'small');
  mkdirSync(small);
  const inside = (script: string) =>
    spawnSync('unshare', ['-rm', 'sh', '-ec', `mount -t tmpfs -o size=10m tmpfs "$0"\n${script}`, small], {
      encoding: 'utf8',
      env: { ...process.env, QUNSHU_USER_DATA: userData },
    });
  const possible = inside('true').status === 0;

  test('stops an import, loses nothing, and there is room again', ({ skip }) => {
    skip(!possible, 'no small file system can be made here');
    const lines = Array.from({ length: 40_000 }, (_, at) => {
      const time = new Date(Date.UTC(2024, 0, 2) + at * 7000).toISOString().slice(0, 19).replace('T', ' ');
      return `${time} Ann(10001)\n第${at}条：${'群书把聊天记录变成书。'.repeat(6)}\n`;
    });
    writeFileSync(join(folder, 'long.txt'), lines.join('\n'));
    const program = `"${process.execPath}" "${programPath}"`;
    const result = inside(`
      cd "$0"
      ${program} init library --timezone Asia/Shanghai >/dev/null
      ${program} import "${join(folder, 'chat.txt')}" --library library >/dev/null 2>&1
      if ${program} import "${join(folder, 'long.txt')}" --library library >/dev/null; then echo imported; fi
      ${program} doctor --library library >/dev/null || echo unhealthy
      ${program} messages --library library --jsonl | wc -l
      mount -o remount,size=200m "$0"
      ${program} import "${join(folder, 'long.txt')}" --library library --json | grep '"added"'
    `);
    expect(result.stderr).toContain('[disk-full]');
    expect(
      result.stdout
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['2', '"added": 40000,']);
  });
});
