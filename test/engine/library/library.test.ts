import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { QunshuError } from '../../../src-main/contract/index.ts';
import { archiveMigrations } from '../../../src-main/engine/archive/index.ts';
import {
  Database,
  examineLibrary,
  Library,
  restoreBackup,
  stableJson,
  writeBackup,
} from '../../../src-main/engine/library/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const opening = { archiveMigrations, indexVersion: 1 };

function makeLibrary(): { path: string; library: Library } {
  const path = join(temporaryFolder(), '知识库');
  return { path, library: Library.create(path, { timezone: 'Asia/Shanghai' }, opening, testEnvironment()) };
}

function codeOf(work: () => unknown): string {
  try {
    const result = work();
    (result as Library).close();
  } catch (error) {
    return error instanceof QunshuError ? error.code : String(error);
  }
  return 'nothing thrown';
}

const watch = { signal: new AbortController().signal, onProgress: () => undefined };

describe('LIBRARY-1 creating', () => {
  test('a new folder becomes a library that opens', () => {
    const { path, library } = makeLibrary();
    expect(library.info).toMatchObject({ name: '知识库', timezone: 'Asia/Shanghai', readOnly: false });
    library.close();
    const again = Library.open(path, opening, testEnvironment());
    expect(again.info.libraryId).toBe(library.info.libraryId);
    again.close();
  });

  test('a folder with files of somebody is refused', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'holiday.jpg'), 'x');
    expect(codeOf(() => Library.create(path, { timezone: 'UTC' }, opening, testEnvironment()))).toBe(
      'folder-not-empty',
    );
    expect(readdirSync(path)).toEqual(['holiday.jpg']);
  });

  test('a library is not made twice, and a missing one is told', () => {
    const { path, library } = makeLibrary();
    library.close();
    expect(codeOf(() => Library.create(path, { timezone: 'UTC' }, opening, testEnvironment()))).toBe('library-exists');
    expect(codeOf(() => Library.open(join(path, 'nowhere'), opening, testEnvironment()))).toBe('library-missing');
  });
});

describe('LIBRARY-5 newer versions', () => {
  test('a library.json of a newer version is refused unchanged', () => {
    const { path, library } = makeLibrary();
    library.close();
    const file = join(path, 'library.json');
    const newer = readFileSync(file, 'utf8').replace('"schemaVersion": 1', '"schemaVersion": 7');
    writeFileSync(file, newer);
    expect(codeOf(() => Library.open(path, opening, testEnvironment()))).toBe('library-newer');
    expect(readFileSync(file, 'utf8')).toBe(newer);
  });

  test('an archive of a newer version is refused', () => {
    const { path, library } = makeLibrary();
    library.archive.version = 99;
    library.close();
    expect(codeOf(() => Library.open(path, opening, testEnvironment()))).toBe('library-newer');
  });

  test('an older archive is migrated after a copy was put aside', () => {
    const { path, library } = makeLibrary();
    library.close();
    const migrations = [...archiveMigrations, 'CREATE TABLE extra (a INTEGER)'];
    const migrated = Library.open(path, { archiveMigrations: migrations, indexVersion: 1 }, testEnvironment());
    expect(migrated.archive.version).toBe(migrations.length);
    migrated.close();
    const [backup] = readdirSync(join(path, 'backups')).filter((name) => name.endsWith('-before-migration'));
    const copy = new Database(join(path, 'backups', backup ?? '', 'archive.sqlite'), { readOnly: true });
    expect(copy.version).toBe(archiveMigrations.length);
    copy.close();
  });
});

describe('LIBRARY-6 one writer at a time', () => {
  test('a second opener is told who holds it, and may read', () => {
    const { path, library } = makeLibrary();
    expect(() => Library.open(path, opening, testEnvironment())).toThrow(new RegExp(`process ${process.pid}`));
    const reader = Library.open(path, { ...opening, readOnly: true }, testEnvironment());
    expect(reader.readOnly).toBe(true);
    expect(codeOf(() => reader.assertWritable())).toBe('read-only');
    reader.close();
    library.close();
    Library.open(path, opening, testEnvironment()).close();
  });

  test('a lock ends with a process that was killed', async () => {
    const { path, library } = makeLibrary();
    library.close();
    const script = `
      const { Library } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src-main/engine/library/index.ts'))});
      const { archiveMigrations } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src-main/engine/archive/index.ts'))});
      // Held fast: SQLite lets go of what is collected as garbage.
      globalThis.held = Library.open(${JSON.stringify(path)}, { archiveMigrations, indexVersion: 1 }, { now: () => 1, newId: () => 'x' });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(codeOf(() => Library.open(path, opening, testEnvironment()))).toBe('library-locked');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(codeOf(() => Library.open(path, opening, testEnvironment()))).toContain('nothing thrown');
  });
});

describe('LIBRARY-7 folders that cannot be written', () => {
  test('a read-only folder opens for reading', () => {
    const { path, library } = makeLibrary();
    library.close();
    const script = `
      process.setgid?.(65534); process.setuid?.(65534);
      const { Library } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src-main/engine/library/index.ts'))});
      const { archiveMigrations } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src-main/engine/archive/index.ts'))});
      const library = Library.open(${JSON.stringify(path)}, { archiveMigrations, indexVersion: 1 }, { now: () => 1, newId: () => 'x' });
      const [row] = library.archive.all('SELECT count(*) AS count FROM message');
      try { library.assertWritable(); } catch (error) { console.log(library.readOnly, row.count, error.code); }
      library.close();`;
    // Root may write anywhere: as root the check runs as nobody, else the folder's own rights are taken away.
    const asRoot = process.getuid?.() === 0;
    spawnSync('chmod', ['-R', 'a+rX', join(path, '..')]);
    if (!asRoot) {
      spawnSync('chmod', ['-R', 'a-w', path]);
    }
    const result = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', asRoot ? script : script.replace(/process\.set.id\?\.\(65534\);/g, '')],
      { encoding: 'utf8' },
    );
    spawnSync('chmod', ['-R', 'u+w', path]);
    expect(result.stdout.trim(), result.stderr).toBe('true 0 read-only');
  });

  test('a library cannot be made where nothing can be written', () => {
    const blocked = join(temporaryFolder(), 'a-file');
    writeFileSync(blocked, '');
    expect(codeOf(() => Library.create(join(blocked, 'x'), { timezone: 'UTC' }, opening, testEnvironment()))).toBe(
      'file-missing',
    );
  });
});

describe('LIBRARY-8 the index is disposable', () => {
  test.each([
    ['deleted', (path: string) => rmSync(path)],
    ['filled with rubbish', (path: string) => writeFileSync(path, 'rubbish'.repeat(1000))],
    [
      'of another version',
      (path: string) => {
        const database = new Database(path);
        database.version = 42;
        database.close();
      },
    ],
  ])('an index that was %s is made anew', (_what, spoil) => {
    const { path, library } = makeLibrary();
    library.index.exec('CREATE TABLE mine (a INTEGER)');
    library.close();
    spoil(join(path, 'index.sqlite'));
    const again = Library.open(path, opening, testEnvironment());
    expect(again.index.version).toBe(1);
    expect(again.index.all("SELECT name FROM sqlite_schema WHERE name = 'mine'")).toEqual([]);
    again.close();
  });

  test('a damaged archive is told, not replaced', () => {
    const { path, library } = makeLibrary();
    library.close();
    writeFileSync(join(path, 'archive.sqlite'), 'rubbish'.repeat(1000));
    expect(codeOf(() => Library.open(path, opening, testEnvironment()))).toBe('library-damaged');
    expect(readFileSync(join(path, 'archive.sqlite'), 'utf8').startsWith('rubbish')).toBe(true);
  });
});

describe('LIBRARY-11 backups', () => {
  test('a backup restores to the same library', async () => {
    const { path, library } = makeLibrary();
    library.archive.run(
      "INSERT INTO chat (id, platform, kind, name, timezone) VALUES ('c', 'qq', 'group', '群', 'UTC')",
    );
    mkdirSync(join(path, 'digests', '2026'), { recursive: true });
    writeFileSync(join(path, 'digests', '2026', 'x.json'), '{}\n');
    const out = join(path, '..', 'backup.zip');
    const written = await writeBackup(library, out, 1, watch);
    expect(written.bytes).toBeGreaterThan(500);
    await expect(writeBackup(library, out, 1, watch)).rejects.toMatchObject({ code: 'file-exists' });
    const restored = join(path, '..', 'restored');
    const result = await restoreBackup(out, restored, watch);
    expect(result.libraryId).toBe(library.info.libraryId);
    library.close();
    expect(readdirSync(restored).sort()).toEqual(['archive.sqlite', 'digests', 'library.json']);
    const again = Library.open(restored, opening, testEnvironment());
    expect(again.archive.all('SELECT name FROM chat')).toEqual([{ name: '群' }]);
    again.close();
    await expect(restoreBackup(out, restored, watch)).rejects.toMatchObject({ code: 'folder-not-empty' });
  });

  test('what is no backup leaves no folder behind', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'photo.zip');
    writeFileSync(file, 'not a zip at all');
    await expect(restoreBackup(file, join(folder, 'new'), watch)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  test('curated documents are copied aside once a day, and old copies go', () => {
    const { path, library } = makeLibrary();
    const day = 86_400_000;
    for (let count = 0; count < 12; count++) {
      library.backUpWhenDue(Date.UTC(2026, 0, 1) + count * day);
      library.backUpWhenDue(Date.UTC(2026, 0, 1) + count * day + 1000);
    }
    expect(readdirSync(join(path, 'backups')).length).toBe(8);
    library.close();
  });
});

describe('LIBRARY-12 the doctor', () => {
  test('a sound library has nothing wrong', () => {
    const { path, library } = makeLibrary();
    library.close();
    expect(examineLibrary(path, false, 1)).toEqual([]);
  });

  test('broken documents are found, and set aside by a repair', () => {
    const { path, library } = makeLibrary();
    library.backUpWhenDue(Date.UTC(2026, 0, 1));
    library.close();
    mkdirSync(join(path, 'digests', '2026'), { recursive: true });
    const broken = join(path, 'digests', '2026', 'x.json');
    writeFileSync(broken, stableJson({ schemaVersion: 1, id: 'x' }));
    writeFileSync(join(path, 'library.json'), '{');
    writeFileSync(join(path, 'index.sqlite'), 'rubbish'.repeat(500));
    const found = examineLibrary(path, false, 1);
    expect(found.map((problem) => problem.repaired)).toEqual([false, false, false]);
    const mended = examineLibrary(path, true, 1);
    expect(mended.every((problem) => problem.repaired)).toBe(true);
    expect(existsSync(`${broken}.damaged`)).toBe(true);
    expect(examineLibrary(path, false, 1)).toEqual([]);
    const again = Library.open(path, opening, testEnvironment());
    expect(again.info.libraryId).toBe(library.info.libraryId);
    again.close();
  });

  test('a folder that was copied while in use is examined and opens', () => {
    const { path, library } = makeLibrary();
    const copy = join(path, '..', 'copy');
    cpSync(path, copy, { recursive: true });
    library.close();
    expect(examineLibrary(copy, false, 1)).toEqual([]);
    Library.open(copy, opening, testEnvironment()).close();
  });
});
