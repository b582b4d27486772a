import { type ImportReport, type ParsedRecord, QunshuError } from '../../contract/index.ts';
import { Database } from '../library/index.ts';
import { ChatMerge, type MergeOptions } from './merge.ts';
import { noteFingerprint } from './repeat.ts';

/** Below this many messages it is faster to make the index of keys anew than to keep it while merging. */
const REINDEX_BELOW = 200_000;

/** Enough where rows only follow one another, as they are read or added. */
const CACHE_MEGABYTES = 8;
/** Keeps the index of keys in memory, which grows in random order. */
const LARGE_CACHE_MEGABYTES = 32;
/** Messages added from which on the larger cache is worth its memory. */
const MANY_ADDED = 20_000;

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
  #isCacheLarge = false;
  #read = 0;
  #skipped = 0;

  constructor(archive: Database, options: MergeOptions) {
    // What the program read before is not needed while a file is read in.
    archive.exec('PRAGMA shrink_memory');
    const count = archive.get<{ count: number }>('SELECT sum(message_count) AS count FROM chat')?.count ?? 0;
    this.#rebuildKeys = count < REINDEX_BELOW;
    this.#database = new Database(archive.path, {
      cacheMegabytes: CACHE_MEGABYTES,
      // Sorting a million keys takes a temporary file instead of 60 MB.
      temporary: 'file',
    });
    this.#options = options;
    this.#database.begin();
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
      this.#widenCache();
    });
  }

  /**
   * Commits. One report for each chat of the file.
   *
   * @param fingerprint by which the same reading is known again (ARCHIVE-19); null where other files took part in it
   * @throws {QunshuError} `export-without-messages`, and nothing is kept.
   */
  commit(fingerprint: string | null = null): ImportReport[] {
    try {
      this.#finish();
      noteFingerprint(this.#database, fingerprint, this.#reports);
      if (this.#rebuildKeys) {
        this.#database.exec('CREATE INDEX message_key ON message (key_low)');
      }
      this.#database.commit();
    } catch (error) {
      this.#database.rollback();
      throw error;
    } finally {
      this.#merge?.release();
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
    this.#merge?.release();
    this.#database.rollback();
    this.#database.close();
  }

  #widenCache(): void {
    if (!this.#rebuildKeys && !this.#isCacheLarge && (this.#merge?.added ?? 0) > MANY_ADDED) {
      this.#isCacheLarge = true;
      this.#database.exec(`PRAGMA cache_size = -${LARGE_CACHE_MEGABYTES * 1000}`);
    }
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
