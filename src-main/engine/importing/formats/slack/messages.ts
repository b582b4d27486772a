import type { Attachment, MessageKind, ParsedMessage, Reaction } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { elementsOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import type { MessageDraft } from '../../records.ts';
import { attachmentsText, blocksText, sharedMessage } from './blocks.ts';
import { emojiOf } from './emoji.ts';
import { type RenderedText, renderMrkdwn, type SlackNames } from './mrkdwn.ts';
import type { SlackPeople } from './people.ts';

/** Slack's own notices. */
const NOTICE =
  /^(?:(?:channel|group)_(?!topic_me)\w+|bot_(?:add|remove|enable|disable)|pinned_item|unpinned_item|huddle_thread|sh_room_created|sh_room_shared|reminder_add|app_conversation_join|tombstone)$/;
/** Events about another message, which the interface for programs tells of. */
const ABOUT_ANOTHER = new Set(['message_changed', 'message_deleted', 'message_replied']);

/** Where a file of an id lies in the export; undefined for one that was not brought along. */
export type FindFile = (id: string) => string | undefined;

/** Reads the messages of one channel. */
export class SlackMessages {
  readonly #people: SlackPeople;
  readonly #names: SlackNames;
  readonly #findFile: FindFile;
  /** Replies that were also sent to the channel: dumps show them in both places. */
  readonly #broadcasts = new Set<string>();

  constructor(people: SlackPeople, channelName: SlackNames['channelName'], findFile: FindFile) {
    this.#people = people;
    this.#names = { userName: (id) => people.nameOf(id), channelName };
    this.#findFile = findFile;
  }

  /** The message of a record; a text that says why there is none. */
  read(value: unknown, line: number): ParsedMessage | string {
    const record = objectOf(value);
    if (record === null || (record.type !== undefined && record.type !== 'message')) {
      return 'the record is no message';
    }
    if (typeof record.subtype === 'string' && ABOUT_ANOTHER.has(record.subtype)) {
      return 'the record tells of a change to another message';
    }
    const ts = textOf(record.ts);
    const instant = instantOf(ts);
    if (ts === undefined || instant === null) {
      return 'the message has no time';
    }
    if (record.subtype === 'thread_broadcast' && this.#isRepeated(ts)) {
      return 'the reply stands in its thread already';
    }
    const sender = this.#people.senderOf(record);
    const isNotice = sender === null || (typeof record.subtype === 'string' && NOTICE.test(record.subtype));
    const message: MessageDraft = {
      type: 'message',
      nativeId: ts,
      sender: isNotice ? null : sender,
      at: { local: instant, instant },
      kind: record.subtype === 'tombstone' ? 'recalled' : 'system',
      text: '',
      line,
    };
    this.#addContent(message, record);
    addThread(message, record, ts);
    return message;
  }

  #isRepeated(ts: string): boolean {
    const isRepeated = this.#broadcasts.has(ts);
    this.#broadcasts.add(ts);
    return isRepeated;
  }

  #addContent(message: MessageDraft, record: JsonObject): void {
    if (message.kind === 'recalled') {
      return;
    }
    const { text, mentions } = this.#textOf(record);
    message.text = text;
    if (mentions.size > 0 && message.sender !== null) {
      message.mentions = Array.from(mentions, (name) => ({ name }));
    }
    const shared = sharedMessage(record.attachments);
    if (shared !== null) {
      const quoted = renderMrkdwn(shared.text, this.#names).text;
      message.quotation = { ...(shared.sender !== undefined && { sender: shared.sender }), text: quoted };
    }
    const files = this.#filesOf(record);
    if (files.length > 0) {
      message.attachments = files;
    }
    if (message.sender !== null) {
      message.kind = kindOf(files[0], text, shared !== null);
    }
    this.#addMarks(message, record);
  }

  #addMarks(message: MessageDraft, record: JsonObject): void {
    const reactions = elementsOf(record.reactions).flatMap(reactionOf);
    if (reactions.length > 0) {
      message.reactions = reactions;
    }
    const editedAt = instantOf(textOf(objectOf(record.edited)?.ts));
    if (editedAt !== null) {
      message.editedAt = editedAt;
    }
  }

  /** What people wrote comes first; a bot's words may stand in attachments or blocks alone. */
  #textOf(record: JsonObject): RenderedText {
    const comment = record.subtype === 'file_comment' ? textOf(objectOf(record.comment)?.comment) : undefined;
    const written = [comment ?? textOf(record.text) ?? '', attachmentsText(record.attachments)];
    const text = written.filter((part) => part !== '').join('\n');
    return renderMrkdwn(text === '' ? blocksText(record.blocks) : text, this.#names);
  }

  #filesOf(record: JsonObject): readonly Attachment[] {
    const files = record.files === undefined && record.file !== undefined ? [record.file] : elementsOf(record.files);
    return files.flatMap((element) => {
      const file = objectOf(element);
      if (file === null) {
        return [];
      }
      const id = textOf(file.id);
      const path = id === undefined ? undefined : this.#findFile(id);
      const mime = textOf(file.mimetype);
      return {
        name: textOf(file.name) ?? textOf(file.title) ?? id ?? 'file',
        ...(mime !== undefined && { mime }),
        ...(path === undefined ? { missing: true } : { path }),
      };
    });
  }
}

/** A thread has the id of its first message. */
function addThread(message: MessageDraft, record: JsonObject, ts: string): void {
  const thread = textOf(record.thread_ts);
  if (thread !== undefined) {
    message.topic = thread;
    if (thread !== ts) {
      message.replyToNativeId = thread;
    }
  }
}

/** `1736478630.905399`: seconds, and after the point a number that makes it unique. */
function instantOf(ts: string | undefined): number | null {
  const match = ts === undefined ? null : /^(\d{9,11})(?:\.(\d{1,9}))?$/.exec(ts);
  return match === null ? null : Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0').slice(0, 3));
}

function kindOf(file: Attachment | undefined, text: string, isShare: boolean): MessageKind {
  if (file === undefined) {
    return text !== '' ? 'text' : isShare ? 'forward' : 'other';
  }
  return kindOfFile(file.name, file.mime);
}

function reactionOf(value: unknown): Reaction[] {
  const { name, count, users } = objectOf(value) ?? {};
  const key = textOf(name);
  return key === undefined
    ? []
    : [{ key: emojiOf(key) ?? `:${key}:`, count: numberOf(count) ?? elementsOf(users).length }];
}
