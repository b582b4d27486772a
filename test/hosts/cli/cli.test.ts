import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qunshu } from '../../support/cli.ts';

/** One library for all commands, in the order in which a moderator uses them. */
const folder = mkdtempSync(join(tmpdir(), 'qunshu-cli-'));
const library = join(folder, 'library');
const sample = join(import.meta.dirname, '../../../resources/sample');
const run = (...words: string[]) => qunshu(words, { userData: join(folder, 'user-data') });

async function json<T>(...words: string[]): Promise<T> {
  const result = await run(...words, '--json');
  expect(result.status, result.stderr).toBe(0);
  return JSON.parse(result.stdout) as T;
}

beforeAll(async () => {
  const made = await json<{ libraryId: string; path: string }>('init', library, '--timezone', 'Asia/Shanghai');
  expect(made).toMatchObject({ path: library, libraryId: expect.any(String) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('before there is a library', { timeout: 120_000 }, () => {
  test('formats lists what can be read', async () => {
    const formats = await json<{ id: string; name: string; extensions: string[] }[]>('formats');
    expect(formats.map((format) => format.id)).toEqual(
      expect.arrayContaining(['telegram-json', 'whatsapp', 'qq-text', 'chatlab-json', 'chatlab-jsonl', 'irc']),
    );
  });

  test('detect says which format and how sure', async () => {
    const detection = await json<{ format: string; confidence: number; candidates: unknown[] }>(
      'detect',
      join(sample, 'main-group.qq.txt'),
    );
    expect(detection.format).toBe('qq-text');
    expect(detection.confidence).toBeGreaterThan(0.8);
    expect(detection.candidates.length).toBeGreaterThan(0);
  });

  test('wrong usage ends with 2 and says how it is written', async () => {
    for (const words of [
      ['import'],
      ['nonsense'],
      ['search'],
      ['stats', '--libary', 'x'],
      ['draft', '--library', library],
    ]) {
      const result = await run(...words);
      expect(result.status, words.join(' ')).toBe(2);
      expect(result.stderr).toContain('qunshu');
      expect(result.stdout).toBe('');
    }
  });

  test('help ends with 0', async () => {
    expect(await run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('site build') });
    expect(await run('import', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--date-order') });
  });

  test('a library that is not there is one clear sentence', async () => {
    const result = await run('stats', '--library', join(folder, 'nowhere'));
    expect(result.status).toBe(1);
    expect(result.stderr.trim().split('\n').length).toBe(1);
    expect(result.stderr).toContain('[library-missing]');
  });
});

describe('the main job', { timeout: 120_000 }, () => {
  test('import adds, and again is safe', async () => {
    const file = join(sample, 'main-group.qq.txt');
    const report = await json<Record<string, number | string>>('import', file, '--library', library);
    expect(report).toMatchObject({ format: 'qq-text', duplicates: 0, skipped: [], chat: '拾光学习社·主群' });
    expect(report.added).toBe(report.read);
    const again = await json<Record<string, number>>('import', file, '--library', library);
    expect(again).toMatchObject({ added: 0, duplicates: report.read });
    const others = await json<unknown[]>(
      'import',
      join(sample, 'tech-corner.telegram.json'),
      join(sample, 'overseas.whatsapp.txt'),
      '--library',
      library,
    );
    expect(others).toMatchObject([{ format: 'telegram-json' }, { format: 'whatsapp' }]);
  });

  test('a dry run imports nothing; an import can be undone; a chat goes out', async () => {
    const own = join(folder, 'own');
    await json('init', own, '--timezone', 'Asia/Shanghai');
    const file = join(sample, 'overseas.whatsapp.txt');
    const preview = await json<{ chats: { report: { added: number } }[] }>(
      'import',
      file,
      '--dry-run',
      '--library',
      own,
    );
    expect(await json('imports', '--library', own)).toEqual([]);
    const report = await json<{ added: number; importId: string; chatId: string }>('import', file, '--library', own);
    expect(preview.chats[0]?.report.added).toBe(report.added);
    const out = join(folder, 'chat.jsonl');
    const words = ['--chat', report.chatId, '--format', 'chatlab-jsonl', '--out', out];
    expect(await json('export', ...words, '--library', own)).toMatchObject({ messages: report.added });
    expect(readFileSync(out, 'utf8').split('\n')[0]).toContain('"_type":"header"');
    const people = await json<{ id: string }[]>('people', 'list', '--library', own);
    expect(people.length).toBeGreaterThan(3);
    const ids = people.slice(0, 2).map(({ id }) => id);
    await json('people', 'join', ...ids, '--library', own);
    expect(await json<unknown[]>('people', 'list', '--library', own)).toHaveLength(people.length - 1);
    expect(await json('undo', report.importId, '--library', own)).toMatchObject({ undoneAt: expect.any(Number) });
    expect(await json('messages', '--library', own)).toEqual([]);
  });

  test('an import that fails says so, and the other files are imported', async () => {
    const rubbish = join(folder, 'rubbish.bin');
    writeFileSync(rubbish, Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 9]));
    const result = await run('import', rubbish, join(sample, 'overseas.whatsapp.txt'), '--library', library);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('[format-unknown]');
    expect(result.stdout).toContain('already there');
  });

  test('messages come in order, one a line, with their places', async () => {
    const result = await run('messages', '--library', library, '--jsonl');
    const messages = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(messages.length).toBeGreaterThan(1500);
    expect(messages[0]).toMatchObject({
      id: expect.any(String),
      chatId: expect.any(String),
      sentAt: expect.any(Number),
      kind: expect.any(String),
      text: expect.any(String),
      source: { importId: expect.any(String), line: expect.any(Number) },
    });
    expect(Object.keys(messages[0])).toEqual(
      expect.arrayContaining(['senderId', 'sender', 'replyTo', 'threadId', 'parentId']),
    );
    const [chatId] = messages.map((message) => message.chatId);
    const ofChat = messages.filter((message) => message.chatId === chatId);
    expect(ofChat.map((message) => message.sentAt)).toEqual(
      ofChat.map((message) => message.sentAt).toSorted((a, b) => a - b),
    );
    const day = await json<{ sentAt: number }[]>(
      'messages',
      '--library',
      library,
      '--from',
      '2026-03-05',
      '--to',
      '2026-03-06',
    );
    expect(day.length).toBeGreaterThan(0);
    expect(day.every(({ sentAt }) => sentAt >= Date.UTC(2026, 2, 5) && sentAt < Date.UTC(2026, 2, 6))).toBe(true);
  });

  test('threads, drafts, digests', async () => {
    const { threads } = await json<{
      threads: { id: string; score: number; questionIds: string[]; messageIds: string[] }[];
    }>('threads', '--library', library, '--questions');
    expect(threads.length).toBeGreaterThan(30);
    expect(threads.map((thread) => thread.score)).toEqual(
      threads.map((thread) => thread.score).toSorted((a, b) => b - a),
    );
    expect(threads.every((thread) => thread.questionIds.length > 0)).toBe(true);
    const first = threads[0]?.id ?? '';
    const one = await json<{ digests: { threadIds: string[] }[] }>('draft', first, '--library', library);
    expect(one.digests).toMatchObject([{ threadIds: [first], status: 'draft' }]);
    const top = await json<{ digests: { id: string; threadIds: string[] }[] }>(
      'draft',
      '--top',
      '12',
      '--library',
      library,
    );
    expect(top.digests.length).toBe(12);
    expect(top.digests.flatMap((digest) => digest.threadIds)).not.toContain(first);
    const listed = await json<{ digests: unknown[] }>('digests', 'list', '--library', library);
    expect(listed.digests.length).toBe(13);
    const shown = await run('digests', 'show', top.digests[0]?.id ?? '', '--library', library);
    expect(shown.stdout).toMatch(/^# .+/);
  });

  test('reviewers comment on digests', async () => {
    const { digests } = await json<{ digests: { id: string; title: string }[] }>(
      'digests',
      'list',
      '--library',
      library,
    );
    const [digest] = digests;
    const of = ['--library', library, '--by', '周亦安'];
    const about = ['--section', 'title', '--quote', digest?.title ?? ''];
    const written = await json<{ id: string }>('digests', 'comment', digest?.id ?? '', '太', '短', ...about, ...of);
    expect(written).toMatchObject({ text: '太 短', by: '周亦安', passageChanged: false, resolved: null });
    await json('digests', 'resolve', digest?.id ?? '', written.id, ...of);
    const lines = await run('digests', 'comments', digest?.id ?? '', '--library', library);
    expect(lines.stdout).toBe(`${written.id}  resolved  title “${digest?.title}”: 太 短 (周亦安)\n`);
  });

  test('digests go out and come in', async () => {
    const out = join(folder, 'digests');
    await json('digests', 'export', '--format', 'markdown', '--out', out, '--library', library);
    const file = join(folder, 'given.jsonl');
    writeFileSync(
      file,
      '{"id":"d-1","title":"怎样开始用 Anki","body":"先装好,再每天十张新卡。","tags":["Anki"]}\n{"id":"d-2","title":"Rebase or merge?","body":"Rebase private branches only.","tags":["git"]}\n',
    );
    const imported = await json<{ digests: unknown[]; failed: unknown[] }>(
      'digests',
      'import',
      file,
      '--library',
      library,
    );
    expect(imported).toMatchObject({ digests: [{ externalId: 'd-1' }, { externalId: 'd-2' }], failed: [] });
  });

  test('search finds digests and messages; --stdin answers line by line', async () => {
    const result = await json<{
      query: string;
      total: number;
      tookMs: number;
      hits: { kind: string; externalId?: string }[];
    }>('search', 'rebase private branches', '--library', library, '--in', 'digests');
    expect(result.hits[0]).toMatchObject({ kind: 'digest', externalId: 'd-2', score: expect.any(Number) });
    const many = await qunshu(['search', '--stdin', '--library', library, '--limit', '3'], {
      userData: join(folder, 'user-data'),
      input: 'Anki\n論文\n"\n',
    });
    const answers = many.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.query)).toEqual(['Anki', '論文', '"']);
    expect(answers[0].total).toBeGreaterThan(0);
    expect(answers[1].hits.length).toBeGreaterThan(0);
  });

  test('a book lies on disk', async () => {
    const out = join(folder, 'book');
    const built = await json<Record<string, number>>(
      'book',
      'build',
      '--auto',
      '--format',
      'markdown',
      '--out',
      out,
      '--library',
      library,
    );
    expect(built).toMatchObject({
      out,
      chapters: expect.any(Number),
      entries: expect.any(Number),
      bytes: expect.any(Number),
    });
    expect(built.entries).toBeGreaterThan(10);
    expect(readFileSync(join(out, 'SUMMARY.md'), 'utf8')).toContain('](');
  });

  test('stats, doctor, backup and restore', async () => {
    expect(await json('stats', '--library', library)).toMatchObject({
      chats: 3,
      digests: { draft: expect.any(Number) },
    });
    expect(await json('doctor', '--library', library)).toEqual({ ok: true, problems: [] });
    const file = join(folder, 'backup.zip');
    expect(await json('backup', '--library', library, '--out', file)).toMatchObject({
      path: file,
      bytes: expect.any(Number),
    });
    const restored = join(folder, 'restored');
    await json('restore', file, restored);
    const [before, after] = [
      await run('stats', '--library', library, '--json'),
      await run('stats', '--library', restored, '--json'),
    ];
    const { bytes: _one, ...statsBefore } = JSON.parse(before.stdout);
    const { bytes: _other, ...statsAfter } = JSON.parse(after.stdout);
    expect(statsAfter).toEqual(statsBefore);
    expect(existsSync(join(restored, 'index.sqlite'))).toBe(true);
  });
});
