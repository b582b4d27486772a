import { Parser } from 'htmlparser2';
import { type ParsedRecord, QunshuError } from '../../contract/index.ts';
import { utf8Chunks } from './decoding.ts';
import { type EncodingChoice, encodingOf } from './encoding.ts';
import type { ExportSource } from './format.ts';
import type { Records } from './records.ts';

/** The attributes of an element, by their names in small letters. */
export type HtmlAttributes = Readonly<Record<string, string>>;

/** Takes the elements of a page as they open and close; every element that opens is closed. */
export interface HtmlReceiver {
  open(tag: string, attributes: HtmlAttributes): void;
  /** Some text, with its entities resolved; one text may come in several pieces. */
  text(piece: string): void;
  close(tag: string): void;
}

/** No page nests deeper; each step down costs memory, and time for every one above it. */
const DEEPEST = 2000;
/** Characters without an element or text in them: a tag or comment that never ends. */
const LONGEST_TAG = 16 << 20;

/**
 * Feeds a page to a receiver and yields what it collects. Nothing of the page is shown, run or fetched.
 * Memory does not grow with the file.
 * @throws {QunshuError} `export-damaged` for a page that nests too deep or a tag that never ends.
 */
export async function* parseHtml(
  source: ExportSource,
  receiver: HtmlReceiver,
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  const choice = await encodingOf(source);
  if (choice.guess !== null) {
    records.note(choice.guess);
  }
  for await (const _ of events(source, choice, receiver)) {
    const batch = records.take();
    if (batch !== null) {
      yield batch;
    }
  }
}

/** Reads a page until the receiver has `enough`, for a look ahead. */
export async function surveyHtml(source: ExportSource, receiver: HtmlReceiver, enough: () => boolean): Promise<void> {
  for await (const _ of events(source, await encodingOf(source), receiver)) {
    if (enough()) {
      return;
    }
  }
}

/** Whether an element bears a class; classes stand in any order, with any blanks between them. */
export function hasClass(attributes: HtmlAttributes, name: string): boolean {
  const classes = attributes.class;
  return (
    classes !== undefined &&
    (classes === name || (classes.includes(name) && ` ${classes} `.replace(/\s/g, ' ').includes(` ${name} `)))
  );
}

/** Feeds the page; yields after each chunk and at the end. */
async function* events(
  source: ExportSource,
  choice: EncodingChoice,
  receiver: HtmlReceiver,
): AsyncGenerator<undefined> {
  let depth = 0;
  let silent = 0;
  let isWithinTag = false;
  const damaged = (reason: string) =>
    new QunshuError('export-damaged', {
      file: source.archive ?? source.name,
      position: `byte ${source.bytesRead()}`,
      reason,
    });
  const parser = new Parser({
    onopentagname() {
      silent = 0;
      isWithinTag = true;
      if (++depth > DEEPEST) {
        throw damaged('its elements nest too deep');
      }
    },
    onopentag(tag, attributes) {
      isWithinTag = false;
      receiver.open(tag, attributes);
    },
    ontext(piece) {
      silent = 0;
      receiver.text(piece);
    },
    onclosetag(tag) {
      silent = 0;
      depth--;
      // A tag that breaks off at the end of the page never opened its element.
      if (!isWithinTag) {
        receiver.close(tag);
      }
      isWithinTag = false;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of utf8Chunks(source, choice)) {
    silent += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (silent > LONGEST_TAG) {
      throw damaged('a tag does not end');
    }
    yield;
  }
  parser.end(decoder.decode());
  yield;
}
