/** Takes what a scanner finds. */
export interface ArrayReceiver {
  /** The title of the page. */
  title(text: string): void;
  /** An object of the array: its values as they are written, texts without their quotes. */
  object(values: ReadonlyMap<string, string>, index: number): void;
  /** An object that never ends. */
  unreadable(index: number, reason: string, text: string): void;
}

const START = /chatMessages\s*=\s*\[/;
const TITLE = /<title>([^<]{0,300})<\/title>/i;
/** Enough to find the beginning of the array in, whatever the chunks. */
const KEPT = 400;
/** An object longer than this is none: characters. */
const LONGEST_OBJECT = 16 << 20;

type Place = 'page' | 'array' | 'object' | 'behind';

/**
 * Finds the objects of the array `chatMessages` in the script of a page. Keys are bare, texts stand in
 * single quotes; names in them are not escaped, so that a quote ends a text only before a comma or a brace.
 * Nothing is run.
 */
export class ArrayScanner {
  readonly #receiver: ArrayReceiver;
  #text = '';
  #place: Place = 'page';
  /** Where in `#text` scanning goes on, and where the object begins. */
  #position = 0;
  #start = 0;
  #quote = '';
  #index = 0;
  #isTitled = false;

  constructor(receiver: ArrayReceiver) {
    this.#receiver = receiver;
  }

  feed(text: string): void {
    this.#text = this.#text.slice(this.#start) + text;
    this.#position -= this.#start;
    this.#start = 0;
    if (this.#place === 'page') {
      this.#findArray();
    }
    while (this.#place === 'array' || this.#place === 'object') {
      if (!(this.#place === 'array' ? this.#findObject() : this.#findEnd())) {
        break;
      }
    }
    if (this.#place === 'behind') {
      this.#start = this.#text.length;
    } else if (this.#place === 'object' && this.#text.length - this.#start > LONGEST_OBJECT) {
      this.#receiver.unreadable(this.#index, 'the record is larger than 16 MB', this.#text);
      this.#place = 'behind';
    }
  }

  end(): void {
    if (this.#place === 'object') {
      this.#receiver.unreadable(
        this.#index,
        'the file ends in the middle of the record',
        this.#text.slice(this.#start),
      );
    }
  }

  #findArray(): void {
    const title = this.#isTitled ? undefined : TITLE.exec(this.#text)?.[1];
    if (title !== undefined) {
      this.#isTitled = true;
      this.#receiver.title(title);
    }
    const match = START.exec(this.#text);
    if (match === null) {
      this.#start = Math.max(0, this.#text.length - KEPT);
      this.#position = this.#start;
    } else {
      this.#place = 'array';
      this.#position = match.index + match[0].length;
    }
  }

  /** Goes on to the next object, or behind the array; false where the text ends before. */
  #findObject(): boolean {
    const found = this.#text.slice(this.#position).search(/[{\]]/);
    this.#position = found === -1 ? this.#text.length : this.#position + found;
    this.#start = this.#position;
    if (found === -1) {
      return false;
    }
    this.#place = this.#text[this.#position] === '{' ? 'object' : 'behind';
    this.#position++;
    this.#quote = '';
    return true;
  }

  /** Goes on to the end of the object; false where the text ends before. */
  #findEnd(): boolean {
    while (this.#position < this.#text.length) {
      const unit = this.#text[this.#position] ?? '';
      if (this.#quote !== '') {
        if (unit === '\\') {
          this.#position++;
        } else if (unit === this.#quote) {
          const next = this.#nextMark();
          if (next === null) {
            return false;
          }
          this.#quote = next === ',' || next === '}' || next === ':' ? '' : this.#quote;
        }
      } else if (unit === "'" || unit === '"') {
        this.#quote = unit;
      } else if (unit === '}') {
        this.#position++;
        this.#receiver.object(valuesOf(this.#text.slice(this.#start + 1, this.#position - 1)), this.#index++);
        this.#start = this.#position;
        this.#place = 'array';
        return true;
      }
      this.#position++;
    }
    return false;
  }

  /** The character that follows the one at hand, blanks passed over; null where the text ends before. */
  #nextMark(): string | null {
    let next = this.#position + 1;
    while (/\s/.test(this.#text[next] ?? '')) {
      next++;
    }
    return this.#text[next] ?? null;
  }
}

const ENTRY = /(?:^|,)\s*(?:"(\w+)"|'(\w+)'|(\w+))\s*:\s*/y;
const TEXT_END = /(?:\\[\s\S]|[^\\])*?(?='\s*(?:,\s*["']?\w+["']?\s*:|$))/y;
const DOUBLE_TEXT = /(?:\\[\s\S]|[^"\\])*/y;
const BARE = /[^,]*/y;

function valuesOf(object: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let position = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = position;
    const match = pattern.exec(object);
    position += match?.[0].length ?? 0;
    return match;
  };
  for (let entry = take(ENTRY); entry !== null; entry = take(ENTRY)) {
    const key = entry[1] ?? entry[2] ?? entry[3] ?? '';
    const quote = object[position];
    if (quote === "'" || quote === '"') {
      position++;
      values.set(key, unescapeScript(take(quote === "'" ? TEXT_END : DOUBLE_TEXT)?.[0] ?? ''));
      position++;
    } else {
      values.set(key, take(BARE)?.[0].trim() ?? '');
    }
    while (/\s/.test(object[position] ?? '')) {
      position++;
    }
  }
  return values;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A text of JavaScript without its escapes. */
function unescapeScript(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi, (_, four, two, one) =>
        one === undefined ? String.fromCharCode(Number.parseInt(four ?? two, 16)) : (ESCAPES[one] ?? one),
      )
    : text;
}
