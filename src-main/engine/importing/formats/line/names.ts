const MOST_WORDS = 6;
/** More different beginnings than this are no longer counted. */
const MOST_BEGINNINGS = 100_000;
/** A name of two words: nearly always, what follows the first is the second. */
const NEARLY_ALWAYS = 0.9;
const OFTEN = 3;

/** Learns who writes in a chat whose lines do not set names apart from texts. */
export class NameStatistics {
  readonly #counts = new Map<string, number>();
  readonly #known = new Set<string>();

  /** Takes in a name that is certain. */
  know(name: string): void {
    this.#known.add(name);
  }

  /** Takes in a line without its time: a name and a text. */
  add(line: string): void {
    const words = line.split(' ', MOST_WORDS + 1);
    let beginning = '';
    for (const word of words.slice(0, -1)) {
      beginning = beginning === '' ? word : `${beginning} ${word}`;
      const count = this.#counts.get(beginning);
      if (count !== undefined || this.#counts.size < MOST_BEGINNINGS) {
        this.#counts.set(beginning, (count ?? 0) + 1);
      }
    }
  }

  /** The names: those that are certain, and those that lines begin with at least twice. */
  names(): ReadonlySet<string> {
    const longer = this.#extensions();
    const names = new Set(this.#known);
    for (const [beginning, count] of this.#counts) {
      if (count > 1 && !beginning.includes(' ') && !this.#isPartOfKnown(beginning, count)) {
        let name = beginning;
        for (let next = longer.get(name); next !== undefined; next = longer.get(name)) {
          name = next;
        }
        names.add(name);
      }
    }
    return names;
  }

  /** Whether all lines that begin so begin with a longer name that is certain. */
  #isPartOfKnown(beginning: string, count: number): boolean {
    let longer = 0;
    for (const name of this.#known) {
      longer += name.startsWith(`${beginning} `) ? (this.#counts.get(name) ?? 0) : 0;
    }
    return longer >= count;
  }

  /** What a beginning nearly always goes on to. */
  #extensions(): ReadonlyMap<string, string> {
    const extensions = new Map<string, string>();
    for (const [beginning, count] of this.#counts) {
      const parent = beginning.slice(0, Math.max(0, beginning.lastIndexOf(' ')));
      const parentCount = this.#counts.get(parent) ?? 0;
      if (parent !== '' && parentCount >= OFTEN && count >= parentCount * NEARLY_ALWAYS) {
        extensions.set(parent, beginning);
      }
    }
    return extensions;
  }
}

/** The length of the longest name that a line begins with; of its first word where none is known. */
export function lengthOfName(line: string, names: ReadonlySet<string>): number {
  let longest = 0;
  let words = 0;
  for (let end = line.indexOf(' '); end !== -1 && words++ < MOST_WORDS; end = line.indexOf(' ', end + 1)) {
    if (names.has(line.slice(0, end))) {
      longest = end;
    }
  }
  return longest > 0 ? longest : Math.max(0, line.indexOf(' '));
}
