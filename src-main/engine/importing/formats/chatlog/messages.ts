import type { ParsedSender, ParsedTime } from '../../../../contract/index.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { isGroupId, kindOfNotice } from '../wechat/kinds.ts';
import { type ChatlogBody, readChatlogText } from './content.ts';

const SYSTEM = '系统消息';
/** Stands in the place of the id of whoever exported. */
const SELF = '我';

/** Somebody, or a chat, as chatlog writes it: each may be empty. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Adds the messages of an answer; a `chat` record stands wherever another chat goes on. */
export class ChatlogMessages {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #senders = new Senders();
  #chat: string | null = null;

  constructor(records: Records, source: ExportSource) {
    this.#records = records;
    this.#source = source;
  }

  /** Goes on with a chat; without an id it is one named by the file. */
  open({ id, name }: Named): void {
    if (this.#chat === id) {
      return;
    }
    this.#chat = id;
    const own = name || id;
    const kind = id === '' || isGroupId(id) ? 'group' : 'private';
    const chatName = own || stemOf(this.#source.name);
    this.#records.chat({ type: 'chat', platform: 'wechat', kind, name: chatName, ...(id !== '' && { nativeId: id }) });
    if (own === '') {
      const because = 'the export does not name the chat';
      this.#records.note({ type: 'guess', what: 'chat-name', value: chatName, because });
    }
  }

  /** Makes sure that there is a chat for what comes. */
  openAny(): void {
    if (this.#chat === null) {
      this.open({ id: '', name: '' });
    }
  }

  /** Adds a message of which the text alone tells what it is. */
  addText(by: Named, at: ParsedTime, written: string, line: number): void {
    if (by.id === SYSTEM || (by.id === '' && by.name === SYSTEM)) {
      this.addNotice(at, written, line);
    } else {
      this.addMessage(by, at, readChatlogText(written), line);
    }
  }

  addNotice(at: ParsedTime, text: string, line: number, nativeId?: string): void {
    const id = nativeId === undefined ? {} : { nativeId };
    this.#records.message({ type: 'message', ...id, sender: null, at, kind: kindOfNotice(text), text, line });
  }

  addMessage(by: Named, at: ParsedTime, body: ChatlogBody, line: number, nativeId?: string): void {
    const message: MessageDraft = { type: 'message', sender: this.#sender(by), at, ...body, line };
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    const mentions = mentionsIn(body.text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    this.#records.message(message);
  }

  #sender({ id, name }: Named): ParsedSender {
    const known = id === '' || id === SELF || isGroupId(id) ? undefined : id;
    return this.#senders.of(name || id, known);
  }
}
