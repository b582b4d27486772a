import type { DayCount } from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import { dayOf, ZonedClock } from '../text/index.ts';

/** A quarter of an hour, in milliseconds: no zone changes its offset in between. */
const QUARTER = 900_000;
const DAY = 86_400_000;

/** Counts the messages of chats by day. */
export class ChatDays {
  readonly #database: Database;
  /** Kept: what a clock has asked of a zone it need not ask again. */
  readonly #clocks = new Map<string, ZonedClock>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Messages a day, in the chat's zone. */
  of(chat: { readonly number: number; readonly timezone: string }): DayCount[] {
    const clock = this.#clockOf(chat.timezone);
    const days: { day: string; messages: number; offset: number }[] = [];
    let offset = 0;
    // The index by time is walked once, from day to day: grouping a million rows would sort them first.
    for (let at = this.#firstAt(chat.number); at !== null; ) {
      const local = clock.toLocal(at);
      const midnight = clock.toInstant((Math.floor(local / DAY) + 1) * DAY);
      // Clocks that are set back at midnight show the evening twice.
      const end = midnight > at ? midnight : (Math.floor(at / QUARTER) + 1) * QUARTER;
      const messages = this.#countBetween(chat.number, at, end);
      const day = dayOf(local);
      const current = days.at(-1);
      if (current?.day === day) {
        current.messages += messages;
      } else {
        days.push({ day, messages, offset });
      }
      offset += messages;
      at = this.#firstAt(chat.number, end);
    }
    return days;
  }

  #firstAt(chat: number, from = Number.MIN_SAFE_INTEGER): number | null {
    const row = this.#database.get<{ at: number | null }>(
      'SELECT min(at) AS at FROM message WHERE chat = ? AND at >= ?',
      ...[chat, from],
    );
    return row?.at ?? null;
  }

  #countBetween(chat: number, from: number, to: number): number {
    const row = this.#database.get<{ messages: number }>(
      'SELECT count(*) AS messages FROM message WHERE chat = ? AND at >= ? AND at < ?',
      ...[chat, from, to],
    );
    return row?.messages ?? 0;
  }

  #clockOf(timezone: string): ZonedClock {
    const clock = this.#clocks.get(timezone) ?? new ZonedClock(timezone);
    this.#clocks.set(timezone, clock);
    return clock;
  }
}
