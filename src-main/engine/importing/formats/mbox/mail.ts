import { isAscii } from 'node:buffer';
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import type { Attachment, ParsedTime } from '../../../../contract/index.ts';
import { plainText } from '../../html-plain.ts';
import { ownCopy } from '../../senders.ts';
import { readMoment, timeOfMoment } from '../../written-moment.ts';
import { type MailBody, readBody } from './body.ts';
import { charsetOf, readOnePart, type WrittenMail } from './one-part.ts';
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
const ID = /<([^<>\s]+)>/;
const IDS = new RegExp(ID, 'g');
/** More people than write to any list. */
const REMEMBERED = 20_000;

type ReadMail = WrittenMail & Pick<Mail, 'attachments'>;

/** Somebody as a mail names them; the address is in small letters and empty where there is none. */
type Author = Pick<Mail, 'address' | 'name'>;

/** Reads mails one after the other, and remembers who wrote them. */
export class MailReader {
  readonly #authors = new Map<string, Author>();

  /** Reads one mail. @throws whatever the MIME reader throws at a mail that nests too deep. */
  async read({ bytes, fromLine }: RawMail): Promise<Mail> {
    const onePart = readOnePart(bytes);
    const mail = onePart === null ? await readParts(bytes) : { ...onePart, attachments: [] };
    return mailOf(mail, fromLine, this.#authorOf(mail.header('from')));
  }

  #authorOf(written: string): Author {
    const known = this.#authors.get(written);
    if (known !== undefined) {
      return known;
    }
    const author = authorOf(written);
    if (this.#authors.size < REMEMBERED) {
      this.#authors.set(ownCopy(written), author);
    }
    return author;
  }
}

/** Reads a mail of any form. */
async function readParts(bytes: Buffer): Promise<ReadMail> {
  const { headers, text, html, attachments } = await PostalMime.parse(withCharset(bytes), { maxNestingDepth: 100 });
  return {
    header: (name) => headers.find(({ key }) => key === name)?.value ?? '',
    text: text ?? plainText(html ?? ''),
    attachments: attachments.map(({ filename, mimeType }) => ({
      name: filename ?? mimeType,
      mime: mimeType,
      missing: true,
    })),
  };
}

function mailOf({ header, text, attachments }: ReadMail, fromLine: string, author: Author): Mail {
  const listId = header('list-id');
  const date = header('date');
  return {
    ...author,
    at: timeOf(date) ?? (date === '' ? timeOf(fromLine.replace(/^From .*?\s+(?=[A-Z][a-z]{2} )/, '')) : null),
    subject: withWords(header('subject')).replace(/\s+/g, ' ').trim(),
    messageId: firstId(header('message-id')),
    inReplyTo: firstId(header('in-reply-to')) ?? lastId(header('references')),
    listId: listId === '' ? undefined : withWords(listId),
    body: readBody(text),
    attachments,
  };
}

/** Says which charset a mail is in that does not say it itself. */
function withCharset(bytes: Buffer): Buffer {
  if (isAscii(bytes) || /^content-type:/im.test(headersOf(bytes))) {
    return bytes;
  }
  return Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${charsetOf(bytes)}\r\n`), bytes]);
}

function headersOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, 1 << 16).split(/\r?\n\r?\n/, 1)[0] ?? '';
}

/** Mailman writes `user at host (Name)`, so that no address can be gathered by machine. */
function authorOf(written: string): Author {
  const [, user, host, comment = ''] = /^(\S+) at (\S+?)(?: \((.*)\))?$/.exec(written.trim()) ?? [];
  const first = user === undefined ? addressParser(written)[0] : undefined;
  const address = (user === undefined ? first?.address : `${user}@${host}`)?.toLowerCase() ?? '';
  const name = (user === undefined ? first?.name : withWords(comment))?.trim() ?? '';
  return { address, name: name || address };
}

/** A header with its encoded words read. */
function withWords(written: string): string {
  return written.includes('=?') ? decodeWords(written) : written;
}

function timeOf(written: string): ParsedTime | null {
  const text = written
    .replace(/\s+/g, ' ')
    .replace(/ ([A-Z]{2,3})$/, (all, zone: string) => (zone in ZONES ? ` ${ZONES[zone]}` : all));
  const moment = readMoment(text.trim());
  return moment?.reading == null ? null : timeOfMoment(moment, null);
}

function firstId(text: string): string | undefined {
  return ID.exec(text)?.[1];
}

function lastId(text: string): string | undefined {
  return text === '' ? undefined : text.match(IDS)?.at(-1)?.slice(1, -1);
}
