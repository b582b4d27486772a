import type { ImportOptions, ParsedMessage, ParsedRecord } from '../../contract/index.ts';
import type { ExportSource } from './format.ts';
import { type JsonParser, type JsonSurvey, parseJsonRecords, surveyJson } from './json-records.ts';
import type { JsonSelection } from './json-selection.ts';
import { type JsonObject, objectOf } from './json-values.ts';
import { type ChatFacts, openOnlyChat } from './only-chat.ts';
import { Records } from './records.ts';

/** How a format reads a JSON document of one chat: facts about it, and an array `messages`. */
export interface JsonChat {
  /** Takes a fact that stands beside the messages. */
  learn(name: string, value: unknown): void;
  /** Whether messages that begin now can be read: else the document is searched for facts to its end. */
  knowsEnough(): boolean;
  /** Of the chat, once the facts are learnt. */
  facts(): ChatFacts;
  /** The message of a record; a text that says why there is none. */
  read(record: JsonObject, index: number): ParsedMessage | string;
}

/**
 * Reads a JSON document of one chat; its facts may stand before or behind the messages.
 * @param facts what to hand to `learn`, by key
 * @throws {QunshuError} `export-damaged` where the document breaks off or is no JSON.
 */
export async function* parseJsonChat(
  source: ExportSource,
  options: ImportOptions,
  facts: Readonly<Record<string, JsonSelection>>,
  chat: JsonChat,
): AsyncGenerator<readonly ParsedRecord[]> {
  const survey = new Survey(chat);
  const passed: JsonSelection = { keys: { ...facts, messages: { elements: {}, name: 'messages' } } };
  await surveyJson(source, passed, survey, () => survey.enough);
  const records = new Records();
  openOnlyChat(records, chat.facts(), source, options);
  const wanted: JsonSelection = { keys: { messages: { elements: { take: 'message' } } } };
  yield* parseJsonRecords(source, wanted, new Messages(records, chat), records);
}

class Survey implements JsonSurvey {
  readonly #chat: JsonChat;
  enough = false;

  constructor(chat: JsonChat) {
    this.#chat = chat;
  }

  value(name: string, value: unknown): void {
    this.#chat.learn(name, value);
  }

  /** The messages begin. */
  enter(): void {
    this.enough = this.#chat.knowsEnough();
  }
}

class Messages implements JsonParser {
  readonly #records: Records;
  readonly #chat: JsonChat;

  constructor(records: Records, chat: JsonChat) {
    this.#records = records;
    this.#chat = chat;
  }

  value(_name: string, value: unknown, index: number): void {
    addRecord(this.#records, value, index, (record) => this.#chat.read(record, index));
  }

  unreadable(_name: string, index: number, reason: string, text: string): void {
    this.#records.skip(index, reason, text);
  }
}

/** Adds the message of a record, or tells why there is none. */
export function addRecord(
  records: Records,
  value: unknown,
  line: number,
  read: (record: JsonObject) => ParsedMessage | string,
): void {
  const record = objectOf(value);
  const message = record === null ? 'the record is no message' : read(record);
  if (typeof message === 'string') {
    records.skip(line, message, JSON.stringify(value));
  } else {
    records.message(message);
  }
}
