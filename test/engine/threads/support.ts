import { join } from 'node:path';
import type { ArchivedMessage, MessageRole } from '../../../src-main/contract/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';
import { type FoundThread, Threads } from '../../../src-main/engine/threads/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export const resources = join(import.meta.dirname, '../../../resources');
export const CHAT = 'c1';
const START = Date.UTC(2026, 2, 3, 12);

export type Details = Partial<Omit<ArchivedMessage, 'seq' | 'id' | 'sender' | 'text'>>;

/** Messages of a chat, written down one after the other. */
export class ChatScript {
  readonly messages: ArchivedMessage[] = [];
  readonly #chatId: string;
  readonly #firstSeq: number;
  #time = START;

  /** `seq` counts over the whole library: give each chat of a test its own numbers. */
  constructor(chatId = CHAT, firstSeq = 1) {
    this.#chatId = chatId;
    this.#firstSeq = firstSeq;
  }

  /** A message that comes `seconds` after the one before; `sender` null for a notice. Gives its id. */
  say(sender: string | null, text: string, seconds = 20, details: Details = {}): string {
    this.#time += seconds * 1000;
    const seq = this.#firstSeq + this.messages.length;
    const id = idOf(this.#chatId, seq);
    this.messages.push({
      seq,
      id,
      chatId: this.#chatId,
      senderId: sender === null ? null : participant(sender),
      sender,
      sentAt: this.#time,
      kind: sender === null ? 'system' : 'text',
      text,
      replyTo: null,
      mentions: null,
      quotation: null,
      reactions: null,
      ...details,
    });
    return id;
  }
}

export function participant(name: string): string {
  return `p-${name}`;
}

function idOf(chatId: string, seq: number): string {
  return `m${chatId}-${seq}`;
}

export function indexDatabase(): Database {
  return new Database(join(temporaryFolder(), 'index.sqlite'));
}

export interface Found {
  readonly threads: Threads;
  /** Thread, parent and role of each message id. */
  readonly placement: ReturnType<Threads['placement']>;
  thread(messageId: string): FoundThread;
  role(messageId: string): MessageRole | undefined;
  parent(messageId: string): string | null | undefined;
}

/** Finds the threads of some messages, as the product would. */
export async function find(messages: readonly ArchivedMessage[], database = indexDatabase()): Promise<Found> {
  const threads = new Threads(
    database,
    { messages: (chatId) => messages.filter((message) => message.chatId === chatId) },
    resources,
  );
  for (const chatId of new Set(messages.map((message) => message.chatId))) {
    await threads.update(chatId);
  }
  const placement = threads.placement(messages.map(({ seq }) => seq));
  return {
    threads,
    placement,
    thread(messageId) {
      const found = threads.get(placement.get(messageId)?.threadId ?? '');
      if (found === undefined) {
        throw new Error(`no thread holds ${messageId}`);
      }
      return found;
    },
    role: (messageId) => placement.get(messageId)?.role,
    parent: (messageId) => placement.get(messageId)?.parentId,
  };
}
