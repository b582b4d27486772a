import type { ColumnMapping, ParsedChat, ParsedMessage } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import type { Row } from './table.ts';
import type { TimeReader } from './times.ts';

const DIRECT: Pick<ParsedChat, 'type' | 'platform' | 'kind'> = { type: 'chat', platform: 'other', kind: 'group' };
/** More chats than any table has; a column that is no chat may hold any number of words. */
const REMEMBERED = 100_000;

/** Makes messages of the rows of a table. */
export class RowMessages {
  readonly #mapping: ColumnMapping;
  readonly #times: TimeReader;
  readonly #senders = new Senders();
  readonly #chats = new Map<string, ParsedChat>();

  constructor(mapping: ColumnMapping, times: TimeReader) {
    this.#mapping = mapping;
    this.#times = times;
  }

  /** The chat of a row; rows without one are in the chat that bears `fallback`. */
  chatOf(row: Row, fallback: string): ParsedChat {
    const { chat: column } = this.#mapping;
    const name = (column === undefined ? undefined : row.cell(column)?.trim()) || fallback;
    let chat = this.#chats.get(name);
    if (chat === undefined) {
      chat = { ...DIRECT, name };
      if (this.#chats.size < REMEMBERED) {
        this.#chats.set(name, chat);
      }
    }
    return chat;
  }

  /** The message of a row; a text that says why there is none. */
  read(row: Row): ParsedMessage | string {
    const mapping = this.#mapping;
    const written = writtenTime(row, mapping);
    if (written === '') {
      return 'the row has no time';
    }
    const at = this.#times.read(written);
    if (at === null) {
      return `“${written.slice(0, 60)}” is no time, or one that does not exist`;
    }
    const sender = this.#senderOf(row);
    const text = row.cell(mapping.text) ?? '';
    const message: MessageDraft = { type: 'message', sender, at, kind: 'text', text, line: row.line };
    const attachment = optional(row, mapping.attachment);
    if (attachment !== undefined) {
      const name = attachment.split(/[\\/]/).at(-1) || attachment;
      message.attachments = [{ name, path: attachment }];
    }
    if (sender === null) {
      message.kind = 'system';
    } else if (text === '' && attachment !== undefined) {
      message.kind = kindOfFile(attachment);
    }
    const nativeId = optional(row, mapping.messageId);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    const replyTo = optional(row, mapping.replyTo);
    if (replyTo !== undefined && replyTo !== '0' && replyTo !== nativeId) {
      message.replyToNativeId = replyTo;
    }
    const mentions = sender === null ? undefined : mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }

  #senderOf(row: Row) {
    const id = optional(row, this.#mapping.senderId);
    const name = optional(row, this.#mapping.sender) ?? id;
    return name === undefined ? null : this.#senders.of(name, id);
  }
}

/** The time of a row as it is written; empty where there is none. */
export function writtenTime(row: Row, { time, date }: ColumnMapping): string {
  const clock = row.cell(time)?.trim() ?? '';
  const day = optional(row, date);
  return day === undefined ? clock : `${day} ${clock}`.trim();
}

function optional(row: Row, column: string | undefined): string | undefined {
  return column === undefined ? undefined : row.cell(column)?.trim() || undefined;
}
