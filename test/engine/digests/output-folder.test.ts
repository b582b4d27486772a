import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OutputFile, writeFolder, writeSingleFile } from '../../../src-main/engine/digests/index.ts';
import { filesIn, read, temporaryFolder } from './support.ts';

const options = { holds: 'book one', removeOld: true };
const first: OutputFile[] = [
  { path: 'README.md', content: '一' },
  { path: 'part/a.md', content: '甲' },
];
const second: OutputFile[] = [
  { path: 'README.md', content: '二' },
  { path: 'other/b.md', content: '乙' },
];

const refused = (code: string) => expect.objectContaining({ code });

/** A folder in a folder of its own, so that what is left behind beside it is seen. */
function place() {
  const parent = temporaryFolder();
  return { parent, out: join(parent, 'book') };
}

describe('OUTPUT-1 where it may write', () => {
  it('a new folder, with its parents', async () => {
    const { parent } = place();
    const out = join(parent, 'a', 'b');
    expect(await writeFolder(out, first, options)).toEqual({ out, files: 2, bytes: 6 });
    expect(filesIn(out)).toEqual(['README.md', 'part/a.md']);
  });

  it('an empty folder, litter of the system aside', async () => {
    const { out } = place();
    mkdirSync(out);
    await writeFolder(out, first, options);
    const { out: littered } = place();
    mkdirSync(littered);
    writeFileSync(join(littered, '.DS_Store'), '');
    await writeFolder(littered, first, options);
    expect(readdirSync(littered).sort()).toEqual(['.DS_Store', '.qunshu.json', 'README.md', 'part']);
  });

  it('an earlier build of the same, which it replaces', async () => {
    const { out, parent } = place();
    await writeFolder(out, first, options);
    await writeFolder(out, second, options);
    expect(filesIn(out)).toEqual(['README.md', 'other/b.md']);
    expect(read(out, 'README.md')).toBe('二');
    expect(readdirSync(out)).not.toContain('part');
    expect(readdirSync(parent)).toEqual(['book']);
  });

  it('not a folder of somebody else, another book, or a file', async () => {
    const { parent, out } = place();
    writeFileSync(join(parent, 'mine.txt'), '我的');
    await expect(writeFolder(parent, first, options)).rejects.toThrow(refused('folder-not-empty'));
    await expect(writeFolder(join(parent, 'mine.txt'), first, options)).rejects.toThrow(refused('file-exists'));
    await writeFolder(out, first, { ...options, holds: 'book two' });
    await expect(writeFolder(out, second, options)).rejects.toThrow(refused('folder-not-empty'));
    writeFileSync(join(out, '.qunshu.json'), '{');
    await expect(writeFolder(out, second, options)).rejects.toThrow(refused('folder-not-empty'));
    expect(read(parent, 'mine.txt')).toBe('我的');
  });
});

describe('OUTPUT-2 what is not ours stays', () => {
  it('files beside ours', async () => {
    const { out } = place();
    await writeFolder(out, first, options);
    writeFileSync(join(out, 'part', 'mine.md'), '我的');
    await writeFolder(out, second, options);
    expect(filesIn(out)).toEqual(['README.md', 'other/b.md', 'part/mine.md']);
  });

  it.each([
    ['a file in the way', 'other/b.md'],
    ['our file, edited', 'README.md'],
    ['our file, edited, no longer part of the book', 'part/a.md'],
  ])('%s', async (_what, path) => {
    const { out, parent } = place();
    await writeFolder(out, first, options);
    mkdirSync(join(out, 'other'), { recursive: true });
    writeFileSync(join(out, path), '我的');
    await expect(writeFolder(out, second, options)).rejects.toThrow(refused('file-exists'));
    expect(read(out, path)).toBe('我的');
    expect(path === 'README.md' || read(out, 'README.md') === '一').toBe(true);
    expect(readdirSync(parent)).toEqual(['book']);
  });

  it('settings that were changed, or were there before', async () => {
    const { out } = place();
    const settings = (content: string): OutputFile => ({ path: 'book.toml', content, mayBeChanged: true });
    await writeFolder(out, [...first, settings('一')], options);
    await writeFolder(out, [...first, settings('二')], options);
    expect(read(out, 'book.toml')).toBe('二');
    writeFileSync(join(out, 'book.toml'), '我的');
    await writeFolder(out, [...second, settings('三')], options);
    expect(read(out, 'book.toml')).toBe('我的');
    await writeFolder(out, second, options);
    expect(read(out, 'book.toml')).toBe('我的');
  });

  it('a folder in the way', async () => {
    const { out } = place();
    await writeFolder(out, first, options);
    mkdirSync(join(out, 'other', 'b.md'), { recursive: true });
    await expect(writeFolder(out, second, options)).rejects.toThrow(refused('file-exists'));
  });
});

describe('OUTPUT-3 all or nothing', () => {
  it.each([true, false])('a failure on the way leaves what was there (built before: %s)', async (built) => {
    const { out, parent } = place();
    if (built) {
      await writeFolder(out, first, options);
    }
    const failing = function* (): Generator<OutputFile> {
      yield { path: 'README.md', content: '二' };
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    await expect(writeFolder(out, failing(), options)).rejects.toThrow(refused('disk-full'));
    expect(readdirSync(parent)).toEqual(built ? ['book'] : []);
    expect(built ? read(out, 'README.md') : '一').toBe('一');
  });
});

describe('OUTPUT-4 a kill while files are moved', () => {
  it('leaves a folder that the next build takes up', async () => {
    const { out } = place();
    await writeFolder(out, first, options);
    const before = JSON.parse(read(out, '.qunshu.json'));
    await writeFolder(out, second, options);
    const after = JSON.parse(read(out, '.qunshu.json'));
    // As it is after the first of two moves: the marker knows both contents.
    const files: Record<string, string[]> = { ...before.files };
    for (const [path, hashes] of Object.entries<string[]>(after.files)) {
      files[path] = [...(files[path] ?? []), ...hashes];
    }
    writeFileSync(join(out, '.qunshu.json'), JSON.stringify({ ...after, files }));
    rmSync(join(out, 'other'), { recursive: true });
    mkdirSync(join(out, 'part'));
    writeFileSync(join(out, 'part', 'a.md'), '甲');
    await writeFolder(out, second, options);
    expect(filesIn(out)).toEqual(['README.md', 'other/b.md']);
  });
});

describe('OUTPUT-5 links', () => {
  it('lead nowhere', async () => {
    const { out, parent } = place();
    await writeFolder(out, first, options);
    const elsewhere = join(parent, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(out, 'other'));
    await expect(writeFolder(out, second, options)).rejects.toThrow(refused('file-exists'));
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('OUTPUT-6 a single file', () => {
  it('replaces only an earlier build', async () => {
    const { parent } = place();
    const path = join(parent, 'deep', 'book.md');
    const isOurs = (existing: string) => existing.startsWith('ours');
    expect(writeSingleFile(path, 'ours 一', isOurs)).toEqual({ out: path, files: 1, bytes: 8 });
    writeSingleFile(path, 'theirs', isOurs);
    expect(() => writeSingleFile(path, 'ours 二', isOurs)).toThrow(refused('file-exists'));
    expect(() => writeSingleFile(parent, 'ours', isOurs)).toThrow(refused('file-exists'));
    expect(read(path)).toBe('theirs');
    expect(readdirSync(join(parent, 'deep'))).toEqual(['book.md']);
  });
});
