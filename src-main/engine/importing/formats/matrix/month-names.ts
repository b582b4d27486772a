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

let numbers: ReadonlyMap<string, number> | null = null;

/** The number of a month by its short name in any of the languages, 1 to 12; undefined for other words. */
export function monthNamed(word: string): number | undefined {
  numbers ??= collectNames();
  return numbers.get(normalised(word));
}

function collectNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      weekday: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    for (let month = 1; month <= 12; month++) {
      const name =
        format.formatToParts(Date.UTC(2021, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? '';
      // English comes first, and none of the others contradicts it.
      if (/\p{L}/u.test(name) && !found.has(normalised(name))) {
        found.set(normalised(name), month);
      }
    }
  }
  return found;
}

function normalised(word: string): string {
  return word.toLowerCase().replace(/\.$/, '');
}
