import { basename, resolve } from 'node:path';
import {
  type ImportOptions,
  type ImportPreview,
  type ImportReport,
  type ImportsDone,
  type MappingProfile,
  type MethodInput,
  type ParsedRecord,
  QunshuError,
  toErrorData,
} from '../../contract/index.ts';
import { AssetStore, type ImportSession, PreviewCollector } from '../archive/index.ts';
import {
  detect,
  fingerprintOf,
  listFormats,
  type OpenedExport,
  openExport,
  sampleColumns,
} from '../importing/index.ts';
import type { IndexAhead } from '../index-ahead.ts';
import type { JobContext } from '../jobs.ts';
import { MappingProfiles } from '../library/index.ts';
import type { OpenLibrary } from '../open-library.ts';
import { isTimezone } from '../text/index.ts';
import type { Workplace } from '../workplace.ts';

const SKIPPED_PAGE = 1000;

/** Exports go in: detect, import, report. */
export function importHandlers(workplace: Workplace) {
  const profiles = new MappingProfiles(workplace.environment.userDataFolder);
  return {
    'formats.list': () => listFormats(),
    'importing.detect': ({ path }: { path: string }) => detect(resolve(path)),
    'importing.columns': ({ path, array }: { path: string; array?: string | undefined }) =>
      sampleColumns(resolve(path), array),
    'importing.profiles': () => profiles.list(),
    'importing.saveProfile': (profile: MappingProfile) => profiles.save(profile),
    'importing.deleteProfile': ({ name }: { name: string }) => profiles.delete(name),
    'importing.start': ({ paths, options }: { paths: readonly string[]; options?: ImportOptions | undefined }) => {
      workplace.library.library.assertWritable();
      checkOptions(options ?? {});
      const subject = paths.length === 1 ? basename(paths[0] ?? '') : `${paths.length}`;
      return workplace.jobs.start('import', subject, (context) =>
        importFiles(workplace, paths, options ?? {}, context),
      );
    },
    'importing.preview': ({ path, options }: MethodInput<'importing.preview'>) => {
      workplace.library.library.assertWritable();
      checkOptions(options ?? {});
      return workplace.jobs.start('preview', basename(path), (context) =>
        previewFile(workplace, resolve(path), options ?? {}, context),
      );
    },
    'importing.reports': () => workplace.library.archive.reports(),
    'importing.skipped': ({ importId, after, limit }: MethodInput<'importing.skipped'>) =>
      workplace.library.archive.skipped(importId, after, limit ?? SKIPPED_PAGE),
    'importing.undo': ({ importId }: { importId: string }) => {
      const open = workplace.library;
      open.library.assertWritable();
      const report = open.archive.report(importId);
      return workplace.jobs.start('undo', report.file, (context) => undo(workplace, report, context));
    },
  };
}

/** Takes an import back and brings the index and the threads up to date. */
async function undo(workplace: Workplace, { importId, chatId }: ImportReport, context: JobContext) {
  const open = workplace.library;
  context.progress({ stage: 'undo', done: 0, total: 0, unit: 'messages' });
  const report = await open.writes.run(() => {
    if (!open.archive.isRepeated(importId)) {
      // First the conversations: should the program be killed in between, they are found anew.
      open.threads.forget(chatId);
    }
    const before = open.archive.assetsInUse();
    const undone = open.archive.undo(importId, workplace.environment.now());
    removeAssets(open, before.difference(open.archive.assetsInUse()));
    return undone;
  });
  open.forgetCaches();
  workplace.changed('chats', 'imports', 'members');
  await open.catchUp(context);
  workplace.changed('threads');
  return report;
}

/** Files nobody names any more go; what a digest shows or showed, or a book, stays (ASSET-4). */
function removeAssets(open: OpenLibrary, released: ReadonlySet<string>): void {
  if (released.size === 0) {
    return;
  }
  const written = [
    ...open.digests.summaries().map(({ id }) => JSON.stringify(open.digests.get(id))),
    ...open.books.list().map(({ id }) => JSON.stringify(open.books.get(id))),
  ];
  const assets = new AssetStore(open.path);
  for (const asset of released) {
    if (!written.some((text) => text.includes(asset))) {
      assets.remove(asset);
    }
  }
}

function checkOptions(options: ImportOptions): void {
  if (options.timezone !== undefined && !isTimezone(options.timezone)) {
    throw new QunshuError('invalid-input', {
      reason: `there is no time zone “${options.timezone}” (an example is Asia/Shanghai)`,
    });
  }
  if (options.format !== undefined && !listFormats().some((format) => format.id === options.format)) {
    throw new QunshuError('invalid-input', {
      reason: `there is no format “${options.format}” (formats lists them)`,
    });
  }
}

/**
 * Imports files one after the other and brings the index and the threads up to date. A file that is
 * refused does not keep the others out. With a single file its error is the job's.
 */
export async function importFiles(
  workplace: Workplace,
  paths: readonly string[],
  options: ImportOptions,
  context: JobContext,
): Promise<ImportsDone> {
  const reports: ImportReport[] = [];
  const failed: { file: string; error: ReturnType<typeof toErrorData> }[] = [];
  const open = workplace.library;
  for (const path of paths) {
    try {
      reports.push(...(await open.writes.run(() => importFile(workplace, resolve(path), options, context))));
    } catch (error) {
      if (context.signal.aborted || paths.length === 1) {
        throw error;
      }
      failed.push({ file: path, error: toErrorData(error) });
    }
  }
  open.forgetCaches();
  workplace.changed('chats', 'imports', 'members');
  await open.catchUp(context);
  workplace.changed('threads');
  return { reports, failed };
}

async function importFile(
  workplace: Workplace,
  path: string,
  options: ImportOptions,
  context: JobContext,
): Promise<ImportReport[]> {
  const fingerprint = await fingerprintOf(path, options);
  const repeated = options.attachments === true ? null : repeatImport(workplace, fingerprint, options);
  if (repeated !== null) {
    return repeated;
  }
  const source = await openExport(path, options);
  const ahead = workplace.library.indexAhead(source.totalBytes);
  try {
    const session = beginSession(workplace, path, source, options, ahead);
    await readInto(session, source, context, { stage: 'import', look: () => ahead?.flush() });
    const indexed = ahead?.finish();
    const reports = session.commit(source.lookedAround() ? null : fingerprint);
    await indexed;
    await ahead?.publish();
    return options.attachments === true ? await withAttachments(workplace, reports, source, context) : reports;
  } catch (error) {
    await ahead?.abandon();
    throw error;
  } finally {
    await source.close();
  }
}

/** The reports of a file that was imported before just so; null for any other. */
function repeatImport(workplace: Workplace, fingerprint: string | null, options: ImportOptions): ImportReport[] | null {
  const { environment, library } = workplace;
  return fingerprint === null
    ? null
    : library.archive.repeatImport(fingerprint, {
        chatName: options.chat,
        timezone: options.timezone,
        importedAt: environment.now(),
        newId: environment.newId,
      });
}

/** Takes in the files that the messages name; gives the reports with what was taken. */
async function withAttachments(
  workplace: Workplace,
  reports: readonly ImportReport[],
  source: OpenedExport,
  context: JobContext,
): Promise<ImportReport[]> {
  const { archive, path } = workplace.library;
  const assets = new AssetStore(path);
  const told: ImportReport[] = [];
  for (const report of reports) {
    const find = (name: string) => source.attachment(name);
    const attachments = await archive.takeAttachments(report, find, assets, async (done, total) => {
      context.progress({ stage: 'attachments', done, total, unit: 'items' });
      await context.breathe();
    });
    told.push({ ...report, attachments });
  }
  return told;
}

/** What importing a file would do: it is imported, looked at, and taken back before anybody sees it. */
async function previewFile(
  workplace: Workplace,
  path: string,
  options: ImportOptions,
  context: JobContext,
): Promise<ImportPreview> {
  const open = workplace.library;
  const detection = await detect(path);
  const source = await openExport(path, options);
  try {
    const collector = new PreviewCollector((name) => source.attachment(name)?.bytes ?? null);
    const reports = await open.writes.run(async () => {
      const session = beginSession(workplace, path, source, options);
      await readInto(session, source, context, { stage: 'preview', look: (records) => collector.add(records) });
      return session.preview();
    });
    return { file: basename(path), detection, chats: collector.previews(reports, open.archive.chats()) };
  } finally {
    await source.close();
  }
}

function beginSession(
  workplace: Workplace,
  path: string,
  source: OpenedExport,
  options: ImportOptions,
  ahead: IndexAhead | null = null,
): ImportSession {
  const { library, archive } = workplace.library;
  return archive.beginImport({
    file: basename(path),
    format: source.format.id,
    chatName: options.chat,
    timezone: options.timezone,
    defaultTimezone: library.info.timezone,
    importedAt: workplace.environment.now(),
    newId: workplace.environment.newId,
    ...(ahead !== null && { onAdded: (message) => ahead.add(message) }),
  });
}

/** Reads an export into a session; when that fails the session is over. */
async function readInto(
  session: ImportSession,
  source: OpenedExport,
  context: JobContext,
  { stage, look }: { stage: string; look: (records: readonly ParsedRecord[]) => Promise<void> | undefined | void },
): Promise<void> {
  try {
    for await (const records of source.records) {
      session.add(records);
      await look(records);
      context.progress({ stage, done: source.bytesRead(), total: source.totalBytes, unit: 'bytes' });
      await context.breathe();
    }
  } catch (error) {
    session.abort();
    throw error;
  }
}
