import type { Database, SqlValue, Statement } from './database.ts';

/** Rows a statement: beyond this the time for a row hardly falls. */
const ROWS_AT_ONCE = 16;

/**
 * Inserts rows sixteen at a time, because the way into SQLite costs more than the row does: a million
 * rows take about half the time they take one by one. Call `flush` before anybody reads them.
 */
export class BulkInsert {
  readonly #many: Statement;
  readonly #one: Statement;
  readonly #columns: number;
  #waiting: SqlValue[] = [];

  constructor(database: Database, table: string, columns: readonly string[]) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    this.#columns = columns.length;
    this.#one = database.prepare(head + row);
    this.#many = database.prepare(head + Array(ROWS_AT_ONCE).fill(row).join(', '));
  }

  add(...row: readonly SqlValue[]): void {
    this.#waiting.push(...row);
    if (this.#waiting.length === this.#columns * ROWS_AT_ONCE) {
      this.#many.run(...this.#waiting);
      this.#waiting = [];
    }
  }

  flush(): void {
    for (let start = 0; start < this.#waiting.length; start += this.#columns) {
      this.#one.run(...this.#waiting.slice(start, start + this.#columns));
    }
    this.#waiting = [];
  }
}
