import type { Chat, ImportReport, Participant } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { listChats, renameChat } from './chats.ts';
import { ImportSession } from './import-session.ts';
import { Judgements } from './judgements.ts';
import type { MergeOptions } from './merge.ts';
import { listParticipants } from './participants.ts';
import { MessageReader } from './reading.ts';

/** Everything that was imported, and what the moderator decided about it. */
export class Archive {
  readonly messages: MessageReader;
  readonly judgements: Judgements;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.messages = new MessageReader(database);
    this.judgements = new Judgements(database);
  }

  /** Begins to merge one file; until it is committed nothing of it is seen here. */
  beginImport(options: MergeOptions): ImportSession {
    return new ImportSession(this.#database, options);
  }

  chats(): Chat[] {
    return listChats(this.#database);
  }

  renameChat(id: string, name: string): void {
    renameChat(this.#database, id, name);
  }

  participants(chatId?: string): Participant[] {
    return listParticipants(this.#database, chatId);
  }

  /** The numbers by which `messages.visitSince` calls chats and participants, by id. */
  numbers(of: 'chat' | 'participant'): Map<string, number> {
    const rows = this.#database.rows<[number, string]>(`SELECT number, id FROM ${of}`);
    return new Map(rows.map(([number, id]) => [id, number]));
  }

  /** Reports of all imports, newest first. */
  reports(): ImportReport[] {
    return this.#database
      .all<{ report: string }>('SELECT report FROM import ORDER BY number DESC')
      .map((row) => JSON.parse(row.report) as ImportReport);
  }
}
