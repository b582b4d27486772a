import type { ParsedChat, ParsedGuess } from '../../../../contract/index.ts';
import { decideDateOrder } from '../../date-order.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { authorEnd } from './authors.ts';
import { chatNameFromFile, plainFileName } from './chat-name.ts';
import { readHeader } from './header.ts';
import { WhatsAppParser } from './parser.ts';
import { type Survey, surveyExport } from './survey.ts';

/** Chats exported by WhatsApp on iOS and Android, as text or in a zip archive: see SPEC.md. */
export const whatsapp: Format = {
  id: 'whatsapp',
  name: 'WhatsApp',
  platform: 'whatsapp',
  extensions: ['txt', 'zip'],
  survives: { times: 'minute or second', replies: 'no', reactions: 'no', files: 'names' },
  sniff,
  async *parse(source, options) {
    const survey = await surveyExport(source);
    const reading = decideDateOrder(survey.dates, options.dateOrder, source.archive ?? source.name);
    const records = new Records();
    const name = options.chat === undefined ? chatName(source, survey) : { value: options.chat, because: null };
    records.chat({ type: 'chat', platform: 'whatsapp', kind: chatKind(survey), name: name.value });
    if (name.because !== null) {
      records.note({ type: 'guess', what: 'chat-name', value: name.value, because: name.because });
    }
    if (reading.because !== null) {
      const value = (['dmy', 'mdy', 'ymd'] as const)[reading.year === 0 ? 2 : reading.day < reading.month ? 0 : 1];
      const guess: ParsedGuess = { type: 'guess', what: 'date-order', value, because: reading.because };
      records.note(guess);
    }
    yield* parseLines(source, new WhatsAppParser(records, survey, reading, source.modifiedAt), records);
  },
};

function sniff(head: ExportHead): number {
  const score = likeness(countHeaders(head.lines, isMessage));
  return score > 0 && chatNameFromFile(head.name, null) !== null ? score + (1 - score) / 2 : score;
}

/** Stricter than reading: other programs put a time in brackets too, but no name with a colon after it. */
function isMessage(line: string): boolean {
  const header = readHeader(line);
  if (header === null || line[header.end] === '<' || line[header.end] === '*') {
    return false;
  }
  return header.shape === 'dash' || authorEnd(line, header.end) !== -1;
}

function chatKind(survey: Survey): ParsedChat['kind'] {
  return survey.createdGroup !== null || survey.authors.senders().length > 2 ? 'group' : 'private';
}

function chatName(source: ExportSource, survey: Survey): { value: string; because: string } {
  const fromFile = chatNameFromFile(source.name, source.archive);
  if (fromFile !== null) {
    return { value: fromFile, because: 'the file is named so' };
  }
  if (survey.createdGroup !== null) {
    return { value: survey.createdGroup, because: 'a notice says that the group was created' };
  }
  if (survey.noticeSender !== null) {
    return { value: survey.noticeSender, because: 'the first notice is signed so' };
  }
  const plain = plainFileName(source.name);
  if (plain !== null) {
    return { value: plain, because: 'the file is named so' };
  }
  const people = survey.authors.senders().slice(0, 3).join(', ');
  return { value: people === '' ? 'WhatsApp' : people, because: 'these people write most' };
}
