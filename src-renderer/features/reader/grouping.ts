import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { dayOf } from '../../app/i18n/format.ts';

const TOGETHER_MS = 5 * 60_000;

/** How a message stands below the one before it. */
export interface Placement {
  /** A day separator comes first (READER-7). */
  readonly newDay: boolean;
  /** It stands under the name of the message before (READER-8). */
  readonly continued: boolean;
}

/** `before` is the message at the position before; undefined for the first and while it is not there. */
export function placementOf(message: PlacedMessage, before: PlacedMessage | undefined, timezone: string): Placement {
  if (!before) return { newDay: true, continued: false };
  const newDay = dayOf(message.sentAt, timezone) !== dayOf(before.sentAt, timezone);
  const continued =
    !newDay &&
    message.senderId !== null &&
    message.senderId === before.senderId &&
    message.kind !== 'system' &&
    before.kind !== 'system' &&
    message.replyTo === null &&
    message.quotation === undefined &&
    message.sentAt - before.sentAt <= TOGETHER_MS;
  return { newDay, continued };
}
