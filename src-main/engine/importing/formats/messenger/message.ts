import type { Attachment, MessageKind, ParsedMessage } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { elementsOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { mentionsIn } from '../../mentions.ts';
import { reactionCounts } from '../../reactions.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds } from '../../written-time.ts';
import { repaired, repairValue } from './mojibake.ts';

/** The keys of files, and what kind of message they make. */
const FILES: readonly (readonly [string, MessageKind | null])[] = [
  ['photos', 'image'],
  ['gifs', 'image'],
  ['videos', 'video'],
  ['audio_files', 'voice'],
  ['files', 'file'],
  ['media', null],
];
const PLACEHOLDER = /^.{1,100} sent (?:an? )?(?:attachment|photo|video|voice message|GIF|sticker|link)s?\.$/i;

/** Reads the messages of one conversation. */
export class MessengerMessages {
  readonly #senders = new Senders();

  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, line: number): ParsedMessage | string {
    const written = textOf(record.sender_name) ?? textOf(record.senderName);
    const instant = epochMilliseconds(numberOf(record.timestamp_ms) ?? numberOf(record.timestamp));
    if (written === undefined || instant === null) {
      return written === undefined ? 'the message has no sender' : 'the message has no time';
    }
    repairValue(record);
    const files = filesOf(record);
    const link = linkOf(record);
    const text = textOfMessage(record, files.length > 0 || link !== '', link);
    const kind = kindOf(record, files, link, text);
    const message: MessageDraft = {
      type: 'message',
      sender: kind === 'system' ? null : this.#senders.of(repaired(written)),
      at: { local: instant, instant },
      kind,
      text,
      line,
    };
    if (files.length > 0) {
      message.attachments = files.map(({ attachment }) => attachment);
    }
    const reactions = reactionCounts(elementsOf(record.reactions).map((one) => textOf(objectOf(one)?.reaction)));
    if (reactions !== undefined) {
      message.reactions = reactions;
    }
    const mentions = kind === 'system' ? undefined : mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }
}

interface File {
  readonly kind: MessageKind;
  readonly attachment: Attachment;
}

function filesOf(record: JsonObject): readonly File[] {
  const files: File[] = [];
  for (const [key, kind] of FILES) {
    if (record[key] !== undefined) {
      files.push(...elementsOf(record[key]).flatMap((value) => fileOf(value, kind)));
    }
  }
  const sticker = objectOf(record.sticker);
  return sticker === null ? files : [...files, ...fileOf(sticker, 'sticker')];
}

function fileOf(value: unknown, kind: MessageKind | null): File[] {
  const path = textOf(objectOf(value)?.uri);
  if (path === undefined) {
    return [];
  }
  const name = path.split(/[\\/]/).at(-1) || path;
  // What lies on a server was not exported.
  const place = /^https?:/.test(path) ? { missing: true } : { path };
  return [{ kind: kind ?? kindOfFile(name), attachment: { name, ...place } }];
}

/** What a share says and where it leads. */
function linkOf(record: JsonObject): string {
  const share = objectOf(record.share);
  return share === null
    ? ''
    : [textOf(share.share_text), textOf(share.link)].filter((part) => part !== undefined).join('\n');
}

function textOfMessage(record: JsonObject, hasMore: boolean, link: string): string {
  const content = textOf(record.content) ?? textOf(record.text) ?? '';
  const said = hasMore && PLACEHOLDER.test(content) ? '' : content;
  if (link === '') {
    return said;
  }
  // A link is often written in the text as well.
  const missing = link.split('\n').filter((line) => !said.includes(line));
  return [said, ...missing].filter((part) => part !== '').join('\n');
}

function kindOf(record: JsonObject, files: readonly File[], link: string, text: string): MessageKind {
  if (record.is_unsent === true || record.isUnsent === true) {
    return 'recalled';
  }
  if (record.type === 'Subscribe' || record.type === 'Unsubscribe') {
    return 'system';
  }
  if (record.type === 'Call' || record.call_duration !== undefined) {
    return 'call';
  }
  if (files[0] !== undefined) {
    return files[0].kind;
  }
  return link !== '' ? 'link' : text === '' ? 'other' : 'text';
}
