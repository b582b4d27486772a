import type { Chat, Locale, Participant } from '../../../contract/index.ts';
import type { ExportedMessage } from '../reading.ts';

/** What a writer must know of the chat it writes. */
export interface WrittenChat {
  readonly chat: Chat;
  /** The platform's own id, where an export gave it. */
  readonly nativeId: string | null;
  readonly participants: readonly Participant[];
  /** Epoch milliseconds. */
  readonly writtenAt: number;
  readonly language: Locale;
  readonly names: ShownNames;
}

/** Names as the members chose them. */
export interface ShownNames {
  nameOf(participantId: string): string;
  /** Whether the person does not want to be known by the name, so that no account may betray it. */
  isHidden(participantId: string): boolean;
  /** The words of a message without names that must not appear. */
  inText(text: string): string;
}

/** Turns a chat into text, message by message. */
export interface ChatWriter {
  readonly head: string;
  message(exported: ExportedMessage): string;
}
