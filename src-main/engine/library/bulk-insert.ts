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
  readonly #waiting: SqlValue[];
  #count = 0;

  constructor(database: Database, table: string, columns: readonly string[]) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    this.#columns = columns.length;
    this.#waiting = Array<SqlValue>(columns.length * ROWS_AT_ONCE).fill(null);
    this.#one = database.prepare(head + row);
    this.#many = database.prepare(head + Array(ROWS_AT_ONCE).fill(row).join(', '));
  }

  /** @param row as many values as there are columns */
  add(row: readonly SqlValue[]): void {
    for (let column = 0; column < this.#columns; column++) {
      this.#waiting[this.#count++] = row[column] ?? null;
    }
    if (this.#count === this.#waiting.length) {
      this.#many.run(...this.#waiting);
      this.#count = 0;
    }
  }

  flush(): void {
    for (let start = 0; start < this.#count; start += this.#columns) {
      this.#one.run(...this.#waiting.slice(start, start + this.#columns));
    }
    this.#count = 0;
  }
}
