import type { ArchivedMessage } from '../../../src-main/contract/index.ts';

/** A chat whose true conversations are known. */
export interface AnnotatedChat {
  readonly name: string;
  readonly messages: readonly ArchivedMessage[];
  /**
   * For each annotated message (by its place in `messages`) the places it answers; its own place
   * when it starts a conversation. Several mean that any of them is right.
   */
  readonly links: ReadonlyMap<number, readonly number[]>;
  /** Places from here on are scored; those before are context. */
  readonly scoredFrom: number;
}

/** A row as the archive would hand it over. */
export function archived(
  chatId: string,
  seq: number,
  sender: string | null,
  sentAt: number,
  text: string,
): ArchivedMessage {
  return {
    seq,
    id: `m${seq.toString(32).padStart(14, '0')}`,
    chatId,
    senderId: sender === null ? null : `${chatId}/${sender}`,
    sender,
    sentAt,
    kind: sender === null ? 'system' : 'text',
    text,
    replyTo: null,
    mentions: null,
    quotation: null,
    reactions: null,
  };
}
