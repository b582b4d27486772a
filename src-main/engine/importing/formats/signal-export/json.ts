import type { ExportHead, Format } from '../../format.ts';
import { parseJsonLine } from '../../json-text.ts';
import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import type { LineParser } from '../../lines.ts';
import { isoWallClock } from '../../written-time.ts';
import { type ChatRecords, quoteIn, type WrittenMessage } from './chat-records.ts';
import { chosenFiles, readChats } from './chats.ts';

/** The `data.json` that signal-export writes, an object a line: see SPEC.md. */
export const signalExportJson: Format = {
  id: 'signal-export-json',
  name: 'Signal (signal-export, JSON)',
  platform: 'signal',
  extensions: ['json', 'zip'],
  survives: { times: 'exact', replies: 'quotes', reactions: 'yes', files: 'paths' },
  sniff: ({ objects }: ExportHead) => (objects.length > 0 && objects.every(isMessage) ? 1 : 0),
  parse: (source, options) => readChats(source, options, senderIn, (messages) => new JsonMessages(messages)),
  parts: async (source, options) => chosenFiles(source, options),
};

function isMessage(object: JsonObject): boolean {
  const hasKeys = ['sender', 'body', 'quote', 'sticker', 'reactions', 'attachments'].every((key) => key in object);
  return hasKeys && isoWallClock(textOf(object.date)?.slice(0, 19) ?? '') !== null;
}

function senderIn(line: string): string | undefined {
  return textOf(objectOf(parseJsonLine(line))?.sender);
}

class JsonMessages implements LineParser {
  readonly #messages: ChatRecords;

  constructor(messages: ChatRecords) {
    this.#messages = messages;
  }

  line(text: string, number: number): void {
    if (text.trim() === '') {
      return;
    }
    const record = objectOf(parseJsonLine(text));
    const message = record === null ? 'the line is no message of signal-export' : readRecord(record);
    if (typeof message === 'string') {
      // What a sticker is locked with stands behind the text.
      this.#messages.records.skip(number, message, text.split('"sticker"', 1)[0] ?? '');
    } else {
      this.#messages.add(message, number, text);
    }
  }

  end(): void {
    // Every message is one line: nothing is left.
  }
}

function readRecord(record: JsonObject): WrittenMessage | string {
  const date = textOf(record.date) ?? '';
  const seconds = isoWallClock(date.slice(0, 19));
  if (seconds === null) {
    return 'the message has no date, or one that does not exist';
  }
  const fraction = /^\.(\d{3})/.exec(date.slice(19))?.[1];
  const sticker = objectOf(record.sticker);
  return {
    local: seconds + Number(fraction ?? 0),
    sender: textOf(record.sender) ?? 'No-Sender',
    text: textOf(record.body) ?? '',
    quote: quoteIn(textOf(record.quote) ?? ''),
    isDeleted: record.deleted === true,
    isCall: record.call === true,
    sticker: sticker === null ? (textOf(record.sticker) ?? null) : (textOf(sticker.emoji) ?? 'sticker'),
    reactions: elementsOf(record.reactions).flatMap((reaction) => textOf(elementsOf(reaction)[1]) ?? []),
    files: elementsOf(record.attachments).flatMap((element) => {
      const { name, path } = objectOf(element) ?? {};
      const [called, found] = [textOf(name), textOf(path)];
      return called === undefined ? [] : [{ name: called, path: found ?? called }];
    }),
  };
}
