import {
  type MessageKind,
  type ParsedChat,
  type ParsedMessage,
  type Platform,
  platforms,
} from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds } from '../../written-time.ts';

/** Message types of the ChatLab standard, version 0.0.2. */
const KINDS: Readonly<Record<number, MessageKind>> = {
  0: 'text',
  1: 'image',
  2: 'voice',
  3: 'video',
  4: 'file',
  5: 'sticker',
  7: 'link',
  8: 'location',
  20: 'red-packet',
  21: 'other',
  22: 'system',
  23: 'call',
  24: 'link',
  25: 'text',
  26: 'forward',
  27: 'contact',
  80: 'system',
  81: 'recalled',
  99: 'other',
};

/** Names of platforms as exporters write them, where they differ from ours. */
const PLATFORMS: Readonly<Record<string, Platform>> = { weixin: 'wechat', kakao: 'kakaotalk', facebook: 'messenger' };

/** The chat that the `meta` of an export describes. */
export function chatOf(meta: JsonObject, name: string): ParsedChat {
  const nativeId = idOf(meta.groupId);
  return {
    type: 'chat',
    platform: platformOf(meta),
    kind: meta.type === 'private' ? 'private' : 'group',
    name,
    ...(nativeId !== undefined && { nativeId }),
  };
}

function platformOf(meta: JsonObject): Platform {
  const written = (textOf(meta.platform) ?? '').toLowerCase();
  return PLATFORMS[written] ?? platforms.find((platform) => platform === written) ?? 'other';
}

/** The messages of an export and the members that write them. */
export class ChatLabMessages {
  readonly #names = new Map<string, string>();
  readonly #senders = new Senders();

  /** Takes in a member: the name for messages that carry none. */
  addMember(member: unknown): void {
    const { platformId, accountName, groupNickname } = objectOf(member) ?? {};
    const id = idOf(platformId);
    const name = textOf(groupNickname) ?? textOf(accountName);
    if (id !== undefined && name !== undefined) {
      this.#names.set(id, name);
    }
  }

  /** The message of a record; a text that says why there is none. */
  read(value: unknown, line: number): ParsedMessage | string {
    const record = objectOf(value);
    if (record === null) {
      return 'the record is no message';
    }
    const instant = epochMilliseconds(numberOf(record.timestamp));
    if (instant === null) {
      return 'the message has no time';
    }
    const kind = KINDS[numberOf(record.type) ?? 0] ?? 'other';
    const id = idOf(record.sender);
    const sender = kind === 'system' || id?.toLowerCase() === 'system' ? null : this.#sender(record, id);
    const text = textWithForwarded(record);
    const message: MessageDraft = {
      type: 'message',
      sender,
      at: { local: instant, instant },
      kind: sender === null && kind === 'text' ? 'system' : kind,
      text,
      line,
    };
    const nativeId = idOf(record.platformMessageId);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    const replyTo = idOf(record.replyToMessageId);
    if (replyTo !== undefined) {
      message.replyToNativeId = replyTo;
    }
    const mentions = sender === null ? undefined : mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }

  #sender(record: JsonObject, id: string | undefined) {
    const own = textOf(record.groupNickname) ?? textOf(record.accountName);
    const name = own ?? (id === undefined ? undefined : this.#names.get(id)) ?? id ?? '';
    return this.#senders.of(name, id);
  }
}

/** The text of a message, and under it the messages it forwards, where an exporter nests them. */
function textWithForwarded(record: JsonObject): string {
  const text = textOf(record.content) ?? '';
  if (record.chatRecords === undefined) {
    return text;
  }
  const forwarded = elementsOf(record.chatRecords).flatMap((element) => {
    const { accountName, content } = objectOf(element) ?? {};
    const said = textOf(content);
    return said === undefined ? [] : [`${textOf(accountName) ?? '?'}: ${said}`];
  });
  return [text, ...forwarded].filter((part) => part !== '').join('\n');
}
