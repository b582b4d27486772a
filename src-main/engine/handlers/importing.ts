import { basename, resolve } from 'node:path';
import {
  type ImportOptions,
  type ImportReport,
  type ImportsDone,
  type MappingProfile,
  QunshuError,
  toErrorData,
} from '../../contract/index.ts';
import { detect, listFormats, openExport, sampleColumns } from '../importing/index.ts';
import type { JobContext } from '../jobs.ts';
import { MappingProfiles } from '../library/index.ts';
import { isTimezone } from '../text/index.ts';
import type { Workplace } from '../workplace.ts';

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
    'importing.reports': () => workplace.library.archive.reports(),
  };
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
  const { library, archive } = workplace.library;
  const source = await openExport(path, options);
  try {
    const session = archive.beginImport({
      file: basename(path),
      format: source.format.id,
      chatName: options.chat,
      timezone: options.timezone,
      defaultTimezone: library.info.timezone,
      importedAt: workplace.environment.now(),
      newId: workplace.environment.newId,
    });
    try {
      for await (const records of source.records) {
        session.add(records);
        context.progress({ stage: 'import', done: source.bytesRead(), total: source.totalBytes, unit: 'bytes' });
        await context.breathe();
      }
    } catch (error) {
      session.abort();
      throw error;
    }
    return session.commit();
  } finally {
    await source.close();
  }
}
