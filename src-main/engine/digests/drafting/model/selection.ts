import type { MessageRole, ThreadMessage } from '../../../../contract/index.ts';
import { bodyOf } from '../conversation.ts';

/** What a model is given of a conversation, in chat order. */
export interface Selection {
  readonly chosen: readonly { readonly message: ThreadMessage; readonly text: string }[];
  /** Messages of substance that had no room. */
  readonly leftOut: number;
  /** Messages of which only the beginning had room. */
  readonly shortened: number;
}

/** What is given up last comes first. */
const IMPORTANCE: readonly MessageRole[] = [
  'question',
  'answer',
  'confirmation',
  'background',
  'follow-up',
  'other',
  'thanks',
];
/** Characters around each message: its number and its sender. */
const FRAME = 20;
/** No message takes more than this share of the room. */
const LARGEST_SHARE = 1 / 4;

/**
 * The messages that say something, as far as there is room: questions and answers before the rest, earlier ones
 * before later ones (MODEL-DRAFT-4).
 *
 * @param longest characters in all
 */
export function selectMessages(messages: readonly ThreadMessage[], longest: number): Selection {
  const speaking = messages.filter((message) => bodyOf(message) !== '');
  const largest = Math.floor(longest * LARGEST_SHARE) - FRAME;
  const texts = new Map<string, string>();
  let room = longest;
  for (const role of IMPORTANCE) {
    for (const message of speaking) {
      const text = beginning(message.text.trim(), largest);
      if (message.role === role && text.length + FRAME <= room) {
        texts.set(message.id, text);
        room -= text.length + FRAME;
      }
    }
  }
  const chosen = speaking.flatMap((message) => {
    const text = texts.get(message.id);
    return text === undefined ? [] : [{ message, text }];
  });
  return {
    chosen,
    leftOut: speaking.length - chosen.length,
    shortened: chosen.filter(({ message, text }) => text !== message.text.trim()).length,
  };
}

function beginning(text: string, most: number): string {
  // Never half of a surrogate pair.
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
