import type { ParsedChat } from '../../../../contract/index.ts';
import type { JsonSurvey } from '../../json-records.ts';
import { idOf, textOf } from '../../json-values.ts';

/** What an export says of a chat beside its messages. */
export interface ChatFacts {
  name?: string;
  type?: string;
  id?: string;
}

/** Telegram gives these chats no name of their own. */
const NAMES_BY_TYPE: Readonly<Record<string, string>> = {
  saved_messages: 'Saved Messages',
  replies: 'Replies',
  verification_codes: 'Verification Codes',
};

/** Takes in a value of a chat that is not a message. */
export function learnFact(facts: ChatFacts, name: string, value: unknown): void {
  if (name === 'id') {
    facts.id = idOf(value);
  } else if (name === 'type') {
    facts.type = textOf(value) ?? '';
  } else if (name === 'name') {
    // Null for somebody who deleted the account.
    facts.name = textOf(value) ?? 'Deleted Account';
  }
}

export function isComplete(facts: ChatFacts): boolean {
  return facts.type !== undefined && nameOf(facts) !== undefined;
}

export function nameOf({ name, type = '' }: ChatFacts): string | undefined {
  return name ?? NAMES_BY_TYPE[type];
}

export function kindOf({ type = '' }: ChatFacts): ParsedChat['kind'] {
  return type.endsWith('channel') ? 'channel' : type.endsWith('group') ? 'group' : 'private';
}

/**
 * Looks for the names of the chats. Telegram writes a chat's name before its messages; a file that another
 * program sorted may not, and is then read to its end before the first message is.
 */
export class TelegramSurvey implements JsonSurvey {
  /** In the order of their messages. */
  readonly chats: ChatFacts[] = [];
  #current: ChatFacts = {};
  #started = false;

  /** True when the names come first, so that no more looking ahead is needed. */
  enough = false;

  value(name: string, value: unknown): void {
    learnFact(this.#current, name, value);
  }

  enter(name: string): void {
    if (name === 'chat') {
      this.#current = {};
    } else if (name === 'messages') {
      this.chats.push(this.#current);
      this.enough ||= !this.#started && isComplete(this.#current);
      this.#started = true;
    }
  }
}
