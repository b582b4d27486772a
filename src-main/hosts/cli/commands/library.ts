import type { BackupRestored, BackupWritten } from '../../../contract/index.ts';
import { QunshuError } from '../../../contract/index.ts';
import { UsageError } from '../arguments.ts';
import { type Command, type CommandContext, jsonOptions, libraryOption } from '../command.ts';

/** The only positional word of a command. */
function onlyWord(context: CommandContext, what: string): string {
  const [word, ...others] = context.arguments.positionals;
  if (word === undefined || others.length > 0) {
    throw new UsageError(`${what} is needed, once`);
  }
  return word;
}

export const initCommand: Command = {
  usage: 'init DIR [--name N] [--timezone Z]',
  help: 'Makes an empty library.',
  options: {
    name: { value: 'N', help: 'name of the library (default: the folder’s)' },
    timezone: { value: 'Z', help: 'zone of times without one, like Asia/Shanghai (default: the machine’s)' },
    ...jsonOptions,
  },
  async run(context) {
    const { arguments: args, output, session } = context;
    const info = await session.call('library.create', {
      path: onlyWord(context, 'DIR'),
      name: args.text('name'),
      timezone: args.text('timezone'),
    });
    if (output.json || output.jsonl) {
      await output.document({ libraryId: info.libraryId, path: info.path, name: info.name, timezone: info.timezone });
    } else {
      await output.line(`Made the library “${info.name}” in ${info.path} (times in ${info.timezone}).`);
    }
  },
};

export const statsCommand: Command = {
  usage: 'stats --library DIR',
  help: 'Counts and sizes.',
  options: { ...libraryOption, ...jsonOptions },
  async run({ arguments: args, output, session }) {
    await session.open(args.required('library'), 'read');
    const stats = await session.call('library.stats', {});
    if (output.json || output.jsonl) {
      await output.document(stats);
      return;
    }
    const day = (time: number | null) => (time === null ? '–' : new Date(time).toISOString().slice(0, 10));
    await output.line(`${stats.messages} messages in ${stats.chats} chats by ${stats.participants} participants`);
    await output.line(`${day(stats.from)} to ${day(stats.to)}, from ${stats.imports} imports`);
    await output.line(`${stats.threads} conversations, ${stats.questions} of them with a question`);
    const { draft, approved, published, archived } = stats.digests;
    const reviewed = `${stats.digests['in-review']} in review, ${stats.digests['changes-asked']} to be changed`;
    await output.line(
      `digests: ${draft} drafts, ${reviewed}, ${approved} approved, ${published} published, ${archived} archived`,
    );
    await output.line(`books: ${stats.books}`);
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    const { archive, index, documents } = stats.bytes;
    await output.line(`archive ${megabytes(archive)}, index ${megabytes(index)}, documents ${megabytes(documents)}`);
  },
};

export const doctorCommand: Command = {
  usage: 'doctor --library DIR [--repair]',
  help: 'Verifies everything, says what is wrong, and with --repair mends what it can.',
  options: { ...libraryOption, repair: { help: 'mend what can be mended; nothing is deleted' }, ...jsonOptions },
  async run({ arguments: args, output, session }) {
    const report = await session.call('library.doctor', {
      path: args.required('library'),
      repair: args.has('repair'),
    });
    if (output.json || output.jsonl) {
      await output.document(report);
    } else if (report.problems.length === 0) {
      await output.line('Everything is sound.');
    }
    for (const problem of output.json || output.jsonl ? [] : report.problems) {
      await output.line(
        `${problem.repaired ? 'mended' : 'PROBLEM'}  ${problem.file}: ${problem.problem} ${problem.next}`,
      );
    }
    if (!report.ok) {
      const first = report.problems.find((problem) => !problem.repaired);
      throw new QunshuError('library-damaged', { file: first?.file ?? '', reason: first?.problem ?? '' });
    }
  },
};

export const backupCommand: Command = {
  usage: 'backup --library DIR [--out FILE]',
  help: 'Writes the whole library into one file.',
  options: {
    ...libraryOption,
    out: { value: 'FILE', help: 'where to (default: backups/ in the library)' },
    ...jsonOptions,
  },
  async run({ arguments: args, output, session }) {
    await session.open(args.required('library'), 'read');
    const written = await session.finish<BackupWritten>(session.call('library.backup', { out: args.text('out') }));
    await (output.json || output.jsonl
      ? output.document(written)
      : output.line(`Wrote ${written.path} (${(written.bytes / 1e6).toFixed(1)} MB).`));
  },
};

export const restoreCommand: Command = {
  usage: 'restore FILE DIR',
  help: 'Restores a backup into a new or empty folder.',
  options: jsonOptions,
  async run({ arguments: args, output, session }) {
    const [file, path, ...others] = args.positionals;
    if (file === undefined || path === undefined || others.length > 0) {
      throw new UsageError('FILE and DIR are needed');
    }
    const restored = await session.finish<BackupRestored>(session.call('library.restore', { file, path }));
    await (output.json || output.jsonl
      ? output.document(restored)
      : output.line(`Restored the library to ${restored.path}.`));
  },
};
