import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../../src-main/engine/engine.ts';
import { qunshu } from '../../support/cli.ts';
import { testEnvironment } from '../../support/environment.ts';
import { unzip } from '../../support/unzip.ts';

/** One community for all commands: three digests around two midnights of Shanghai, and somebody who is not to be named. */
const folder = mkdtempSync(join(tmpdir(), 'qunshu-cli-publishing-'));
const library = join(folder, 'library');
const run = (...words: string[]) => qunshu([...words, '--library', library], { userData: join(folder, 'user-data') });
const HIDDEN = '林不具名';
const ids = new Map<string, string>();
let bookId = '';

async function json<T>(...words: string[]): Promise<T> {
  const result = await run(...words, '--json');
  expect(result.status, result.stderr).toBe(0);
  return JSON.parse(result.stdout) as T;
}

function digestFile(title: string, published: string): string {
  const path = join(folder, `${title}.md`);
  const lines = [
    ...['---', `title: ${title}`, 'status: published', `published: ${published}`, 'tags: [阅读]', 'askers: [何佳宁]'],
    ...[
      '---',
      '',
      '## 诉求',
      '',
      `${title}，@${HIDDEN} 说过吗？`,
      '',
      '## 回答',
      '',
      `### ${HIDDEN}`,
      '',
      '每天十五张。',
    ],
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

beforeAll(async () => {
  mkdirSync(join(folder, 'user-data'), { recursive: true });
  const engine = createEngine(testEnvironment(folder));
  await engine.call('library.create', { path: library, name: '拾光学习社', timezone: 'Asia/Shanghai' });
  const chat = join(folder, '群.txt');
  writeFileSync(chat, `[2026/3/1 10:00:00] 何佳宁: 新卡每天多少？\n[2026/3/1 10:01:00] ${HIDDEN}: 每天十五张。\n`);
  const { jobId } = await engine.call('importing.start', { paths: [chat], options: { format: 'whatsapp' } });
  for (let state = 'running'; state === 'running'; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const job = await engine.call('jobs.get', { id: jobId });
    expect(job.error).toBeNull();
    ({ state } = job);
  }
  const members = await engine.call('members.list', {});
  const hidden = members.find(({ name }) => name === HIDDEN);
  await engine.call('members.update', { memberId: hidden?.id ?? '', credit: 'anonymous' });
  const paths = [
    digestFile('前一天的问题', '2026-03-01T15:59:00Z'),
    digestFile('第一分钟的问题', '2026-03-01T16:01:00Z'),
    digestFile('最后一分钟的问题', '2026-03-02T15:59:00Z'),
  ];
  const { digests } = await engine.call('digests.import', { paths });
  for (const { id, title } of digests) {
    ids.set(title, id);
  }
  bookId = (await engine.call('books.createAuto', { title: '一年' })).id;
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('share', { timeout: 120_000 }, () => {
  const id = () => ids.get('第一分钟的问题') ?? '';

  test('SHARE-2 says who would be named, and writes nothing', async () => {
    const preview = await json<{ named: { name: string }[]; hidden: { name: string }[] }>('share', id(), '--people');
    expect(preview.named.map(({ name }) => name)).toEqual(['何佳宁']);
    expect(preview.hidden.map(({ name }) => name)).toEqual([HIDDEN]);
    expect((await run('share', id(), '--people')).stdout).toBe(
      `named: 何佳宁 (asked)\nnot named: ${HIDDEN}, shown as 一位成员\n`,
    );
  });

  test.each(['wechat', 'telegram'])('SHARE-1 text for %s names nobody who refused', async (app) => {
    const { status, stdout } = await run('share', id(), '--as', app, '--language', 'zh-Hans');
    expect(status).toBe(0);
    expect(stdout).toContain('第一分钟的问题');
    expect(stdout).toContain('一位成员');
    expect(stdout).not.toContain(HIDDEN);
  });

  test.each(['markdown', 'html', 'docx'])('SHARE-8 %s is a file, twice the same, and no stranger’s', async (format) => {
    const out = join(folder, `shared.${format}`);
    expect(await json('share', id(), '--as', format, '--out', out)).toMatchObject({ files: [out] });
    const first = readFileSync(out);
    await json('share', id(), '--as', format, '--out', out);
    expect(readFileSync(out).equals(first)).toBe(true);
    const words = format === 'docx' ? [...(await unzip(out)).values()].join('\n') : first.toString('utf8');
    expect(words).toContain('第一分钟的问题');
    expect(words).not.toContain(HIDDEN);
    writeFileSync(out, '我的');
    const refused = await run('share', id(), '--as', format, '--out', out);
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('[file-exists]') });
    expect(readFileSync(out, 'utf8')).toBe('我的');
  });

  test('what cannot be is one sentence; wrong usage ends with 2', async () => {
    expect(await run('share', 'd-nowhere', '--as', 'wechat')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[not-found]'),
    });
    for (const words of [['share'], ['share', id()], ['share', id(), '--as', 'fax'], ['share', id(), '--as', 'html']]) {
      expect((await run(...words)).status, words.join(' ')).toBe(2);
    }
  });
});

describe('bulletin', { timeout: 120_000 }, () => {
  test('SHARE-7 its days are those of the library’s zone', async () => {
    const day = ['--from', '2026-03-02', '--to', '2026-03-02', '--language', 'zh-Hans'];
    const { title, digestIds, markdown } = await json<{ title: string; digestIds: string[]; markdown: string }>(
      'bulletin',
      ...day,
    );
    expect(title).toBe('精华周报 2026-03-02—2026-03-02');
    expect(digestIds).toEqual([ids.get('第一分钟的问题'), ids.get('最后一分钟的问题')]);
    expect(markdown).not.toContain(HIDDEN);
  });

  test('is written, edited and shared; what a moderator wrote goes through the gate too', async () => {
    const file = join(folder, 'week.md');
    const days = ['--from', '2026-03-01', '--to', '2026-03-02'];
    expect(await run('bulletin', ...days, '--out', file, '--title', '本周')).toMatchObject({ status: 0, stdout: '' });
    expect(await run('bulletin', ...days, '--out', file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[file-exists]'),
    });
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n谢谢 @${HIDDEN}\n`);
    const { stdout } = await run('share', '--bulletin', file, '--as', 'qq', '--language', 'zh-Hans');
    expect(stdout).toContain('【本周】');
    expect(stdout).toContain('前一天的问题');
    expect(stdout).toContain('谢谢 一位成员');
    expect(stdout).not.toContain(HIDDEN);
    const missing = await run('share', '--bulletin', join(folder, 'none.md'), '--as', 'qq');
    expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining('[file-missing]') });
  });

  test.each([
    ['--from', '2026-02-31'],
    ['--to', 'yesterday'],
    ['--from', '2026-03-03', '--to', '2026-03-02'],
  ])('%s %s is no time', async (...words) => {
    expect(await run('bulletin', ...words)).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('site', { timeout: 120_000 }, () => {
  test('SHARE-9 is a folder of all published digests, built again in place, and nobody else’s', async () => {
    const out = join(folder, 'site');
    const built = await json<{ pages: number }>(
      'site',
      'build',
      '--out',
      out,
      '--title',
      '群书',
      '--language',
      'zh-Hans',
    );
    expect(built.pages).toBe(3);
    const page = join(out, 'digests', `${ids.get('第一分钟的问题')}.html`);
    const first = readFileSync(page, 'utf8');
    expect(first).toContain('第一分钟的问题');
    expect(first).not.toContain(HIDDEN);
    await json('site', 'build', '--out', out, '--title', '群书', '--language', 'zh-Hans');
    expect(readFileSync(page, 'utf8')).toBe(first);
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'index.html'), '我的');
    expect(await run('site', 'build', '--out', own)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[folder-not-empty]'),
    });
    expect(readFileSync(join(own, 'index.html'), 'utf8')).toBe('我的');
    expect((await run('site', '--out', out)).status).toBe(2);
  });
});

describe('book', { timeout: 120_000 }, () => {
  test('list and show', async () => {
    const { books } = await json<{ books: unknown[] }>('book', 'list');
    expect(books).toMatchObject([{ id: bookId, title: '一年', entryCount: 3 }]);
    expect((await run('book', 'list')).stdout).toContain(`${bookId}  一年 (1 chapters, 3 entries)`);
    expect(await json('book', 'show', bookId)).toMatchObject({ id: bookId, outline: { title: '一年' } });
    const shown = await run('book', 'show', bookId);
    expect(shown.stdout).toMatch(/^一年\n\n阅读 {2}\[/);
    expect(shown.stdout).toContain(`- 第一分钟的问题  [${ids.get('第一分钟的问题')}]`);
    expect(await run('book', 'show', 'b-nowhere')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[not-found]'),
    });
  });

  test.each(['markdown-file', 'epub', 'html', 'docx'])('build makes %s', async (format) => {
    const out = join(folder, `book-${format}`);
    const built = await json('book', 'build', '--book', bookId, '--format', format, '--out', out);
    expect(built).toMatchObject({ out, chapters: 1, entries: 3, warnings: [] });
    expect(existsSync(out)).toBe(true);
  });

  test.each(['markdown', 'epub', 'docx'])('%s never goes where somebody’s things are', async (format) => {
    const taken = join(folder, `taken-${format}`);
    mkdirSync(taken);
    writeFileSync(join(taken, 'README.md'), '我的');
    const inFolder = await run('book', 'build', '--book', bookId, '--format', format, '--out', taken);
    expect(inFolder).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/\[(folder-not-empty|file-exists)\]/),
    });
    expect(readdirSync(taken)).toEqual(['README.md']);
    expect(readFileSync(join(taken, 'README.md'), 'utf8')).toBe('我的');
    const file = join(folder, `taken-${format}.file`);
    writeFileSync(file, '我的');
    const overFile = await run('book', 'build', '--book', bookId, '--format', format, '--out', file);
    expect(overFile).toMatchObject({ status: 1, stderr: expect.stringContaining('[file-exists]') });
    expect(readFileSync(file, 'utf8')).toBe('我的');
  });

  test('says so where nothing may be written', async () => {
    // Nobody may make folders in /sys; elsewhere a folder is closed, which stops everybody but root.
    const closed = process.platform === 'linux' ? '/sys' : join(folder, 'closed');
    mkdirSync(closed, { recursive: true, mode: 0o500 });
    for (const format of ['markdown', 'epub']) {
      const out = join(closed, 'qunshu-book');
      const refused = await run('book', 'build', '--book', bookId, '--format', format, '--out', out);
      expect(refused).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('[permission-denied]') });
      expect(existsSync(out)).toBe(false);
    }
  });

  test('BOOK-35 create keeps a book of what a search finds, or of a tree of topics', async () => {
    const topics = join(folder, 'topics.md');
    writeFileSync(topics, '# 学习\n## 第一分钟\n## 别的\n');
    const made = await json<{ outline: { parts: unknown[] } }>('book', 'create', '--topics', topics, '--title', '树');
    expect(made.outline.parts).toMatchObject([
      {
        title: '学习',
        chapters: [{ title: '第一分钟', entries: [{ digestId: ids.get('第一分钟的问题') }] }, { title: '别的' }],
      },
      { chapters: [{ entries: [{}, {}] }] },
    ]);
    const out = join(folder, 'found.md');
    const words = ['--query', '前一天', '--format', 'markdown-file', '--out', out];
    expect(await json('book', 'build', '--auto', ...words)).toMatchObject({ entries: 1 });
    expect(await run('book', 'create', '--saved', '没有')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[not-found]'),
    });
  });

  test('wrong usage ends with 2', async () => {
    const out = ['--format', 'html', '--out', join(folder, 'x')];
    for (const words of [
      ['book'],
      ['book', 'show'],
      ['book', 'build', ...out],
      ['book', 'build', '--auto', '--out', 'x'],
    ]) {
      expect((await run(...words)).status, words.join(' ')).toBe(2);
    }
  });
});
