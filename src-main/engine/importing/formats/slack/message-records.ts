import type { JsonParser } from '../../json-records.ts';
import type { Records } from '../../records.ts';
import type { SlackMessages } from './messages.ts';
import { withoutTokens } from './mrkdwn.ts';

/** Characters of a skipped record that are searched for tokens: more than a report keeps of it. */
const SEARCHED = 4000;

/** Puts the messages of one channel among the records, counted through all its files. */
export class MessageRecords implements JsonParser {
  readonly #records: Records;
  readonly #messages: SlackMessages;
  #count = 0;

  constructor(records: Records, messages: SlackMessages) {
    this.#records = records;
    this.#messages = messages;
  }

  value(_name: string, value: unknown): void {
    const line = this.#count++;
    const message = this.#messages.read(value, line);
    if (typeof message === 'string') {
      this.#records.skip(line, message, withoutTokens(JSON.stringify(value).slice(0, SEARCHED)));
    } else {
      this.#records.message(message);
    }
  }

  unreadable(_name: string, _index: number, reason: string, text: string): void {
    this.#records.skip(this.#count++, reason, withoutTokens(text.slice(0, SEARCHED)));
  }
}
