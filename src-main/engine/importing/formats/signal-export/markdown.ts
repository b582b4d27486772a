import { MessageBody } from '../../body.ts';
import type { ExportHead, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import type { LineParser } from '../../lines.ts';
import { isoWallClock } from '../../written-time.ts';
import { type ChatRecords, quoteIn, type WrittenMessage } from './chat-records.ts';
import { chosenFiles, readChats } from './chats.ts';

const HEAD = /^\[(\d{4}-\d{2}-\d{2}),? (\d{2}:\d{2})(:\d{2})?\] ([^\s].{0,200}?):(?: |$)/;
const DELETED = '(This message was deleted)';
const REACTIONS = /\n?\(- (.+) -\)$/;
const STICKER = /\n?\(\( (.{1,40}) \)\)$/;
const STICKER_LINK = /\[([^\]\n]{1,40})\]\(\.\.\/exported_stickers\/[^)\n]+\)\s*$/;
const FILE_LINK = /!?\[([^\]\n]{0,300})\]\(\.\/(media\/[^)\n]{1,400})\)\s*$/;
/** Files of one message; Signal sends at most 32. */
const MOST_FILES = 40;

/** The `chat.md` that signal-export writes: see SPEC.md. */
export const signalExportMarkdown: Format = {
  id: 'signal-export-markdown',
  name: 'Signal (signal-export, Markdown)',
  platform: 'signal',
  extensions: ['md', 'zip'],
  survives: { times: 'second', replies: 'quotes', reactions: 'yes', files: 'paths' },
  sniff,
  parse: (source, options) => readChats(source, options, senderIn, (messages) => new MarkdownMessages(messages)),
  parts: async (source, options) => chosenFiles(source, options),
};

/** The two blanks that end a text set it off from other logs with such heads. */
function sniff({ name, lines }: ExportHead): number {
  const census = countHeaders(lines, (line) => senderIn(line) !== undefined);
  const ends = lines.filter((line) => line.endsWith('  ')).length;
  if (census.headers === 0 || ends < census.headers / 2) {
    return 0;
  }
  const bonus = /^(?:chat|index)\.md$/.test(name) ? 0.05 : 0.02;
  return Math.min(0.98, likeness(census) + bonus);
}

function senderIn(line: string): string | undefined {
  return line.charCodeAt(0) === 91 ? HEAD.exec(line)?.[4] : undefined;
}

class MarkdownMessages implements LineParser {
  readonly #messages: ChatRecords;
  readonly #body: MessageBody;
  #head: { readonly local: number; readonly sender: string; readonly line: number; readonly written: string } | null =
    null;
  #isSkipping = false;

  constructor(messages: ChatRecords) {
    this.#messages = messages;
    this.#body = new MessageBody(messages.records);
  }

  line(text: string, number: number): void {
    const head = text.charCodeAt(0) === 91 ? HEAD.exec(text) : null;
    if (head !== null) {
      this.#begin(head, text, number);
    } else if (this.#head !== null) {
      this.#body.append(text, number);
    } else if (text.trim() !== '') {
      const reason = this.#isSkipping ? 'it belongs to a skipped message' : 'it stands before the first message';
      this.#messages.records.skip(number, reason, text);
    }
  }

  end(): void {
    this.#finish();
  }

  #begin([written, day, minutes, seconds, sender = '']: RegExpExecArray, text: string, line: number): void {
    this.#finish();
    const local = isoWallClock(`${day} ${minutes}${seconds ?? ':00'}`);
    this.#isSkipping = local === null;
    if (local === null) {
      this.#messages.records.skip(line, 'there is no such date or time', text);
      return;
    }
    this.#head = { local, sender, line, written };
    this.#body.start(text.slice(written.length));
  }

  #finish(): void {
    const head = this.#head;
    this.#head = null;
    if (head !== null) {
      const body = this.#body.text();
      this.#messages.add({ ...readBody(body), local: head.local, sender: head.sender }, head.line, head.written + body);
    }
  }
}

/** Takes a body apart, from its end: files, sticker, reactions; and the quotation before it. */
function readBody(body: string): Omit<WrittenMessage, 'local' | 'sender'> {
  const { quote, rest } = splitQuote(body);
  let text = rest.trimEnd();
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(tailOf(text));
    text = match === null ? text : text.slice(0, text.length - match[0].length).trimEnd();
    return match;
  };
  const files: { name: string; path: string }[] = [];
  for (let link = take(FILE_LINK); link !== null && files.length < MOST_FILES; link = take(FILE_LINK)) {
    files.unshift({ name: link[1] ?? '', path: link[2] ?? '' });
  }
  const sticker = (take(STICKER) ?? take(STICKER_LINK))?.[1] ?? null;
  const reactions =
    take(REACTIONS)?.[1]
      ?.split(', ')
      .flatMap((one) => one.split(': ').slice(1, 2)) ?? [];
  return { text, quote, isDeleted: text === DELETED, isCall: false, sticker, reactions, files };
}

/** The last line with its line end: nothing of interest is longer. */
function tailOf(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.length - 2000, 0));
}

/** A quotation begins on the third line, after a blank one, and ends with the next. */
function splitQuote(body: string): { readonly quote: string; readonly rest: string } {
  const start = /^\s*\n\s*\n(?=> )/.exec(body.slice(0, 20))?.[0].length;
  const end = start === undefined ? -1 : body.indexOf('\n\n', start);
  return start === undefined || end === -1
    ? { quote: '', rest: body }
    : { quote: quoteIn(body.slice(start, end)), rest: body.slice(end + 2) };
}
