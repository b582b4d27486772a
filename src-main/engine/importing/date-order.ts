import { type DateOrder, QunshuError } from '../../contract/index.ts';

/** A date as three numbers in the order they are written, with the number of digits of each. */
export interface WrittenDate {
  readonly parts: readonly [number, number, number];
  readonly digits: readonly [number, number, number];
}

export interface DateReading {
  /** Which of the three parts is the year, the month and the day. */
  readonly year: Place;
  readonly month: Place;
  readonly day: Place;
  /** Why the file must be read so; null when its dates leave no doubt. */
  readonly because: string | null;
}

type Place = 0 | 1 | 2;

/**
 * Finds out in which order a file writes day, month and year, from its dates in the order they stand.
 * The year is the part of three or more digits, else the last part unless the dates say otherwise. Of
 * the two others, in this order: a part above 12 is the day; a part that decreases within one year is the
 * day; the part that changes more is the day. A file in which all that says nothing has two readings.
 */
export class DateOrderEvidence {
  readonly #seen = new Set<number>();
  #longYear: Place | null = null;
  readonly #largest: [number, number, number] = [0, 0, 0];
  readonly #decreases: [number, number, number] = [0, 0, 0];
  readonly #changes: [number, number, number] = [0, 0, 0];
  readonly #above12: [number, number, number] = [0, 0, 0];
  #previous: readonly [number, number, number] | null = null;
  #example: readonly [number, number, number] = [0, 0, 0];

  add({ parts, digits }: WrittenDate): void {
    const key = (parts[0] * 10_000 + parts[1]) * 10_000 + parts[2];
    if (this.#previous !== null && this.#isSameAsPrevious(parts)) {
      return;
    }
    if (!this.#seen.has(key)) {
      this.#seen.add(key);
      this.#addDistinct(parts, digits);
    }
    if (this.#previous !== null) {
      this.#addStep(this.#previous, parts);
    }
    this.#previous = [parts[0], parts[1], parts[2]];
  }

  get empty(): boolean {
    return this.#seen.size === 0;
  }

  /** Whether more dates could not change the answer. */
  get settled(): boolean {
    const [first, second] = this.#dayCandidates();
    return this.#yearPlace() === 0 || this.#above12[first] > 0 || this.#above12[second] > 0;
  }

  /** The reading that the dates support best; null when they support two equally. */
  decide(): DateReading | null {
    const year = this.#yearPlace();
    if (year === 0) {
      // Nobody writes year, day, month.
      const because = this.#longYear === 0 ? null : 'the last number of the dates runs like a day, the first does not';
      return { year, month: 1, day: 2, because };
    }
    const [first, second] = this.#dayCandidates();
    const found = this.#dayByEvidence(first, second);
    if (found === null) {
      return null;
    }
    return { year, day: found.day, month: found.day === first ? second : first, because: found.because };
  }

  /** The two ways to read a date of the file, for a question to the user. */
  question(): string {
    const [first, second] = this.#dayCandidates();
    const { [first]: a, [second]: b } = this.#example;
    const written = this.#example.join('/');
    return `is ${written} day ${a} of month ${b} (dmy), or day ${b} of month ${a} (mdy)?`;
  }

  /** The reading the user chose. */
  readAs(order: DateOrder): DateReading {
    if (order === 'ymd') {
      return { year: 0, month: 1, day: 2, because: null };
    }
    const [first, second] = this.#yearPlace() === 0 ? ([1, 2] as const) : this.#dayCandidates();
    const year = this.#yearPlace();
    return order === 'dmy'
      ? { year, day: first, month: second, because: null }
      : { year, day: second, month: first, because: null };
  }

  #isSameAsPrevious(parts: readonly [number, number, number]): boolean {
    const previous = this.#previous;
    return previous?.[0] === parts[0] && previous[1] === parts[1] && previous[2] === parts[2];
  }

  #addDistinct(parts: WrittenDate['parts'], digits: WrittenDate['digits']): void {
    if (this.#seen.size === 1) {
      this.#example = [parts[0], parts[1], parts[2]];
    }
    for (const place of [0, 1, 2] as const) {
      if (digits[place] > 2) {
        this.#longYear ??= place;
      }
      this.#largest[place] = Math.max(this.#largest[place], parts[place]);
      this.#above12[place] += parts[place] > 12 && parts[place] <= 31 ? 1 : 0;
    }
  }

  #addStep(before: readonly [number, number, number], after: readonly [number, number, number]): void {
    const year = this.#yearPlace();
    for (const place of [0, 1, 2] as const) {
      this.#changes[place] += Math.abs(after[place] - before[place]);
      if (after[place] < before[place] && (place === year || after[year] === before[year])) {
        this.#decreases[place]++;
      }
    }
  }

  #yearPlace(): Place {
    if (this.#longYear !== null) {
      return this.#longYear;
    }
    if (this.#largest[2] > 31) {
      return 2;
    }
    // Two digits everywhere: the year comes first only where the last part runs through a month and the first stands.
    const lastRuns = this.#decreases[2] > 0 || this.#changes[2] > 6;
    const firstStands = this.#decreases[0] === 0 && this.#changes[0] <= 1;
    return this.#largest[0] > 31 || (lastRuns && firstStands && this.#largest[0] > 12) ? 0 : 2;
  }

  #dayCandidates(): readonly [Place, Place] {
    const year = this.#yearPlace();
    return year === 2 ? [0, 1] : year === 1 ? [0, 2] : [1, 2];
  }

  #dayByEvidence(first: Place, second: Place): { day: Place; because: string } | null {
    const { [first]: aboveFirst, [second]: aboveSecond } = this.#above12;
    if (aboveFirst !== aboveSecond) {
      const day = aboveFirst > aboveSecond ? first : second;
      return { day, because: `the ${ordinal(day)} number of the dates goes above 12` };
    }
    const { [first]: downFirst, [second]: downSecond } = this.#decreases;
    if (downFirst > 0 !== downSecond > 0) {
      const day = downFirst > 0 ? first : second;
      return { day, because: `the ${ordinal(day)} number of the dates falls within a year` };
    }
    const { [first]: changeFirst, [second]: changeSecond } = this.#changes;
    if (changeFirst !== changeSecond) {
      const day = changeFirst > changeSecond ? first : second;
      return { day, because: `the ${ordinal(day)} number of the dates changes more than the other` };
    }
    return null;
  }
}

function ordinal(place: Place): string {
  return ['first', 'second', 'third'][place] ?? '';
}

/**
 * The reading of a file's dates: the user's choice, else what the dates say.
 * @throws {QunshuError} `format-option-missing` when they can be read in two ways.
 */
export function decideDateOrder(evidence: DateOrderEvidence, choice: DateOrder | undefined, file: string): DateReading {
  if (evidence.empty) {
    return evidence.readAs('ymd');
  }
  const reading = choice === undefined ? evidence.decide() : evidence.readAs(choice);
  if (reading === null) {
    throw new QunshuError('format-option-missing', { file, question: evidence.question(), option: '--date-order' });
  }
  return reading;
}
