import type { Attachment, MessageKind, Quotation } from '../../../../contract/index.ts';
import { kindOfFile } from '../discord/media.ts';

/** What a line says behind its time. */
export interface MatrixBody {
  /** Null for a notice. */
  readonly name: string | null;
  readonly kind: MessageKind;
  readonly text: string;
  readonly quotation?: Quotation;
  readonly attachment?: Attachment;
}

const OMITTED = / \(Media omitted(?: - file size limit exceeded)?\)$/;
const ATTACHED = / \(File Attached\)$/;
const PICTURE = /^(.{1,100}?) sent (?:an image|a sticker)\.$/;
const REPLY = /^<(@[^\s"<>]{1,255})(?: "([^\n]{0,40}?)(?:\.\.\.)?")?> /;
/** Notices that hold a colon. */
const NOTICE =
  /^.{1,100} (?:changed|set|removed|added|updated|made|declined|rejected|created) (?:the|a|this|room|their) /;
const LONGEST_NAME = 100;

/** Takes what follows the time of a line apart. */
export function readBody(written: string, isKnown: (name: string) => boolean): MatrixBody {
  const isOmitted = OMITTED.test(written);
  const isAttached = !isOmitted && ATTACHED.test(written);
  const said = isOmitted || isAttached ? written.replace(isOmitted ? OMITTED : ATTACHED, '') : written;
  const picture = PICTURE.exec(said)?.[1];
  if (picture !== undefined && (isOmitted || isAttached || isKnown(picture))) {
    const kind = said.endsWith('sticker.') ? 'sticker' : 'image';
    return { name: picture, kind, text: '', attachment: fileNamed(kind, isOmitted) };
  }
  if (said.startsWith('* ')) {
    const name = actorOf(said.slice(2), isKnown);
    return { name, kind: 'text', text: said.slice(3 + name.length) };
  }
  const colon = said.indexOf(': ');
  if (colon <= 0 || colon > LONGEST_NAME || (NOTICE.test(said) && !isKnown(said.slice(0, colon)))) {
    return { name: null, kind: 'system', text: said };
  }
  const name = said.slice(0, colon);
  const text = said.slice(colon + 2);
  if (isOmitted || isAttached) {
    return { name, kind: kindOfFile(text), text: '', attachment: fileNamed(text, isOmitted) };
  }
  const reply = REPLY.exec(text);
  return reply === null ? { name, kind: 'text', text } : { name, kind: 'text', ...readReply(text, reply) };
}

function fileNamed(name: string, isMissing: boolean): Attachment {
  return isMissing ? { name, missing: true } : { name };
}

/** Old programs put what they reply to into the text; Element shows its beginning. */
function readReply(
  text: string,
  [lead, sender, quoted = '']: readonly string[],
): { text: string; quotation: Quotation } {
  const quotation: Quotation = { ...(sender !== undefined && { sender }), text: quoted };
  return { text: text.slice(lead?.length ?? 0), quotation };
}

/** Who acts: the longest known name the line begins with, else its first word. */
function actorOf(text: string, isKnown: (name: string) => boolean): string {
  const words = text.slice(0, LONGEST_NAME).split(' ');
  for (let count = words.length - 1; count > 1; count--) {
    const name = words.slice(0, count).join(' ');
    if (isKnown(name)) {
      return name;
    }
  }
  return words[0] ?? '';
}
