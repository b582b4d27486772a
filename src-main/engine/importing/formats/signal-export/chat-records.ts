import type { Attachment } from '../../../../contract/index.ts';
import { hashInto } from '../../../text/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { mentionsIn } from '../../mentions.ts';
import { reactionCounts } from '../../reactions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';

const NOBODY = 'No-Sender';
const CALL = /^(?:Incoming|Outgoing|Missed) (?:(?:voice|video|group|adhoc) )?call(?: \(.{1,60}\))?$/;
/** Beyond this repetitions are no longer recognised. */
const REMEMBERED = 1_000_000;

/** A message as both files of the program hold it. */
export interface WrittenMessage {
  readonly local: number;
  readonly sender: string;
  readonly text: string;
  readonly quote: string;
  readonly isDeleted: boolean;
  readonly isCall: boolean;
  /** What it shows in place of a sticker; null without one. */
  readonly sticker: string | null;
  readonly reactions: readonly string[];
  /** Names and paths below the folder of the chat. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

/** Puts the messages of one chat among the records, without those the program wrote again. */
export class ChatRecords {
  readonly records: Records;
  readonly #folder: string;
  readonly #entries: ReadonlySet<string>;
  readonly #senders = new Senders();
  readonly #seen = new Set<number>();
  readonly #key = { high: 0, low: 0 };
  #latest = Number.NEGATIVE_INFINITY;
  /** Whether later messages stand before the one being read. */
  #isBehind = false;

  /** @param entries the files of the export in and below the folder of the chat. */
  constructor(records: Records, folder: string, entries: ReadonlySet<string>) {
    this.records = records;
    this.#folder = folder;
    this.#entries = entries;
  }

  /** @param written the lines it was read from: what a repetition repeats. */
  add(message: WrittenMessage, line: number, written: string): void {
    const { high, low } = hashInto(this.#key, written);
    const key = high * 2 ** 21 + (low >>> 11);
    if (message.local !== this.#latest) {
      this.#isBehind = message.local < this.#latest;
    }
    if (this.#isBehind && this.#seen.has(key)) {
      this.records.skip(line, 'it repeats an earlier message: the program wrote the chat again', message.text);
      return;
    }
    if (this.#seen.size < REMEMBERED) {
      this.#seen.add(key);
    }
    this.#latest = Math.max(this.#latest, message.local);
    this.records.message(this.#draftOf(message, line));
  }

  #draftOf(message: WrittenMessage, line: number): MessageDraft {
    const { local, sender, sticker, isDeleted } = message;
    const text = isDeleted ? '' : message.text.trimEnd();
    const attachments = isDeleted ? [] : this.#attachmentsOf(message);
    const draft: MessageDraft = {
      type: 'message',
      sender: sender === NOBODY ? null : this.#senders.of(sender),
      at: { local },
      kind: 'text',
      text,
      line,
    };
    const [first] = attachments;
    if (isDeleted) {
      draft.kind = 'recalled';
    } else if (message.isCall || CALL.test(text)) {
      draft.kind = 'call';
    } else if (draft.sender === null) {
      draft.kind = 'system';
    } else if (sticker !== null) {
      draft.kind = 'sticker';
    } else if (first !== undefined) {
      draft.kind = kindOfFile(first.name);
    } else if (text === '') {
      draft.kind = 'other';
    }
    if (first !== undefined) {
      draft.attachments = attachments;
    }
    if (message.quote !== '') {
      draft.quotation = { text: message.quote };
    }
    const reactions = reactionCounts(message.reactions);
    if (reactions !== undefined) {
      draft.reactions = reactions;
    }
    const mentions = draft.sender === null ? undefined : mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined) {
      draft.mentions = mentions;
    }
    return draft;
  }

  #attachmentsOf({ sticker, files }: WrittenMessage): readonly Attachment[] {
    const attachments: Attachment[] = files.map(({ name, path }) => {
      const entry = this.#folder + decoded(path).replace(/^\.\//, '');
      return this.#entries.has(entry) ? { name, path: entry } : { name, missing: true };
    });
    return sticker === null ? attachments : [{ name: sticker, missing: true }, ...attachments];
  }
}

/** Blanks in paths are written `%20`; a path may also hold a percent sign of its own. */
function decoded(path: string): string {
  return path.replaceAll('%20', ' ');
}

/** A quotation without the marks before its lines. */
export function quoteIn(written: string): string {
  return written.trim().replace(/^> ?/gm, '').trim();
}
