import { type ArchivedMessage, messageKinds } from '../../src-main/contract/index.ts';
import { Database } from '../../src-main/engine/library/index.ts';
import type { FoundMessage, MessageVisitor, SearchSource } from '../../src-main/engine/search/index.ts';
import { ZonedClock } from '../../src-main/engine/text/index.ts';

const HERE = new ZonedClock('Asia/Shanghai');
const TEXT = messageKinds.indexOf('text');

const PEOPLE = Array.from({ length: 7 }, (_, number) => ({
  id: `p${number}`,
  names: [`sender ${number}`],
  senders: [number + 1],
}));

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
      'CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY, at INTEGER, sender TEXT, kind INTEGER, text TEXT)',
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

  visitMessages(after: number, upTo: number, visit: MessageVisitor): void {
    this.#database.visit(
      `SELECT count(visit(seq, 1, substr(sender, 8) + 1, at / 60000,
         (instr(text, 'http') > 0) * 2 + (instr(text, '\`') > 0) * 4)) FROM message WHERE seq > ? AND seq <= ?`,
      [after, upTo],
      (seq = 0, chat = 0, sender = 0, minute = 0, contents = 0) => visit(seq, chat, sender, minute, contents),
    );
  }

  chats() {
    return [{ number: 1, id: 'c1', name: 'Chat' }];
  }

  people() {
    return PEOPLE;
  }

  books() {
    return [{ id: 'b1', title: '群书手册' }];
  }

  /** Texts that end in a question mark are questions; those before one wait for an answer. */
  withRole(role: 'question' | 'answer' | 'unanswered'): number[] {
    const rows = this.#database.all<{ seq: number; text: string }>('SELECT seq, text FROM message ORDER BY seq');
    const isQuestion = (text: string | undefined) => text !== undefined && /[?？]$/.test(text);
    return rows.flatMap(({ seq, text }, place) => {
      const next = rows[place + 1]?.text;
      const question = isQuestion(text);
      const unanswered = question && (next === undefined || isQuestion(next));
      const has = role === 'question' ? question : role === 'unanswered' ? unanswered : !question;
      return has ? [seq] : [];
    });
  }

  digestsOf(): ReadonlyMap<string, readonly string[]> {
    return this.condensed;
  }

  canonicalOf(digestId: string): string {
    return this.superseded.get(digestId) ?? digestId;
  }

  /** Digests that were merged, with what they were merged into. */
  superseded: ReadonlyMap<string, string> = new Map();

  /** Digests by the id of a message they condense. */
  condensed: ReadonlyMap<string, readonly string[]> = new Map();

  /** It is a Sunday: 2023-11-19, noon in Shanghai. */
  calendar() {
    return { now: 1_700_366_400_000, clock: HERE };
  }
}
