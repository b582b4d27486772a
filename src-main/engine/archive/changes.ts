import type { Database } from '../library/index.ts';

/** A chat whose conversations must be found anew, and how often it changed since they were. */
export interface ChangedChat {
  readonly id: string;
  readonly times: number;
}

/** Messages and chats that changed after they were indexed; what an import only adds is not among them. */
export class Changes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether there is anything to tell. */
  get any(): boolean {
    const found = this.#database.get<{ there: number }>(
      'SELECT EXISTS (SELECT 1 FROM changed_message) OR EXISTS (SELECT 1 FROM changed_chat) AS there',
    );
    return found?.there === 1;
  }

  /** Numbers of messages whose text, kind, time or sender changed, and of messages that are gone; ascending. */
  messages(): number[] {
    return this.#database.all<{ seq: number }>('SELECT seq FROM changed_message ORDER BY seq').map(({ seq }) => seq);
  }

  chats(): ChangedChat[] {
    return this.#database.all<ChangedChat & object>(
      'SELECT id, times FROM chat JOIN changed_chat ON changed_chat.chat = chat.number',
    );
  }

  /** Call when the index knows of all changed messages, before another import may change more. */
  messagesIndexed(): void {
    this.#database.run('DELETE FROM changed_message');
  }

  /** Call when the conversations of a chat were found anew; if it changed meanwhile it stays changed. */
  chatIndexed({ id, times }: ChangedChat): void {
    this.#database.run(
      'DELETE FROM changed_chat WHERE times = ? AND chat = (SELECT number FROM chat WHERE id = ?)',
      times,
      id,
    );
  }
}

export function noteChangedMessage(database: Database, seq: number): void {
  database.run('INSERT OR IGNORE INTO changed_message (seq) VALUES (?)', seq);
}

export function noteChangedChat(database: Database, chat: number): void {
  database.run(
    'INSERT INTO changed_chat (chat, times) VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1',
    chat,
  );
}
