import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DoctorReport, LibraryInfo, LibraryStats } from '../../contract/index.ts';
import { QunshuError } from '../../contract/index.ts';
import { examineLibrary, restoreBackup, writeBackup } from '../library/index.ts';
import { isTimezone } from '../text/index.ts';
import type { Workplace } from '../workplace.ts';
import { importFiles } from './importing.ts';

/** Libraries: make, open, look after. */
export function libraryHandlers(workplace: Workplace) {
  const { environment, jobs } = workplace;
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  return {
    'library.create': async (input: { path: string; name?: string | undefined; timezone?: string | undefined }) =>
      workplace.create(input.path, { name: input.name, timezone: checkedZone(input.timezone) ?? machineZone }),
    'library.open': ({ path, readOnly }: { path: string; readOnly?: boolean | undefined }) =>
      workplace.open(path, readOnly === true),
    'library.close': async () => {
      await workplace.closeLibrary();
      return null;
    },
    'library.current': (): LibraryInfo | null => workplace.current?.library.info ?? null,
    'library.suggestPath': ({ name }: { name: string }) => ({ path: freePath(environment.documentsFolder, name) }),
    'library.update': (input: { name?: string | undefined; timezone?: string | undefined }) => {
      checkedZone(input.timezone);
      const info = workplace.library.library.update(input);
      workplace.preferences.rememberLibrary(info.path, info.name, environment.now());
      workplace.changed('library', 'preferences');
      return info;
    },
    'library.stats': (): LibraryStats => workplace.library.stats(),
    'library.doctor': async (input: { path?: string | undefined; repair?: boolean | undefined }) => {
      const repair = input.repair === true;
      const current = workplace.current;
      const path = resolve(input.path ?? workplace.library.path);
      if (current?.path !== path) {
        return report(examineLibrary(path, repair, environment.now()));
      }
      if (repair) {
        current.library.assertWritable();
      }
      // Repairing moves files that an open library holds; it is closed for that moment.
      const { readOnly } = current.library;
      await workplace.closeLibrary();
      const examined = report(examineLibrary(path, repair, environment.now()));
      await workplace.open(path, readOnly);
      return examined;
    },
    'library.backup': ({ out }: { out?: string | undefined }) => {
      const { library } = workplace.library;
      const day = new Date(environment.now()).toISOString().slice(0, 10);
      const path = out ?? freePath(join(library.path, 'backups'), `${library.info.name} ${day}`, '.qunshu.zip');
      return jobs.start('backup', basename(path), (context) =>
        writeBackup(library, path, environment.now(), {
          signal: context.signal,
          onProgress: (done, total) => context.progress({ stage: 'backup', done, total, unit: 'bytes' }),
        }),
      );
    },
    'library.restore': ({ file, path }: { file: string; path: string }) =>
      jobs.start('restore', basename(file), (context) =>
        restoreBackup(file, path, {
          signal: context.signal,
          onProgress: (done, total) => context.progress({ stage: 'restore', done, total, unit: 'bytes' }),
        }),
      ),
    'library.openSample': async ({ path }: { path?: string | undefined }) => {
      const folder = path ?? freePath(environment.documentsFolder, SAMPLE_NAME);
      await workplace.create(folder, { name: SAMPLE_NAME, timezone: 'Asia/Shanghai' });
      return jobs.start('sample', SAMPLE_NAME, async (context) => {
        const sample = join(environment.resourcesFolder, 'sample');
        const { failed } = await importFiles(
          workplace,
          SAMPLE_EXPORTS.map((name) => join(sample, name)),
          {},
          context,
        );
        if (failed[0] !== undefined) {
          throw new QunshuError(failed[0].error.code, failed[0].error.details);
        }
        return workplace.library.library.info;
      });
    },
  };
}

function report(problems: DoctorReport['problems']): DoctorReport {
  return { ok: problems.every((problem) => problem.repaired), problems };
}

const SAMPLE_NAME = '拾光学习社';
const SAMPLE_EXPORTS = ['main-group.qq.txt', 'tech-corner.telegram.json', 'overseas.whatsapp.txt'] as const;

/** @throws {QunshuError} `invalid-input` for a zone nobody knows. */
function checkedZone(timezone: string | undefined): string | undefined {
  if (timezone !== undefined && !isTimezone(timezone)) {
    throw new QunshuError('invalid-input', {
      reason: `there is no time zone “${timezone}” (an example is Asia/Shanghai)`,
    });
  }
  return timezone;
}

/** A path below `folder` that is not taken, named after `name` with what file systems refuse left out. */
function freePath(folder: string, name: string, ending = ''): string {
  const safe =
    name
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
      .trim()
      .replace(/[. ]+$/, '') || 'Qunshu';
  let path = join(folder, safe + ending);
  for (let number = 2; existsSync(path); number++) {
    path = join(folder, `${safe} ${number}${ending}`);
  }
  return path;
}
