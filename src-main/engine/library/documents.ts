import { LowSync } from 'lowdb';
import type { z } from 'zod';
import { QunshuError } from '../../contract/index.ts';
import { DurableJson } from './durable-json.ts';

/** One JSON document kept in memory and on disk, through lowdb. */
export class DocumentFile<Schema extends z.ZodType> {
  readonly #database: LowSync<z.output<Schema>>;
  readonly #path: string;
  readonly #readOnly: boolean;

  /**
   * Reads the document; a missing one is `initial`, written with the first update.
   *
   * @param options with `secret`, a file that nobody but the user may read
   * @throws {QunshuError} `file-missing` when there is neither a file nor an `initial`.
   */
  constructor(
    path: string,
    schema: Schema,
    initial: z.output<Schema> | null,
    options: { readOnly?: boolean; secret?: boolean } = {},
  ) {
    this.#path = path;
    this.#readOnly = options.readOnly === true;
    const adapter = new DurableJson(path, schema, options.secret === true ? { mode: 0o600 } : {});
    const found = adapter.read() ?? initial;
    if (found === null) {
      throw new QunshuError('file-missing', { path });
    }
    this.#database = new LowSync<z.output<Schema>>(adapter, found);
  }

  get data(): z.output<Schema> {
    return this.#database.data;
  }

  /** Replaces the document by what `change` makes of it; on failure both disk and memory stay as they were. */
  update(change: (data: z.output<Schema>) => z.output<Schema>): void {
    if (this.#readOnly) {
      throw new QunshuError('read-only', { path: this.#path });
    }
    const before = this.#database.data;
    this.#database.data = change(before);
    try {
      this.#database.write();
    } catch (error) {
      this.#database.data = before;
      throw error;
    }
  }

  /** Writes the document even if nothing changed it yet. */
  save(): void {
    this.update((data) => data);
  }

  /** Reads what is on disk now. */
  refresh(): void {
    this.#database.read();
  }
}
