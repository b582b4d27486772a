import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildWhenStale } from '../../../src-main/hosts/launch/build.ts';

let checkout: string;
let builds: number;

const write = (path: string, text = '') => {
  const file = join(checkout, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

const products = ['out/main/index.js', 'out/main/worker.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Builds when stale; says whether it did. */
const start = () =>
  buildWhenStale(checkout, async () => {
    builds += 1;
    for (const product of products) write(product);
  });

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'qunshu-build-'));
  builds = 0;
  write('package.json', '{}');
  write('src-main/engine/text/fold.ts', 'one');
  write('src-renderer/app/app.tsx', 'two');
});

describe('the build before a start', () => {
  it('happens once, and not again while nothing changes', async () => {
    expect([await start(), await start(), await start()]).toEqual([true, false, false]);
    expect(builds).toBe(1);
  });

  it.each([
    ['a source was changed', () => write('src-main/engine/text/fold.ts', 'longer')],
    ['a source was touched', () => utimesSync(join(checkout, 'src-renderer/app/app.tsx'), 1, 1)],
    ['a source was added', () => write('src-renderer/app/new.tsx')],
    [
      'a source was renamed',
      () => renameSync(join(checkout, 'src-renderer/app/app.tsx'), join(checkout, 'src-renderer/app/b.tsx')),
    ],
    ['the packages changed', () => write('package-lock.json', '{}')],
    ['the output is gone', () => rmSync(join(checkout, 'out'), { recursive: true })],
    ['a part of the output is gone', () => rmSync(join(checkout, 'out/preload/preload.cjs'))],
  ])('happens again when %s', async (_name, change) => {
    await start();
    change();
    expect([await start(), await start()]).toEqual([true, false]);
  });

  it('does not count when it failed', async () => {
    await expect(buildWhenStale(checkout, () => Promise.reject(new Error('a typing mistake')))).rejects.toThrow(
      'typing',
    );
    expect(await start()).toBe(true);
  });
});
