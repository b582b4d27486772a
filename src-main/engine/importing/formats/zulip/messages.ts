import type { ParsedMessage, Reaction } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { parseJson } from '../../json-text.ts';
import { elementsOf, idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds } from '../../written-time.ts';
import type { ZulipDirectory } from './directory.ts';
import { readContent } from './text.ts';

/** More topics than any organisation has; a damaged file may hold any number. */
const REMEMBERED = 200_000;

/** Reads the messages of an organisation. */
export class ZulipMessages {
  readonly #directory: ZulipDirectory;
  readonly #reactions: ReadonlyMap<string, readonly Reaction[]>;
  readonly #senders = new Senders();
  /** The first spelling of a topic, by chat and topic in small letters. */
  readonly #topics = new Map<string, string>();

  constructor(directory: ZulipDirectory, reactions: ReadonlyMap<string, readonly Reaction[]>) {
    this.#directory = directory;
    this.#reactions = reactions;
  }

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, line: number): ParsedMessage | string {
    const user = idOf(record.sender);
    const instant = epochMilliseconds(numberOf(record.date_sent));
    if (instant === null) {
      return 'the message has no time';
    }
    if (user === undefined || idOf(record.recipient) === undefined) {
      return 'the message names no sender or no recipient';
    }
    const { text, mentions, replyTo, quotation, attachments } = readContent(textOf(record.content) ?? '');
    const isNotice = this.#directory.isNotificationBot(user);
    const isPoll = text.startsWith('/poll ');
    const message: MessageDraft = {
      type: 'message',
      sender: isNotice ? null : this.#senders.of(this.#directory.nameOf(user), user),
      at: { local: instant, instant },
      kind: isNotice ? 'system' : isPoll ? 'poll' : 'text',
      text: text.replace(/^\/(?:poll|me) /, ''),
      line,
    };
    const [file] = attachments;
    if (text === '' && !isNotice) {
      message.kind = file === undefined ? 'other' : kindOfFile(file.name);
    }
    const nativeId = idOf(record.id);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    if (replyTo !== null) {
      message.replyToNativeId = replyTo;
    }
    if (quotation !== null) {
      message.quotation = quotation;
    }
    if (mentions.length > 0) {
      message.mentions = mentions;
    }
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    const reactions = nativeId === undefined ? undefined : this.#reactions.get(nativeId);
    if (reactions !== undefined) {
      message.reactions = reactions;
    }
    const topic = this.#topicOf(record);
    if (topic !== undefined) {
      message.topic = topic;
    }
    const editedAt = editOf(record);
    if (editedAt !== null) {
      message.editedAt = editedAt;
    }
    return message;
  }

  #topicOf(record: JsonObject): string | undefined {
    const written = textOf(record.subject);
    if (written === undefined) {
      return undefined;
    }
    const key = `${idOf(record.recipient)} ${written.toLowerCase()}`;
    const first = this.#topics.get(key);
    if (first === undefined && this.#topics.size < REMEMBERED) {
      this.#topics.set(key, written);
    }
    return first ?? written;
  }
}

/** When the content was changed as last; null where it never was. */
function editOf(record: JsonObject): number | null {
  const history = textOf(record.edit_history);
  if (history === undefined) {
    return epochMilliseconds(numberOf(record.last_edit_time));
  }
  const changes = elementsOf(parseJson(history, false)).map((change) => objectOf(change) ?? {});
  const newest = changes.find(({ prev_content }) => prev_content !== undefined);
  return epochMilliseconds(numberOf(newest?.timestamp));
}
