import type { Database, SqlValue } from '../library/index.ts';
import { noteChangedMessage } from './changes.ts';
import type { ChatRow } from './chats.ts';
import { MESSAGE_COLUMNS } from './message-values.ts';
import { candidateSenders } from './participants.ts';
import { kindOf, type MessageRow } from './rows.ts';
import { type Composed, compose, keepAsVersion, versionsOf } from './versions.ts';

/** How many messages an import changed: all of them, those with another text, those that are deleted now. */
export interface RevisedCounts {
  readonly changed: number;
  readonly edited: number;
  readonly deleted: number;
}

/** A version is a message's row without its chat, which no export changes. */
const VERSION_COLUMNS = MESSAGE_COLUMNS.filter((column) => column !== 'chat');

/** What an import says differently of messages that were there: kept as versions, then put together. */
export class Revisions {
  readonly #database: Database;
  readonly #chat: ChatRow;
  readonly #import: number;

  constructor(database: Database, chat: ChatRow, importNumber: number) {
    this.#database = database;
    this.#chat = chat;
    this.#import = importNumber;
  }

  /** @param values of a row of `message` in the order of its columns, with the number of the known message. */
  note(seq: number, values: readonly SqlValue[]): void {
    const [number = seq, _chat, ...others] = values;
    const row = [number, ...others];
    const mark = row[VERSION_COLUMNS.indexOf('mark')] ?? 0;
    if (this.#isKnown(seq, Number(mark), row)) {
      return;
    }
    keepAsVersion(this.#database, seq);
    this.#database.run(
      `INSERT OR IGNORE INTO message_version (${VERSION_COLUMNS.join(', ')})
       VALUES (${VERSION_COLUMNS.map(() => '?').join(', ')})`,
      ...row,
    );
  }

  /** Shows the messages this import has versions of as all their versions together say. */
  settle(): RevisedCounts {
    const touched = this.#database.iterate<{ seq: number }>(
      'SELECT seq FROM message_version WHERE import = ?',
      this.#import,
    );
    return recompose(this.#database, this.#chat, touched);
  }

  /** Whether some import said exactly this before. */
  #isKnown(seq: number, mark: number, row: readonly SqlValue[]): boolean {
    const versions = versionsOf(this.#database, seq);
    if (versions.length > 0) {
      return versions.some((version) => version.mark === mark);
    }
    const known = this.#database.get<MessageRow & { mark: number | null }>('SELECT * FROM message WHERE seq = ?', seq);
    if (known === undefined || known.mark !== null) {
      return known?.mark === mark;
    }
    // A row of the first version has no mark yet: it is compared, and marked.
    const compared = ['at', 'sender', 'kind', 'text', 'reply_high', 'reply_low', 'extra'] as const;
    const isSame = compared.every((column) => known[column] === row[VERSION_COLUMNS.indexOf(column)]);
    if (isSame) {
      this.#database.run('UPDATE message SET mark = ? WHERE seq = ?', mark, seq);
    }
    return isSame;
  }
}

/** Shows messages as all their versions together say. */
export function recompose(database: Database, chat: ChatRow, messages: Iterable<{ seq: number }>): RevisedCounts {
  let senders: ReturnType<typeof candidateSenders> | null = null;
  const isNamed = (participant: number) => {
    senders ??= candidateSenders(database, chat);
    return senders.get(participant)?.isNamed === true;
  };
  let changed = 0;
  let edited = 0;
  let deleted = 0;
  for (const { seq } of messages) {
    const before = database.get<MessageRow>('SELECT * FROM message WHERE seq = ?', seq);
    const versions = versionsOf(database, seq);
    if (before === undefined || versions.length === 0) {
      continue;
    }
    const after = compose(versions, isNamed);
    if (isSame(before, after)) {
      continue;
    }
    changed++;
    if (kindOf(after.kind) === 'recalled' && before.kind !== after.kind) {
      deleted++;
    } else if (before.text !== after.text) {
      edited++;
    }
    show(database, seq, after);
    const isIndexedOtherwise = (['text', 'at', 'kind', 'sender'] as const).some((key) => before[key] !== after[key]);
    if (isIndexedOtherwise) {
      noteChangedMessage(database, seq);
    }
  }
  return { changed, edited, deleted };
}

function isSame(before: MessageRow, after: Composed): boolean {
  return (
    before.at === after.at &&
    before.sender === after.sender &&
    before.kind === after.kind &&
    before.text === after.text &&
    before.reply_high === after.replyHigh &&
    before.reply_low === after.replyLow &&
    before.extra === after.extra
  );
}

function show(database: Database, seq: number, { at, sender, kind, text, replyHigh, replyLow, extra }: Composed): void {
  database.run(
    'UPDATE message SET at = ?, sender = ?, kind = ?, text = ?, reply_high = ?, reply_low = ?, extra = ? WHERE seq = ?',
    at,
    sender,
    kind,
    text,
    replyHigh,
    replyLow,
    extra,
    seq,
  );
}
