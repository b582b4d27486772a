import type { Database } from '../../library/index.ts';
import { readState } from '../schema.ts';
import type { SearchSource } from '../source.ts';
import { type Columns, changesOfColumns, dropColumns, loadColumns, PIECE, storeColumns } from './stored-columns.ts';

/** Stored pieces read at once while nobody waits: some ten milliseconds. */
const STORED_AT_ONCE = 32;

/**
 * What filters and facets need of every indexed message: eleven bytes each. Read piece by piece ahead, the rest when
 * a query asks for it; afterwards only for messages that came since. What was read from the archive while nobody
 * waited is stored in the index, because reading it there takes a fortieth of the time (SEARCH-38).
 */
export class MessageColumns implements Columns {
  readonly #database: Database;
  readonly #source: Pick<SearchSource, 'visitMessages'>;
  #read = -1;
  /** How often messages had changed when these were read. */
  #changes = 0;
  chats = new Uint16Array(PIECE);
  senders = new Uint32Array(PIECE);
  minutes = new Uint32Array(PIECE);
  contents = new Uint8Array(PIECE);

  constructor(database: Database, source: Pick<SearchSource, 'visitMessages'>) {
    this.#database = database;
    this.#source = source;
  }

  /** The last message that was read, -1 at first. */
  get read(): number {
    return this.#read;
  }

  /** Counts how often messages changed that were read before. */
  get changes(): number {
    return this.#changes;
  }

  /** Reads all that was not read yet. */
  refresh(): void {
    const last = this.#last();
    this.#reserve(last + 1);
    while (this.#read < last) {
      if (!this.#loadStored()) {
        this.#readFromArchive(Math.min(last, this.#endOfPiece()));
      }
    }
  }

  /** Reads, and stores where that can be, a piece of what was not read yet. @returns whether there was one */
  readAhead(): boolean {
    const last = this.#last();
    if (this.#read >= last) {
      return false;
    }
    this.#reserve(last + 1);
    for (let pieces = 0; pieces < STORED_AT_ONCE && this.#read < last; pieces++) {
      if (!this.#loadStored()) {
        this.#readFromArchive(Math.min(last, this.#endOfPiece()));
        this.#store();
        return true;
      }
    }
    return true;
  }

  /** Call when messages that were indexed before changed or went. */
  drop(seqs: Iterable<number>): void {
    dropColumns(this.#database, new Set(Array.from(seqs, (seq) => Math.floor(seq / PIECE))));
  }

  /** Call when the index begins anew. */
  forget(): void {
    this.#read = -1;
  }

  /** The last message to be read; forgets what was read when it is out of date. */
  #last(): number {
    const last = readState(this.#database, 'last-message');
    const changes = changesOfColumns(this.#database);
    if (changes !== this.#changes || last < this.#read) {
      this.#changes = changes;
      this.forget();
    }
    return last;
  }

  #endOfPiece(): number {
    return (Math.floor((this.#read + 1) / PIECE) + 1) * PIECE - 1;
  }

  /** Reads a whole piece from the index, if nothing of it was read and it is there. */
  #loadStored(): boolean {
    const first = this.#read + 1;
    if (first % PIECE !== 0 || !loadColumns(this.#database, first / PIECE, this)) {
      return false;
    }
    this.#read = first + PIECE - 1;
    return true;
  }

  #readFromArchive(last: number): void {
    const after = this.#read;
    const { chats, senders, minutes, contents } = this;
    for (const column of [chats, senders, minutes, contents]) {
      column.fill(0, after + 1, last + 1);
    }
    this.#source.visitMessages(after, last, (seq, chat, sender, minute, content) => {
      chats[seq] = chat;
      senders[seq] = sender;
      minutes[seq] = minute;
      contents[seq] = content;
    });
    this.#read = last;
  }

  /** Stores the piece that was read to its end. */
  #store(): void {
    if ((this.#read + 1) % PIECE === 0 && !this.#database.readOnly) {
      storeColumns(this.#database, (this.#read + 1) / PIECE - 1, this);
    }
  }

  #reserve(size: number): void {
    if (size <= this.chats.length) {
      return;
    }
    // Whole pieces, so that a stored one always finds room.
    const room = Math.ceil(Math.max(size, this.chats.length * 1.5) / PIECE) * PIECE;
    const grown = {
      chats: new Uint16Array(room),
      senders: new Uint32Array(room),
      minutes: new Uint32Array(room),
      contents: new Uint8Array(room),
    };
    grown.chats.set(this.chats);
    grown.senders.set(this.senders);
    grown.minutes.set(this.minutes);
    grown.contents.set(this.contents);
    Object.assign(this, grown);
  }
}
