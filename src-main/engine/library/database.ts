import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { QunshuError } from '../../contract/errors.ts';

export type Statement = StatementSync;
export type SqlValue = SQLInputValue;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  /** The folder cannot be written at all (a CD, a mounted backup): read without any side file. */
  readonly immutable?: boolean;
  /** How long to wait for another connection's transaction; 5 seconds unless said otherwise. */
  readonly waitMilliseconds?: number;
  /** Memory for pages, 8 MB unless said otherwise: more where B-trees grow in random order. */
  readonly cacheMegabytes?: number;
  /** Where SQLite sorts what is large: in memory unless said otherwise, so that nothing of it is left on a disk. */
  readonly temporary?: 'memory' | 'file';
  /** `delete` for the lock file, whose transactions are its meaning; else `wal`. */
  readonly journal?: 'wal' | 'delete';
}

export type Row = Record<string, string | number | Uint8Array | null>;

/**
 * The one place that opens SQLite: WAL, safe defaults, one transaction at a time, and errors with
 * codes. Rooms keep their own prepared statements, made with `prepare`.
 */
export class Database {
  readonly path: string;
  readonly readOnly: boolean;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #arrayStatements = new Map<string, StatementSync>();

  /**
   * @throws {QunshuError} `library-damaged` when the file is no database, `permission-denied` or
   *   `disk-full` when it cannot be made.
   */
  constructor(path: string, options: DatabaseOptions = {}) {
    this.path = path;
    this.readOnly = options.readOnly === true || options.immutable === true;
    try {
      const location = options.immutable ? `${pathToFileURL(path).href}?immutable=1` : path;
      const timeout = options.waitMilliseconds ?? 5000;
      this.#connection = new DatabaseSync(location, { readOnly: this.readOnly, timeout, defensive: true });
      if (!this.readOnly && options.journal !== 'delete') {
        this.#connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      }
      const cache = (options.cacheMegabytes ?? 8) * 1000;
      const temporary = options.temporary === 'file' ? 'FILE' : 'MEMORY';
      this.#connection.exec(
        `PRAGMA cache_size = -${cache}; PRAGMA temp_store = ${temporary}; PRAGMA foreign_keys = OFF;`,
      );
    } catch (error) {
      throw describeSqliteError(error, path);
    }
  }

  /** A statement kept for the life of the connection. */
  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.guard(() => this.#connection.prepare(sql));
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.guard(() => this.#connection.exec(sql));
  }

  get<T = Row>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.guard(() => this.prepare(sql).get(...values)) as T | undefined;
  }

  all<T = Row>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.guard(() => this.prepare(sql).all(...values)) as T[];
  }

  /** Rows as arrays of their columns: twice as fast as objects where there are many. */
  rows<T extends readonly unknown[]>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.guard(() => {
      let statement = this.#arrayStatements.get(sql);
      if (statement === undefined) {
        statement = this.#connection.prepare(sql);
        statement.setReturnArrays(true);
        this.#arrayStatements.set(sql, statement);
      }
      return statement.all(...values) as unknown as T[];
    });
  }

  /** Rows one by one, for results that may not fit in memory. Uses a statement of its own, so that walks may nest. */
  *iterate<T = Row>(sql: string, ...values: SQLInputValue[]): IterableIterator<T> {
    const statement = this.guard(() => this.#connection.prepare(sql));
    yield* statement.iterate(...values) as IterableIterator<T>;
  }

  /**
   * Calls `visitor` with the numbers of each row, in no promised order: several times faster than
   * making a million row objects. The SQL names the columns as `visit(a, b)` inside an aggregate,
   * like `SELECT count(visit(a, b)) FROM t`.
   */
  visit(sql: string, values: readonly SQLInputValue[], visitor: (...numbers: number[]) => void): void {
    this.guard(() => {
      const takeRow = (...numbers: SQLOutputValue[]) => {
        visitor(...(numbers as number[]));
        return null;
      };
      this.#connection.function('visit', { varargs: true, directOnly: true }, takeRow);
      this.#connection.prepare(sql).get(...values);
    });
  }

  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastInsertRowid: number } {
    return this.guard(() => this.prepare(sql).run(...values)) as { changes: number; lastInsertRowid: number };
  }

  get inTransaction(): boolean {
    return this.#connection.isTransaction;
  }

  /** Runs `work` in one transaction: all of it, or nothing. Nested calls join the outer one. */
  transaction<T>(work: () => T): T {
    if (this.inTransaction) {
      return work();
    }
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  begin(): void {
    this.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.exec('COMMIT');
  }

  rollback(): void {
    // SQLite itself rolls back on a full disk; then there is nothing left to undo.
    if (this.inTransaction) {
      this.#connection.exec('ROLLBACK');
    }
  }

  /** Version of the schema, kept in the file's header. */
  get version(): number {
    return Number(this.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0);
  }

  set version(version: number) {
    this.exec(`PRAGMA user_version = ${Math.trunc(version)}`);
  }

  /** Problems SQLite itself finds in the file; empty when it is sound. */
  check(): string[] {
    const rows = this.all<{ quick_check: string }>('PRAGMA quick_check(20)');
    return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
  }

  close(): void {
    if (!this.#connection.isOpen) {
      return;
    }
    this.#statements.clear();
    this.#arrayStatements.clear();
    if (!this.readOnly) {
      this.#connection.exec('PRAGMA optimize');
    }
    this.#connection.close();
  }

  /** Runs a piece of SQLite work and gives its failures a code. */
  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw describeSqliteError(error, this.path);
    }
  }
}

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** Primary result codes (sqlite.org/rescode.html) that are the machine's doing, not a bug of ours. */
function describeSqliteError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) {
    return error;
  }
  const reason = error.message;
  switch (Number(error.errcode) & 0xff) {
    case SQLITE_BUSY:
      return new QunshuError('library-locked', { path, owner: 'another connection' }, { cause: error });
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return new QunshuError('permission-denied', { path }, { cause: error });
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return new QunshuError('disk-full', { path }, { cause: error });
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return new QunshuError('library-damaged', { file: path, reason }, { cause: error });
    default:
      return error;
  }
}
