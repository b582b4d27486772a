import type { ParsedSender, ParsedTime, Quotation } from '../../../../contract/index.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import type { Senders } from '../../senders.ts';
import type { WeChatBody } from './body.ts';
import { kindOfNotice } from './kinds.ts';

/** When and where in its file a message stands, and its id where it has one. */
export interface Place {
  readonly at: ParsedTime;
  readonly line: number;
  readonly nativeId?: string | undefined;
}

/** What somebody says: a body, perhaps with what it quotes. */
export interface Speech extends WeChatBody {
  readonly quotation?: Quotation | undefined;
}

/** Adds what somebody says; whoever of `senders` it addresses with `@` is mentioned. */
export function addSpeech(
  records: Records,
  senders: Senders,
  sender: ParsedSender,
  speech: Speech,
  place: Place,
): void {
  const { kind, text, attachments, quotation } = speech;
  const message: MessageDraft = { type: 'message', sender, at: place.at, kind, text, line: place.line };
  if (place.nativeId !== undefined) {
    message.nativeId = place.nativeId;
  }
  if (attachments !== undefined) {
    message.attachments = attachments;
  }
  if (quotation !== undefined) {
    message.quotation = quotation;
  }
  const mentions = mentionsIn(text, senders.isKnown);
  if (mentions !== undefined) {
    message.mentions = mentions;
  }
  records.message(message);
}

/** Adds a notice of WeChat itself. */
export function addNotice(records: Records, text: string, { at, line, nativeId }: Place): void {
  const id = nativeId === undefined ? {} : { nativeId };
  records.message({ type: 'message', ...id, sender: null, at, kind: kindOfNotice(text), text, line });
}
