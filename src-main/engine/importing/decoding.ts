import { isUtf8 } from 'node:buffer';
import { chooseLegacyEncoding, type EncodingChoice } from './encoding.ts';
import type { ExportSource } from './format.ts';
import { splitLines } from './line-blocks.ts';
import type { Records } from './records.ts';

/** The bytes of a file as UTF-8 without byte order mark, whatever they were. */
export async function* utf8Chunks(source: ExportSource, choice: EncodingChoice): AsyncGenerator<Buffer> {
  const decoder = choice.encoding === 'utf-8' ? null : new TextDecoder(choice.encoding);
  let markBytes = choice.markBytes;
  for await (const chunk of source.chunks()) {
    const bytes = markBytes === 0 ? chunk : chunk.subarray(markBytes);
    markBytes = 0;
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') {
    yield Buffer.from(rest);
  }
}

/** The lines of a block of UTF-8. */
export function decodeUtf8(block: Buffer): string[] {
  return splitLines(block.toString('utf8'));
}

/** Decodes blocks of UTF-8, and says once when some of it is damaged. */
export class Utf8Decoder {
  readonly #records: Records;
  #told = false;

  constructor(records: Records) {
    this.#records = records;
  }

  decode(block: Buffer): string[] {
    if (!this.#told && !isUtf8(block)) {
      this.#told = true;
      this.#records.warn('Some lines hold bytes that are not UTF-8; they read as \uFFFD.');
    }
    return decodeUtf8(block);
  }
}

/** Decodes blocks whose lines may differ in encoding, and says so once. */
export class MixedDecoder {
  readonly #records: Records;
  #told = false;

  constructor(records: Records) {
    this.#records = records;
  }

  decode(block: Buffer): string[] {
    if (isUtf8(block)) {
      return decodeUtf8(block);
    }
    const lines = splitBytes(block);
    const encoding = chooseLegacyEncoding(Buffer.concat(lines.filter((line) => !isUtf8(line))));
    const decoder = new TextDecoder(encoding);
    if (!this.#told) {
      this.#told = true;
      const because = 'some lines are not UTF-8';
      this.#records.note({ type: 'guess', what: 'encoding', value: encoding, because });
    }
    return lines.flatMap((line) => splitLines(isUtf8(line) ? line.toString('utf8') : decoder.decode(line)));
  }
}

/** The lines of a block with their line feeds. */
function splitBytes(block: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < block.length; ) {
    const end = block.indexOf('\n', start) + 1 || block.length;
    lines.push(block.subarray(start, end));
    start = end;
  }
  return lines;
}
