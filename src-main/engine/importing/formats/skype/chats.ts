import type { ChatKind, ImportOptions } from '../../../../contract/index.ts';
import { type ChatChoice, chooseChats } from '../../chat-choice.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { addRecord } from '../../json-chat.ts';
import type { JsonParser } from '../../json-records.ts';
import { idOf, objectOf, textOf } from '../../json-values.ts';
import type { Records } from '../../records.ts';
import { MediaFiles } from './media.ts';
import { SkypeMessages } from './message.ts';

/** Reads the conversations of an export, one after the other. */
export class SkypeChats implements JsonParser {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #choice: ChatChoice;
  readonly #messages: SkypeMessages;
  #id: string | undefined;
  #name: string | undefined;
  #topic: string | undefined;
  #isOpen = false;
  #isWanted = true;

  constructor(records: Records, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#source = source;
    this.#choice = chooseChats(options);
    this.#messages = new SkypeMessages(new MediaFiles(source));
  }

  enter(name: string): void {
    if (name === 'conversation') {
      this.#id = undefined;
      this.#name = undefined;
      this.#topic = undefined;
      this.#isOpen = false;
    }
  }

  value(name: string, value: unknown, index: number): void {
    if (name === 'owner') {
      this.#messages.learnOwner(textOf(value));
    } else if (name === 'id') {
      this.#id = idOf(value);
    } else if (name === 'displayName') {
      this.#name = textOf(value);
    } else if (name === 'threadProperties') {
      this.#topic = textOf(objectOf(value)?.topic);
    } else {
      this.#openChat(idOf(objectOf(value)?.conversationid));
      if (this.#isWanted) {
        addRecord(this.#records, value, index, (record) => this.#messages.read(record, index));
      }
    }
  }

  unreadable(name: string, index: number, reason: string, text: string): void {
    if (name === 'message') {
      this.#openChat(undefined);
    }
    if (this.#isWanted) {
      this.#records.skip(index, reason, text);
    }
  }

  end(): void {
    this.#choice.end();
    if (!this.#records.opened) {
      this.#openChat(undefined);
    }
  }

  /** A chat is opened by its first message, so that the empty ones leave no trace. */
  #openChat(idInMessage: string | undefined): void {
    if (this.#isOpen) {
      return;
    }
    this.#isOpen = true;
    const nativeId = this.#id ?? idInMessage;
    const name = this.#name ?? this.#topic ?? nativeId ?? stemOf(this.#source.name);
    const kind = kindOf(nativeId ?? '');
    this.#isWanted = this.#choice.wants({ name, nativeId });
    if (!this.#isWanted) {
      return;
    }
    this.#messages.enter(kind === 'private' && nativeId !== undefined ? { id: nativeId, name } : null);
    this.#records.chat({
      type: 'chat',
      platform: 'teams',
      kind,
      name,
      ...(nativeId !== undefined && { nativeId }),
    });
  }
}

/** Conversations of several begin with `19:`; Teams gives such ids to some between two as well. */
function kindOf(id: string): ChatKind {
  const isGroup = id.startsWith('19:') && !id.startsWith('19:uni01_') && !id.endsWith('@unq.gbl.spaces');
  return isGroup || id === '' ? 'group' : 'private';
}
