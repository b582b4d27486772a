import type { ParsedChat, ParsedMessage, ParsedRecord } from '../../contract/index.ts';

/** A message while it is put together: what is absent is not set at all, as most messages have little. */
export type MessageDraft = { -readonly [Key in keyof ParsedMessage]: ParsedMessage[Key] };

/** Characters of a skipped line that the report keeps. */
const SKIPPED_TEXT = 200;

/**
 * Collects the records of an export between two batches. What comes before the first chat (skipped
 * lines of a banner, guesses about the whole file) waits for it, so that every record has a chat.
 */
export class Records {
  #ready: ParsedRecord[] = [];
  #waiting: ParsedRecord[] | null = [];
  #isPassing = false;

  /** Whether a chat record was given yet. */
  get opened(): boolean {
    return this.#waiting === null;
  }

  chat(chat: ParsedChat): void {
    this.#isPassing = false;
    this.#ready.push(chat);
    if (this.#waiting !== null) {
      this.#ready.push(...this.#waiting);
      this.#waiting = null;
    }
  }

  /** Drops what comes until the next chat: it belongs to one that is not wanted. */
  passOver(): void {
    this.#isPassing = true;
  }

  message(message: ParsedMessage): void {
    if (!this.#isPassing) {
      this.#ready.push(message);
    }
  }

  /** @param line 0-based line, or index of the record. */
  skip(line: number, reason: string, text: string): void {
    this.note({ type: 'skip', line, reason, text: text.slice(0, SKIPPED_TEXT) });
  }

  warn(text: string): void {
    this.note({ type: 'warning', text });
  }

  /** A guess, a warning or a skipped line. */
  note(record: ParsedRecord): void {
    if (!this.#isPassing) {
      (this.#waiting ?? this.#ready).push(record);
    }
  }

  /** What was collected since the last call; null while that is nothing. */
  take(): readonly ParsedRecord[] | null {
    if (this.#ready.length === 0) {
      return null;
    }
    const batch = this.#ready;
    this.#ready = [];
    return batch;
  }
}
