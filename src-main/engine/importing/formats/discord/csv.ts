import type { ImportOptions, ParsedRecord, ParsedTime, Reaction } from '../../../../contract/index.ts';
import { CsvColumns, type CsvReceiver, columnsOf, parseCsv, surveyCsv } from '../../csv-records.ts';
import { DateOrderEvidence, type DateReading, decideDateOrder } from '../../date-order.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import { isoTime } from '../../written-time.ts';
import { type ChatInProgress, readChannels } from './channel-files.ts';
import { channelOfFile } from './file-name.ts';
import { attachmentOf, fileNameIn } from './media.ts';
import { kindOf } from './message.ts';
import { writtenNotice } from './notices.ts';
import { partsOf } from './parts.ts';
import { readAccount, readTextHeader, type TextHeader } from './text-header.ts';

const COLUMNS = ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'];

/** The table of DiscordChatExporter: see SPEC.md. */
export const discordCsv: Format = {
  id: 'discord-csv',
  name: 'Discord (DiscordChatExporter, CSV)',
  platform: 'discord',
  extensions: ['csv'],
  survives: { times: 'exact', replies: 'no', reactions: 'yes', files: 'paths' },
  sniff,
  parts: (source) => partsOf(source, sniff),
  parse: (source, options) =>
    readChannels(source, options, {
      sniff,
      survey: async (file) => channelOfFile(file.name, {}),
      read: (file, chat) => read(file, chat, options),
    }),
};

function sniff({ lines }: ExportHead): number {
  const columns = new Set(columnsOf(lines[0]));
  return COLUMNS.slice(0, 4).every((name) => columns.has(name)) ? 1 : 0;
}

async function* read(
  file: ExportSource,
  chat: ChatInProgress,
  options: ImportOptions,
): AsyncGenerator<readonly ParsedRecord[]> {
  const survey = new DateSurvey();
  await surveyCsv(file, survey, () => survey.enough);
  const reading = decideDateOrder(survey.dates, options.dateOrder, file.archive ?? file.name);
  yield* parseCsv(file, new Rows(chat, reading), chat.records);
}

/** A date of an old table, written as in the text export. */
function oldDate(cell: string): TextHeader | null {
  return readTextHeader(`[${cell}] x`);
}

/** Old tables write dates as the exporting computer does: only all of them tell the order of day and month. */
class DateSurvey implements CsvReceiver {
  readonly dates = new DateOrderEvidence();
  enough = false;
  #columns = new CsvColumns([]);

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[]): void {
    const cell = this.#columns.cell(cells, 'Date');
    this.enough ||= isoTime(cell) !== null;
    const date = this.enough ? null : oldDate(cell)?.date;
    if (date) {
      this.dates.add(date);
    }
  }
}

class Rows implements CsvReceiver {
  readonly #chat: ChatInProgress;
  readonly #reading: DateReading;
  #columns = new CsvColumns([]);
  #count = 0;

  constructor(chat: ChatInProgress, reading: DateReading) {
    this.#chat = chat;
    this.#reading = reading;
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[], number: number): void {
    this.#count = number + 1;
    this.#chat.open();
    const { records, before } = this.#chat;
    const at = this.#timeOf(this.#columns.cell(cells, 'Date'));
    if (at === null) {
      records.skip(before + number, 'the message has no time, or one that does not exist', cells.join(','));
    } else {
      records.message(this.#messageOf(cells, at, before + number));
    }
  }

  unreadable(number: number, reason: string, text: string): void {
    this.#count = number + 1;
    this.#chat.open();
    this.#chat.records.skip(this.#chat.before + number, reason, text);
  }

  end(): void {
    this.#chat.before += this.#count;
  }

  #timeOf(cell: string): ParsedTime | null {
    const time = isoTime(cell);
    const local = time === null ? oldDate(cell)?.local(this.#reading) : null;
    return local == null ? time : { local };
  }

  #messageOf(cells: readonly string[], at: ParsedTime, line: number): MessageDraft {
    const cell = (name: string) => this.#columns.cell(cells, name);
    const { senders, channel } = this.#chat;
    const { name } = readAccount(cell('Author'));
    const notice = writtenNotice(name, cell('Content'));
    const attachments = listIn(cell('Attachments')).map((address) => attachmentOf(fileNameIn(address), address));
    const text = notice ?? cell('Content');
    const message: MessageDraft = {
      type: 'message',
      sender: notice === null ? senders.of(name, cell('AuthorID') || undefined) : null,
      at,
      kind: notice === null ? kindOf(text, attachments[0]?.name, false, false) : 'system',
      text,
      line,
    };
    if (channel.topic !== undefined) {
      message.topic = channel.topic;
    }
    const mentions = notice === null ? mentionsIn(text, senders.isKnown) : undefined;
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    const reactions = listIn(cell('Reactions')).map(reactionOf);
    if (reactions.length > 0) {
      message.reactions = reactions;
    }
    return message;
  }
}

function listIn(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `👍 (2)` */
function reactionOf(written: string): Reaction {
  const [, key = written, count = '1'] = /^(.+) \((\d{1,9})\)$/.exec(written) ?? [];
  return { key, count: Number(count) };
}
