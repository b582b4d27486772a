import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { LowSync } from 'lowdb';
import type { z } from 'zod';
import { QunshuError } from '../../contract/index.ts';
import type { Database } from './database.ts';
import {
  DurableJson,
  flushFolder,
  parseDocument,
  replaceFileInBatch,
  stableJson,
  TEMPORARY_ENDING,
} from './durable-json.ts';
import { withFileErrors } from './file-errors.ts';

/** Documents of a batch that are on their way to the disk together. */
const WRITTEN_AT_ONCE = 64;

export interface DocumentFolderOptions<Document, Summary> {
  readonly folder: string;
  readonly schema: z.ZodType<Document>;
  /** What a document is called in messages: "digest", "book". */
  readonly what: string;
  /** Path of a document below the folder, without `.json`. */
  readonly place: (document: Document) => string;
  /** What lists need of a document. */
  readonly summarise: (document: Document) => Summary;
  /** Raise when `summarise` gives something else than before: the kept summaries are made anew. */
  readonly summaryVersion: number;
  /** Where summaries are kept between runs, so that opening needs not read every file; derived. */
  readonly cache: Database | null;
  readonly readOnly: boolean;
}

interface Entry<Summary> {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  readonly summary: Summary;
}

/** A file that could not be read: what doctor tells about. */
export interface DamagedDocument {
  readonly path: string;
  readonly error: QunshuError;
}

export interface FolderChanges {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Many JSON documents, one a file: saving one costs the same among ten and among fifty thousand
 * (LIBRARY-9). Summaries of all are in memory; documents are read when asked for.
 */
export class DocumentFolder<Document extends { id: string }, Summary> {
  readonly #options: DocumentFolderOptions<Document, Summary>;
  readonly #entries = new Map<string, Entry<Summary>>();
  #damaged: DamagedDocument[] = [];

  constructor(options: DocumentFolderOptions<Document, Summary>) {
    this.#options = options;
    this.#loadCache();
    this.refresh();
  }

  /** Summaries of all documents, in no particular order. */
  list(): Summary[] {
    return Array.from(this.#entries.values(), (entry) => entry.summary);
  }

  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  summary(id: string): Summary | undefined {
    return this.#entries.get(id)?.summary;
  }

  /** @throws {QunshuError} `not-found`, `library-damaged`, `library-newer`. */
  get(id: string): Document {
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      throw new QunshuError('not-found', { what: this.#options.what, id });
    }
    return this.#read(entry.path);
  }

  /** Writes the document durably; a document whose place changed leaves its old place. */
  save(document: Document): void {
    this.#refuseIfReadOnly();
    const before = this.#entries.get(document.id);
    const path = before?.path ?? join(this.#options.folder, `${this.#options.place(document)}.json`);
    const file = new LowSync<Document>(new DurableJson(path, this.#options.schema), document);
    file.write();
    this.#remember(document.id, path, document);
  }

  /**
   * Writes many documents as durably as `save` does, several at a time and with one flush a folder.
   * When one cannot be written, those before it in the list are kept.
   */
  async saveAll(documents: readonly Document[]): Promise<void> {
    this.#refuseIfReadOnly();
    const places = documents.map((document) => {
      const path =
        this.#entries.get(document.id)?.path ?? join(this.#options.folder, `${this.#options.place(document)}.json`);
      return { document, path };
    });
    const folders = new Set(places.map(({ path }) => dirname(path)));
    for (const folder of folders) {
      makeFolder(folder);
    }
    for (let start = 0; start < places.length; start += WRITTEN_AT_ONCE) {
      const some = places.slice(start, start + WRITTEN_AT_ONCE);
      const written = await Promise.allSettled(
        some.map(({ document, path }) => replaceFileInBatch(path, stableJson(document))),
      );
      const remember = () => {
        for (const [place, { document, path }] of some.entries()) {
          if (written[place]?.status === 'fulfilled') {
            this.#remember(document.id, path, document);
          }
        }
      };
      this.#options.cache === null ? remember() : this.#options.cache.transaction(remember);
      const failed = written.find((result) => result.status === 'rejected');
      if (failed !== undefined) {
        throw failed.reason;
      }
    }
    for (const folder of folders) {
      withFileErrors(folder, () => flushFolder(folder));
    }
  }

  delete(id: string): void {
    this.#refuseIfReadOnly();
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      throw new QunshuError('not-found', { what: this.#options.what, id });
    }
    withFileErrors(entry.path, () => {
      rmSync(entry.path, { force: true });
      flushFolder(dirname(entry.path));
    });
    this.#forget(id);
  }

  get damaged(): readonly DamagedDocument[] {
    return this.#damaged;
  }

  /** Looks at the folder again and reads only what changed since (LIBRARY-10). */
  refresh(): FolderChanges {
    const changed: string[] = [];
    const seen = new Set<string>();
    const idByPath = new Map(Array.from(this.#entries, ([id, entry]) => [entry.path, id] as const));
    this.#damaged = [];
    for (const path of this.#files()) {
      const id = idByPath.get(path);
      const known = id === undefined ? undefined : this.#entries.get(id);
      const stat = statSync(path);
      if (id !== undefined && known?.size === stat.size && known.modified === stat.mtimeMs) {
        seen.add(id);
        continue;
      }
      try {
        const document = this.#read(path);
        this.#remember(document.id, path, document);
        seen.add(document.id);
        changed.push(document.id);
      } catch (error) {
        if (!(error instanceof QunshuError)) {
          throw error;
        }
        this.#damaged.push({ path, error });
      }
    }
    const removed = Array.from(this.#entries.keys()).filter((id) => !seen.has(id));
    for (const id of removed) {
      this.#forget(id);
    }
    return { changed, removed };
  }

  #refuseIfReadOnly(): void {
    if (this.#options.readOnly) {
      throw new QunshuError('read-only', { path: this.#options.folder });
    }
  }

  #read(path: string): Document {
    const text = withFileErrors(path, () => readFileSync(path, 'utf8'));
    return parseDocument(path, text, this.#options.schema, 1);
  }

  #remember(id: string, path: string, document: Document): void {
    const stat = statSync(path);
    const entry = { path, size: stat.size, modified: stat.mtimeMs, summary: this.#options.summarise(document) };
    this.#entries.set(id, entry);
    this.#options.cache?.run(
      'INSERT OR REPLACE INTO document_summary (path, id, size, modified, version, summary) VALUES (?, ?, ?, ?, ?, ?)',
      this.#cacheKey(path),
      id,
      entry.size,
      entry.modified,
      this.#options.summaryVersion,
      JSON.stringify(entry.summary),
    );
  }

  #forget(id: string): void {
    const entry = this.#entries.get(id);
    this.#entries.delete(id);
    if (entry !== undefined) {
      this.#options.cache?.run('DELETE FROM document_summary WHERE path = ?', this.#cacheKey(entry.path));
    }
  }

  /** Paths are kept relative, so that a library that moved keeps its summaries. */
  #cacheKey(path: string): string {
    return `${this.#options.what}/${relative(this.#options.folder, path).split(sep).join('/')}`;
  }

  #loadCache(): void {
    const cache = this.#options.cache;
    if (cache === null) {
      return;
    }
    const prefix = `${this.#options.what}/`;
    const rows = cache.all<{ path: string; id: string; size: number; modified: number; summary: string }>(
      'SELECT path, id, size, modified, summary FROM document_summary WHERE version = ? AND path >= ? AND path < ?',
      this.#options.summaryVersion,
      prefix,
      `${this.#options.what}0`,
    );
    for (const row of rows) {
      this.#entries.set(row.id, {
        path: join(this.#options.folder, ...row.path.slice(prefix.length).split('/')),
        size: row.size,
        modified: row.modified,
        summary: JSON.parse(row.summary) as Summary,
      });
    }
  }

  #files(): string[] {
    const { folder, readOnly } = this.#options;
    if (!existsSync(folder)) {
      return [];
    }
    const files: string[] = [];
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && entry.name.endsWith(TEMPORARY_ENDING) && !readOnly) {
        rmSync(path, { force: true });
      } else if (entry.isFile() && entry.name.endsWith('.json') && !entry.name.startsWith('.')) {
        files.push(path);
      }
    }
    return files;
  }
}

/** Makes the table that keeps summaries between runs. */
export function createSummaryTable(database: Database): void {
  database.exec(`CREATE TABLE IF NOT EXISTS document_summary (
    path TEXT PRIMARY KEY, id TEXT NOT NULL, size INTEGER NOT NULL, modified REAL NOT NULL,
    version INTEGER NOT NULL, summary TEXT NOT NULL
  ) WITHOUT ROWID`);
}

export function makeFolder(path: string): void {
  withFileErrors(path, () => mkdirSync(path, { recursive: true }));
}
