import { type ParsedRecord, QunshuError } from '../../contract/index.ts';
import { utf8Chunks } from './decoding.ts';
import { encodingOf } from './encoding.ts';
import type { ExportSource } from './format.ts';
import type { JsonSelection } from './json-selection.ts';
import { JsonDamage, type JsonPiece, type JsonReceiver, JsonSplitter } from './json-splitter.ts';
import { parseJson, TOO_DEEP, unlessTooDeep } from './json-text.ts';
import type { Records } from './records.ts';

/** Takes the wanted values of a JSON document. */
export interface JsonSurvey {
  /** Takes a wanted value. */
  value(name: string, value: unknown, index: number): void;
  /** Takes the beginning of a named container. */
  enter?(name: string): void;
  /** Takes the end of a named container. */
  leave?(name: string): void;
}

/** A format that reads a JSON document. */
export interface JsonParser extends JsonSurvey {
  /** Takes a wanted value that cannot be read, and why. */
  unreadable(name: string, index: number, reason: string, text: string): void;
  /** Takes the end of the document. */
  end?(): void;
  /**
   * Takes the end of a document that ends in the middle, for exports that may be interrupted; without it such
   * a document is damaged.
   */
  brokenOff?(): void;
}

/**
 * Feeds the wanted values of a document to a parser and yields what it collects. A value that cannot be
 * read on its own is skipped. Memory does not grow with the file.
 * @throws {QunshuError} `export-damaged` where the document breaks off or is no JSON.
 */
export async function* parseJsonRecords(
  source: ExportSource,
  selection: JsonSelection,
  parser: JsonParser,
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  const choice = await encodingOf(source);
  if (choice.guess !== null) {
    records.note(choice.guess);
  }
  const splitter = new JsonSplitter(selection, new Receiver(parser, parser));
  try {
    for await (const chunk of utf8Chunks(source, choice)) {
      splitter.feed(chunk);
      const batch = records.take();
      if (batch !== null) {
        yield batch;
      }
    }
    endDocument(splitter, parser);
  } catch (error) {
    throw describeDamage(error, source);
  }
  parser.end?.();
  const batch = records.take();
  if (batch !== null) {
    yield batch;
  }
}

/** A value in the middle of which the document ends is none that could be read. */
function endDocument(splitter: JsonSplitter, parser: JsonParser): void {
  try {
    splitter.end();
  } catch (error) {
    if (parser.brokenOff === undefined) {
      throw error;
    }
    const rest = splitter.unfinished();
    if (rest !== null) {
      parser.unreadable(rest.name, rest.index, 'the file ends in the middle of the record', rest.text ?? '');
    }
    parser.brokenOff();
  }
}

/** Reads the wanted values until the parser has `enough`, for a look ahead. */
export async function surveyJson(
  source: ExportSource,
  selection: JsonSelection,
  parser: JsonSurvey,
  enough: () => boolean,
): Promise<void> {
  const splitter = new JsonSplitter(selection, new Receiver(parser, null));
  try {
    for await (const chunk of utf8Chunks(source, await encodingOf(source))) {
      splitter.feed(chunk);
      if (enough()) {
        return;
      }
    }
    splitter.end();
  } catch (error) {
    throw describeDamage(error, source);
  }
}

class Receiver implements JsonReceiver {
  readonly #survey: JsonSurvey;
  readonly #parser: JsonParser | null;

  constructor(survey: JsonSurvey, parser: JsonParser | null) {
    this.#survey = survey;
    this.#parser = parser;
  }

  value({ name, index, text, needsMending }: JsonPiece): void {
    const value = text === null ? undefined : parseJson(text, needsMending);
    if (value === undefined) {
      const reason = text === null ? 'the record is larger than 16 MB' : 'the record is not valid JSON';
      this.#parser?.unreadable(name, index, reason, text ?? '');
    } else if (!unlessTooDeep(() => this.#survey.value(name, value, index))) {
      this.#parser?.unreadable(name, index, TOO_DEEP, text ?? '');
    }
  }

  enter(name: string): void {
    this.#survey.enter?.(name);
  }

  leave(name: string): void {
    this.#survey.leave?.(name);
  }
}

function describeDamage(error: unknown, source: ExportSource): unknown {
  if (!(error instanceof JsonDamage)) {
    return error;
  }
  const file = source.archive ?? source.name;
  // In an export of many files the user must know which of them is damaged.
  const place = source.entry === source.name ? '' : ` of “${source.entry}”`;
  return new QunshuError('export-damaged', { file, position: `byte ${error.position}${place}`, reason: error.message });
}
