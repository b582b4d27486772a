import type { MessageKind, ParsedMessage, ParsedSender, ParsedTime, Reaction } from '../../../../contract/index.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import type { MessageDraft } from '../../records.ts';
import { isoTime } from '../../written-time.ts';
import type { ChatInProgress } from './channel-files.ts';
import { embeddedText, mentionsOf, nameOf, readableText } from './content.ts';
import { attachmentsOf, kindOfFile, stickersOf } from './media.ts';
import { isNotice, noticeSentence } from './notices.ts';

/** The message of a record; a text that says why there is none. */
export function readMessage(value: unknown, chat: ChatInProgress, line: number): ParsedMessage | string {
  const record = objectOf(value);
  if (record === null) {
    return 'the record is no message';
  }
  const at = isoTime(textOf(record.timestamp) ?? '');
  if (at === null) {
    return 'the message has no time, or one that does not exist';
  }
  const type = idOf(record.type) ?? 'Default';
  const message: MessageDraft = isNotice(type)
    ? readNotice(record, type, chat, at, line)
    : readWritten(record, type, chat, at, line);
  const nativeId = idOf(record.id);
  if (nativeId !== undefined) {
    message.nativeId = nativeId;
  }
  const { topic } = chat.channel;
  if (topic !== undefined) {
    message.topic = topic;
  }
  return message;
}

function readNotice(
  record: JsonObject,
  type: string,
  chat: ChatInProgress,
  at: ParsedTime,
  line: number,
): MessageDraft {
  const isCall = type === 'Call' || type === '3';
  const text = joined(noticeSentence(record, type), embeddedText(record, ''));
  const sender = isCall ? senderOf(record.author, chat) : null;
  return { type: 'message', sender, at, kind: isCall ? 'call' : 'system', text, line };
}

function readWritten(
  record: JsonObject,
  type: string,
  chat: ChatInProgress,
  at: ParsedTime,
  line: number,
): MessageDraft {
  const forwarded = objectOf(record.forwardedMessage);
  const parts = forwarded === null ? [record] : [record, forwarded];
  const own = textIn(record, record.mentions);
  const text = forwarded === null ? own : joined(own, textIn(forwarded, record.mentions));
  const stickers = parts.flatMap(stickersOf);
  const attachments = parts.flatMap(attachmentsOf).concat(stickers);
  const message: MessageDraft = {
    type: 'message',
    sender: senderOf(record.author, chat),
    at,
    kind: kindOf(text, attachments[0]?.name, stickers.length === attachments.length, forwarded !== null),
    text,
    line,
  };
  if (attachments.length > 0) {
    message.attachments = attachments;
  }
  addRelations(message, record, type);
  return message;
}

function senderOf(author: unknown, { senders }: ChatInProgress): ParsedSender {
  const user = objectOf(author) ?? {};
  return senders.of(nameOf(user), idOf(user.id));
}

/** What a message says, and under it the words of its cards. */
function textIn(part: JsonObject, mentions: unknown): string {
  const content = textOf(part.content) ?? '';
  return joined(readableText(content, mentions), embeddedText(part, content));
}

/** Two texts on lines of their own, where both say something. */
export function joined(upper: string, lower: string): string {
  return upper === '' ? lower : lower === '' ? upper : `${upper}\n${lower}`;
}

/** What a message is, by its text and the first of its files. */
export function kindOf(text: string, file: string | undefined, isSticker: boolean, isForward: boolean): MessageKind {
  if (file !== undefined) {
    return isSticker ? 'sticker' : kindOfFile(file);
  }
  return isForward ? 'forward' : text === '' ? 'other' : 'text';
}

/** What binds a message to others: replies, commands, mentions, reactions, edits. */
function addRelations(message: MessageDraft, record: JsonObject, type: string): void {
  // On other kinds a reference names what was pinned, forwarded, or taken over from another channel.
  const target = type === 'Reply' || type === '19' ? idOf(objectOf(record.reference)?.messageId) : undefined;
  if (target !== undefined) {
    message.replyToNativeId = target;
  }
  const command = objectOf(record.interaction);
  if (command !== null) {
    message.quotation = { sender: nameOf(objectOf(command.user) ?? {}), text: `/${textOf(command.name) ?? ''}` };
  }
  const mentions = mentionsOf(message.text, record.mentions);
  if (mentions !== null) {
    message.mentions = mentions;
  }
  const reactions = reactionsOf(record.reactions);
  if (reactions.length > 0) {
    message.reactions = reactions;
  }
  const editedAt = isoTime(textOf(record.timestampEdited) ?? '')?.instant;
  if (editedAt !== undefined) {
    message.editedAt = editedAt;
  }
}

/** Emoji of a server have an id, and go by their name between colons. */
function reactionsOf(reactions: unknown): readonly Reaction[] {
  return elementsOf(reactions).flatMap((element) => {
    const reaction = objectOf(element);
    const emoji = objectOf(reaction?.emoji);
    const name = textOf(emoji?.name);
    if (name === undefined) {
      return [];
    }
    const key = textOf(emoji?.id) === undefined ? name : `:${name}:`;
    return [{ key, count: numberOf(reaction?.count) ?? 1 }];
  });
}
