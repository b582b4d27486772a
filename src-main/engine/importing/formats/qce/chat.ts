import type { JsonChat } from '../../json-chat.ts';
import { elementsOf, idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import type { ChatFacts } from '../../only-chat.ts';
import { QceMessages } from './messages.ts';

/** The chat of an export. */
export class QceChat implements JsonChat {
  readonly #messages = new QceMessages();
  #info: JsonObject | null = null;
  #writers = 0;

  learn(name: string, value: unknown): void {
    if (name === 'chatInfo') {
      this.#info = objectOf(value) ?? {};
    } else if (name === 'statistics') {
      const senders = elementsOf(objectOf(value)?.senders);
      this.#writers = senders.filter((sender) => textOf(objectOf(sender)?.uid) !== UNKNOWN).length;
    }
  }

  knowsEnough(): boolean {
    return this.#info !== null;
  }

  facts(): ChatFacts {
    const { name, type, peerUin, peerUid } = this.#info ?? {};
    const kind = type === 'group' || this.#writers > 2 ? 'group' : 'private';
    return { platform: 'qq', kind, name: textOf(name), nativeId: idOf(peerUin) ?? idOf(peerUid) };
  }

  read(record: JsonObject, index: number) {
    return this.#messages.read(record, index);
  }
}

const UNKNOWN = '未知';
