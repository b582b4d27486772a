import type { ExportSource } from '../../format.ts';
import { JsonDamage, JsonSplitter } from '../../json-splitter.ts';
import { parseJson } from '../../json-text.ts';

/** Files of later messages beside a page, in their order, and the names of those that are not there. */
export interface FurtherParts {
  readonly files: readonly ExportSource[];
  readonly missing: readonly string[];
}

/** The files `Data/msg-N.js` of a page: in the folder `NAME_files` beside it, else beside it. */
export function furtherParts(page: ExportSource): FurtherParts {
  const folder = page.entry.slice(0, page.entry.lastIndexOf('/') + 1);
  const stem = page.name.replace(/\.html?$/i, '');
  const places = [`${folder}${stem}_files/Data/`, `${folder}Data/`];
  const around = page.around();
  for (const place of places) {
    const numbered = new Map<number, ExportSource>();
    for (const file of around) {
      const number = file.entry.startsWith(place)
        ? /^msg-(\d{1,6})\.js$/.exec(file.entry.slice(place.length))?.[1]
        : undefined;
      if (number !== undefined) {
        numbered.set(Number(number), file);
      }
    }
    if (numbered.size > 0) {
      return inOrder(numbered);
    }
  }
  return { files: [], missing: [] };
}

function inOrder(numbered: ReadonlyMap<number, ExportSource>): FurtherParts {
  const numbers = [...numbered.keys()].sort((one, other) => one - other);
  const missing: string[] = [];
  // The first of them may have the number 0 or 1.
  for (let number = 1; number < (numbers.at(-1) ?? 0) && missing.length < 100; number++) {
    if (!numbered.has(number)) {
      missing.push(`msg-${number}.js`);
    }
  }
  return { files: numbers.flatMap((number) => numbered.get(number) ?? []), missing };
}

const ARRAY_START = /msgArray\s*=\s*\[/;
/** The array begins near the beginning of the file. */
const LONGEST_PREFIX = 64 << 10;

/** A file of later messages as the HTML that its array of texts makes up. */
export class PiecesOfPage implements ExportSource {
  readonly name: string;
  readonly entry: string;
  readonly path: string;
  readonly archive: string | null;
  readonly totalBytes: number;
  readonly modifiedAt: number;
  readonly isAlone: boolean;
  readonly #file: ExportSource;

  constructor(file: ExportSource) {
    this.#file = file;
    this.name = file.name;
    this.entry = file.entry;
    this.path = file.path;
    this.archive = file.archive;
    this.totalBytes = file.totalBytes;
    this.modifiedAt = file.modifiedAt;
    this.isAlone = file.isAlone;
  }

  bytesRead(): number {
    return this.#file.bytesRead();
  }

  around(): readonly ExportSource[] {
    return this.#file.around();
  }

  async *chunks(): AsyncGenerator<Buffer> {
    let html = '';
    const splitter = new JsonSplitter(
      { elements: { take: 'piece' } },
      {
        value: ({ text, needsMending }) => {
          const piece = text === null ? '' : parseJson(text, needsMending);
          html += typeof piece === 'string' ? piece : '';
        },
        enter: () => undefined,
        leave: () => undefined,
      },
    );
    let prefix: Buffer | null = Buffer.alloc(0);
    for await (const chunk of this.#file.chunks()) {
      let bytes: Buffer = chunk;
      if (prefix !== null) {
        prefix = Buffer.concat([prefix, chunk]);
        const match = ARRAY_START.exec(prefix.toString('latin1'));
        if (match === null) {
          if (prefix.length > LONGEST_PREFIX) {
            return;
          }
          continue;
        }
        bytes = prefix.subarray(match.index + match[0].length - 1);
        prefix = null;
      }
      const goesOn = feed(splitter, bytes);
      if (html !== '') {
        yield Buffer.from(html);
        html = '';
      }
      if (!goesOn) {
        return;
      }
    }
  }
}

/** False once the array has ended: what follows it is the rest of the script. */
function feed(splitter: JsonSplitter, bytes: Buffer): boolean {
  try {
    splitter.feed(bytes);
    return true;
  } catch (error) {
    if (error instanceof JsonDamage) {
      return false;
    }
    throw error;
  }
}
