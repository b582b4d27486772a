import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type ColumnMapping,
  columnMappingSchema,
  dateOrders,
  fromErrorData,
  type ImportReport,
  type ImportsDone,
} from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';
import type { Output } from '../output.ts';

export const formatsCommand: Command = {
  usage: 'formats',
  help: 'Lists the formats Qunshu can read.',
  options: jsonOptions,
  async run({ output, session }) {
    const formats = await session.call('formats.list', {});
    if (output.json || output.jsonl) {
      await output.document(formats);
      return;
    }
    for (const format of formats) {
      await output.line(`${format.id.padEnd(18)} ${format.extensions.join(' ').padEnd(16)} ${format.name}`);
    }
  },
};

export const detectCommand: Command = {
  usage: 'detect FILE',
  help: 'Says which format a file has, and how sure that is.',
  options: jsonOptions,
  async run({ arguments: args, output, session }) {
    const [path] = args.positionals;
    if (path === undefined) {
      throw new UsageError('FILE is needed');
    }
    const detection = await session.call('importing.detect', { path });
    if (output.json || output.jsonl) {
      await output.document(detection);
      return;
    }
    await output.line(
      detection.format === null
        ? 'no format that Qunshu knows'
        : `${detection.format} (${percent(detection.confidence)})`,
    );
    for (const candidate of detection.candidates.slice(detection.format === null ? 0 : 1)) {
      await output.line(`  or ${candidate.format} (${percent(candidate.confidence)})`);
    }
  },
};

export const columnsCommand: Command = {
  usage: 'columns FILE [--array PATH]',
  help: 'Shows the columns of a table of messages (CSV, JSON, JSONL) and what they seem to hold, for import --map.',
  options: {
    array: { value: 'PATH', help: 'of a JSON document, the array to look at, like data.messages' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    const [path] = args.positionals;
    if (path === undefined) {
      throw new UsageError('FILE is needed');
    }
    const sample = await session.call('importing.columns', { path, array: args.text('array') });
    if (output.json || output.jsonl) {
      await output.document(sample);
      return;
    }
    for (const [index, column] of sample.columns.entries()) {
      const cells = sample.rows.slice(0, 3).map((row) => (row[index] ?? '').replace(/\s+/g, ' ').slice(0, 40));
      await output.line(`${column.padEnd(24)} ${cells.join(' | ')}`);
    }
    output.note(`${sample.isCertain ? 'taken for granted' : 'perhaps'}: ${JSON.stringify(sample.guess)}`);
  },
};

export const importCommand: Command = {
  usage: 'import FILE... --library DIR [--chat NAME] [--format ID] [--timezone Z] [--map FILE]',
  help: 'Imports exports. Again is safe: only what is new is added.',
  options: {
    ...libraryOption,
    chat: { value: 'NAME', help: 'name of the chat, instead of the export’s' },
    format: { value: 'ID', help: 'read as this format (see “formats”)' },
    timezone: { value: 'Z', help: 'zone of times without one, like Asia/Shanghai' },
    'date-order': { value: 'ORDER', help: 'dmy, mdy or ymd, where the file leaves it open' },
    date: { value: 'DAY', help: 'day of the first line of a log without dates, like 2026-03-01' },
    map: { value: 'FILE', help: 'JSON file that says which columns hold what (see “columns”)' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    if (args.positionals.length === 0) {
      throw new UsageError('FILE is needed');
    }
    const map = args.text('map');
    const mapping = map === undefined ? undefined : readMapping(map);
    await session.open(args.required('library'), 'write');
    const done = await session.finish<ImportsDone>(
      session.call('importing.start', {
        paths: [...args.positionals],
        options: {
          chat: args.text('chat'),
          format: args.text('format'),
          timezone: args.text('timezone'),
          dateOrder: oneOf(args.text('date-order'), dateOrders, '--date-order'),
          date: args.text('date'),
          mapping,
        },
      }),
    );
    if (output.json || output.jsonl) {
      // One file with one chat is one object; anything more is a list.
      await output.document(done.reports.length === 1 ? done.reports[0] : done.reports, done.reports);
    } else {
      for (const report of done.reports) {
        await printReport(report, output);
      }
    }
    for (const { file, error } of done.failed) {
      output.note(`${basename(file)}: ${error.message} ${error.next} [${error.code}]`);
    }
    const failure = done.failed[0];
    if (failure !== undefined) {
      throw fromErrorData(failure.error);
    }
  },
};

/** @throws {UsageError} when the file is no mapping of columns. */
function readMapping(path: string): ColumnMapping {
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--map: ${(error as Error).message}`);
  }
  const checked = columnMappingSchema.safeParse(written);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new UsageError(`--map: ${issue?.path.join('.') || basename(path)}: ${issue?.message ?? 'not valid'}`);
  }
  return checked.data;
}

async function printReport(report: ImportReport, output: Output): Promise<void> {
  const seconds = (report.durationMs / 1000).toFixed(1);
  await output.line(
    `${report.file}: “${report.chat}” (${report.format}): ${report.read} messages by ${report.participants} participants, ` +
      `${report.added} added, ${report.duplicates} already there, ${report.skippedCount} lines skipped, ${seconds} s`,
  );
  for (const guess of report.guesses) {
    output.note(`  taken for granted: ${guess.what} ${guess.value} (${guess.because})`);
  }
  for (const warning of report.warnings) {
    output.note(`  note: ${warning}`);
  }
  for (const skip of report.skipped.slice(0, 20)) {
    output.note(`  skipped line ${skip.line + 1}: ${skip.reason}: ${skip.text.slice(0, 80)}`);
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
