import type { Mention, MessageKind, ParsedMessage, ParsedSender, ParsedTime } from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds, isoTime, isoWallClock } from '../../written-time.ts';
import { readContent } from './content.ts';

const KIND_OF_TYPE: Readonly<Record<string, MessageKind>> = {
  file: 'file',
  video: 'video',
  audio: 'voice',
  forward: 'forward',
  json: 'link',
  system: 'system',
};
/** The numbers of QQ for types of messages, where the exporter gives no word. */
const KIND_OF_NUMBER: Readonly<Record<number, MessageKind>> = {
  3: 'file',
  4: 'link',
  5: 'system',
  6: 'voice',
  7: 'video',
  8: 'forward',
  10: 'red-packet',
  11: 'link',
  17: 'sticker',
};
const NOBODY = new Set(['0', '未知', 'unknown']);
const RECALL = /撤回了一[条條]消息/;

/** The messages of one chat. */
export class QceMessages {
  readonly #senders = new Senders();

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, line: number): ParsedMessage | string {
    const at = timeOf(record);
    if (at === null) {
      return 'the message has no time, or one that does not exist';
    }
    const { text, media, attachments, replyTo, quotation } = readContent(record.content);
    const byType = kindOfType(record);
    const sender = byType === 'system' ? null : this.#sender(record);
    const isRecalled = record.recalled === true || record.isRecalled === true;
    const message: MessageDraft = {
      type: 'message',
      sender,
      at,
      kind: isRecalled ? 'recalled' : sender === null ? kindOfNotice(text) : kindOf(byType, text, media),
      text,
      line,
    };
    const nativeId = idOf(record.id) ?? idOf(record.messageId);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    if (replyTo !== undefined) {
      message.replyToNativeId = replyTo;
    }
    if (quotation !== undefined) {
      message.quotation = quotation;
    }
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    const mentions = sender === null ? undefined : (mentionsOf(record) ?? mentionsIn(text, this.#senders.isKnown));
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }

  #sender(record: JsonObject): ParsedSender | null {
    const { uid, uin, groupCard, remark, nickname, name } = objectOf(record.sender) ?? {};
    const raw = objectOf(record.rawMessage) ?? {};
    const id = [uin, raw.senderUin, uid].map(idOf).find((one) => one !== undefined && !NOBODY.has(one));
    if (id === undefined) {
      return null;
    }
    const names = [groupCard, raw.sendMemberName, remark, nickname, name, raw.sendNickName];
    return this.#senders.of(names.flatMap((one) => textOf(one) ?? [])[0] ?? id, id);
  }
}

function kindOfType(record: JsonObject): MessageKind | undefined {
  if (record.system === true || record.isSystemMessage === true) {
    return 'system';
  }
  const type = idOf(record.type) ?? idOf(record.messageType) ?? '';
  return KIND_OF_TYPE[type] ?? KIND_OF_NUMBER[Number(type.replace('type_', ''))];
}

/** A text with a picture is a text; a file with a comment stays a file. */
function kindOf(byType: MessageKind | undefined, text: string, media: MessageKind | undefined): MessageKind {
  return byType ?? (text === '' || media === 'forward' || media === 'link' ? (media ?? 'other') : 'text');
}

function kindOfNotice(text: string): MessageKind {
  return RECALL.test(text) ? 'recalled' : 'system';
}

function timeOf({ timestamp, time }: JsonObject): ParsedTime | null {
  const instant = epochMilliseconds(numberOf(timestamp));
  if (instant === null) {
    return isoTime(textOf(timestamp) ?? '') ?? isoTime(textOf(time) ?? '');
  }
  const written = textOf(time) ?? '';
  // Early versions wrote UTC there.
  const local = written.endsWith('Z') ? null : isoWallClock(written);
  return { local: local ?? instant, instant };
}

function mentionsOf(record: JsonObject): readonly Mention[] | undefined {
  const listed = elementsOf(objectOf(record.content)?.mentions).flatMap((mention) => {
    const { name, uid, type } = objectOf(mention) ?? {};
    const called = type === 'all' ? '全体成员' : (textOf(name) ?? idOf(uid));
    return called === undefined ? [] : [{ name: called.replace(/^@/, '') }];
  });
  return listed.length === 0 ? undefined : listed;
}
