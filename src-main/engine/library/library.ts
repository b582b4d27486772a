import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  LIBRARY_SCHEMA_VERSION,
  type LibraryInfo,
  libraryFileSchema,
  type MembersFile,
  membersFileSchema,
  noCorrections,
  QunshuError,
  threadCorrectionsSchema,
} from '../../contract/index.ts';
import { backUpDocuments, copyDatabase } from './automatic-backup.ts';
import { Database } from './database.ts';
import { createSummaryTable, DocumentFolder, type DocumentFolderOptions, makeFolder } from './document-folder.ts';
import { DocumentFile } from './documents.ts';
import type { Environment } from './environment.ts';
import { LibraryLock } from './lock.ts';
import { migrate } from './migrations.ts';
import { standardTemplate } from './templates.ts';

export interface LibraryOpening {
  readonly readOnly?: boolean;
  /** The archive's schema, as SQL from each version to the next. */
  readonly archiveMigrations: readonly string[];
  /** Version of everything in the index; another one found on disk means: make it anew. */
  readonly indexVersion: number;
}

type LibraryDocument = DocumentFile<typeof libraryFileSchema>;
type MembersDocument = DocumentFile<typeof membersFileSchema>;
type CorrectionsDocument = DocumentFile<typeof threadCorrectionsSchema>;

const emptyMembers: MembersFile = { schemaVersion: 1, members: [] };
/** Files and folders that hold a moderator's work. */
const CURATED = [
  'library.json',
  'members.json',
  'corrections.json',
  'searches.json',
  'digests',
  'reviews',
  'books',
  'assets',
];

/** A knowledge base on disk, open: its documents and its two databases. */
export class Library {
  readonly path: string;
  readonly readOnly: boolean;
  readonly archive: Database;
  readonly index: Database;
  readonly members: MembersDocument;
  /** What the moderator corrected in the conversations found. */
  readonly corrections: CorrectionsDocument;
  readonly #file: LibraryDocument;
  readonly #lock: LibraryLock | null;

  private constructor(parts: {
    path: string;
    file: LibraryDocument;
    members: MembersDocument;
    corrections: CorrectionsDocument;
    archive: Database;
    index: Database;
    lock: LibraryLock | null;
  }) {
    this.path = parts.path;
    this.#file = parts.file;
    this.members = parts.members;
    this.corrections = parts.corrections;
    this.archive = parts.archive;
    this.index = parts.index;
    this.#lock = parts.lock;
    this.readOnly = parts.lock === null;
  }

  /** Makes an empty library in a new or empty folder and opens it (LIBRARY-1). */
  static create(
    path: string,
    options: { name?: string; timezone: string },
    opening: LibraryOpening,
    environment: Environment,
  ): Library {
    const folder = resolve(path);
    if (existsSync(join(folder, 'library.json'))) {
      throw new QunshuError('library-exists', { path: folder });
    }
    makeFolder(folder);
    if (readdirSync(folder).length > 0) {
      throw new QunshuError('folder-not-empty', { path: folder });
    }
    new DocumentFile(join(folder, 'library.json'), libraryFileSchema, {
      schemaVersion: LIBRARY_SCHEMA_VERSION,
      id: environment.newId(),
      name: options.name ?? basename(folder),
      timezone: options.timezone,
      createdAt: environment.now(),
      templates: [standardTemplate],
    }).save();
    return Library.open(folder, opening, environment);
  }

  /** Opens a library; for reading only when asked, or when its folder cannot be written (LIBRARY-7). */
  static open(path: string, opening: LibraryOpening, environment: Environment): Library {
    const folder = resolve(path);
    const libraryFile = join(folder, 'library.json');
    if (!existsSync(libraryFile)) {
      throw new QunshuError('library-missing', { path: folder });
    }
    const writable = isWritable(folder);
    const readOnly = opening.readOnly === true || !writable;
    const file = new DocumentFile(libraryFile, libraryFileSchema, null, { readOnly });
    const lock = readOnly ? null : LibraryLock.acquire(folder, environment.now());
    const open: Database[] = [];
    try {
      const members = new DocumentFile(join(folder, 'members.json'), membersFileSchema, emptyMembers, { readOnly });
      const correctionsFile = join(folder, 'corrections.json');
      const corrections = new DocumentFile(correctionsFile, threadCorrectionsSchema, noCorrections, { readOnly });
      const archive = openArchive(folder, opening, { readOnly, writable }, environment);
      open.push(archive);
      const index = openIndex(folder, opening.indexVersion, { readOnly, writable });
      open.push(index);
      return new Library({ path: folder, file, members, corrections, archive, index, lock });
    } catch (error) {
      for (const database of open) {
        database.close();
      }
      lock?.release();
      throw error;
    }
  }

  /** Removes the index of a library that is not open; the next opening makes it anew. */
  static removeIndex(path: string): void {
    for (const ending of ['', '-wal', '-shm']) {
      rmSync(join(path, `index.sqlite${ending}`), { force: true });
    }
  }

  get info(): LibraryInfo {
    const { id, name, timezone, templates } = this.#file.data;
    return { libraryId: id, path: this.path, name, timezone, readOnly: this.readOnly, templates };
  }

  update(change: { name?: string | undefined; timezone?: string | undefined }): LibraryInfo {
    this.#file.update((data) => ({
      ...data,
      name: change.name ?? data.name,
      timezone: change.timezone ?? data.timezone,
    }));
    return this.info;
  }

  /** Replaces the templates by what `change` makes of them; the first is the default. */
  changeTemplates(change: (templates: LibraryInfo['templates']) => LibraryInfo['templates']): LibraryInfo['templates'] {
    this.#file.update((data) => ({ ...data, templates: change(data.templates) }));
    return this.info.templates;
  }

  /** A folder of documents below the library, with its summaries kept in the index. */
  documents<Document extends { id: string }, Summary>(
    name: string,
    options: Omit<DocumentFolderOptions<Document, Summary>, 'folder' | 'cache' | 'readOnly'>,
  ): DocumentFolder<Document, Summary> {
    return new DocumentFolder({
      ...options,
      folder: join(this.path, name),
      cache: this.index.readOnly ? null : this.index,
      readOnly: this.readOnly,
    });
  }

  /** @throws {QunshuError} `read-only`. */
  assertWritable(): void {
    if (this.readOnly) {
      throw new QunshuError('read-only', { path: this.path });
    }
  }

  /** Bytes on disk. */
  sizes(): { archive: number; index: number; documents: number } {
    const size = (name: string) => sizeOf(join(this.path, name));
    return {
      archive: size('archive.sqlite') + size('archive.sqlite-wal'),
      index: size('index.sqlite') + size('index.sqlite-wal'),
      documents: CURATED.reduce((sum, name) => sum + size(name), 0),
    };
  }

  /** Copies the curated documents aside when the last such copy is a day old. */
  backUpWhenDue(now: number): void {
    if (!this.readOnly) {
      backUpDocuments(this.path, now);
    }
  }

  close(): void {
    this.archive.close();
    this.index.close();
    this.#lock?.release();
  }
}

function openArchive(
  folder: string,
  opening: LibraryOpening,
  access: { readOnly: boolean; writable: boolean },
  environment: Environment,
): Database {
  const path = join(folder, 'archive.sqlite');
  if (access.readOnly && !existsSync(path)) {
    // A library without a single import, opened for reading: an empty archive is what it has.
    const empty = new Database(':memory:');
    migrate(empty, opening.archiveMigrations, () => undefined);
    return empty;
  }
  const database = new Database(path, { readOnly: access.readOnly, immutable: !access.writable });
  try {
    migrate(database, opening.archiveMigrations, () => copyDatabase(database, folder, environment.now()));
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Opens the derived index; one that is damaged or of another version is made anew (LIBRARY-8). */
function openIndex(folder: string, version: number, access: { readOnly: boolean; writable: boolean }): Database {
  const path = join(folder, 'index.sqlite');
  if (existsSync(path)) {
    const found = tryOpen(path, access);
    if (found !== null && found.version === version) {
      return found;
    }
    found?.close();
    if (!access.readOnly) {
      Library.removeIndex(folder);
    }
  }
  const fresh = new Database(access.readOnly ? ':memory:' : path);
  createSummaryTable(fresh);
  fresh.version = version;
  return fresh;
}

function tryOpen(path: string, access: { readOnly: boolean; writable: boolean }): Database | null {
  try {
    const database = new Database(path, { readOnly: access.readOnly, immutable: !access.writable });
    // Touches the schema, so that a file that is no database is found out here.
    database.all('SELECT name FROM sqlite_schema LIMIT 1');
    return database;
  } catch (error) {
    if (error instanceof QunshuError && error.code === 'library-damaged') {
      return null;
    }
    throw error;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function sizeOf(path: string): number {
  if (!existsSync(path)) {
    return 0;
  }
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    return stat.size;
  }
  let total = 0;
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) {
      total += statSync(join(entry.parentPath, entry.name)).size;
    }
  }
  return total;
}
