import type { MessageRole } from '../../contract/index.ts';
import { messageRoles } from '../../contract/index.ts';
import { BulkInsert, type Database } from '../library/index.ts';
import type { Outline } from './corrections.ts';
import type {
  AskedThread,
  FoundThread,
  FoundThreadFilter,
  ThreadChange,
  ThreadMessageRow,
  ThreadPlacement,
  ThreadRow,
} from './found-thread.ts';
import { type StoredWalk, WalkStore } from './walk-store.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS thread (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chat TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    participants TEXT NOT NULL,
    askers TEXT NOT NULL,
    answerers TEXT NOT NULL,
    sent_from INTEGER NOT NULL,
    sent_to INTEGER NOT NULL,
    title TEXT NOT NULL,
    ask TEXT NOT NULL,
    messages INTEGER NOT NULL,
    questions INTEGER NOT NULL,
    answers INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS thread_by_score ON thread (score DESC, sent_to DESC, number);
  CREATE INDEX IF NOT EXISTS thread_by_chat ON thread (chat, score DESC, sent_to DESC, number);
  CREATE INDEX IF NOT EXISTS thread_asked ON thread (score DESC, sent_to DESC, number) WHERE questions > 0;
  CREATE INDEX IF NOT EXISTS thread_unanswered ON thread (sent_from DESC, number)
    WHERE questions > 0 AND answerers = '[]';
  CREATE TABLE IF NOT EXISTS thread_message (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    thread INTEGER NOT NULL,
    position INTEGER NOT NULL,
    parent INTEGER,
    role INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS thread_chat (chat TEXT PRIMARY KEY, messages INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS thread_message_by_thread ON thread_message (thread, position);
`;

interface StoredThread {
  readonly number: number;
  readonly id: string;
  readonly chat: string;
  readonly score: number;
  readonly reasons: string;
  readonly participants: string;
  readonly askers: string;
  readonly answerers: string;
  readonly sent_from: number;
  readonly sent_to: number;
  readonly title: string;
  readonly ask: string;
  readonly messages: number;
  readonly questions: number;
  readonly answers: number;
}

type Question = Pick<StoredThread, 'number' | 'id' | 'title' | 'ask'>;

const THREAD_COLUMNS = [
  ...['number', 'id', 'chat', 'score', 'reasons', 'participants', 'askers', 'answerers', 'sent_from', 'sent_to'],
  ...['title', 'ask', 'messages', 'questions', 'answers'],
];

const QUESTION = messageRoles.indexOf('question');
const ANSWER = messageRoles.indexOf('answer');

/** The tables of the threads room. */
export class ThreadStore {
  readonly #database: Database;
  readonly #walks: WalkStore;
  readonly #isThere: boolean;

  constructor(database: Database) {
    this.#database = database;
    this.#walks = new WalkStore(database);
    if (!database.readOnly) {
      database.exec(SCHEMA);
    }
    const tables =
      "SELECT count(*) AS count FROM sqlite_master WHERE name IN ('thread', 'thread_message', 'thread_chat')";
    this.#isThere = database.get<{ count: number }>(tables)?.count === 3;
  }

  /** Drops the threads of a chat. */
  forget(chatId: string): void {
    this.#database.transaction(() => {
      this.#database.run(
        'DELETE FROM thread_message WHERE thread IN (SELECT number FROM thread WHERE chat = ?)',
        chatId,
      );
      this.#database.run('DELETE FROM thread WHERE chat = ?', chatId);
      this.#database.run('DELETE FROM thread_chat WHERE chat = ?', chatId);
      this.#walks.forget(chatId);
    });
  }

  /** Number of messages a chat had when its threads were written; 0 when they never were. */
  messagesSeen(chatId: string): number {
    const row = this.#get<{ messages: number }>('SELECT messages FROM thread_chat WHERE chat = ?', chatId);
    return row?.messages ?? 0;
  }

  /** Writes what changes of a chat: all of it, or nothing when one of the iterables throws. */
  write(chatId: string, change: ThreadChange): void {
    this.#database.transaction(() => {
      if (change.outdated === null) {
        this.forget(chatId);
      } else {
        for (const number of change.outdated) {
          this.#database.run('DELETE FROM thread WHERE number = ?', number);
        }
      }
      for (const { seq, thread, parent, role } of change.changed) {
        this.#database.run(
          'UPDATE thread_message SET thread = ?, parent = ?, role = ? WHERE seq = ?',
          ...[thread, parent, role, seq],
        );
      }
      this.#insertMessages(change.added);
      this.#insertThreads(chatId, change.threads);
      this.#database.run(
        'INSERT OR REPLACE INTO thread_chat (chat, messages) VALUES (?, ?)',
        ...[chatId, change.messagesSeen],
      );
      const walk = change.walk();
      if (walk !== null) {
        this.#walks.write(chatId, walk.firstChunk, walk.stored);
      }
    });
  }

  /** The walk through a chat that was laid down with its threads; null for none. */
  walk(chatId: string): StoredWalk | null {
    return this.#isThere ? this.#walks.read(chatId) : null;
  }

  /**
   * Gives threads with a question another score.
   *
   * @param numbers those to weigh; threads that are gone are passed over
   * @param weigh null where it stays as it is
   * @returns whether any changed
   */
  reweigh(
    numbers: Iterable<number>,
    weigh: (thread: {
      readonly id: string;
      readonly title: string;
      readonly ask: string;
      readonly reasons: readonly string[];
    }) => { readonly score: number; readonly reasons: readonly string[] } | null,
  ): boolean {
    const changes: [score: number, reasons: string, number: number][] = [];
    for (const number of numbers) {
      const found = this.#get<Question & Pick<StoredThread, 'reasons'>>(
        'SELECT number, id, title, ask, reasons FROM thread WHERE number = ? AND questions > 0',
        number,
      );
      const worth = found === undefined ? null : weigh({ ...found, reasons: found.reasons.split(' ') });
      if (worth !== null) {
        changes.push([worth.score, worth.reasons.join(' '), number]);
      }
    }
    if (changes.length > 0) {
      this.#database.transaction(() => {
        for (const change of changes) {
          this.#database.run('UPDATE thread SET score = ?, reasons = ? WHERE number = ?', ...change);
        }
      });
    }
    return changes.length > 0;
  }

  /** The numbers of all questions. */
  questionNumbers(): number[] {
    return this.#database.rows<[number]>('SELECT number FROM thread WHERE questions > 0').map(([number]) => number);
  }

  /** So many of the questions numbered above `after`, in the order of their numbers. */
  questions(after: number, limit: number): Question[] {
    // The plus keeps SQLite from the index of questions, by which all of them would be sorted for each few.
    return this.#all<Question>(
      'SELECT number, id, title, ask FROM thread WHERE +questions > 0 AND number > ? ORDER BY number LIMIT ?',
      after,
      limit,
    );
  }

  /** The numbers of threads, in no promised order; those that are gone are left out. */
  numbersOf(ids: readonly string[]): number[] {
    return ids.flatMap(
      (id) => this.#get<{ number: number }>('SELECT number FROM thread WHERE id = ?', id)?.number ?? [],
    );
  }

  /** What was asked in the threads that began at `since` (epoch milliseconds) or later, best first. */
  asked(filter: { readonly chatId?: string | undefined; readonly since: number }): AskedThread[] {
    const { where, values } = conditionsOf({ questions: true, ...(filter.chatId !== undefined && filter) });
    return this.#all<AskedThread>(
      `SELECT id, title, ask, sent_from AS "from" FROM thread ${where} AND sent_from >= ?
       ORDER BY score DESC, sent_to DESC, number`,
      ...values,
      filter.since,
    );
  }

  /** Best first; the newer of two equals first. */
  list(filter: FoundThreadFilter): FoundThread[] {
    const { where, values } = conditionsOf(filter);
    const order = filter.unanswered === true ? 'sent_from DESC, number' : 'score DESC, sent_to DESC, number';
    const rows = this.#all<StoredThread>(
      `SELECT * FROM thread ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
      ...values,
      filter.limit ?? -1,
      filter.offset ?? 0,
    );
    return rows.map((row) => this.#withMessages(row));
  }

  count(filter: FoundThreadFilter): number {
    const { where, values } = conditionsOf(filter);
    return this.#get<{ count: number }>(`SELECT count(*) AS count FROM thread ${where}`, ...values)?.count ?? 0;
  }

  get(id: string): FoundThread | undefined {
    const row = this.#get<StoredThread>('SELECT * FROM thread WHERE id = ?', id);
    return row === undefined ? undefined : this.#withMessages(row);
  }

  /** Numbers of the messages with a role, or of the questions of threads without an answer. */
  withRole(role: MessageRole | 'unanswered'): number[] {
    const rows =
      role === 'unanswered'
        ? this.#database.rows<[number]>(
            `SELECT message.seq FROM thread JOIN thread_message AS message ON message.thread = thread.number
             WHERE thread.answers = 0 AND thread.questions > 0 AND message.role = ?`,
            messageRoles.indexOf('question'),
          )
        : this.#database.rows<[number]>('SELECT seq FROM thread_message WHERE role = ?', messageRoles.indexOf(role));
    return rows.map(([seq]) => seq);
  }

  placement(seqs: Iterable<number>): Map<string, ThreadPlacement> {
    const placements = new Map<string, ThreadPlacement>();
    for (const seq of seqs) {
      const row = this.#get<{ id: string; thread: string; parent: string | null; role: number }>(
        `SELECT message.id, thread.id AS thread, parent.id AS parent, message.role
         FROM thread_message AS message JOIN thread ON thread.number = message.thread
         LEFT JOIN thread_message AS parent ON parent.seq = message.parent
         WHERE message.seq = ?`,
        seq,
      );
      if (row !== undefined) {
        placements.set(row.id, {
          threadId: row.thread,
          parentId: row.parent,
          role: messageRoles[row.role] ?? 'other',
        });
      }
    }
    return placements;
  }

  outline(threadId: string): Outline {
    return this.#all<{ id: string; position: number; parentId: string | null }>(
      `SELECT message.id, message.position, parent.id AS parentId
       FROM thread JOIN thread_message AS message ON message.thread = thread.number
       LEFT JOIN thread_message AS parent ON parent.seq = message.parent
       WHERE thread.id = ? ORDER BY message.position`,
      threadId,
    );
  }

  #insertMessages(rows: Iterable<ThreadMessageRow>): void {
    const columns = ['seq', 'id', 'thread', 'position', 'parent', 'role'];
    const insert = new BulkInsert(this.#database, 'thread_message', columns);
    this.#database.guard(() => {
      for (const row of rows) {
        insert.add(row);
      }
      insert.flush();
    });
  }

  #insertThreads(chatId: string, rows: Iterable<ThreadRow>): void {
    const insert = new BulkInsert(this.#database, 'thread', THREAD_COLUMNS);
    this.#database.guard(() => {
      for (const row of rows) {
        insert.add([
          ...[row.number, row.id, chatId, row.score, row.reasons.join(' '), JSON.stringify(row.participants)],
          ...[JSON.stringify(row.askers), JSON.stringify(row.answerers), row.from, row.to, row.title, row.ask],
          ...[row.messageCount, row.questionCount, row.answerCount],
        ]);
      }
      insert.flush();
    });
  }

  /** Queries of an index that was opened for reading only before threads were ever written find nothing. */
  #all<T>(sql: string, ...values: (string | number)[]): T[] {
    return this.#isThere ? this.#database.all<T>(sql, ...values) : [];
  }

  #get<T>(sql: string, ...values: (string | number)[]): T | undefined {
    return this.#isThere ? this.#database.get<T>(sql, ...values) : undefined;
  }

  #withMessages(row: StoredThread): FoundThread {
    const messages = this.#all<{ id: string; role: number }>(
      'SELECT id, role FROM thread_message WHERE thread = ? ORDER BY position',
      row.number,
    );
    const idsWith = (role: number): string[] => messages.filter((each) => each.role === role).map(({ id }) => id);
    return {
      id: row.id,
      chatId: row.chat,
      messageIds: messages.map(({ id }) => id),
      questionIds: idsWith(QUESTION),
      answerIds: idsWith(ANSWER),
      score: row.score,
      reasons: row.reasons === '' ? [] : row.reasons.split(' '),
      participants: JSON.parse(row.participants) as string[],
      from: row.sent_from,
      to: row.sent_to,
      title: row.title,
      messageCount: row.messages,
      questionCount: row.questions,
      answerCount: row.answers,
      ask: row.ask,
      askers: JSON.parse(row.askers) as string[],
      answerers: JSON.parse(row.answerers) as string[],
    };
  }
}

function conditionsOf(filter: FoundThreadFilter): { where: string; values: (string | number)[] } {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  if (filter.chatId !== undefined) {
    conditions.push('chat = ?');
    values.push(filter.chatId);
  }
  if (filter.questions === true) {
    conditions.push('questions > 0');
  }
  if (filter.unanswered === true) {
    conditions.push("questions > 0 AND answerers = '[]'");
  }
  if (filter.minimumMessages !== undefined) {
    conditions.push('messages >= ?');
    values.push(filter.minimumMessages);
  }
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values };
}
