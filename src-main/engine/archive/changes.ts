import type { Database } from '../library/index.ts';

/** Messages and chats that changed after they were indexed; what an import only adds is not among them. */
export class Changes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Numbers of messages whose text or time changed, and of messages that are gone. */
  messages(): number[] {
    return this.#database.all<{ seq: number }>('SELECT seq FROM changed_message').map(({ seq }) => seq);
  }

  /** Ids of chats whose conversations must be found anew. */
  chats(): string[] {
    return this.#database
      .all<{ id: string }>('SELECT id FROM chat JOIN changed_chat ON changed_chat.chat = chat.number')
      .map(({ id }) => id);
  }

  /** Call when the index knows of the messages. */
  messagesIndexed(): void {
    this.#database.run('DELETE FROM changed_message');
  }

  /** Call when the conversations of a chat were found anew. */
  chatIndexed(chatId: string): void {
    this.#database.run('DELETE FROM changed_chat WHERE chat = (SELECT number FROM chat WHERE id = ?)', chatId);
  }
}

export function noteChangedMessage(database: Database, seq: number): void {
  database.run('INSERT OR IGNORE INTO changed_message (seq) VALUES (?)', seq);
}

export function noteChangedChat(database: Database, chat: number): void {
  database.run('INSERT OR IGNORE INTO changed_chat (chat) VALUES (?)', chat);
}
