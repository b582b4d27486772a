import { type ImportReport, type ParsedRecord, QunshuError } from '../../contract/index.ts';
import { Database } from '../library/index.ts';
import { ChatMerge, type MergeOptions } from './merge.ts';

/** Below this many messages it is faster to make the index of keys anew than to keep it while merging. */
const REINDEX_BELOW = 200_000;

/** Keeps the B-trees of a large import in memory. */
const CACHE_MEGABYTES = 32;

/**
 * One file on its way into the archive: one transaction on a connection of its own, so that the
 * rest of the program goes on reading what was there before (ARCHIVE-1, ARCHIVE-10).
 */
export class ImportSession {
  readonly #database: Database;
  readonly #options: MergeOptions;
  readonly #reports: ImportReport[] = [];
  readonly #started = performance.now();
  readonly #rebuildKeys: boolean;
  /** Records that came before the first chat; they belong to it. */
  #early: Exclude<ParsedRecord, { type: 'chat' }>[] = [];
  #merge: ChatMerge | null = null;
  #read = 0;
  #skipped = 0;

  constructor(archive: Database, options: MergeOptions) {
    this.#database = new Database(archive.path, { cacheMegabytes: CACHE_MEGABYTES });
    this.#options = options;
    this.#database.begin();
    const count = this.#database.get<{ count: number }>('SELECT sum(message_count) AS count FROM chat')?.count ?? 0;
    this.#rebuildKeys = count < REINDEX_BELOW;
    if (this.#rebuildKeys) {
      this.#database.exec('DROP INDEX message_key');
    }
  }

  add(records: readonly ParsedRecord[]): void {
    this.#database.guard(() => {
      for (const record of records) {
        if (record.type === 'chat') {
          this.#finishChat();
          const merge = new ChatMerge(this.#database, record, this.#options);
          for (const early of this.#early) {
            merge.add(early);
          }
          this.#early = [];
          this.#merge = merge;
        } else if (this.#merge === null) {
          this.#early.push(record);
        } else {
          this.#merge.add(record);
        }
      }
    });
  }

  /**
   * Commits. One report for each chat of the file.
   *
   * @throws {QunshuError} `export-without-messages`, and nothing is kept.
   */
  commit(): ImportReport[] {
    try {
      this.#finish();
      if (this.#rebuildKeys) {
        this.#database.exec('CREATE INDEX message_key ON message (key_low)');
      }
      this.#database.commit();
    } catch (error) {
      this.#database.rollback();
      throw error;
    } finally {
      this.#database.close();
    }
    return this.#reports;
  }

  /**
   * The reports `commit` would give; the archive is left as it was.
   *
   * @throws {QunshuError} `export-without-messages`.
   */
  preview(): ImportReport[] {
    try {
      this.#finish();
    } finally {
      this.abort();
    }
    return this.#reports;
  }

  /** Leaves the archive as it was. */
  abort(): void {
    this.#database.rollback();
    this.#database.close();
  }

  #finish(): void {
    this.#finishChat();
    if (this.#read === 0) {
      throw new QunshuError('export-without-messages', {
        file: this.#options.file,
        format: this.#options.format,
        skipped: this.#skipped + this.#early.length,
      });
    }
  }

  #finishChat(): void {
    if (this.#merge === null) {
      return;
    }
    this.#read += this.#merge.read;
    this.#skipped += this.#merge.skippedCount;
    if (this.#merge.read > 0 || this.#merge.skippedCount > 0) {
      this.#reports.push(this.#merge.finish(performance.now() - this.#started));
    } else {
      this.#merge.discard();
    }
    this.#merge = null;
  }
}
