import {
  type ColumnMapping,
  columnMappingSchema,
  type ImportOptions,
  type ParsedRecord,
  QunshuError,
} from '../../../../contract/index.ts';
import { chatByChat } from '../../chat-shelves.ts';
import { DateOrderEvidence, type DateReading, decideDateOrder } from '../../date-order.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { Records } from '../../records.ts';
import { readMoment } from '../../written-moment.ts';
import { guessMapping } from './guess.ts';
import { RowMessages, writtenTime } from './messages.ts';
import type { Table } from './table.ts';
import { TimeReader } from './times.ts';

/** After so many times that leave no question none is expected to come. */
const CLEAR_TIMES = 1000;

/**
 * Reads a table as its mapping says; without one as its headings say, where they leave no doubt.
 * @throws {QunshuError} `format-option-missing`, and `invalid-input` for a mapping that does not fit the table.
 */
export async function* readTable(
  table: Table,
  source: ExportSource,
  options: ImportOptions,
): AsyncGenerator<readonly ParsedRecord[]> {
  const { mapping, isGuess } = chooseMapping(table, source, options);
  const order = await orderOfDates(table, mapping, source, options);
  const messages = new RowMessages(mapping, new TimeReader(mapping, order));
  const records = new Records();
  const name = (mapping.chat === undefined ? options.chat : undefined) ?? stemOf(source.name);
  const rows = openRows(table, messages, records, name);
  noteGuesses(records, { mapping, isGuess, order, options, source });
  yield* mapping.chat === undefined ? rows : chatByChat(rows, options);
}

/** The rows of a table as records, with a `chat` record wherever another chat goes on. */
async function* openRows(
  table: Table,
  messages: RowMessages,
  records: Records,
  fallback: string,
): AsyncGenerator<readonly ParsedRecord[]> {
  let chat: string | null = null;
  yield* table.read((row) => {
    const its = messages.chatOf(row, fallback);
    if (its.name !== chat) {
      chat = its.name;
      records.chat(its);
    }
    const message = messages.read(row);
    if (typeof message === 'string') {
      records.skip(row.line, message, row.written());
    } else {
      records.message(message);
    }
  }, records);
  if (!records.opened) {
    records.chat({ type: 'chat', platform: 'other', kind: 'group', name: fallback });
    yield records.take() ?? [];
  }
}

function chooseMapping(
  table: Table,
  source: ExportSource,
  { mapping }: ImportOptions,
): { mapping: ColumnMapping; isGuess: boolean } {
  if (mapping !== undefined) {
    assertColumns(table, mapping, source.name);
    return { mapping, isGuess: false };
  }
  const guess = guessMapping(table);
  const complete = columnMappingSchema.safeParse(guess.mapping);
  if (guess.isCertain && complete.success) {
    return { mapping: complete.data, isGuess: true };
  }
  const columns = table.columns.slice(0, 12).join(', ');
  throw new QunshuError('format-option-missing', {
    file: source.name,
    question: `which of its columns hold the time, the sender and the text? It has ${columns}`,
    option: '--map',
  });
}

/** Of JSON only the first rows are known: a column that is mapped may come later, but not that of the times. */
function assertColumns(table: Table, mapping: ColumnMapping, file: string): void {
  const { time, date, text, sender, senderId, chat, messageId, replyTo, attachment } = mapping;
  const wanted = table.isClosed
    ? [time, date, text, sender, senderId, chat, messageId, replyTo, attachment]
    : table.columns.length > 0
      ? [time, date]
      : [];
  const missing = wanted.find((column) => column !== undefined && !table.columns.includes(column));
  if (missing !== undefined) {
    const columns = table.columns.slice(0, 20).join(', ');
    throw new QunshuError('invalid-input', { reason: `${file} has no column “${missing}”; it has ${columns}` });
  }
}

/** In which order the dates are written; null where they leave no question. */
async function orderOfDates(
  table: Table,
  mapping: ColumnMapping,
  source: ExportSource,
  options: ImportOptions,
): Promise<DateReading | null> {
  if (mapping.timePattern !== undefined || mapping.timeUnit !== undefined) {
    return null;
  }
  const evidence = new DateOrderEvidence();
  let clear = 0;
  await table.survey(
    (row) => {
      const written = writtenTime(row, mapping);
      const moment = written === '' ? null : readMoment(written);
      if (moment !== null && moment.reading === null) {
        evidence.add(moment.date);
      } else if (written !== '') {
        clear++;
      }
    },
    () => (evidence.empty ? clear >= CLEAR_TIMES : evidence.settled),
  );
  const choice = mapping.dateOrder ?? options.dateOrder;
  return evidence.empty ? null : decideDateOrder(evidence, choice, source.name);
}

function noteGuesses(
  records: Records,
  {
    mapping,
    isGuess,
    order,
    options,
    source,
  }: {
    mapping: ColumnMapping;
    isGuess: boolean;
    order: DateReading | null;
    options: ImportOptions;
    source: ExportSource;
  },
): void {
  if (isGuess) {
    const value = Object.entries(mapping)
      .map(([role, column]) => `${role}=${column}`)
      .join(', ');
    records.note({ type: 'guess', what: 'columns', value, because: 'the headings of the columns say so' });
  }
  if (order?.because != null) {
    const letters = ['', '', ''];
    letters[order.year] = 'y';
    letters[order.month] = 'm';
    letters[order.day] = 'd';
    records.note({ type: 'guess', what: 'date-order', value: letters.join(''), because: order.because });
  }
  if (options.chat === undefined && mapping.chat === undefined) {
    const because = 'the file is named so';
    records.note({ type: 'guess', what: 'chat-name', value: stemOf(source.name), because });
  }
}
