import { chooseEncoding } from './encoding.ts';
import type { ExportHead, ExportSource } from './format.ts';
import { outlineOf } from './json-outline.ts';
import { parseJsonLine } from './json-text.ts';
import { type JsonObject, objectOf } from './json-values.ts';
import { splitLines } from './line-blocks.ts';

/** Lines and objects enough to tell a format. */
const LINES = 400;
const OBJECTS = 5;
export const HEAD_BYTES = 256 << 10;
/** Some exporters put pictures before the messages: the keys that tell the format may stand megabytes into a document. */
export const LONG_HEAD_BYTES = 16 << 20;

/** Reads the beginning of a file, at most `limit` bytes of it. */
export async function readHead(source: ExportSource, limit: number): Promise<ExportHead> {
  const raw = await firstBytes(source.chunks(), limit);
  const choice = chooseEncoding(raw);
  const bytes =
    choice.encoding === 'utf-8' ? raw.subarray(choice.markBytes) : Buffer.from(decode(raw, choice.encoding));
  const isComplete = raw.length >= source.totalBytes;
  const lines = firstLines(bytes, isComplete);
  const objects = objectsIn(lines);
  const isDocument = bytes.length > 0 && objects.length < 2 && /^\s*[[{]/.test(bytes.toString('latin1', 0, 1000));
  const { name, entry } = source;
  const around = () => source.around().map((file) => file.entry);
  return { name, entry, around, lines, objects, paths: isDocument ? outlineOf(bytes) : new Set() };
}

function decode(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

async function firstBytes(chunks: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(Buffer.from(chunk.subarray(0, limit - length)));
    length += chunk.length;
    if (length >= limit) {
      break;
    }
  }
  return Buffer.concat(parts);
}

/** The last line counts only if nothing can follow it. */
function firstLines(bytes: Buffer, isComplete: boolean): string[] {
  const lines = splitLines(bytes.toString('utf8', 0, HEAD_BYTES));
  if (!isComplete && lines.length > 1) {
    lines.pop();
  }
  return lines.slice(0, LINES);
}

/** The objects of a file that holds one a line; none for anything else. */
function objectsIn(lines: readonly string[]): JsonObject[] {
  const objects: JsonObject[] = [];
  for (const line of lines) {
    if (line.startsWith('#') || line.trim() === '') {
      continue;
    }
    const object = line.startsWith('{') ? objectOf(parseJsonLine(line)) : null;
    if (object === null || objects.push(object) === OBJECTS) {
      break;
    }
  }
  return objects;
}
