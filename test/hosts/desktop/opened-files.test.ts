import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ErrorData } from '../../../src-main/contract/index.ts';
import { filesAmong, OpenedFiles } from '../../../src-main/hosts/desktop/opened-files.ts';
import { startTestEngine } from '../../support/engine-worker.ts';

const exportText = [
  '2024-03-04 20:01:10 小雨(10001)',
  '请问背单词用什么方法好？',
  '',
  '2024-03-04 20:02:30 阿明(10002)',
  '间隔重复，每天二十分钟。',
  '',
].join('\n');

function openedFiles() {
  const { client, folder } = startTestEngine();
  const heard: unknown[] = [];
  const files = new OpenedFiles(client, {
    waiting: (count) => heard.push(['waiting', count]),
    started: () => heard.push('started'),
    refused: (error: ErrorData) => heard.push(['refused', error.code]),
  });
  const path = join(folder, '学习群.txt');
  writeFileSync(path, exportText);
  const messages = async () => (await client.call('library.stats', {})).messages;
  return { client, folder, path, files, heard, messages };
}

describe('DESKTOP-9 files handed over are imported', () => {
  it('at once, into the open library', async () => {
    const { client, folder, path, files, heard, messages } = openedFiles();
    await client.call('library.create', { path: join(folder, 'library') });
    await files.add([path]);
    expect(heard).toEqual(['started']);
    await vi.waitUntil(async () => (await messages()) === 2, { timeout: 10_000 });
  });

  it('as soon as a library is open, none twice', async () => {
    const { client, folder, path, files, heard, messages } = openedFiles();
    await files.add([path]);
    await files.add([path]);
    expect(heard).toEqual([
      ['waiting', 1],
      ['waiting', 2],
    ]);
    await client.call('library.create', { path: join(folder, 'library') });
    await vi.waitUntil(() => heard.length === 3, { timeout: 10_000 });
    expect(heard[2]).toBe('started');
    await vi.waitUntil(async () => (await messages()) === 2, { timeout: 10_000 });
    const jobs = await client.call('jobs.list', {});
    expect(jobs.filter(({ kind }) => kind === 'import')).toHaveLength(1);
  });

  it('and the user hears why when they cannot be', async () => {
    const { client, folder, path, files, heard } = openedFiles();
    await client.call('library.create', { path: join(folder, 'library') });
    await client.call('library.close', {});
    await client.call('library.open', { path: join(folder, 'library'), readOnly: true });
    await files.add([path]);
    expect(heard).toEqual([['refused', 'read-only']]);
  });

  it('and without files nothing is said', async () => {
    const { files, heard } = openedFiles();
    await files.add([]);
    expect(heard).toEqual([]);
  });
});

describe('files on a command line', () => {
  it('are those that exist; options, folders and typing mistakes are not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'qunshu-files-'));
    const path = join(folder, '学习群.txt');
    writeFileSync(path, '');
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, '--flag'), '');
    expect(filesAmong(['--flag', '学习群.txt', path, 'folder', '.', '', 'missing.txt'], folder)).toEqual([path, path]);
  });
});
