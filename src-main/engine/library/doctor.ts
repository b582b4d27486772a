import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import {
  bookSchema,
  type DoctorProblem,
  digestSchema,
  libraryFileSchema,
  membersFileSchema,
  QunshuError,
  reviewSchema,
  searchesFileSchema,
  threadCorrectionsSchema,
} from '../../contract/index.ts';
import { Database } from './database.ts';
import { parseDocument, replaceFile, stableJson } from './durable-json.ts';
import { LibraryLock } from './lock.ts';
import { standardTemplate } from './templates.ts';

/**
 * Verifies the documents and databases of a library that is not open, and with `repair` mends what
 * can be mended without making anything up (LIBRARY-12). Repairing holds the lock.
 */
export function examineLibrary(folder: string, repair: boolean, now: number): DoctorProblem[] {
  if (!existsSync(folder)) {
    throw new QunshuError('library-missing', { path: folder });
  }
  const lock = repair ? LibraryLock.acquire(folder, now) : null;
  try {
    return examineFiles(folder, repair);
  } finally {
    lock?.release();
  }
}

function examineFiles(folder: string, repair: boolean): DoctorProblem[] {
  return [
    ...examineLibraryFile(folder, repair),
    ...examineDocument(join(folder, 'members.json'), membersFileSchema, repair),
    ...examineDocument(join(folder, 'corrections.json'), threadCorrectionsSchema, repair),
    ...examineDocument(join(folder, 'searches.json'), searchesFileSchema, repair),
    ...examineFolder(join(folder, 'digests'), digestSchema, repair),
    ...examineFolder(join(folder, 'reviews'), reviewSchema, repair),
    ...examineFolder(join(folder, 'books'), bookSchema, repair),
    ...examineDatabase(join(folder, 'archive.sqlite')),
    ...examineIndex(join(folder, 'index.sqlite'), repair),
  ];
}

const SET_ASIDE_NEXT = 'Run “qunshu doctor --repair” to set the file aside, or restore it from backups/.';

function examineLibraryFile(folder: string, repair: boolean): DoctorProblem[] {
  const path = join(folder, 'library.json');
  if (existsSync(path) && findDamage(path, libraryFileSchema) === null) {
    return [];
  }
  const problem = existsSync(path) ? (findDamage(path, libraryFileSchema) ?? '') : 'the file is missing';
  const next = 'Run “qunshu doctor --repair” to take the newest good copy from backups/, or write it anew.';
  if (!repair) {
    return [{ file: path, problem, repaired: false, next }];
  }
  if (existsSync(path)) {
    setAside(path);
  }
  const copy = newestGoodCopy(folder);
  const id = `restored-${basename(folder)}`;
  const anew = {
    schemaVersion: 1,
    id,
    name: basename(folder),
    timezone: 'UTC',
    createdAt: 0,
    templates: [standardTemplate],
  };
  replaceFile(path, copy ?? stableJson(anew));
  return [{ file: path, problem, repaired: true, next: 'Check the name and the time zone in the settings.' }];
}

function newestGoodCopy(folder: string): string | null {
  const backups = join(folder, 'backups');
  for (const name of existsSync(backups) ? readdirSync(backups).sort().reverse() : []) {
    const path = join(backups, name, 'library.json');
    if (existsSync(path) && findDamage(path, libraryFileSchema) === null) {
      return readFileSync(path, 'utf8');
    }
  }
  return null;
}

function examineFolder(folder: string, schema: z.ZodType, repair: boolean): DoctorProblem[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.startsWith('.'))
    .flatMap((entry) => examineDocument(join(entry.parentPath, entry.name), schema, repair));
}

function examineDocument(path: string, schema: z.ZodType, repair: boolean): DoctorProblem[] {
  if (!existsSync(path)) {
    return [];
  }
  const problem = findDamage(path, schema);
  if (problem === null) {
    return [];
  }
  if (repair) {
    setAside(path);
  }
  return [
    { file: path, problem, repaired: repair, next: repair ? 'The file was set aside as it was.' : SET_ASIDE_NEXT },
  ];
}

function examineDatabase(path: string): DoctorProblem[] {
  const next = 'Restore a backup (“qunshu restore”), or import the exports again into a new library.';
  return existsSync(path)
    ? findDatabaseDamage(path).map((problem) => ({ file: path, problem, repaired: false, next }))
    : [];
}

function examineIndex(path: string, repair: boolean): DoctorProblem[] {
  const problems = existsSync(path) ? findDatabaseDamage(path) : [];
  if (problems.length > 0 && repair) {
    for (const ending of ['', '-wal', '-shm']) {
      rmSync(path + ending, { force: true });
    }
  }
  const next = repair ? 'It is rebuilt from the archive.' : 'Run “qunshu doctor --repair” to rebuild it.';
  return problems.map((problem) => ({ file: path, problem, repaired: repair, next }));
}

function findDamage(path: string, schema: z.ZodType): string | null {
  try {
    parseDocument(path, readFileSync(path, 'utf8'), schema, 1);
    return null;
  } catch (error) {
    if (error instanceof QunshuError) {
      return error.message;
    }
    throw error;
  }
}

function findDatabaseDamage(path: string): string[] {
  let database: Database | null = null;
  try {
    database = new Database(path);
    return database.check();
  } catch (error) {
    if (error instanceof QunshuError && error.code === 'library-damaged') {
      return [error.message];
    }
    throw error;
  } finally {
    database?.close();
  }
}

function setAside(path: string): void {
  let target = `${path}.damaged`;
  for (let number = 2; existsSync(target); number++) {
    target = `${path}.damaged-${number}`;
  }
  renameSync(path, target);
}
