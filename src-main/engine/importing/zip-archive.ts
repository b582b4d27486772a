import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { QunshuError } from '../../contract/index.ts';
import { dangerOfPath, ENTRY_LIMIT, isBomb, RATIO_LIMIT, TOTAL_LIMIT, unsafe } from './archive-safety.ts';
import { chooseLegacyEncoding } from './encoding.ts';
import { CHUNK_BYTES, describeFileError } from './file-source.ts';
import type { ExportSource } from './format.ts';

const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/** A zip archive whose list of files was found harmless. */
export interface ZipArchive {
  /** Its files (no folders) in the order of the archive. */
  readonly files: readonly ExportSource[];
  close(): void;
}

/**
 * Opens a zip archive and checks every entry before any of it is read. Nothing is ever unpacked to disk.
 * @throws {QunshuError} `archive-unsafe`, or `export-damaged` when it is no sound zip file.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true }).catch((error) => {
    throw describeZipError(error, path);
  });
  // Errors reach us through the promises; without a listener they would end the process as well.
  zip.on('error', () => undefined);
  try {
    return { files: await listFiles(zip, path), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw describeZipError(error, path);
  }
}

async function listFiles(zip: ZipFile, path: string): Promise<ExportSource[]> {
  if (zip.entryCount > ENTRY_LIMIT) {
    throw unsafe(path, `it holds ${zip.entryCount} files`);
  }
  const files: ExportSource[] = [];
  let compressed = 0;
  let uncompressed = 0;
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
  }
  const nameOf = namesOf(entries);
  for (const entry of entries) {
    const name = nameOf(entry);
    const danger = dangerOf(entry, name);
    if (danger !== null) {
      throw unsafe(path, danger);
    }
    compressed += entry.compressedSize;
    uncompressed += entry.uncompressedSize;
    if (!name.endsWith('/')) {
      files.push(new ZippedFile(zip, entry, name, path, () => files));
    }
  }
  if (uncompressed > TOTAL_LIMIT) {
    throw unsafe(path, `it would unpack to ${uncompressed} bytes`);
  }
  // Entries may share their bytes, so that the sizes they name add up to more than the archive holds.
  if (isBomb(uncompressed, Math.min(compressed, zip.fileSize))) {
    throw unsafe(path, `it would unpack to more than ${RATIO_LIMIT} times its size`);
  }
  return files;
}

/** Why an entry must not be trusted; null for a harmless one. */
function dangerOf(entry: Entry, name: string): string | null {
  const danger = dangerOfPath(name);
  if (danger !== null) {
    return danger;
  }
  if (entry.isEncrypted()) {
    return `“${name}” is encrypted`;
  }
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
    return `“${name}” is a symbolic link`;
  }
  if (isBomb(entry.uncompressedSize, entry.compressedSize)) {
    return `“${name}” would unpack to more than ${RATIO_LIMIT} times its size`;
  }
  return null;
}

/** Names are UTF-8 from phones, whatever the flag says, and in the encoding of an older system's language from others. */
function namesOf(entries: readonly Entry[]): (entry: Entry) => string {
  const others = entries.map(({ fileNameRaw }) => fileNameRaw).filter((raw) => !isUtf8(raw));
  const decoder = new TextDecoder(chooseLegacyEncoding(Buffer.concat(others)));
  return ({ fileNameRaw }) => (isUtf8(fileNameRaw) ? fileNameRaw.toString('utf8') : decoder.decode(fileNameRaw));
}

function describeZipError(error: unknown, path: string): QunshuError {
  if (error instanceof QunshuError) {
    return error;
  }
  if (error instanceof Error && 'syscall' in error) {
    return describeFileError(error, path);
  }
  // The sentence this goes into has its own full stop.
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  // The reader refuses encrypted directories and entries whose two sizes cannot both be true by itself.
  if (/encrypt|mismatch|too many bytes/.test(reason)) {
    return unsafe(path, reason);
  }
  return new QunshuError('export-damaged', { file: basename(path), position: 'its zip directory', reason });
}

/** One file of the archive, inflated while it is read. */
class ZippedFile implements ExportSource {
  readonly name: string;
  readonly entry: string;
  readonly around: () => readonly ExportSource[];
  readonly path: string;
  readonly archive: string;
  readonly isAlone = false;
  readonly totalBytes: number;
  readonly modifiedAt: number;
  readonly #zip: ZipFile;
  readonly #entry: Entry;
  #bytesRead = 0;

  constructor(zip: ZipFile, entry: Entry, name: string, path: string, around: () => readonly ExportSource[]) {
    this.name = basename(name);
    this.entry = name;
    this.around = around;
    this.path = path;
    this.archive = basename(path);
    this.totalBytes = entry.uncompressedSize;
    this.modifiedAt = entry.getLastModDate().getTime();
    this.#zip = zip;
    this.#entry = entry;
  }

  bytesRead(): number {
    return this.#bytesRead;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    // Inflate hands out 16 KB at a time; larger chunks make fewer, larger batches of records.
    const memory = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    let filled = 0;
    let checksum = 0;
    this.#bytesRead = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(this.#entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        this.#bytesRead += piece.length;
        checksum = crc32(piece, checksum);
        for (let offset = 0; offset < piece.length; ) {
          const copied = piece.copy(memory, filled, offset);
          offset += copied;
          filled += copied;
          if (filled === memory.length) {
            yield memory;
            filled = 0;
          }
        }
      }
      if (checksum !== this.#entry.crc32) {
        throw new Error('its checksum is wrong');
      }
    } catch (error) {
      throw this.#describe(error);
    }
    if (filled > 0) {
      yield memory.subarray(0, filled);
    }
  }

  #describe(error: unknown): QunshuError {
    const described = describeZipError(error, this.path);
    if (described.code !== 'export-damaged') {
      return described;
    }
    const { reason = '' } = described.details;
    return new QunshuError('export-damaged', {
      file: this.archive,
      position: `byte ${this.#bytesRead} of “${this.name}”`,
      reason,
    });
  }
}
