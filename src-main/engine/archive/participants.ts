import type { ParsedSender, Participant } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { idOf } from '../text/index.ts';
import type { CandidateSender } from './alignment.ts';
import type { ChatRow } from './chats.ts';
import { PARTICIPANT_PREFIX } from './rows.ts';

interface NamePeriod {
  from: number;
  to: number;
}

interface KnownParticipant {
  readonly number: number;
  /** Names in this export. */
  readonly names: Map<string, NamePeriod>;
  /** The name met last, to spare a look-up for each message. */
  lastName: string;
  lastPeriod: NamePeriod;
  added: number;
  from: number;
  to: number;
}

/** The participants of a chat while an export is merged: who they are, under which names, since when. */
export class ParticipantBook {
  readonly #database: Database;
  readonly #chat: ChatRow;
  readonly #byNativeId = new Map<string, KnownParticipant>();
  /** Those whom the export knows by their name alone. */
  readonly #byName = new Map<string, KnownParticipant>();
  readonly #byNumber = new Map<number, KnownParticipant>();

  constructor(database: Database, chat: ChatRow) {
    this.#database = database;
    this.#chat = chat;
  }

  /** Number of the participant; a name not seen before is noted with the time (epoch milliseconds). */
  meet(sender: ParsedSender, at: number): number {
    const known =
      (sender.nativeId === undefined ? this.#byName.get(sender.name) : this.#byNativeId.get(sender.nativeId)) ??
      this.#load(sender, at);
    if (known.lastName !== sender.name) {
      known.lastName = sender.name;
      known.lastPeriod = periodOf(known.names, sender.name, at);
    }
    const period = known.lastPeriod;
    if (at < period.from || at > period.to) {
      period.from = Math.min(period.from, at);
      period.to = Math.max(period.to, at);
    }
    return known.number;
  }

  countMessage(number: number, at: number): void {
    const known = this.#byNumber.get(number);
    if (known !== undefined) {
      known.added++;
      known.from = Math.min(known.from, at);
      known.to = Math.max(known.to, at);
    }
  }

  /** Writes counts and names down, as those of an import. */
  save(importNumber: number): void {
    for (const known of this.#byNumber.values()) {
      this.#database.run(
        `UPDATE participant SET message_count = message_count + ?, from_at = min(from_at, ?), to_at = max(to_at, ?)
         WHERE number = ?`,
        known.added,
        known.from,
        known.to,
        known.number,
      );
      for (const [name, { from, to }] of known.names) {
        this.#database.run('INSERT INTO name_seen VALUES (?, ?, ?, ?, ?)', importNumber, known.number, name, from, to);
        this.#database.run(
          `INSERT INTO participant_name (participant, name, from_at, to_at) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET from_at = min(from_at, excluded.from_at), to_at = max(to_at, excluded.to_at)`,
          known.number,
          name,
          from,
          to,
        );
      }
    }
  }

  #load(sender: ParsedSender, at: number): KnownParticipant {
    const id = idOf(PARTICIPANT_PREFIX, this.#chat.id, sender.nativeId ?? `name:${sender.name}`);
    const row = this.#database.get<{ number: number; from_at: number; to_at: number }>(
      'SELECT number, from_at, to_at FROM participant WHERE id = ?',
      id,
    );
    const number =
      row?.number ??
      Number(
        this.#database.run(
          'INSERT INTO participant (id, native_id, chat, from_at, to_at) VALUES (?, ?, ?, ?, ?)',
          id,
          sender.nativeId ?? null,
          this.#chat.number,
          at,
          at,
        ).lastInsertRowid,
      );
    if (row !== undefined && sender.nativeId !== undefined) {
      this.#database.run('UPDATE participant SET native_id = ? WHERE number = ?', sender.nativeId, number);
    }
    const names = new Map<string, NamePeriod>();
    const lastPeriod = periodOf(names, sender.name, at);
    const known = {
      number,
      names,
      lastName: sender.name,
      lastPeriod,
      added: 0,
      from: row?.from_at ?? at,
      to: row?.to_at ?? at,
    };
    if (sender.nativeId === undefined) {
      this.#byName.set(sender.name, known);
    } else {
      this.#byNativeId.set(sender.nativeId, known);
    }
    this.#byNumber.set(number, known);
    return known;
  }
}

function periodOf(names: Map<string, NamePeriod>, name: string, at: number): NamePeriod {
  let period = names.get(name);
  if (period === undefined) {
    period = { from: at, to: at };
    names.set(name, period);
  }
  return period;
}

/** The people of a chat as an alignment compares them, by number. */
export function candidateSenders(database: Database, chat: ChatRow): Map<number, CandidateSender> {
  const rows = database.all<{ number: number; id: string; name: string }>(
    `SELECT number, id, name FROM participant JOIN participant_name ON participant_name.participant = number
     WHERE chat = ? ORDER BY number, participant_name.to_at, name`,
    chat.number,
  );
  const senders = new Map<number, CandidateSender>();
  for (const [number, own] of Map.groupBy(rows, (row) => row.number)) {
    const names = own.map(({ name }) => name);
    const isNamed = own.some(({ id, name }) => id === idOf(PARTICIPANT_PREFIX, chat.id, `name:${name}`));
    senders.set(number, { number, names, isNamed });
  }
  return senders;
}

/** Participants with the name they wrote under last, most active first; of one chat or of all. */
export function listParticipants(database: Database, chatId?: string): Participant[] {
  const names = new Map<number, string[]>();
  const nameRows = database.all<{ participant: number; name: string }>(
    'SELECT participant, name FROM participant_name ORDER BY participant, to_at, from_at',
  );
  for (const row of nameRows) {
    const list = names.get(row.participant);
    if (list === undefined) {
      names.set(row.participant, [row.name]);
    } else {
      list.push(row.name);
    }
  }
  const rows = database.all<{
    number: number;
    id: string;
    native_id: string | null;
    chat_id: string;
    message_count: number;
    from_at: number;
    to_at: number;
  }>(
    `SELECT participant.number, participant.id, participant.native_id, chat.id AS chat_id, participant.message_count,
       participant.from_at, participant.to_at
     FROM participant JOIN chat ON chat.number = participant.chat
     WHERE (?1 IS NULL OR chat.id = ?1) AND participant.message_count > 0 ORDER BY participant.message_count DESC, participant.number`,
    chatId ?? null,
  );
  return rows.map((row) => {
    const all = names.get(row.number) ?? [];
    return {
      id: row.id,
      chatId: row.chat_id,
      name: all.at(-1) ?? '',
      formerNames: all.slice(0, -1),
      messageCount: row.message_count,
      from: row.from_at,
      to: row.to_at,
      ...(row.native_id !== null && { nativeId: row.native_id }),
    };
  });
}
