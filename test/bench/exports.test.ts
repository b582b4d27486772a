import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../engine/importing/reading.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { exportFormats, fileNameOf, madeFormats, writeExport } from './exports.ts';

describe.each(exportFormats)('made-up exports in %s', (format) => {
  test('are read to the last message', async () => {
    const path = join(temporaryFolder(), 'export.txt');
    const written = await writeExport(format, path, { messages: 3000, seed: 7 });
    expect(written).toEqual({ bytes: readFileSync(path).length, messages: 3000 });
    const read = await readFile(path);
    expect(read.format).toBe(format);
    expect(read.messages).toHaveLength(3000);
    expect(read.skips).toEqual([]);
    expect(read.warnings).toEqual([]);
    const people = new Set(read.messages.map(({ sender }) => sender?.name));
    expect(people.size).toBeGreaterThan(150);
    expect(people.size).toBeLessThanOrEqual(200);
    const chinese = read.messages.filter(({ text }) => /\p{Script=Han}/u.test(text)).length;
    expect(chinese / 3000).toBeGreaterThan(0.4);
    const times = read.messages.map(({ at }) => at.local);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('are the same for the same seed', async () => {
    const folder = temporaryFolder();
    const bytesOf = async (name: string, seed: number) => {
      await writeExport(format, join(folder, name), { messages: 200, seed, participants: 20 });
      return readFileSync(join(folder, name));
    };
    const first = await bytesOf('a', 1);
    expect((await bytesOf('b', 1)).equals(first)).toBe(true);
    expect((await bytesOf('c', 2)).equals(first)).toBe(false);
  });
});

describe.each(madeFormats)('the made-up export of %s', (format) => {
  test('is recognised and read to the last message', async () => {
    const path = join(temporaryFolder(), fileNameOf(format));
    await writeExport(format, path, { messages: 300, seed: 3, participants: 30 });
    const read = await readFile(path);
    expect(read.format).toBe(format);
    expect(read.skips).toEqual([]);
    const said = read.messages.filter(({ sender, kind }) => sender !== null && kind !== 'system');
    expect(said).toHaveLength(300);
    expect(said.filter(({ text }) => /\p{Script=Han}/u.test(text)).length).toBeGreaterThan(100);
  });
});

describe('made-up talk', () => {
  test('goes on where an export of fewer messages ended', async () => {
    const folder = temporaryFolder();
    const textsOf = async (name: string, messages: number, from: number) => {
      const path = join(folder, name);
      await writeExport('chatlab-jsonl', path, { messages, seed: 3, isTalk: true, from });
      return (await readFile(path)).messages.map(({ text }) => text);
    };
    const all = await textsOf('all.jsonl', 400, 0);
    expect(all).toHaveLength(400);
    expect([...(await textsOf('first.jsonl', 300, 0)), ...(await textsOf('later.jsonl', 400, 300))]).toEqual(all);
    expect(all.filter((text) => /[?？]/.test(text)).length).toBeGreaterThan(40);
  });
});
