import type {
  AttachmentCount,
  Chat,
  ChatPreview,
  ImportReport,
  ParsedChat,
  ParsedMessage,
  ParsedRecord,
  PreviewMessage,
} from '../../contract/index.ts';
import { ZonedClock } from '../text/index.ts';

/** Messages shown of the beginning and of the end of a chat. */
const SHOWN = 3;

/** Size in bytes of an attachment that the export holds; null when it does not. */
export type AttachmentSize = (path: string) => number | null;

interface Collected {
  readonly chat: ParsedChat;
  readonly first: ParsedMessage[];
  readonly last: ParsedMessage[];
  readonly participants: Map<string, { name: string; messages: number }>;
  readonly attachments: { -readonly [Key in keyof AttachmentCount]: AttachmentCount[Key] };
  read: number;
  skipped: number;
}

/** Looks at the records of an export as they pass, for what a user wants to see before it is imported. */
export class PreviewCollector {
  readonly #chats: Collected[] = [];
  readonly #sizeOf: AttachmentSize;

  constructor(sizeOf: AttachmentSize) {
    this.#sizeOf = sizeOf;
  }

  add(records: readonly ParsedRecord[]): void {
    for (const record of records) {
      const chat = this.#chats.at(-1);
      if (record.type === 'chat') {
        this.#chats.push({
          chat: record,
          first: [],
          last: [],
          participants: new Map(),
          attachments: { named: 0, found: 0, bytes: 0 },
          read: 0,
          skipped: 0,
        });
      } else if (record.type === 'skip' && chat !== undefined) {
        chat.skipped++;
      } else if (record.type === 'message' && chat !== undefined) {
        this.#addMessage(chat, record);
      }
    }
  }

  /**
   * @param reports what `ImportSession.preview` gave: one for each chat that holds something
   * @param existing the chats there are
   */
  previews(reports: readonly ImportReport[], existing: readonly Chat[]): ChatPreview[] {
    const told = this.#chats.filter(({ read, skipped }) => read > 0 || skipped > 0);
    return reports.flatMap((report, place) => {
      const collected = told[place];
      return collected === undefined ? [] : [previewOf(collected, report, existing)];
    });
  }

  #addMessage(chat: Collected, message: ParsedMessage): void {
    chat.read++;
    if (chat.first.length < SHOWN) {
      chat.first.push(message);
    }
    chat.last.push(message);
    if (chat.last.length > SHOWN) {
      chat.last.shift();
    }
    if (message.sender !== null) {
      const key = message.sender.nativeId ?? `name:${message.sender.name}`;
      const known = chat.participants.get(key);
      chat.participants.set(key, { name: message.sender.name, messages: (known?.messages ?? 0) + 1 });
    }
    for (const { path } of message.attachments ?? []) {
      const bytes = path === undefined ? null : this.#sizeOf(path);
      chat.attachments.named++;
      chat.attachments.found += bytes === null ? 0 : 1;
      chat.attachments.bytes += bytes ?? 0;
    }
  }
}

function previewOf(
  { chat, first, last, participants, attachments }: Collected,
  { importId: _import, chatId, ...report }: ImportReport,
  existing: readonly Chat[],
): ChatPreview {
  const clock = new ZonedClock(report.timezone ?? 'UTC');
  const shown = ({ sender, at, kind, text }: ParsedMessage): PreviewMessage => ({
    sender: sender?.name ?? null,
    sentAt: at.instant ?? clock.toInstant(at.local),
    kind,
    text,
  });
  const known = existing.find(({ id }) => id === chatId);
  return {
    name: chat.name,
    platform: chat.platform,
    kind: chat.kind,
    existing: known === undefined ? null : { id: known.id, name: known.name },
    report,
    first: first.map(shown),
    last: last.map(shown),
    participants: Array.from(participants.values()).sort((one, other) => other.messages - one.messages),
    attachments,
  };
}
