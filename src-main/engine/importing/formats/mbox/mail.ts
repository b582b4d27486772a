import { isAscii, isUtf8 } from 'node:buffer';
import PostalMime, { decodeWords, type Email } from 'postal-mime';
import type { Attachment, ParsedTime } from '../../../../contract/index.ts';
import { chooseLegacyEncoding } from '../../encoding.ts';
import { plainText } from '../../html-plain.ts';
import { readMoment, timeOfMoment } from '../../written-moment.ts';
import { type MailBody, readBody } from './body.ts';
import type { RawMail } from './splitter.ts';

/** A mail with its charsets and parts resolved. */
export interface Mail {
  /** Lower-case address; empty where there is none. */
  readonly address: string;
  readonly name: string;
  readonly at: ParsedTime | null;
  readonly subject: string;
  readonly messageId: string | undefined;
  /** The id of the mail it answers. */
  readonly inReplyTo: string | undefined;
  readonly listId: string | undefined;
  readonly body: MailBody;
  readonly attachments: readonly Attachment[];
}

/** Zones that RFC 5322 still allows in letters, as offsets. */
const ZONES: Readonly<Record<string, string>> = {
  UT: '+0000',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
};
const ID = /<([^<>\s]+)>/g;

/** Reads one mail. @throws whatever the MIME reader throws at a mail that nests too deep. */
export async function readMail({ bytes, fromLine }: RawMail): Promise<Mail> {
  const email = await PostalMime.parse(withCharset(bytes), { maxNestingDepth: 100 });
  const header = (key: string) => email.headers.find((one) => one.key === key)?.value ?? '';
  const { address, name } = authorOf(email, header('from'));
  const references = idsIn(header('references'));
  const listId = header('list-id');
  return {
    address,
    name,
    at:
      timeOf(header('date')) ??
      (header('date') === '' ? timeOf(fromLine.replace(/^From .*?\s+(?=[A-Z][a-z]{2} )/, '')) : null),
    subject: (email.subject ?? '').replace(/\s+/g, ' ').trim(),
    messageId: idsIn(header('message-id'))[0],
    inReplyTo: idsIn(header('in-reply-to'))[0] ?? references.at(-1),
    listId: listId === '' ? undefined : decodeWords(listId),
    body: readBody(email.text ?? plainText(email.html ?? '')),
    attachments: email.attachments.map(({ filename, mimeType }) => ({
      name: filename ?? mimeType,
      mime: mimeType,
      missing: true,
    })),
  };
}

/** Says which charset a mail is in that does not say it itself. */
function withCharset(bytes: Buffer): Buffer {
  if (isAscii(bytes) || /^content-type:/im.test(headersOf(bytes))) {
    return bytes;
  }
  const charset = isUtf8(bytes) ? 'utf-8' : chooseLegacyEncoding(bytes);
  return Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${charset}\r\n`), bytes]);
}

function headersOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, 1 << 16).split(/\r?\n\r?\n/, 1)[0] ?? '';
}

/** Mailman writes `user at host (Name)`, so that no address can be gathered by machine. */
function authorOf(email: Email, written: string): { address: string; name: string } {
  const [, user, host, comment = ''] = /^(\S+) at (\S+?)(?: \((.*)\))?$/.exec(written.trim()) ?? [];
  const address = (user === undefined ? email.from?.address : `${user}@${host}`)?.toLowerCase() ?? '';
  const name = (user === undefined ? email.from?.name : decodeWords(comment))?.trim() ?? '';
  return { address, name: name || address };
}

function timeOf(written: string): ParsedTime | null {
  const text = written
    .replace(/\s+/g, ' ')
    .replace(/ ([A-Z]{2,3})$/, (all, zone: string) => (zone in ZONES ? ` ${ZONES[zone]}` : all));
  const moment = readMoment(text.trim());
  return moment?.reading == null ? null : timeOfMoment(moment, null);
}

function idsIn(text: string): string[] {
  return Array.from(text.matchAll(ID), ([, id = '']) => id);
}
