import { stemOf } from '../../file-name.ts';
import { parseJsonLine } from '../../json-text.ts';
import { idOf, objectOf } from '../../json-values.ts';
import type { LineParser } from '../../lines.ts';
import type { Records } from '../../records.ts';
import type { SignalItems } from './items.ts';
import type { SignalRecipients } from './recipients.ts';

/** Reads the frames of an export. Its records change from chat to chat as its items do. */
export class SignalFrames implements LineParser {
  readonly #records: Records;
  readonly #recipients: SignalRecipients;
  readonly #items: SignalItems;
  readonly #fileName: string;
  #chat: string | null = null;

  constructor(records: Records, recipients: SignalRecipients, items: SignalItems, fileName: string) {
    this.#records = records;
    this.#recipients = recipients;
    this.#items = items;
    this.#fileName = fileName;
  }

  line(text: string, number: number): void {
    if (text.trim() === '') {
      return;
    }
    const frame = objectOf(parseJsonLine(text));
    if (frame === null) {
      // Even a damaged line may hold a key.
      this.#records.skip(number, 'the line is no frame of Signal', '');
      return;
    }
    const account = objectOf(frame.account);
    const recipient = objectOf(frame.recipient);
    const chat = objectOf(frame.chat);
    const item = objectOf(frame.chatItem);
    if (account !== null) {
      this.#recipients.addAccount(account);
    } else if (recipient !== null) {
      this.#recipients.addRecipient(recipient);
    } else if (chat !== null) {
      this.#recipients.addChat(chat);
    } else if (item !== null) {
      this.#enterChat(idOf(item.chatId) ?? '');
      const message = this.#items.read(item, number);
      if (typeof message === 'string') {
        this.#records.skip(number, message, '');
      } else {
        this.#records.message(message);
      }
    }
  }

  end(): void {
    if (!this.#records.opened) {
      this.#enterChat('');
    }
    if (this.#items.longTexts > 0) {
      this.#records.warn(`${this.#items.longTexts} long texts go on in files of their own: they were not read.`);
    }
  }

  #enterChat(id: string): void {
    if (id !== this.#chat) {
      this.#chat = id;
      const name = id === '' ? stemOf(this.#fileName) : `Chat ${id}`;
      this.#records.chat(this.#recipients.chatOf(id) ?? { type: 'chat', platform: 'signal', kind: 'group', name });
    }
  }
}
