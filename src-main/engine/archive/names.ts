import type { Database } from '../library/index.ts';
import type { RowNames } from './rows.ts';

/** Ids and names behind the numbers in message rows; read once, forgotten when an import ends. */
export class NameCache implements RowNames {
  readonly #database: Database;
  #chats: Map<number, string> | null = null;
  #participants: Map<number, { id: string; name: string }> | null = null;
  #imports: Map<number, string> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  forget(): void {
    this.#chats = null;
    this.#participants = null;
    this.#imports = null;
  }

  chatId(chat: number): string {
    this.#chats ??= new Map(
      this.#database
        .all<{ number: number; id: string }>('SELECT number, id FROM chat')
        .map((row) => [row.number, row.id]),
    );
    return this.#chats.get(chat) ?? '';
  }

  participant(number: number): { id: string; name: string } {
    this.#participants ??= this.#loadParticipants();
    return this.#participants.get(number) ?? { id: '', name: '' };
  }

  importId(number: number): string {
    this.#imports ??= new Map(
      this.#database
        .all<{ number: number; id: string }>('SELECT number, id FROM import')
        .map((row) => [row.number, row.id]),
    );
    return this.#imports.get(number) ?? '';
  }

  /** The latest name of each participant: of SQLite's bare columns beside max(), those of the row that has it. */
  #loadParticipants(): Map<number, { id: string; name: string }> {
    const rows = this.#database.all<{ number: number; id: string; name: string }>(
      `SELECT participant.number, participant.id, participant_name.name, max(participant_name.to_at)
       FROM participant JOIN participant_name ON participant_name.participant = participant.number
       GROUP BY participant.number`,
    );
    return new Map(rows.map((row) => [row.number, { id: row.id, name: row.name }]));
  }
}
