import { CsvColumns, type CsvReceiver } from '../../csv-records.ts';
import type { ExportSource } from '../../format.ts';
import type { Records } from '../../records.ts';
import { isoTime } from '../../written-time.ts';
import { ChatlogMessages } from './messages.ts';

/** Reads the rows of a table; a `chat` record stands wherever another chat goes on. */
export class ChatlogRows implements CsvReceiver {
  readonly #records: Records;
  readonly #messages: ChatlogMessages;
  #columns = new CsvColumns([]);

  constructor(records: Records, source: ExportSource) {
    this.#records = records;
    this.#messages = new ChatlogMessages(records, source);
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[], line: number): void {
    const cell = (name: string) => this.#columns.cell(cells, name);
    this.#messages.open({ id: cell('Talker'), name: cell('TalkerName') });
    const at = isoTime(cell('Time'));
    if (at === null) {
      this.#records.skip(line, 'the message has no time, or one that does not exist', cells.join(','));
    } else {
      this.#messages.addText({ id: cell('Sender'), name: cell('SenderName') }, cell('Content'), { at, line });
    }
  }

  unreadable(line: number, reason: string, text: string): void {
    this.#messages.openAny();
    this.#records.skip(line, reason, text);
  }

  end(): void {
    this.#messages.openAny();
  }
}
