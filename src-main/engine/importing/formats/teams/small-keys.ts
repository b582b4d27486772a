/** Graph nests less; a hostile file may nest without end. */
const DEEPEST = 30;
const MOST_KEYS = 1000;

/** Gives values keys that begin with small letters, as Graph itself writes them. */
export class SmallKeys {
  /** The same keys come with every message. */
  readonly #known = new Map<string, string>();

  of(value: unknown, depth = 0): unknown {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((element) => this.of(element, depth + 1));
    }
    const renamed: Record<string, unknown> = {};
    // Arrays of keys and values, as `Object.entries` makes them, take longer than the rest of the record.
    for (const key in value) {
      // Setting `__proto__` would set what the object inherits from.
      if (key !== '__proto__') {
        const inner = (value as Readonly<Record<string, unknown>>)[key];
        renamed[this.#small(key)] = typeof inner === 'object' ? this.of(inner, depth + 1) : inner;
      }
    }
    return renamed;
  }

  #small(key: string): string {
    const known = this.#known.get(key);
    if (known !== undefined) {
      return known;
    }
    const small = key.charAt(0).toLowerCase() + key.slice(1);
    if (this.#known.size < MOST_KEYS) {
      this.#known.set(key, small);
    }
    return small;
  }
}
