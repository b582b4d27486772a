import type { Mention, MessageKind, ParsedMessage, ParsedSender } from '../../../../contract/index.ts';
import { elementsOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds } from '../../written-time.ts';
import { noticeSentence } from './notices.ts';
import { type Relation, relationOf, replyTargetOf, withoutQuotation } from './relations.ts';
import type { MatrixSurvey } from './survey.ts';

const KIND_OF_MESSAGE: Readonly<Record<string, MessageKind>> = {
  'm.text': 'text',
  'm.notice': 'text',
  'm.emote': 'text',
  'm.image': 'image',
  'm.file': 'file',
  'm.audio': 'file',
  'm.video': 'video',
  'm.location': 'location',
};
const WITH_FILE: ReadonlySet<MessageKind> = new Set(['image', 'file', 'video', 'voice', 'sticker']);
const POLL = ['m.poll.start', 'org.matrix.msc3381.poll.start'];
const VOTES = ['m.poll.response', 'm.poll.end', 'org.matrix.msc3381.poll.response', 'org.matrix.msc3381.poll.end'];

/** What became of an event: a message, a part of another one (null), or a text that says why it was skipped. */
type ReadEvent = ParsedMessage | string | null;

/** Reads the events of a room in their order. */
export class MatrixEvents {
  readonly #survey: MatrixSurvey;
  readonly #senders = new Senders();
  /** Display names as they change. */
  readonly #names: Map<string, string>;
  /** Messages that later events are about, once they were read. */
  readonly #read = new Set<string>();

  constructor(survey: MatrixSurvey) {
    this.#survey = survey;
    this.#names = new Map(survey.names);
  }

  read(event: JsonObject, line: number): ReadEvent {
    const instant = epochMilliseconds(numberOf(event.origin_server_ts));
    if (instant === null) {
      return 'the event has no time';
    }
    const type = textOf(event.type) ?? '';
    const relation = relationOf(event);
    if (relation?.kind === 'edit' || relation?.kind === 'reaction') {
      return this.#read.has(relation.target) ? null : `the message that this ${relation.kind} is about is missing`;
    }
    if (type === 'm.room.redaction') {
      const target = textOf(event.redacts) ?? textOf(objectOf(event.content)?.redacts) ?? '';
      return this.#read.has(target) ? null : 'the message that was redacted is missing';
    }
    if (VOTES.includes(type)) {
      return 'it is a vote in a poll';
    }
    const message = this.#message(event, type, instant, line);
    if (typeof message === 'object') {
      this.#place(message, textOf(event.event_id), relation);
    }
    return message;
  }

  #message(event: JsonObject, type: string, instant: number, line: number): MessageDraft | string {
    const at = { local: instant, instant };
    const content = objectOf(event.content) ?? {};
    if (isRedacted(event, type)) {
      this.#remember(textOf(event.event_id));
      if (type === 'm.reaction') {
        return 'the reaction was taken back';
      }
      return { type: 'message', sender: this.#sender(event), at, kind: 'recalled', text: '', line };
    }
    if (type === 'm.room.encrypted') {
      return 'the message is encrypted, and the export could not open it';
    }
    if (type === 'm.room.message' || type === 'm.sticker') {
      return this.#written(event, content, type, at, line);
    }
    if (POLL.includes(type)) {
      return { type: 'message', sender: this.#sender(event), at, kind: 'poll', text: pollText(content, type), line };
    }
    if (type === 'm.call.invite') {
      const sender = this.#sender(event);
      return { type: 'message', sender, at, kind: 'call', text: `${sender.name} called`, line };
    }
    const text = noticeSentence(event, (id) => this.#nameOf(id));
    const subject = textOf(event.state_key);
    const name = textOf(content.displayname);
    if (type === 'm.room.member' && subject !== undefined && name !== undefined) {
      this.#names.set(subject, name);
    }
    return { type: 'message', sender: null, at, kind: 'system', text, line };
  }

  #written(event: JsonObject, content: JsonObject, type: string, at: ParsedMessage['at'], line: number): MessageDraft {
    const isVoice = content['org.matrix.msc3245.voice'] !== undefined;
    const kind: MessageKind =
      type === 'm.sticker'
        ? 'sticker'
        : isVoice
          ? 'voice'
          : (KIND_OF_MESSAGE[textOf(content.msgtype) ?? ''] ?? 'other');
    const body = textOf(content.body) ?? '';
    const edit = this.#survey.edits.get(textOf(event.event_id) ?? '');
    const replyTo = replyTargetOf(content);
    const message: MessageDraft = { type: 'message', sender: this.#sender(event), at, kind, text: '', line };
    if (WITH_FILE.has(kind)) {
      const name = textOf(content.filename) ?? body;
      const mime = textOf(objectOf(content.info)?.mimetype);
      message.attachments = [{ name: name || kind, ...(mime !== undefined && { mime }), missing: true }];
      message.text = body === name ? '' : body;
    } else {
      message.text = edit?.text ?? (objectOf(content['m.relates_to']) === null ? body : withoutQuotation(body));
    }
    if (edit !== undefined) {
      message.editedAt = edit.at;
    }
    if (replyTo !== undefined) {
      message.replyToNativeId = replyTo;
    }
    const mentions = this.#mentionsIn(message.text, content['m.mentions']);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }

  #place(message: MessageDraft, nativeId: string | undefined, relation: Relation | null): void {
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
      const reactions = this.#survey.reactionsTo(nativeId);
      if (reactions.length > 0) {
        message.reactions = reactions;
      }
      if (reactions.length > 0 || this.#survey.edits.has(nativeId)) {
        this.#remember(nativeId);
      }
    }
    if (relation?.kind === 'thread') {
      message.topic = relation.target;
    } else if (nativeId !== undefined && this.#survey.threads.has(nativeId)) {
      message.topic = nativeId;
    }
  }

  #remember(id: string | undefined): void {
    if (id !== undefined) {
      this.#read.add(id);
    }
  }

  #sender(event: JsonObject): ParsedSender {
    const id = textOf(event.sender) ?? '';
    return this.#senders.of(this.#nameOf(id), id);
  }

  #nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  #mentionsIn(text: string, listed: unknown): readonly Mention[] | undefined {
    const list = objectOf(listed);
    if (list === null) {
      return mentionsIn(text, this.#senders.isKnown);
    }
    const mentions = elementsOf(list.user_ids).flatMap((element) => {
      const id = textOf(element) ?? '';
      const name = [this.#nameOf(id), id.replace(/^@/, '')].find((one) => one !== '' && text.includes(one));
      return name === undefined ? [] : [{ name: name.replace(/^@/, '') }];
    });
    return mentions.length === 0 ? undefined : mentions;
  }
}

/** What is redacted of an event about the room still tells what happened. */
function isRedacted(event: JsonObject, type: string): boolean {
  return objectOf(event.unsigned)?.redacted_because !== undefined && event.state_key === undefined && type !== '';
}

/** The question of a poll and its answers, whichever of the drafts of the standard it follows. */
function pollText(content: JsonObject, type: string): string {
  const poll = objectOf(content['m.poll']) ?? objectOf(content[type]) ?? {};
  const answers = elementsOf(poll.answers).map((answer) => `- ${wordsIn(objectOf(answer))}`);
  return [wordsIn(objectOf(poll.question)), ...answers].join('\n');
}

function wordsIn(value: JsonObject | null): string {
  const plain = textOf(value?.body) ?? textOf(value?.['org.matrix.msc1767.text']);
  return plain ?? textOf(objectOf(elementsOf(value?.['m.text'])[0])?.body) ?? '';
}
