import type { ParsedSender } from '../../../../contract/index.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { isGroupId } from '../wechat/kinds.ts';
import { addNotice, addSpeech, type Place, type Speech } from '../wechat/speech.ts';
import { readChatlogText } from './content.ts';

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

  /** Goes on with a chat; without id and name it is one named by the file. */
  open({ id, name }: Named): void {
    const key = id === '' ? `name ${name}` : `id ${id}`;
    if (this.#chat === key) {
      return;
    }
    this.#chat = key;
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
  addText(by: Named, written: string, place: Place): void {
    if (by.id === SYSTEM || (by.id === '' && by.name === SYSTEM)) {
      this.addNotice(written, place);
    } else {
      this.addSpeech(by, readChatlogText(written), place);
    }
  }

  addNotice(text: string, place: Place): void {
    addNotice(this.#records, text, place);
  }

  addSpeech(by: Named, speech: Speech, place: Place): void {
    addSpeech(this.#records, this.#senders, this.#sender(by), speech, place);
  }

  #sender({ id, name }: Named): ParsedSender {
    const known = id === '' || id === SELF || isGroupId(id) ? undefined : id;
    return this.#senders.of(name || id, known);
  }
}
