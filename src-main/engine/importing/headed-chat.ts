import type { ImportOptions, ParsedRecord } from '../../contract/index.ts';
import type { ExportSource } from './format.ts';
import { HeadedLines, type MessageHead } from './headed-lines.ts';
import { parseLines } from './lines.ts';
import { type ChatFacts, openOnlyChat } from './only-chat.ts';
import { Records } from './records.ts';

/** How a format reads a text of one chat, in which a head behind a blank line begins each message. */
export interface HeadedChat<Head extends MessageHead> {
  readonly facts: ChatFacts;
  /** Reads a line behind a blank one as the head of a message; null for any other line. */
  head(line: string): Head | null;
  /** Adds a message; its text is without blank lines at the end, `local` the wall clock of its head. */
  message(records: Records, head: Head, text: string, place: { at: { local: number }; line: number }): void;
}

/** Reads a text of one chat whose messages each begin with a head behind a blank line. */
export async function* parseHeadedChat<Head extends MessageHead>(
  source: ExportSource,
  options: ImportOptions,
  chat: HeadedChat<Head>,
): AsyncGenerator<readonly ParsedRecord[]> {
  const records = new Records();
  const lines = new HeadedLines<Head>(records, {
    head: (line, afterBlank) => (afterBlank ? chat.head(line) : null),
    open: () => {
      if (!records.opened) {
        openOnlyChat(records, chat.facts, source, options);
      }
    },
    message: (head, text, line) => chat.message(records, head, text, { at: { local: head.local ?? 0 }, line }),
  });
  yield* parseLines(source, lines, records);
}
