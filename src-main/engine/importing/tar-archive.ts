import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';
import { QunshuError } from '../../contract/index.ts';
import { dangerOfPath, ENTRY_LIMIT, isBomb, RATIO_LIMIT, TOTAL_LIMIT, unsafe } from './archive-safety.ts';
import { CHUNK_BYTES, describeFileError } from './file-source.ts';
import type { ExportSource } from './format.ts';
import { type SpilledBlock, SpillFile } from './spill-file.ts';

/** One file of an archive: its head, and its bytes as a stream. */
type Entry = Extract extends AsyncIterable<infer Source> ? Source : never;

const TAR_MARK = 'ustar';
const TAR_MARK_PLACE = 257;
const NO_FILE = /^(?:symlink|link|character-device|block-device|fifo)$/;

/** An archive that can only be read from its start to its end, whose list of files was found harmless. */
export interface StreamedArchive {
  readonly files: readonly ExportSource[];
  close(): void;
}

/** Whether the first bytes are those of a tar archive. */
export function beginsLikeTar(head: Buffer): boolean {
  return head.toString('latin1', TAR_MARK_PLACE, TAR_MARK_PLACE + TAR_MARK.length) === TAR_MARK;
}

/** Whether the first bytes are those of gzip. */
export function beginsLikeGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Opens a tar archive, or a file or tar archive that gzip shrank. Its chat files are copied to a temporary
 * file, as they are read in any order and more than once; the others are only listed. Every entry is checked
 * before it is read.
 * @param isChatFile by its name
 * @throws {QunshuError} `archive-unsafe`, `export-damaged`, `file-unreadable`, `disk-full`.
 */
export async function openStreamed(
  path: string,
  isGzip: boolean,
  isChatFile: (name: string) => boolean,
): Promise<StreamedArchive> {
  const spill = new SpillFile();
  try {
    const holdsFile = isGzip && !beginsLikeTar(await firstBytes(path));
    const files = holdsFile ? [await gunzippedFile(path, spill)] : await tarFiles(path, isGzip, spill, isChatFile);
    return { files, close: () => spill.close() };
  } catch (error) {
    spill.close();
    throw describeArchiveError(error, path);
  }
}

async function tarFiles(
  path: string,
  isGzip: boolean,
  spill: SpillFile,
  isChatFile: (name: string) => boolean,
): Promise<ExportSource[]> {
  const files: ExportSource[] = [];
  const archiveBytes = statSync(path).size;
  let total = 0;
  let count = 0;
  for await (const entry of entriesOf(path, isGzip)) {
    const { name, size, type, mtime } = entry.header;
    const danger = dangerOfPath(name) ?? (NO_FILE.test(type) ? `“${name}” is a link or device` : null);
    total += size;
    if (danger !== null || ++count > ENTRY_LIMIT || total > TOTAL_LIMIT) {
      throw unsafe(path, danger ?? `it holds more than ${ENTRY_LIMIT} files or ${TOTAL_LIMIT} bytes`);
    }
    if (isBomb(total, archiveBytes)) {
      throw unsafe(path, `it would unpack to more than ${RATIO_LIMIT} times its size`);
    }
    if (type === 'file' || type === 'contiguous-file') {
      const isKept = isChatFile(name);
      const block = isKept ? await spillStream(entry as AsyncIterable<Buffer>, spill) : null;
      const modifiedAt = mtime.getTime();
      files.push(new StreamedFile(path, isGzip, name, size, modifiedAt, spill, block, () => files));
    }
    // An entry that is not read to its end keeps the next one back.
    entry.resume();
  }
  return files;
}

async function gunzippedFile(path: string, spill: SpillFile): Promise<ExportSource> {
  const { size, mtimeMs } = statSync(path);
  const block = await spillStream(bytesOf(path, true), spill, (length) => {
    if (isBomb(length, size) || length > TOTAL_LIMIT) {
      throw unsafe(path, `it would unpack to more than ${RATIO_LIMIT} times its size`);
    }
  });
  const name = basename(path).replace(/\.gz$/i, '');
  const file: ExportSource = new StreamedFile(path, true, name, block.length, mtimeMs, spill, block, () => [file]);
  return file;
}

async function spillStream(
  stream: AsyncIterable<Buffer>,
  spill: SpillFile,
  check: (length: number) => void = () => undefined,
): Promise<SpilledBlock> {
  let offset: number | null = null;
  let length = 0;
  for await (const chunk of stream) {
    // What is written one after the other lies one after the other.
    const block = spill.write(chunk);
    offset ??= block.offset;
    length += block.length;
    check(length);
  }
  return { offset: offset ?? 0, length };
}

async function firstBytes(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesOf(path, true)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > TAR_MARK_PLACE + TAR_MARK.length) {
      break;
    }
  }
  return Buffer.concat(parts);
}

async function* entriesOf(path: string, isGzip: boolean): AsyncGenerator<Entry> {
  const reader = extract();
  const bytes = open(path, isGzip);
  for (const stream of bytes) {
    stream.on('error', (error) => reader.destroy(error));
  }
  bytes.at(-1)?.pipe(reader);
  try {
    yield* reader;
  } finally {
    for (const stream of [...bytes, reader]) {
      stream.destroy();
    }
  }
}

async function* bytesOf(path: string, isGzip: boolean): AsyncGenerator<Buffer> {
  const [file, unzipped = file] = open(path, isGzip);
  file?.on('error', (error) => unzipped?.destroy(error));
  try {
    yield* (unzipped ?? []) as AsyncIterable<Buffer>;
  } finally {
    file?.destroy();
    unzipped?.destroy();
  }
}

/** The file, and behind it what unzips it. */
function open(path: string, isGzip: boolean): Readable[] {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return isGzip ? [file, file.pipe(createGunzip({ chunkSize: CHUNK_BYTES }))] : [file];
}

/** One file of the archive: read from the temporary file, or for one that was not kept from the archive again. */
class StreamedFile implements ExportSource {
  readonly name: string;
  readonly isAlone = false;
  readonly archive: string;
  readonly path: string;
  readonly entry: string;
  readonly totalBytes: number;
  readonly modifiedAt: number;
  readonly around: () => readonly ExportSource[];
  readonly #isGzip: boolean;
  readonly #spill: SpillFile;
  readonly #block: SpilledBlock | null;
  #bytesRead = 0;

  constructor(
    path: string,
    isGzip: boolean,
    entry: string,
    totalBytes: number,
    modifiedAt: number,
    spill: SpillFile,
    block: SpilledBlock | null,
    around: () => readonly ExportSource[],
  ) {
    this.name = basename(entry);
    this.archive = basename(path);
    this.path = path;
    this.entry = entry.replace(/^\.\//, '');
    this.totalBytes = totalBytes;
    this.modifiedAt = modifiedAt;
    this.around = around;
    this.#isGzip = isGzip;
    this.#spill = spill;
    this.#block = block;
  }

  bytesRead(): number {
    return this.#bytesRead;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    this.#bytesRead = 0;
    for await (const chunk of this.#block === null ? this.#again() : this.#spilled(this.#block)) {
      this.#bytesRead += chunk.length;
      yield chunk;
    }
  }

  *#spilled(block: SpilledBlock): Generator<Buffer> {
    for (let start = 0; start < block.length; start += CHUNK_BYTES) {
      yield this.#spill.read(block, start, CHUNK_BYTES);
    }
  }

  async *#again(): AsyncGenerator<Buffer> {
    try {
      for await (const entry of entriesOf(this.path, this.#isGzip)) {
        if (entry.header.name.replace(/^\.\//, '') === this.entry) {
          yield* entry as AsyncIterable<Buffer>;
          return;
        }
        entry.resume();
      }
    } catch (error) {
      throw describeArchiveError(error, this.path);
    }
  }
}

function describeArchiveError(error: unknown, path: string): QunshuError {
  if (error instanceof QunshuError) {
    return error;
  }
  if (error instanceof Error && 'syscall' in error) {
    return describeFileError(error, path);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new QunshuError('export-damaged', { file: basename(path), position: 'its packing', reason });
}
