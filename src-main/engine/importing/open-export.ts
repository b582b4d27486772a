import { basename } from 'node:path';
import {
  type Detection,
  type FormatInfo,
  type ImportOptions,
  type ParsedRecord,
  QunshuError,
  type TableSample,
} from '../../contract/index.ts';
import { type AttachmentFile, AttachmentFiles } from './attachment-files.ts';
import { type Container, openContainer } from './container.ts';
import { detectAmong } from './detection.ts';
import type { ExportSource, Format } from './format.ts';
import { sampleTable, tableFormats } from './formats/generic/index.ts';
import { formats } from './formats/index.ts';

/** A detected format is told to the user as a guess below this confidence. */
const SURE = 0.9;

/** An export that is open for reading. */
export interface OpenedExport {
  readonly format: FormatInfo;
  /** Bytes of the files to read; of those in an archive, what they unpack to. */
  readonly totalBytes: number;
  /** Bytes read so far, for progress. */
  bytesRead(): number;
  /**
   * The records in file order, in batches; to be iterated once. The first record of every chat is its
   * `chat` record. Iterating throws `export-damaged`, `format-option-missing` or `file-unreadable`; what was
   * yielded before must then be dropped.
   */
  readonly records: AsyncIterable<readonly ParsedRecord[]>;
  /** The file a message names as its attachment, by the path the format gave; null when the export lacks it. */
  attachment(path: string): AttachmentFile | null;
  /** Whether more was looked at so far than the file the user named: the files around it, or those of a folder. */
  lookedAround(): boolean;
  /** To be called when the records were read, or are not wanted any more. */
  close(): Promise<void>;
}

/** The formats Qunshu reads. */
export function listFormats(): readonly FormatInfo[] {
  return formats.map(infoOf);
}

/**
 * Which format a file has, judged by its content.
 * @throws {QunshuError} `file-missing`, `file-unreadable`, `file-empty`, `archive-unsafe`, `export-damaged`.
 */
export async function detect(path: string): Promise<Detection> {
  const container = await openContainer(path);
  try {
    return (await detectAmong(container.files, formats)).detection;
  } finally {
    await container.close();
  }
}

/**
 * The columns of a table of messages and a guess at what they hold; of several files the one that looks most
 * like such a table.
 * @param array of a JSON document, the path of the array; found out when absent.
 * @throws {QunshuError} what `detect` throws, or `format-unknown`.
 */
export async function sampleColumns(path: string, array: string | undefined): Promise<TableSample> {
  const container = await openContainer(path);
  try {
    const { file } = await detectAmong(container.files, tableFormats);
    if (file === null) {
      throw new QunshuError('format-unknown', { file: basename(path) });
    }
    return await sampleTable(file, array === undefined ? {} : { array });
  } finally {
    await container.close();
  }
}

/**
 * Opens an export for reading, in the format of `options.format` or the one it is found to have.
 * @throws {QunshuError} what `detect` throws, `format-unknown`, or `invalid-input` for an unknown format id.
 */
export async function openExport(path: string, options: ImportOptions): Promise<OpenedExport> {
  const wanted = options.format === undefined ? null : formatWithId(options.format);
  const container = await openContainer(path);
  try {
    return await openIn(container, path, wanted, options);
  } catch (error) {
    await container.close();
    throw error;
  }
}

async function openIn(
  container: Container,
  path: string,
  wanted: Format | null,
  options: ImportOptions,
): Promise<OpenedExport> {
  const { mapping } = options;
  const among = wanted === null ? (mapping === undefined ? formats : tableFormats) : [wanted];
  const { file, detection } = await detectAmong(container.files, among);
  // Whoever says what the columns hold says that it is a table, however little it looks like one.
  const found = mapping === undefined ? detection.format : detection.candidates[0]?.format;
  const format = wanted ?? formats.find(({ id }) => id === found);
  if (file === null || format === undefined) {
    throw new QunshuError('format-unknown', { file: basename(path) });
  }
  const isGuess = wanted === null && mapping === undefined && detection.confidence < SURE;
  const parts = (await format.parts?.(file, options)) ?? [file];
  const attachments = new AttachmentFiles(file);
  return {
    format: infoOf(format),
    totalBytes: sumOf(parts, (part) => part.totalBytes),
    bytesRead: () => sumOf(parts, (part) => part.bytesRead()),
    records: isGuess ? withFormatGuess(file, format, options) : format.parse(file, options),
    attachment: (path) => attachments.find(path),
    lookedAround: () => container.lookedAround(),
    close: () => container.close(),
  };
}

/** Puts the guess behind the first chat record, as records need a chat. */
async function* withFormatGuess(
  file: ExportSource,
  format: Format,
  options: ImportOptions,
): AsyncGenerator<readonly ParsedRecord[]> {
  let isTold = false;
  for await (const batch of format.parse(file, options)) {
    if (isTold) {
      yield batch;
      continue;
    }
    isTold = true;
    const [chat, ...others] = batch;
    const because = 'some of its lines look like it';
    const guess: ParsedRecord = { type: 'guess', what: 'format', value: format.id, because };
    yield chat === undefined ? [guess] : [chat, guess, ...others];
  }
}

function sumOf(parts: readonly ExportSource[], bytesOf: (part: ExportSource) => number): number {
  return parts.reduce((sum, part) => sum + bytesOf(part), 0);
}

function formatWithId(id: string): Format {
  const format = formats.find((candidate) => candidate.id === id);
  if (format === undefined) {
    throw new QunshuError('invalid-input', { reason: `there is no format “${id}”` });
  }
  return format;
}

function infoOf({ id, name, platform, extensions }: Format): FormatInfo {
  return { id, name, platform, extensions };
}
