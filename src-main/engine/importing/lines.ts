import type { ParsedRecord } from '../../contract/index.ts';
import { decodeUtf8, MixedDecoder, Utf8Decoder, utf8Chunks } from './decoding.ts';
import { type EncodingChoice, encodingOf } from './encoding.ts';
import type { ExportSource } from './format.ts';
import { TOO_DEEP, unlessTooDeep } from './json-text.ts';
import { type LineBlock, lineBlocks } from './line-blocks.ts';
import type { Records } from './records.ts';

/** A format that reads its file line by line. */
export interface LineParser {
  /** Takes the next line; `number` counts from 0. */
  line(text: string, number: number): void;
  /** Takes the end of the file. */
  end(): void;
}

/**
 * Feeds the lines of a file to a parser and yields what it collects. Line ends are LF, CRLF and a lone
 * CR; U+2028, U+2029 and U+0085 are text. Memory does not grow with the file.
 */
export async function* parseLines(
  source: ExportSource,
  parser: LineParser,
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  const choice = await encodingOf(source);
  if (choice.guess !== null) {
    records.note(choice.guess);
  }
  const decoder = new Utf8Decoder(records);
  yield* feedLines(
    lineBlocks(utf8Chunks(source, choice), (block) => decoder.decode(block)),
    parser,
    records,
  );
}

/**
 * The same for files that several programs wrote to: every line is UTF-8 or else the legacy encoding
 * that fits the other lines of its block.
 */
export async function* parseMixedLines(
  source: ExportSource,
  parser: LineParser,
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  const choice = await encodingOf(source);
  const oneEncoding = choice.encoding === 'utf-16le' || choice.encoding === 'utf-16be';
  const chunks = utf8Chunks(source, oneEncoding ? choice : { ...choice, encoding: 'utf-8' });
  const decoder = new MixedDecoder(records);
  yield* feedLines(
    lineBlocks(chunks, (block) => decoder.decode(block)),
    parser,
    records,
  );
}

async function* feedLines(
  blocks: AsyncIterable<LineBlock>,
  parser: LineParser,
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  for await (const { first, lines, cut } of blocks) {
    if (cut !== null) {
      records.skip(cut.line, `the line is too long: its last ${cut.bytes} bytes were left out`, '');
    }
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] ?? '';
      // Lines of JSON may nest without end.
      if (!unlessTooDeep(() => parser.line(line, first + index))) {
        records.skip(first + index, TOO_DEEP, line);
      }
    }
    const batch = records.take();
    if (batch !== null) {
      yield batch;
    }
  }
  parser.end();
  const batch = records.take();
  if (batch !== null) {
    yield batch;
  }
}

/** The lines of a file in blocks, for a look ahead that stops when it has seen enough. */
export async function* surveyLines(source: ExportSource, choice: EncodingChoice): AsyncGenerator<readonly string[]> {
  for await (const { lines } of lineBlocks(utf8Chunks(source, choice), decodeUtf8)) {
    yield lines;
  }
}
