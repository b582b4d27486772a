import type {
  Detection,
  ErrorData,
  ImportOptions,
  ImportReport,
  ImportsDone,
  Job,
} from '../../../src-main/contract/index.ts';

/** A file picked for importing. */
export interface PickedFile {
  readonly path: string;
  readonly options: ImportOptions;
  /** The job that imports it; null while it waits. */
  readonly jobId: string | null;
  /** Why the last attempt failed. */
  readonly error: ErrorData | null;
  /** Whether its options are shown. */
  readonly open: boolean;
}

/** What the import screen works on. */
export interface Batch {
  readonly files: readonly PickedFile[];
  /** Reports of what was imported since the screen was last cleared, the newest first. */
  readonly reports: readonly ImportReport[];
}

export const emptyBatch: Batch = { files: [], reports: [] };

/** Adds files; one that is there already is not added again. */
export function addFiles(batch: Batch, paths: readonly string[]): Batch {
  const known = new Set(batch.files.map((file) => file.path));
  const added = [...new Set(paths)]
    .filter((path) => !known.has(path))
    .map((path): PickedFile => ({ path, options: {}, jobId: null, error: null, open: false }));
  return { ...batch, files: [...batch.files, ...added] };
}

export function removeFile(batch: Batch, path: string): Batch {
  return { ...batch, files: batch.files.filter((file) => file.path !== path) };
}

export function changeFile(batch: Batch, path: string, change: Partial<PickedFile>): Batch {
  return { ...batch, files: batch.files.map((file) => (file.path === path ? { ...file, ...change } : file)) };
}

/** Options without the empty ones: what the contract takes. */
export function cleanOptions(options: ImportOptions): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== ''));
}

export interface ImportGroup {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
}

/** Waiting files that are imported the same way, together: each group is one job. */
export function groupByOptions(files: readonly PickedFile[]): readonly ImportGroup[] {
  const groups = new Map<string, { paths: string[]; options: ImportOptions }>();
  for (const file of files) {
    if (file.jobId !== null) continue;
    const options = cleanOptions(file.options);
    const key = JSON.stringify(Object.entries(options).sort());
    const group = groups.get(key) ?? { paths: [], options };
    group.paths.push(file.path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Takes note that a job imports these files now. */
export function startFiles(batch: Batch, paths: readonly string[], jobId: string): Batch {
  const started = new Set(paths);
  return {
    ...batch,
    files: batch.files.map((file) => (started.has(file.path) ? { ...file, jobId, error: null } : file)),
  };
}

/**
 * Takes note of how a job ended: files that were read leave with their reports, those that were
 * refused stay with the reason, and with their options open where an option can help.
 */
export function endJob(batch: Batch, job: Job): Batch {
  if (job.state === 'running' || !batch.files.some((file) => file.jobId === job.id)) return batch;
  const done = job.state === 'done' ? (job.result as ImportsDone) : null;
  const files = batch.files.flatMap((file) => {
    if (file.jobId !== job.id) return [file];
    const error = done
      ? (done.failed.find((failure) => isSameFile(failure.file, file.path))?.error ?? null)
      : job.error;
    if (done && !error) return [];
    return [{ ...file, jobId: null, error, open: error !== null && optionsCanHelp(error) }];
  });
  return { files, reports: done ? [...done.reports, ...batch.reports] : batch.reports };
}

function optionsCanHelp(error: ErrorData): boolean {
  return ['format-unknown', 'format-option-missing', 'export-without-messages'].includes(error.code);
}

/** Reports name a file by its path or by its name alone. */
function isSameFile(named: string, path: string): boolean {
  return named === path || named === fileName(path);
}

/** The last part of a path, whichever system wrote it. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** Whether a detection is sure enough not to ask. */
export function isSure(detection: Detection): boolean {
  return detection.format !== null && detection.confidence >= 0.5;
}

/** Whether a format is a table whose columns have to be told apart first. */
export function isTable(format: string): boolean {
  return format.startsWith('generic-');
}
