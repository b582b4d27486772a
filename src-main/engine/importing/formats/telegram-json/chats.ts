import type { ImportOptions } from '../../../../contract/index.ts';
import { type ChatChoice, chooseChats } from '../../chat-choice.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import type { JsonParser } from '../../json-records.ts';
import { idOf, objectOf } from '../../json-values.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { TelegramMessages } from './message.ts';
import { type ChatFacts, kindOf, learnFact, nameOf, type TelegramSurvey } from './survey.ts';

/** Reads the chats of an export, one after the other. */
export class TelegramChats implements JsonParser {
  readonly #records: Records;
  readonly #survey: TelegramSurvey;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #choice: ChatChoice;
  #isAccount = false;
  #owner: string | undefined;
  #facts: ChatFacts = {};
  #chatIndex = -1;
  #isOpen = false;
  #isWanted = true;
  #messages = new TelegramMessages(new Senders());
  #othersWrote = false;
  #count = 0;

  constructor(records: Records, survey: TelegramSurvey, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#survey = survey;
    this.#source = source;
    this.#options = options;
    this.#choice = chooseChats(options);
  }

  enter(name: string): void {
    if (name === 'account') {
      this.#isAccount = true;
    } else if (name === 'chat') {
      this.#facts = {};
    } else if (name === 'messages') {
      this.#chatIndex++;
      if (!this.#survey.enough) {
        this.#facts = this.#survey.chats[this.#chatIndex] ?? this.#facts;
      }
      this.#isOpen = false;
      this.#messages = new TelegramMessages(new Senders());
      this.#othersWrote = false;
      this.#count = 0;
    }
  }

  value(name: string, value: unknown, index: number): void {
    if (name === 'owner') {
      this.#owner = idOf(value);
    } else if (name !== 'message') {
      learnFact(this.#facts, name, value);
    } else {
      this.#openChat();
      if (this.#isWanted) {
        this.#addMessage(value, index);
      }
    }
  }

  unreadable(name: string, index: number, reason: string, text: string): void {
    if (name === 'message') {
      this.#openChat();
    }
    if (this.#isWanted) {
      this.#records.skip(index, reason, text);
    }
  }

  leave(name: string): void {
    if (name !== 'messages') {
      return;
    }
    if (this.#isAccount && this.#count > 0 && !this.#othersWrote && kindOf(this.#facts) === 'group') {
      const chat = nameOf(this.#facts) ?? '';
      this.#records.warn(
        `“${chat}” holds only your own messages: export the group itself, or tick “only my messages” off.`,
      );
    }
  }

  end(): void {
    this.#choice.end();
    if (!this.#records.opened) {
      this.#openChat();
    }
  }

  #addMessage(value: unknown, index: number): void {
    const record = objectOf(value);
    const message = record === null ? 'the record is no message' : this.#messages.read(record, index);
    if (typeof message === 'string') {
      this.#records.skip(index, message, JSON.stringify(value));
      return;
    }
    this.#records.message(message);
    this.#count++;
    this.#othersWrote ||= message.sender !== null && message.sender.nativeId !== `user${this.#owner}`;
  }

  /** A chat is opened by its first message, so that the empty ones of an account leave no trace. */
  #openChat(): void {
    if (this.#isOpen) {
      return;
    }
    this.#isOpen = true;
    const own = nameOf(this.#facts);
    const override = this.#isAccount ? undefined : this.#options.chat;
    const name = override ?? own ?? stemOf(this.#source.name);
    this.#isWanted = !this.#isAccount || this.#choice.wants({ name, nativeId: this.#facts.id });
    if (!this.#isWanted) {
      return;
    }
    this.#records.chat({
      type: 'chat',
      platform: 'telegram',
      kind: kindOf(this.#facts),
      name,
      ...(this.#facts.id !== undefined && { nativeId: this.#facts.id }),
    });
    if (override === undefined && own === undefined) {
      const because = 'the export does not name the chat';
      this.#records.note({ type: 'guess', what: 'chat-name', value: name, because });
    }
  }
}
