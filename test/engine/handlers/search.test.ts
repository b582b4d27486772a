import { readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ImportsDone } from '../../../src-main/contract/index.ts';
import { openEngine, type TestEngine } from '../../support/engine.ts';

const MESSAGES = 40;
const QUESTION = 20;
const CHAT = Array.from({ length: MESSAGES }, (_, number) => {
  const text = number === QUESTION ? 'How do I install ollama on windows?' : `remark ${number} about 量化模型`;
  return `2026/03/01 20:${String(number).padStart(2, '0')} - ${number % 2 === 0 ? '小林' : '王工'}: ${text}\n`;
}).join('');

async function engineWithChat(): Promise<TestEngine> {
  const engine = await openEngine();
  const path = engine.file('chat.txt', CHAT);
  const options = { chat: '模型群', dateOrder: 'ymd' } as const;
  await engine.finish<ImportsDone>(engine.call('importing.start', { paths: [path], options }));
  return engine;
}

describe('search.query', () => {
  test('finds what was imported, with facets when they are asked for', async () => {
    const { call } = await engineWithChat();
    const found = await call('search.query', { query: 'ollama', facets: true });
    expect(found).toMatchObject({ total: 1, complete: true, hits: [{ kind: 'message', sender: '小林' }] });
    expect(found.facets?.people).toEqual([{ value: '小林', count: 1 }]);
    expect((await call('search.query', { query: 'ollama' })).facets).toBeNull();
  });

  test('notes what was not found, once that is wanted', async () => {
    const { call } = await engineWithChat();
    await call('search.query', { query: 'zebra' });
    await call('search.keepMisses', { keep: true });
    await call('search.query', { query: 'giraffe' });
    await call('search.query', { query: 'ollama' });
    expect(JSON.stringify(await call('search.misses', {}))).toMatch(/^(?!.*(?:zebra|ollama)).*giraffe/);
  });
});

describe('search.context', () => {
  async function contextOf(before: number, after: number, query = 'ollama') {
    const { call } = await engineWithChat();
    const id = (await call('search.query', { query })).hits[0]?.id ?? '';
    const messages = await call('search.context', { id, before, after });
    return { place: messages.findIndex((message) => message.id === id), texts: messages.map(({ text }) => text) };
  }

  test('gives the messages before and after one', async () => {
    const { place, texts } = await contextOf(2, 3);
    expect(place).toBe(2);
    expect(texts).toEqual([
      'remark 18 about 量化模型',
      'remark 19 about 量化模型',
      'How do I install ollama on windows?',
      'remark 21 about 量化模型',
      'remark 22 about 量化模型',
      'remark 23 about 量化模型',
    ]);
  });

  test('gives the message alone', async () => {
    expect((await contextOf(0, 0)).texts).toEqual(['How do I install ollama on windows?']);
  });

  test('ends where the chat begins and ends', async () => {
    const first = await contextOf(5, 1, '"remark 0 about"');
    expect(first.texts).toEqual(['remark 0 about 量化模型', 'remark 1 about 量化模型']);
    const last = await contextOf(1, 5, '"remark 39 about"');
    expect(last.texts).toEqual(['remark 38 about 量化模型', 'remark 39 about 量化模型']);
  });

  test('of a message that is not there is an error with a code', async () => {
    const { call } = await engineWithChat();
    await expect(call('search.context', { id: 'none', before: 1, after: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the other methods of search', () => {
  test('a query is taken apart and completed', async () => {
    const { call } = await engineWithChat();
    const { chips, link } = await call('search.parse', { query: 'ollama by:小林' });
    expect(chips.map(({ kind }) => kind)).toEqual(['word', 'filter']);
    expect(link).toMatch(/^\/search\//);
    const { options } = await call('search.complete', { text: 'by:xiao', position: 7 });
    expect(options.map(({ label }) => label)).toContain('小林');
  });

  test('searches are kept, listed and forgotten', async () => {
    const { call } = await engineWithChat();
    const { id } = await call('search.save', { name: 'Models', query: 'ollama' });
    expect(await call('search.saved', {})).toMatchObject([{ id, name: 'Models', query: 'ollama' }]);
    await call('search.forget', { id });
    expect(await call('search.saved', {})).toEqual([]);
  });

  test('nothing is like a text in a library without digests, and a digest that is not there is an error', async () => {
    const { call } = await engineWithChat();
    expect(await call('search.similar', { text: 'ollama' })).toEqual([]);
    await expect(call('search.similar', { digestId: 'none' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an index damaged while it is open (SEARCH-33)', () => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['deleted', (path) => rmSync(path)],
    ['cut off', (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['emptied', (path) => truncateSync(path, 0)],
    ['overwritten with noise', (path) => writeFileSync(path, Buffer.alloc(statSync(path).size + 4096, 'noise'))],
    [
      'replaced by another file',
      (path) => {
        writeFileSync(`${path}.new`, readFileSync(path));
        renameSync(`${path}.new`, path);
      },
    ],
  ];
  for (const [name, damage] of damages) {
    test(`is noticed and made anew when it is ${name}`, async () => {
      const { call, library } = await engineWithChat();
      await call('search.query', { query: 'ollama' });
      damage(join(library, 'index.sqlite'));
      expect((await call('search.query', { query: '量化' })).complete).toBe(false);
      await vi.waitFor(
        async () => expect(await call('search.query', { query: '量化' })).toMatchObject({ total: 39, complete: true }),
        { timeout: 10_000, interval: 50 },
      );
      expect(await call('search.query', { query: 'ollama' })).toMatchObject({ total: 1 });
      const header = readFileSync(join(library, 'index.sqlite')).subarray(0, 15).toString();
      expect(header).toBe('SQLite format 3');
    });
  }
});
