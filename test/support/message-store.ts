import { type ArchivedMessage, messageKinds } from '../../src-main/contract/index.ts';
import { Database } from '../../src-main/engine/library/index.ts';
import type { FoundMessage, SearchSource } from '../../src-main/engine/search/index.ts';

const TEXT = messageKinds.indexOf('text');

interface StoredRow {
  seq: number;
  at: number;
  sender: string;
  kind: number;
  text: string;
}

/** Messages in a real SQLite table: the archive's part in tests and measurements of the search. */
export class MessageStore implements SearchSource {
  readonly #database: Database;

  constructor(path = ':memory:') {
    this.#database = new Database(path);
    this.#database.exec(
      'CREATE TABLE message (seq INTEGER PRIMARY KEY, at INTEGER, sender TEXT, kind INTEGER, text TEXT)',
    );
  }

  /** @param messages from `seq` 1 on, a minute apart unless they say when */
  add(messages: Iterable<string | { text: string; at?: number; kind?: ArchivedMessage['kind'] }>): void {
    this.#database.transaction(() => {
      let seq = this.lastSeq();
      for (const message of messages) {
        seq++;
        const { text, at, kind } = typeof message === 'string' ? { text: message } : message;
        this.put(seq, text, at ?? 1_700_000_000_000 + seq * 60_000, kind);
      }
    });
  }

  put(seq: number, text: string, at: number, kind: ArchivedMessage['kind'] = 'text'): void {
    const number = kind === 'text' ? TEXT : messageKinds.indexOf(kind);
    this.#database.run(
      'INSERT OR REPLACE INTO message VALUES (?, ?, ?, ?, ?)',
      seq,
      at,
      `sender ${seq % 7}`,
      number,
      text,
    );
  }

  remove(seq: number): void {
    this.#database.run('DELETE FROM message WHERE seq = ?', seq);
  }

  /** Rows in order of `seq`, as the archive hands them over. */
  *rows(after = 0): IterableIterator<ArchivedMessage> {
    for (const row of this.#database.iterate<StoredRow>('SELECT * FROM message WHERE seq > ? ORDER BY seq', after)) {
      yield {
        seq: row.seq,
        id: `m${row.seq}`,
        chatId: 'c1',
        senderId: null,
        sender: row.sender,
        sentAt: row.at,
        kind: messageKinds[row.kind] ?? 'other',
        text: row.text,
        replyTo: null,
        mentions: null,
        quotation: null,
        reactions: null,
      };
    }
  }

  messages(seqs: readonly number[]): FoundMessage[] {
    return seqs.flatMap((seq) => {
      const row = this.#database.get<StoredRow>('SELECT * FROM message WHERE seq = ?', seq);
      return row === undefined
        ? []
        : [{ seq, id: `m${seq}`, chatId: 'c1', chatName: 'Chat', sender: row.sender, sentAt: row.at, text: row.text }];
    });
  }

  lastSeq(): number {
    return this.#database.get<{ last: number | null }>('SELECT max(seq) AS last FROM message')?.last ?? 0;
  }
}
