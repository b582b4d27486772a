import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { type JsonParser, parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { MatrixEvents } from './events.ts';
import { MatrixSurvey } from './survey.ts';

const selection: JsonSelection = {
  keys: { room_name: { take: 'room' }, messages: { elements: { take: 'event' } } },
};

/** The JSON that Element exports of a room: see SPEC.md. */
export const matrixJson: Format = {
  id: 'matrix-json',
  name: 'Matrix (Element, JSON)',
  platform: 'matrix',
  extensions: ['json', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'names' },
  sniff,
  async *parse(source, options) {
    const survey = new MatrixSurvey();
    await surveyJson(source, selection, survey, () => false);
    const records = new Records();
    const name = options.chat ?? survey.room ?? stemOf(source.name);
    const kind = survey.isPrivate ? 'private' : 'group';
    const { roomId } = survey;
    records.chat({ type: 'chat', platform: 'matrix', kind, name, ...(roomId !== undefined && { nativeId: roomId }) });
    if (options.chat === undefined && survey.room === undefined) {
      const because = 'the export does not name the room';
      records.note({ type: 'guess', what: 'chat-name', value: name, because });
    }
    yield* readEvents(source, survey, records);
  },
};

function sniff({ paths }: ExportHead): number {
  const isEvents = paths.has('messages[].origin_server_ts') && paths.has('messages[].type');
  const isElement =
    paths.has('room_name') && paths.has('messages') && (paths.has('exported_by') || paths.has('export_date'));
  return isEvents && isElement ? 1 : isEvents || isElement ? 0.8 : 0;
}

function readEvents(source: ExportSource, survey: MatrixSurvey, records: Records): ReturnType<Format['parse']> {
  const events = new MatrixEvents(survey);
  const parser: JsonParser = {
    value(name, value, index) {
      if (name !== 'event') {
        return;
      }
      const event = objectOf(value);
      const read = event === null ? 'the record is no event' : events.read(event, index);
      if (typeof read === 'string') {
        records.skip(index, read, wordsOf(event));
      } else if (read !== null) {
        records.message(read);
      }
    },
    unreadable(_name, index, reason, text) {
      records.skip(index, reason, text);
    },
  };
  return parseJsonRecords(source, selection, parser, records);
}

/** What a report shows of an event: not all of it, which may hold the keys of encrypted files. */
function wordsOf(event: JsonObject | null): string {
  return textOf(objectOf(event?.content)?.body) ?? textOf(event?.type) ?? '';
}
