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
  someLinesLookLikeIt: 'some of its lines look like it',
  notUtf8Lines: 'some lines are not UTF-8',
  damagedUtf8: 'Some lines hold bytes that are not UTF-8; they read as �.',
  tooDeep: 'the record nests too deep',
  noTime: 'the message has no time',
  noTimeOrNoSuch: 'the message has no time, or one that does not exist',
  noDateOrNoSuch: 'the message has no date, or one that does not exist',
  noSuchDay: 'there is no such day',
  noSuchDayOrTime: 'there is no such day or time',
  notATime: '“{written}” is no time, or one that does not exist',
  rowWithoutTime: 'the row has no time',
  eventWithoutTime: 'the event has no time',
  postWithoutTime: 'the post has no time',
  noSenderOrRecipient: 'the message names no sender or no recipient',
  recordNoMessage: 'the record is no message',
  elementNoObject: 'the element is no object',
  blockTooLong: 'the block of the message is longer than 1,000 lines',
  noIdForTime: 'the message has no id, which would tell its time',
  interrupted: '“{file}” was interrupted after {number} records: what follows is missing.',
  endsWithinRecord: 'the file ends in the middle of the record',
  lineNoPost: 'the line is no post',
  postNoChannel: 'the post names no channel',
  postNoUser: 'the post names no user',
  nothingKnown: 'the message holds nothing that Qunshu knows',
  noFrame: 'the line is no frame of Signal',
  longTexts: '{number} long texts go on in files of their own: they were not read.',
  untimedNotice: 'the notice has no time, nor has a message around it',
  missingParts: 'Parts of the export are missing: {files}.',
  ofSkippedMessage: 'it belongs to a skipped message',
  beforeFirstMessage: 'it stands before the first message',
  noPartOfMessage: 'it is no part of a message',
  beforeFirstDay: 'it stands before the first day',
  ofNoSuchDay: 'it belongs to a day that does not exist',
  isNoMessage: 'it is no message',
  partMissing: '“{file}” is missing: its {number} messages were not read.',
  partCount: '“{file}” holds {number} messages, not the {told} that the manifest tells.',
  onePart: 'This is one part of an export: import the folder in which its manifest.json lies.',
  telegramHtmlLess: 'The HTML of Telegram tells less than its JSON: account ids and edits are missing.',
  telegramFailed: 'Telegram could not export this message',
  onlyYours: '“{chat}” holds only your own messages: export the group itself, or tick “only my messages” off.',
  headingsSay: 'the headings of the columns say so',
  whichColumns: 'which of its columns hold the time, the sender and the text? It has {columns}',
  afterWritten: '{number} messages are dated after the file was written: the order of day and month may be wrong.',
  datesGoBack: 'The dates go back by more than a day {number} times.',
  pasted:
    'Lines {from} to {to} look like a chat that was pasted into the message in line {line}; they were kept as its text.',
  targetMissing: 'the message that this {relation} is about is missing',
  redactedMissing: 'the message that was redacted is missing',
  vote: 'it is a vote in a poll',
  reactionTakenBack: 'the reaction was taken back',
  encrypted: 'the message is encrypted, and the export could not open it',
  roomUnnamed: 'the export does not name the room',
  changeToAnother: 'the record tells of a change to another message',
  replyStandsInThread: 'the reply stands in its thread already',
  noListNamesChannel: 'no list of the export names the channel',
  dumpNamesNoChannel: 'the dump does not name the channel',
  severalChats: 'The table seems to hold several chats, which it does not tell apart: export each alone.',
  namesTaken: 'The file does not set names apart from texts. These were taken for names: {names}.',
  mailTooLarge: 'the mail is larger than 32 MB: its end was left out',
  subjectsBegin: 'most of the first subjects begin with it',
  repeats: 'it repeats an earlier message: the program wrote the chat again',
  zoneUntold: 'the export does not say in which zone its times are; this is the library’s',
  quoteNotClosed: 'a quotation mark is opened in line {line} and never closed',
  markAsText: 'A quotation mark is opened in line {line} and never closed: it was read as text.',
  rowTooLarge: 'the row is larger than 16 MB',
  mailNoDate: 'the mail has no date, or one that does not exist',
  noSuchTime: 'there is no such time',
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
