import type { MemoryReader, MemoryWriter } from '../memory.ts';

/**
 * The names people go by in one chat, and whom a message addresses.
 *
 * A participant is found under the whole name, under its Latin parts (`john` of `John Smith`, `jdub`
 * of `jdub_`), under its Chinese parts (`张三` of `【助教】张三-北京`), and under the usual short forms
 * of a Chinese name (`小明` of `王小明`; `小王`, `老王`, `王老师`). A form that several people share
 * means the one who spoke last.
 */

/** How plainly a message addresses somebody; numbers grow with certainty. */
export const Address = {
  none: 0,
  /** The name occurs somewhere in the text. */
  inside: 1,
  /** It is the last word: `thanks bob`. */
  end: 2,
  /** It is the first word: `bob try this`. */
  start: 3,
  /** `bob: …`, `bob, …`, `@bob`, or the platform says so. */
  plain: 4,
} as const;

/** Whom one message addresses: parallel lists, the plainest first. Reused from message to message. */
export interface Addressees {
  count: number;
  readonly authors: Int32Array;
  readonly strengths: Uint8Array;
  /** Position in the folded text at which the message proper begins. */
  bodyStart: number;
}

export const MAXIMUM_ADDRESSEES = 4;

export function emptyAddressees(): Addressees {
  return {
    count: 0,
    authors: new Int32Array(MAXIMUM_ADDRESSEES),
    strengths: new Uint8Array(MAXIMUM_ADDRESSEES),
    bodyStart: 0,
  };
}

const HAN_RUN = /\p{Script=Han}+/gu;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const AFTER_AT = /^[^\s\u2005:,;!?，：。()（）]+/u;
/** Stands between words; by UTF-16 unit. */
const IS_SEPARATOR = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  unit < 0x3100 || unit === 0xfeff ? (/[\s,:;!?。()"<>…]/.test(String.fromCharCode(unit)) ? 1 : 0) : 0,
);
const OUTLINES = 1 << 12;
const TITLES = ['老师', '总', '哥', '姐', '同学', '医生', '律师'];
const MAXIMUM_HAN_NAME = 6;
const MAXIMUM_TEXT = 600;

export class NameRegistry {
  readonly #authorByForm = new Map<string, number>();
  /** 1 for the first characters of all Chinese forms, so that most positions of a text cost one look. */
  readonly #hanStarts = new Uint8Array(0x10000);
  #hasHanNames = false;
  /** 1 where a form has such a length, first and last character: most words are seen to be no name without a string. */
  readonly #outlines = new Uint8Array(OUTLINES);
  readonly #registered = new Map<number, string>();

  /** Learns the folded name an author writes under. */
  hear(author: number, foldedName: string): void {
    if (this.#registered.get(author) === foldedName) {
      return;
    }
    this.#registered.set(author, foldedName);
    for (const form of formsOf(foldedName)) {
      const holder = this.#authorByForm.get(form);
      const isWholeName = form === foldedName;
      if (holder === undefined || isWholeName || !this.#isWholeNameOf(holder, form)) {
        this.#authorByForm.set(form, author);
      }
      this.#noteStart(form);
    }
  }

  /** Folded name an author wrote under last; undefined for nobody. */
  nameOf(author: number): string | undefined {
    return this.#registered.get(author);
  }

  save(memory: MemoryWriter): void {
    memory.putJson([[...this.#authorByForm], [...this.#registered]]);
  }

  restore(memory: MemoryReader): void {
    const [forms, registered] = memory.json<[[string, number][], [number, string][]]>();
    for (const [form, author] of forms) {
      this.#authorByForm.set(form, author);
      this.#noteStart(form);
    }
    for (const [author, name] of registered) {
      this.#registered.set(author, name);
    }
  }

  #noteStart(form: string): void {
    const first = form.codePointAt(0) ?? 0;
    if (isHan(first)) {
      this.#hanStarts[first] = 1;
      this.#hasHanNames = true;
    }
    this.#outlines[outlineOf(form, 0, form.length)] = 1;
  }

  /** Whether a part of a text is plainly no form of anybody's name, with or without the marks around it. */
  #isNobody(text: string, start: number, end: number): boolean {
    return (
      this.#outlines[outlineOf(text, start, end)] === 0 &&
      isWordCharacter(text.charCodeAt(start)) &&
      isWordCharacter(text.charCodeAt(end - 1))
    );
  }

  #isWholeNameOf(author: number, form: string): boolean {
    return this.#registered.get(author) === form;
  }

  /** Author behind a folded name or form of a name; -1 when nobody has spoken under it. */
  find(form: string): number {
    const exact = this.#authorByForm.get(form);
    if (exact !== undefined) {
      return exact;
    }
    if (isWordCharacter(form.charCodeAt(0)) && isWordCharacter(form.charCodeAt(form.length - 1))) {
      return -1;
    }
    const bare = form.replace(EDGES, '');
    return bare === form || bare.length < 2 ? -1 : (this.#authorByForm.get(bare) ?? -1);
  }

  /**
   * Fills `out` with the people a folded text addresses, `speaker` excepted.
   * @param mentioned authors the platform itself says are mentioned.
   */
  addressees(out: Addressees, folded: string, speaker: number, mentioned: readonly number[]): void {
    out.count = 0;
    out.bodyStart = 0;
    for (const author of mentioned) {
      add(out, author, speaker, Address.plain);
    }
    const text = folded.length > MAXIMUM_TEXT ? folded.slice(0, MAXIMUM_TEXT) : folded;
    this.#afterAt(out, text, speaker);
    this.#latin(out, text, speaker);
    if (this.#hasHanNames) {
      this.#han(out, text, speaker);
    }
  }

  #afterAt(out: Addressees, text: string, speaker: number): void {
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const name = AFTER_AT.exec(text.slice(at + 1))?.[0] ?? '';
      const author = this.#longestName(text.slice(at + 1), name);
      if (author.author >= 0) {
        add(out, author.author, speaker, Address.plain);
      }
      if (text.slice(out.bodyStart, at).trim() === '') {
        out.bodyStart = skipBlanks(text, at + 1 + author.length);
      }
    }
  }

  /** The longest known name that `text` begins with; names may hold blanks. */
  #longestName(text: string, word: string): { author: number; length: number } {
    let best = { author: this.find(word), length: word.length };
    const longer = /^[^\s\u2005]+(?: [^\s\u2005]+){1,3}/.exec(text)?.[0] ?? '';
    for (let end = longer.indexOf(' ', word.length + 1); longer !== '' && best.length < longer.length; ) {
      const candidate = end < 0 ? longer : longer.slice(0, end);
      const author = this.#authorByForm.get(candidate.replace(/[,:;]$/, ''));
      if (author !== undefined) {
        best = { author, length: candidate.length };
      }
      if (end < 0) {
        break;
      }
      end = longer.indexOf(' ', end + 1);
    }
    if (best.author < 0) {
      for (let end = word.length - 1; end >= 2; end--) {
        const author = this.#authorByForm.get(word.slice(0, end));
        if (author !== undefined) {
          return { author, length: end };
        }
      }
    }
    return best;
  }

  #latin(out: Addressees, text: string, speaker: number): void {
    let end = 0;
    for (let start = 0; start < text.length; start = end + 1) {
      end = endOfToken(text, start);
      if (end - start < 2 || this.#isNobody(text, start, end) || text.startsWith('@', start)) {
        continue;
      }
      const token = text.slice(start, end);
      const author = this.find(token);
      if (author < 0) {
        continue;
      }
      const isFirst = start === out.bodyStart || text.slice(out.bodyStart, start).trim() === '';
      const mark = text.charCodeAt(end);
      const isMarked = mark === COLON || mark === COMMA || mark === SEMICOLON;
      if (isFirst && isMarked) {
        add(out, author, speaker, Address.plain);
        out.bodyStart = skipBlanks(text, end + 1);
      } else if (isFirst && token.length >= 3) {
        add(out, author, speaker, Address.start);
      } else if (/^[\s!?.~:;)(dp]*$/.test(text.slice(end))) {
        add(out, author, speaker, Address.end);
      } else if (token.length >= 3) {
        add(out, author, speaker, Address.inside);
      }
    }
  }

  #han(out: Addressees, text: string, speaker: number): void {
    for (let start = 0; start < text.length; start++) {
      const unit = text.charCodeAt(start);
      if (this.#hanStarts[unit] === 0) {
        continue;
      }
      for (let length = Math.min(MAXIMUM_HAN_NAME, text.length - start); length >= 2; length--) {
        const mayBeForm = this.#outlines[outlineOf(text, start, start + length)] === 1;
        const author = mayBeForm ? this.#authorByForm.get(text.slice(start, start + length)) : undefined;
        if (author === undefined) {
          continue;
        }
        const end = start + length;
        const mark = text.charCodeAt(end);
        const isFirst = text.slice(out.bodyStart, start).trim() === '';
        if (isFirst && (mark === COLON || mark === COMMA)) {
          add(out, author, speaker, Address.plain);
          out.bodyStart = skipBlanks(text, end + 1);
        } else if (isFirst) {
          add(out, author, speaker, Address.start);
        } else {
          add(out, author, speaker, end >= text.length - 1 ? Address.end : Address.inside);
        }
        start = end - 1;
        break;
      }
    }
  }
}

const COLON = 58;
const COMMA = 44;
const SEMICOLON = 59;
const FIRST_HAN = 0x3400;

/** Where the word that begins at a position ends; the position itself when none begins there. */
function endOfToken(text: string, start: number): number {
  let end = start;
  while (end < text.length && IS_SEPARATOR[text.charCodeAt(end)] === 0) {
    end++;
  }
  return end;
}

function outlineOf(text: string, start: number, end: number): number {
  const mixed = Math.imul(text.charCodeAt(start), 0x9e5) + Math.imul(text.charCodeAt(end - 1), 0x1f3);
  return (mixed + end - start) & (OUTLINES - 1);
}

function isHan(codePoint: number): boolean {
  return codePoint >= FIRST_HAN && codePoint <= 0x9fff;
}

/** Whether a UTF-16 unit is plainly a Latin letter, a digit or a Han character: nothing to be taken off. */
function isWordCharacter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || isHan(unit);
}

function skipBlanks(text: string, from: number): number {
  let position = from;
  while (position < text.length && (text.charCodeAt(position) <= 32 || text.charCodeAt(position) === 0x2005)) {
    position++;
  }
  return position;
}

function add(out: Addressees, author: number, speaker: number, strength: number): void {
  if (author === speaker || author < 0) {
    return;
  }
  for (let index = 0; index < out.count; index++) {
    if (out.authors[index] === author) {
      out.strengths[index] = Math.max(out.strengths[index] ?? 0, strength);
      return;
    }
  }
  if (out.count < MAXIMUM_ADDRESSEES) {
    out.authors[out.count] = author;
    out.strengths[out.count] = strength;
    out.count++;
  }
}

/** The forms a folded name can be called by, the whole name first. */
export function formsOf(foldedName: string): string[] {
  const forms = new Set<string>();
  const keep = (form: string): void => {
    if (form.length >= 2) {
      forms.add(form);
    }
  };
  const name = foldedName.trim();
  keep(name);
  const bare = name.replace(EDGES, '');
  keep(bare);
  keep(bare.replace(/[_\-|`^]?(?:away|afk|work|home|laptop|(?<=\p{L}[_\-|`^]?)\d{1,3})$/u, '').replace(EDGES, ''));
  for (const part of bare.split(/[^\p{L}\p{N}]+/u)) {
    if (part.length >= 3 && !/^\d+$/.test(part)) {
      keep(part);
    }
  }
  for (const run of name.match(HAN_RUN) ?? []) {
    for (const form of hanForms(run)) {
      keep(form);
    }
  }
  return [...forms];
}

function hanForms(run: string): string[] {
  if (run.length > MAXIMUM_HAN_NAME) {
    return [];
  }
  const forms = [run];
  if (run.length === 3) {
    const family = run.slice(0, 1);
    forms.push(run.slice(1), `小${family}`, `老${family}`, ...TITLES.map((title) => family + title));
  }
  if (run.length === 2) {
    forms.push(...TITLES.map((title) => run.slice(0, 1) + title));
  }
  return forms;
}
