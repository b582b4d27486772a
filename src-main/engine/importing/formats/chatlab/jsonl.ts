import type { ImportOptions } from '../../../../contract/index.ts';
import type { ExportSource, Format } from '../../format.ts';
import { parseJsonLine } from '../../json-text.ts';
import { objectOf } from '../../json-values.ts';
import { type LineParser, parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { openChat } from './json.ts';
import { ChatLabMessages } from './messages.ts';

/** The form of the ChatLab standard with one object a line: see SPEC.md. */
export const chatlabJsonl: Format = {
  id: 'chatlab-jsonl',
  name: 'ChatLab (JSONL)',
  platform: 'other',
  extensions: ['jsonl'],
  survives: { times: 'exact', replies: 'yes', reactions: 'no', files: 'placeholders' },
  sniff: ({ objects }) =>
    objects[0]?._type === 'header' && objects[0].chatlab !== undefined
      ? 1
      : objects.some(({ _type }) => _type === 'message')
        ? 0.7
        : 0,
  async *parse(source, options) {
    const records = new Records();
    yield* parseLines(source, new ChatLabLines(records, source, options), records);
  },
};

class ChatLabLines implements LineParser {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #messages = new ChatLabMessages();

  constructor(records: Records, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#source = source;
    this.#options = options;
  }

  line(text: string, number: number): void {
    // Comments and blank lines are part of the standard.
    if (text.charCodeAt(0) === 35 || text.trim() === '') {
      return;
    }
    const value = objectOf(parseJsonLine(text));
    if (value === null) {
      this.#records.skip(number, 'the line is not a JSON object', text);
    } else if (value._type === 'message') {
      this.#addMessage(value, number, text);
    } else if (value._type === 'member') {
      this.#messages.addMember(value);
    } else if (value._type === 'header') {
      this.#open(value.meta);
    } else {
      this.#records.skip(number, 'the line is neither header, member nor message', text);
    }
  }

  end(): void {
    this.#open(null);
  }

  #addMessage(value: unknown, number: number, text: string): void {
    this.#open(null);
    const message = this.#messages.read(value, number);
    if (typeof message === 'string') {
      this.#records.skip(number, message, text);
    } else {
      this.#records.message(message);
    }
  }

  /** The first header opens the chat; a file without one is named by its file. */
  #open(meta: unknown): void {
    if (!this.#records.opened) {
      openChat(this.#records, objectOf(meta) ?? {}, this.#source, this.#options);
    }
  }
}
