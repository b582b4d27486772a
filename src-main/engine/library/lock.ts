import { hostname } from 'node:os';
import { join } from 'node:path';
import { QunshuError } from '../../contract/index.ts';
import { Database } from './database.ts';

const LOCK_FILE = 'library.lock';

/**
 * The right to write to a library. It is a small SQLite file held in a write transaction, because
 * such a lock ends with its process however that ends: no stale lock after a crash, no guessing
 * whether a process number is still the same program. The last committed row names the owner.
 */
export class LibraryLock {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  /** @throws {QunshuError} `library-locked` with the owner's name. */
  static acquire(folder: string, startedAt: number): LibraryLock {
    const database = new Database(join(folder, LOCK_FILE), { waitMilliseconds: 0, journal: 'delete' });
    try {
      const name = `process ${process.pid} on ${hostname()}, since ${new Date(startedAt).toISOString()}`;
      database.transaction(() => {
        database.exec('CREATE TABLE IF NOT EXISTS owner (name TEXT NOT NULL)');
        database.exec('DELETE FROM owner');
        database.run('INSERT INTO owner (name) VALUES (?)', name);
      });
      database.begin();
      return new LibraryLock(database);
    } catch (error) {
      const owner = readOwner(database);
      database.close();
      throw error instanceof QunshuError && error.code === 'library-locked'
        ? new QunshuError('library-locked', { path: folder, owner }, { cause: error })
        : error;
    }
  }

  release(): void {
    this.#database.rollback();
    this.#database.close();
  }
}

function readOwner(database: Database): string {
  try {
    return database.get<{ name: string }>('SELECT name FROM owner')?.name ?? 'another program';
  } catch {
    return 'another program';
  }
}
