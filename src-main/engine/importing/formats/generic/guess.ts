import type { ColumnMapping } from '../../../../contract/index.ts';
import { isBareClock, isBareDate, readMoment } from '../../written-moment.ts';
import { type Role, rankOf } from './heading-words.ts';
import { TimeReader } from './times.ts';

/** What the columns of a table seem to hold. */
export interface MappingGuess {
  readonly mapping: Partial<ColumnMapping>;
  /** Time, text and sender are named by their headings and hold what they should. */
  readonly isCertain: boolean;
}

/** The beginning of a table. */
export interface TableStart {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const ROLES: readonly Role[] = ['text', 'senderId', 'sender', 'messageId', 'replyTo', 'chat', 'attachment'];
/** Of the filled cells of a column of times so many must be times. */
const MOST = 0.9;

/** Guesses by the headings, in ten languages, and where they say nothing by what the columns hold. */
export function guessMapping(start: TableStart): MappingGuess {
  const table = new Columns(start);
  const mapping: Partial<Record<Role, string>> = table.times();
  let isCertain = mapping.time !== undefined && rankOf('time', mapping.time) !== null && table.isAllTimes(mapping);
  for (const role of ROLES) {
    const named = table.named(role);
    if (named !== undefined) {
      mapping[role] = named;
    }
  }
  isCertain &&= mapping.text !== undefined && (mapping.sender ?? mapping.senderId) !== undefined;
  isCertain &&= start.rows.length > 0 && !table.isEmpty(mapping.text);
  if (mapping.time !== undefined && mapping.text === undefined) {
    assign(mapping, 'text', table.longest());
  }
  if (mapping.time !== undefined && mapping.sender === undefined && mapping.senderId === undefined) {
    assign(mapping, 'sender', table.repeated());
  }
  return { mapping, isCertain };
}

function assign(mapping: Partial<Record<Role, string>>, role: Role, column: string | undefined): void {
  if (column !== undefined) {
    mapping[role] = column;
  }
}

/** The columns that were not given a role yet. */
class Columns {
  readonly #free: Set<string>;
  readonly #cells = new Map<string, readonly string[]>();
  readonly #reader = new TimeReader({}, null);

  constructor({ columns, rows }: TableStart) {
    this.#free = new Set(columns);
    for (const [index, column] of columns.entries()) {
      this.#cells.set(
        column,
        rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== ''),
      );
    }
  }

  /** The column of times, and that of days beside one of clock times. */
  times(): { time?: string; date?: string } {
    const byName = this.#ranked('time');
    const isTime = (column: string) => this.#shareOf(column, this.#isTime) >= MOST;
    const isDay = (column: string) => this.#shareOf(column, isBareDate) >= MOST;
    const isClock = (column: string) => this.#shareOf(column, isBareClock) >= MOST;
    const clock = byName.find(isClock);
    const day = clock === undefined ? undefined : this.#ranked('date').find(isDay);
    if (clock !== undefined && day !== undefined) {
      return this.#take({ time: clock, date: day });
    }
    const time = byName.find(isTime) ?? [...this.#free].find((column) => isTime(column) && this.#looksWritten(column));
    return time === undefined ? {} : this.#take({ time });
  }

  isAllTimes({ time = '', date }: { time?: string; date?: string }): boolean {
    return date === undefined
      ? this.#shareOf(time, this.#isTime) === 1
      : this.#shareOf(time, isBareClock) === 1 && this.#shareOf(date, isBareDate) === 1;
  }

  isEmpty(column: string | undefined): boolean {
    return (this.#cells.get(column ?? '') ?? []).length === 0;
  }

  named(role: Role): string | undefined {
    const [best] = this.#ranked(role);
    if (best !== undefined) {
      this.#free.delete(best);
    }
    return best;
  }

  /** The column with the longest texts. */
  longest(): string | undefined {
    const length = (column: string) => average((this.#cells.get(column) ?? []).map((cell) => cell.length));
    return this.#best(length, 3);
  }

  /** The column of short texts in which the same ones come again and again. */
  repeated(): string | undefined {
    return this.#best((column) => {
      const cells = this.#cells.get(column) ?? [];
      const isName = cells.every((cell) => cell.length <= 60 && !/^[\d\s.,:/-]*$/.test(cell));
      return isName && cells.length > 1 ? 1 - new Set(cells).size / cells.length : 0;
    }, 0.01);
  }

  /** A date that does not exist is still written like one. */
  readonly #isTime = (cell: string): boolean => this.#reader.read(cell) !== null || readMoment(cell) !== null;

  /** Numbers without a heading that says so may count anything. */
  #looksWritten(column: string): boolean {
    return (this.#cells.get(column) ?? []).every((cell) => /\D/.test(cell.trim()));
  }

  #ranked(role: Role): string[] {
    return [...this.#free]
      .flatMap((column) => ({ column, rank: rankOf(role, column) ?? rankOf(role, column.split('.').at(-1) ?? '') }))
      .filter((entry): entry is { column: string; rank: number } => entry.rank !== null)
      .sort((one, other) => one.rank - other.rank)
      .map(({ column }) => column);
  }

  #best(measure: (column: string) => number, least: number): string | undefined {
    let best: string | undefined;
    let most = least;
    for (const column of this.#free) {
      const value = measure(column);
      if (value > most) {
        best = column;
        most = value;
      }
    }
    if (best !== undefined) {
      this.#free.delete(best);
    }
    return best;
  }

  #shareOf(column: string, test: (cell: string) => boolean): number {
    const cells = this.#cells.get(column) ?? [];
    return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  }

  #take<T extends Partial<Record<Role, string>>>(taken: T): T {
    for (const column of Object.values(taken)) {
      this.#free.delete(column);
    }
    return taken;
  }
}

function average(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
