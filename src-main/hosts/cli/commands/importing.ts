import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type ChatPreview,
  type ColumnMapping,
  columnMappingSchema,
  dateOrders,
  fromErrorData,
  type ImportOptions,
  type ImportPreview,
  type ImportReport,
  type ImportsDone,
  type SkippedLine,
} from '../../../contract/index.ts';
import { oneOf, UsageError } from '../arguments.ts';
import { type Command, jsonOptions, libraryOption } from '../command.ts';
import type { Output } from '../output.ts';
import type { Session } from '../session.ts';

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
    attachments: { help: 'take the files that messages name into the library' },
    'dry-run': { help: 'say what would be imported, and import nothing' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    if (args.positionals.length === 0) {
      throw new UsageError('FILE is needed');
    }
    const map = args.text('map');
    const mapping = map === undefined ? undefined : readMapping(map);
    await session.open(args.required('library'), 'write');
    const options: ImportOptions = {
      chat: args.text('chat'),
      format: args.text('format'),
      timezone: args.text('timezone'),
      dateOrder: oneOf(args.text('date-order'), dateOrders, '--date-order'),
      date: args.text('date'),
      mapping,
      attachments: args.has('attachments'),
    };
    if (args.has('dry-run')) {
      await printPreviews(args.positionals, options, session, output);
      return;
    }
    const done = await session.finish<ImportsDone>(
      session.call('importing.start', { paths: [...args.positionals], options }),
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

async function printPreviews(
  paths: readonly string[],
  options: ImportOptions,
  session: Session,
  output: Output,
): Promise<void> {
  const previews: ImportPreview[] = [];
  for (const path of paths) {
    previews.push(await session.finish<ImportPreview>(session.call('importing.preview', { path, options })));
  }
  if (output.json || output.jsonl) {
    await output.document(previews.length === 1 ? previews[0] : previews, previews);
    return;
  }
  for (const chat of previews.flatMap(({ chats }) => chats)) {
    await printReport(chat.report, output);
    const into = chat.existing === null ? 'a new chat' : `the chat “${chat.existing.name}”`;
    await output.line(`  into ${into}; zone ${chat.report.timezone ?? 'given by the export'}`);
    const { first, last, report } = chat;
    const shown = [...first, ...last.slice(Math.max(0, first.length + last.length - report.read))];
    for (const { sender, sentAt, kind, text } of shown) {
      await output.line(`  ${new Date(sentAt).toISOString()}  ${sender ?? '*'}: ${text || `[${kind}]`}`);
    }
    const people = chat.participants.slice(0, 20).map(({ name, messages }) => `${name} (${messages})`);
    await output.line(`  ${chat.participants.length} people: ${people.join(', ')}`);
    const { named, found, bytes } = chat.attachments;
    await output.line(`  ${named} attachments named, ${found} in the export (${bytes} bytes)`);
  }
}

export const undoCommand: Command = {
  usage: 'undo IMPORT --library DIR',
  help: 'Takes back what one import brought (its id is in “imports”), and nothing else.',
  options: { ...libraryOption, ...jsonOptions },
  async run({ arguments: args, output, session }) {
    const [importId] = args.positionals;
    if (importId === undefined) {
      throw new UsageError('IMPORT is needed');
    }
    await session.open(args.required('library'), 'write');
    const report = await session.finish<ImportReport>(session.call('importing.undo', { importId }));
    if (output.json || output.jsonl) {
      await output.document(report);
      return;
    }
    await output.line(`Undone: the import of ${report.file} into “${report.chat}”.`);
  },
};

export const importsCommand: Command = {
  usage: 'imports [IMPORT] --library DIR',
  help: 'Lists the reports of all imports, or every line that one of them skipped.',
  options: { ...libraryOption, ...jsonOptions },
  async run({ arguments: args, output, session }) {
    const [importId] = args.positionals;
    await session.open(args.required('library'), 'read');
    if (importId !== undefined) {
      await printSkipped(importId, session, output);
      return;
    }
    const reports = await session.call('importing.reports', {});
    if (output.json || output.jsonl) {
      await output.document(reports);
      return;
    }
    for (const report of reports) {
      const undone = report.undoneAt === undefined ? '' : ' (undone)';
      await output.line(`${report.importId}  ${new Date(report.importedAt).toISOString()}${undone}`);
      await printReport(report, output);
    }
  },
};

async function printSkipped(importId: string, session: Session, output: Output): Promise<void> {
  const all: SkippedLine[] = [];
  let after: string | undefined;
  do {
    const page = await session.call('importing.skipped', { importId, after });
    if (output.jsonl) {
      await output.document(page.skipped);
    } else if (output.json) {
      all.push(...page.skipped);
    } else {
      for (const { line, reason, text } of page.skipped) {
        await output.line(`${line + 1}: ${reason}: ${text}`);
      }
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  if (output.json) {
    await output.document(all);
  }
}

async function printReport(report: ChatPreview['report'], output: Output): Promise<void> {
  const seconds = (report.durationMs / 1000).toFixed(1);
  await output.line(
    `${report.file}: “${report.chat}” (${report.format}): ${report.read} messages by ${report.participants} participants, ` +
      `${report.added} added, ${report.duplicates} already there (${report.edited} edited, ${report.deleted} deleted since), ${report.skippedCount} lines skipped, ${seconds} s`,
  );
  if (report.sameAs !== undefined) {
    await output.line(`  the very file imported on ${new Date(report.sameAs).toISOString()}; it was not read again`);
  }
  if (report.attachments !== undefined) {
    const { taken, bytes, missingCount, missing } = report.attachments;
    await output.line(`  ${taken} attachments taken in (${bytes} bytes), ${missingCount} missing`);
    for (const path of missing.slice(0, 20)) {
      output.note(`  missing: ${path}`);
    }
  }
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
