import type { TFunction } from 'i18next';

/**
 * What the importers say about a guess, a skipped line or an open question is English free text in
 * the contract. These are the sentences they say; the interface says them in its own language. A
 * test keeps the list in step with the importers; a sentence that is not here is shown as it came.
 */
export const engineSentences = {
  noSuchDate: 'there is no such date or time',
  tooLongMessage: 'the message is longer than 1,000,000 characters',
  tooLongLine: 'the line is too long: its last {bytes} bytes were left out',
  neitherMessageNorNotice: 'the line is neither message nor notice',
  notAnObject: 'the line is not a JSON object',
  neitherHeaderMemberNorMessage: 'the line is neither header, member nor message',
  recordTooLarge: 'the record is larger than 16 MB',
  recordNotJson: 'the record is not valid JSON',
  fileNamedSo: 'the file is named so',
  fileChangedThatDay: 'the file was last changed on that day',
  groupCreated: 'a notice says that the group was created',
  noticeSigned: 'the first notice is signed so',
  peopleWriteMost: 'these people write most',
  notUtf8: 'the file has no byte order mark and is not UTF-8',
  exportNamesNoChat: 'the export does not name the chat',
  fileNamesNoChat: 'the file does not name the chat',
  above12: 'the {place} number of the dates goes above 12',
  fallsWithinYear: 'the {place} number of the dates falls within a year',
  whichDateOrder: 'is {written} day {a} of month {b} (dmy), or day {b} of month {a} (mdy)?',
  changesMore: 'the {place} number of the dates changes more than the other',
} as const;

export type EngineSentence = keyof typeof engineSentences;

const patterns = (Object.entries(engineSentences) as [EngineSentence, string][]).map(([key, sentence]) => {
  const source = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return { key, names, pattern: new RegExp(`^${source.join('(.+)')}$`) };
});

/** Which sentence this is, and what stands in its gaps; null for one that is not known. */
export function recogniseSentence(text: string): { key: EngineSentence; details: Record<string, string> } | null {
  for (const { key, names, pattern } of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    return { key, details: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) };
  }
  return null;
}

/** A sentence of an importer in the language of the interface. */
export function sayEngineSentence(text: string, t: TFunction): string {
  const known = recogniseSentence(text);
  if (!known) return text;
  const { place, ...details } = known.details;
  const placeWord =
    place === undefined ? '' : t(`engine.place.${place}` as 'engine.place.first', { defaultValue: place });
  return t(`engine.said.${known.key}`, { ...details, place: placeWord });
}
