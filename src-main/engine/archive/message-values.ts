import type { ParsedMessage } from '../../contract/index.ts';
import { stringifyExtra } from './rows.ts';

/** Columns of `message` that an import writes, in the order of `MessageValues`. */
export const MESSAGE_COLUMNS = [
  'seq',
  'chat',
  'at',
  'sender',
  'kind',
  'text',
  'key_high',
  'key_low',
  'reply_high',
  'reply_low',
  'import',
  'line',
  'extra',
  'mark',
] as const;

export type MessageValues = [
  seq: number,
  chat: number,
  at: number,
  sender: number | null,
  kind: number,
  text: string,
  keyHigh: number,
  keyLow: number,
  replyHigh: number | null,
  replyLow: number | null,
  importNumber: number,
  line: number,
  extra: string | null,
  mark: number,
];

/** What few messages have, as JSON; the platform's id, which most may have, is left to `withNativeId`. */
export function extraOf(message: ParsedMessage): string | null {
  const { mentions, reactions, attachments, quotation, editedAt, topic } = message;
  return mentions || reactions || attachments || quotation || editedAt !== undefined || topic !== undefined
    ? stringifyExtra({ mentions, reactions, attachments, quotation, editedAt, topic })
    : null;
}

/** Puts the platform’s id before the rest, so that the same content gives the same text. */
export function withNativeId(extra: string | null, nativeId: string | undefined): string | null {
  if (nativeId === undefined) {
    return extra;
  }
  const id = `{"nativeId":${JSON.stringify(nativeId)}`;
  return extra === null ? `${id}}` : `${id},${extra.slice(1)}`;
}
