import { MessageBody } from '../../body.ts';
import { encodingOf } from '../../encoding.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { type LineParser, parseLines, surveyLines } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import { type MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { readBody } from './text-body.ts';
import { HeaderReader } from './text-header.ts';

/** `matrix - Room - Chat Export - 2022-11-17T16-58-32.517Z.txt`, with the name of the program before it. */
const FILE_NAME = /^.{1,40}? - (.+) - Chat Export(?: - .*)?$/;
/** So much is looked through for names before the first line is read. */
const SURVEY_BYTES = 4 << 20;
const LONGEST_NAME = 100;

/** The text that Element exports of a room: see SPEC.md. */
export const matrixText: Format = {
  id: 'matrix-text',
  name: 'Matrix (Element, text)',
  platform: 'matrix',
  extensions: ['txt', 'zip'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'names' },
  sniff({ lines, name }) {
    const headers = new HeaderReader();
    const score = likeness(countHeaders(lines, (line) => headers.read(line) !== null));
    return score > 0 && roomIn(name) !== undefined ? score + (1 - score) / 2 : score;
  },
  async *parse(source, options) {
    const names = await surveyNames(source);
    const records = new Records();
    const name = options.chat ?? roomIn(source.name) ?? roomIn(source.archive ?? '') ?? stemOf(source.name);
    records.chat({ type: 'chat', platform: 'matrix', kind: 'group', name });
    if (options.chat === undefined) {
      records.note({ type: 'guess', what: 'chat-name', value: name, because: 'the file is named so' });
    }
    yield* parseLines(source, new MatrixTextParser(records, names), records);
  },
};

/** The room that a file is named after; with its attachments, Element packs a text of another name into such a file. */
function roomIn(fileName: string): string | undefined {
  return FILE_NAME.exec(stemOf(fileName))?.[1];
}

/** Who writes: what stands between the time and a colon more than once. */
async function surveyNames(source: ExportSource): Promise<ReadonlySet<string>> {
  const headers = new HeaderReader();
  const once = new Set<string>();
  const known = new Set<string>();
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const line of lines) {
      const header = headers.read(line);
      const colon = header === null ? -1 : line.indexOf(': ', header.end);
      if (header !== null && colon > header.end && colon - header.end <= LONGEST_NAME) {
        const name = line.slice(header.end, colon);
        (once.has(name) ? known : once).add(name);
      }
    }
    if (source.bytesRead() > SURVEY_BYTES) {
      break;
    }
  }
  return known;
}

class MatrixTextParser implements LineParser {
  readonly #records: Records;
  readonly #names: ReadonlySet<string>;
  readonly #senders = new Senders();
  readonly #headers = new HeaderReader();
  readonly #body: MessageBody;
  #state: 'before' | 'message' | 'skipping' = 'before';
  #local = 0;
  #line = 0;

  constructor(records: Records, names: ReadonlySet<string>) {
    this.#records = records;
    this.#names = names;
    this.#body = new MessageBody(records);
  }

  line(text: string, number: number): void {
    const header = this.#headers.read(text);
    if (header === null) {
      this.#continue(text, number);
      return;
    }
    this.#finish();
    if (header.local === null) {
      this.#state = 'skipping';
      this.#records.skip(number, 'there is no such date or time', text);
      return;
    }
    this.#state = 'message';
    this.#local = header.local;
    this.#line = number;
    this.#body.start(text.slice(header.end));
  }

  end(): void {
    this.#finish();
  }

  #continue(text: string, number: number): void {
    if (this.#state === 'message') {
      this.#body.append(text, number);
    } else if (text.trim() !== '') {
      const reason =
        this.#state === 'skipping' ? 'it belongs to a skipped message' : 'it stands before the first message';
      this.#records.skip(number, reason, text);
    }
  }

  #finish(): void {
    if (this.#state !== 'message') {
      return;
    }
    this.#state = 'before';
    const isKnown = (name: string) => this.#names.has(name) || this.#senders.isKnown(name);
    const { name, kind, text, quotation, attachment } = readBody(this.#body.text(), isKnown);
    const message: MessageDraft = {
      type: 'message',
      sender: name === null ? null : this.#senderNamed(name),
      at: { local: this.#local },
      kind,
      text,
      line: this.#line,
    };
    if (quotation !== undefined) {
      message.quotation = quotation;
    }
    if (attachment !== undefined) {
      message.attachments = [attachment];
    }
    const mentions = name === null ? undefined : mentionsIn(text, isKnown);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    this.#records.message(message);
  }

  /** Somebody without a display name is shown by the id. */
  #senderNamed(name: string) {
    return this.#senders.of(name, /^@[^\s:]+:\S+$/.test(name) ? name : undefined);
  }
}
