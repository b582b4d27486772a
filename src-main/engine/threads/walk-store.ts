import type { Database } from '../library/index.ts';
import type { WalkMemory } from './chat-walk.ts';
import type { CorrectedAnswers } from './corrections.ts';

/** A walk as it lies in the index, and under what it was done. */
export interface StoredWalk {
  readonly memory: WalkMemory;
  /** The last message walked past. */
  readonly last: { readonly sentAt: number; readonly seq: number };
  readonly answers: CorrectedAnswers;
  readonly readiness: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS thread_walk (chat TEXT PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID;
  -- part: number of a chunk of messages, or -1 for what the next decision rests on.
  CREATE TABLE IF NOT EXISTS thread_memory (
    chat TEXT NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (chat, part)
  );
`;

/** The part of the index from which walks through chats are taken up. */
export class WalkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    if (!database.readOnly) {
      database.exec(SCHEMA);
    }
  }

  forget(chatId: string): void {
    this.#database.run('DELETE FROM thread_walk WHERE chat = ?', chatId);
    this.#database.run('DELETE FROM thread_memory WHERE chat = ?', chatId);
  }

  read(chatId: string): StoredWalk | null {
    const row = this.#database.get<{ told: string }>('SELECT told FROM thread_walk WHERE chat = ?', chatId);
    if (row === undefined) {
      return null;
    }
    const { count, ...rest } = JSON.parse(row.told) as Omit<StoredWalk, 'memory'> & { readonly count: number };
    const [end, ...chunks] = this.#database
      .all<{ data: Uint8Array }>('SELECT data FROM thread_memory WHERE chat = ? ORDER BY part', chatId)
      .map(({ data }) => data);
    return end === undefined ? null : { ...rest, memory: { count, chunks, end } };
  }

  /** Keeps a walk whose chunks are given from `firstChunk` on: those before lie here already. */
  write(chatId: string, firstChunk: number, { memory, ...rest }: StoredWalk): void {
    this.#database.run(
      'INSERT OR REPLACE INTO thread_walk (chat, told) VALUES (?, ?)',
      ...[chatId, JSON.stringify({ ...rest, count: memory.count })],
    );
    this.#writePart(chatId, -1, memory.end);
    let part = firstChunk;
    for (const chunk of memory.chunks) {
      this.#writePart(chatId, part++, chunk);
    }
  }

  #writePart(chatId: string, part: number, data: Uint8Array): void {
    this.#database.run('INSERT OR REPLACE INTO thread_memory (chat, part, data) VALUES (?, ?, ?)', chatId, part, data);
  }
}
