/** Languages of Element's interface that write months as words in the Latin, Greek or Cyrillic script. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'is',
  'et',
  'lv',
  'lt',
  'pl',
  'cs',
  'sk',
  'sl',
  'hr',
  'hu',
  'ro',
  'bg',
  'ru',
  'uk',
  'el',
  'tr',
  'id',
  'eo',
  'ca',
  'gl',
  'eu',
];

/** What a word of a date may mean: one word is June in Croatian and July in Polish. */
interface Meanings {
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, readonly number[]>;
  /** 0 for Sunday to 6. */
  readonly weekdays: ReadonlyMap<string, readonly number[]>;
  /** 0 before noon, 1 after it. */
  readonly halves: ReadonlyMap<string, readonly number[]>;
}

let meanings: Meanings | null = null;

/** The months that a word names in any of the languages, 1 to 12; none for other words. */
export function monthsNamed(word: string): readonly number[] {
  meanings ??= collectMeanings();
  return meanings.months.get(normalised(word)) ?? [];
}

/** Whether a word names a weekday, 0 for Sunday to 6, in any of the languages. */
export function namesWeekday(word: string, weekday: number): boolean {
  meanings ??= collectMeanings();
  return meanings.weekdays.get(normalised(word))?.includes(weekday) === true;
}

/** The half of the day that words beside a clock name: 0 before noon, 1 after it; undefined for others. */
export function halfNamed(words: string): number | undefined {
  meanings ??= collectMeanings();
  return meanings.halves.get(withoutMarks(words))?.[0];
}

function collectMeanings(): Meanings {
  const months = new Map<string, number[]>();
  const weekdays = new Map<string, number[]>();
  const halves = new Map<string, number[]>();
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      weekday: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const partOf = (type: string, time: number) =>
      format
        .formatToParts(time)
        .find((part) => part.type === type)
        ?.value.split(' ')
        .at(-1) ?? '';
    for (let month = 1; month <= 12; month++) {
      addMeaning(months, partOf('month', Date.UTC(2021, month - 1, 15)), month);
    }
    // 3 January 2021 was a Sunday.
    for (let weekday = 0; weekday < 7; weekday++) {
      addMeaning(weekdays, partOf('weekday', Date.UTC(2021, 0, 3 + weekday)), weekday);
    }
    const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
    for (const half of [0, 1]) {
      const parts = clock.formatToParts(Date.UTC(2021, 0, 3, 9 + 12 * half));
      addMeaning(halves, withoutMarks(parts.find(({ type }) => type === 'dayPeriod')?.value ?? ''), half);
    }
  }
  return { months, weekdays, halves };
}

function addMeaning(known: Map<string, number[]>, word: string, meaning: number): void {
  const found = known.get(normalised(word)) ?? [];
  if (/\p{L}/u.test(word) && !found.includes(meaning)) {
    known.set(normalised(word), [...found, meaning]);
  }
}

function withoutMarks(words: string): string {
  return words.toLowerCase().replace(/[\s.]/g, '');
}

function normalised(word: string): string {
  return word.toLowerCase().replace(/\.$/, '');
}
