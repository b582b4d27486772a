import type { ImportOptions, ParsedGuess } from '../../../../contract/index.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource, Format } from '../../format.ts';
import { type JsonParser, type JsonSurvey, parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { ChatLabMessages, chatOf } from './messages.ts';

const selection: JsonSelection = {
  keys: {
    meta: { take: 'meta' },
    members: { elements: { take: 'member' } },
    messages: { elements: { take: 'message' }, name: 'messages' },
  },
};
const surveySelection: JsonSelection = { keys: { ...selection.keys, messages: { elements: {}, name: 'messages' } } };

/** The JSON form of the ChatLab standard, which several WeChat and QQ exporters write: see SPEC.md. */
export const chatlabJson: Format = {
  id: 'chatlab-json',
  name: 'ChatLab (JSON)',
  platform: 'other',
  extensions: ['json'],
  survives: { times: 'exact', replies: 'yes', reactions: 'no', files: 'placeholders' },
  sniff: ({ paths }) => (paths.has('chatlab') && paths.has('messages') ? 1 : paths.has('chatlab') ? 0.7 : 0),
  async *parse(source, options) {
    const survey = new Survey();
    await surveyJson(source, surveySelection, survey, () => survey.enough);
    const records = new Records();
    openChat(records, survey.meta, source, options);
    yield* parseJsonRecords(source, selection, new Messages(records, survey.messages), records);
  },
};

/** Opens the chat; guesses its name where neither the export nor the user says it. */
export function openChat(records: Records, meta: JsonObject, source: ExportSource, options: ImportOptions): void {
  const known = options.chat ?? textOf(meta.name);
  const name = known ?? stemOf(source.name);
  records.chat(chatOf(meta, name));
  if (known === undefined) {
    const because = 'the export does not name the chat';
    const guess: ParsedGuess = { type: 'guess', what: 'chat-name', value: name, because };
    records.note(guess);
  }
}

/** Learns what stands beside the messages: usually before them, so that little is read. */
class Survey implements JsonSurvey {
  readonly messages = new ChatLabMessages();
  meta: JsonObject = {};
  enough = false;
  #knowsMeta = false;

  value(name: string, value: unknown): void {
    if (name === 'meta') {
      this.meta = objectOf(value) ?? {};
      this.#knowsMeta = true;
    } else {
      this.messages.addMember(value);
    }
  }

  /** The messages begin. */
  enter(): void {
    this.enough = this.#knowsMeta;
  }
}

class Messages implements JsonParser {
  readonly #records: Records;
  readonly #messages: ChatLabMessages;

  constructor(records: Records, messages: ChatLabMessages) {
    this.#records = records;
    this.#messages = messages;
  }

  value(name: string, value: unknown, index: number): void {
    if (name !== 'message') {
      return;
    }
    const message = this.#messages.read(value, index);
    if (typeof message === 'string') {
      this.#records.skip(index, message, JSON.stringify(value));
    } else {
      this.#records.message(message);
    }
  }

  unreadable(_name: string, index: number, reason: string, text: string): void {
    this.#records.skip(index, reason, text);
  }
}
