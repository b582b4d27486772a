import type { ImportOptions, ParsedRecord } from '../../../../contract/index.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { openOnlyChat } from '../../only-chat.ts';
import { Records } from '../../records.ts';
import { type Mail, MailReader } from './mail.ts';
import { MailMessages, tagOf } from './messages.ts';
import { beginsMail, type RawMail, splitMails } from './splitter.ts';

/** So many mails are looked at to find out which list they are of. */
const SAMPLE = 20;
/** Mails between two batches of records. */
const BATCH = 200;
const HEADERS = /^(?:from|to|date|subject|message-id|received|mime-version|return-path|delivered-to):/i;

/** Mailboxes, the archives of mailing lists, single mails: see SPEC.md. */
export const mbox: Format = {
  id: 'mbox',
  name: 'Mail (mbox, Mailman)',
  platform: 'mail',
  extensions: ['mbox', 'txt', 'eml'],
  survives: { times: 'exact', replies: 'yes', reactions: 'no', files: 'names' },
  sniff,
  async *parse(source, options) {
    const records = new Records();
    const reader = new MailReader();
    const messages = new MailMessages();
    const waiting: Entry[] = [];
    const release = () => {
      openList(records, waiting, source, options);
      for (const entry of waiting.splice(0)) {
        add(entry, messages, records);
      }
    };
    for await (const raw of splitMails(source.chunks())) {
      const entry = await entryOf(raw, reader);
      if (records.opened) {
        add(entry, messages, records);
      } else if (waiting.push(entry) === SAMPLE) {
        release();
      }
      const batch = raw.index % BATCH === 0 ? records.take() : null;
      if (batch !== null) {
        yield batch;
      }
    }
    if (!records.opened) {
      release();
    }
    yield records.take() ?? [];
  },
};

function sniff({ lines }: ExportHead): number {
  if (beginsMail(lines[0] ?? '', lines[1] ?? '')) {
    return 1;
  }
  const end = lines.indexOf('');
  const names = new Set(
    lines.slice(0, end === -1 ? 50 : end).flatMap((line) => HEADERS.exec(line)?.[0].toLowerCase() ?? []),
  );
  return HEADERS.test(lines[0] ?? '') && names.size >= 3 && names.has('from:') ? 0.6 : 0;
}

/** A mail that was read, or why it could not be. */
interface Entry {
  readonly raw: Pick<RawMail, 'index' | 'isCut'>;
  readonly mail: Mail | null;
  readonly head: string;
  readonly problem: string;
}

async function entryOf({ index, isCut, bytes, ...raw }: RawMail, reader: MailReader): Promise<Entry> {
  const head = bytes.toString('utf8', 0, 400);
  try {
    return { raw: { index, isCut }, mail: await reader.read({ index, isCut, bytes, ...raw }), head, problem: '' };
  } catch (error) {
    const problem = `the mail cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { raw: { index, isCut }, mail: null, head, problem };
  }
}

function add({ raw: { index, isCut }, mail, head, problem }: Entry, messages: MailMessages, records: Records): void {
  const message = mail === null ? problem : messages.read(mail, index);
  if (typeof message === 'string') {
    records.skip(index, message, head);
    return;
  }
  records.message(message);
  if (isCut) {
    records.skip(index, 'the mail is larger than 32 MB: its end was left out', head);
  }
}

function openList(records: Records, first: readonly Entry[], source: ExportSource, options: ImportOptions): void {
  const mails = first.flatMap(({ mail }) => mail ?? []);
  const listId = mails.find((mail) => mail.listId !== undefined)?.listId;
  if (listId !== undefined) {
    const [, phrase = '', id = ''] = /^(.*?)\s*<([^<>]+)>/.exec(listId) ?? [];
    const nativeId = id || listId.trim();
    const name = phrase.replace(/^"|"$/g, '').trim() || nativeId.split('.')[0];
    openOnlyChat(records, { platform: 'mail', kind: 'group', name, nativeId }, source, options);
    return;
  }
  const tag = commonTag(mails);
  const name = options.chat ?? tag;
  openOnlyChat(records, { platform: 'mail', kind: 'group', name }, source, options);
  if (options.chat === undefined && tag !== undefined) {
    const because = 'most of the first subjects begin with it';
    const guess: ParsedRecord = { type: 'guess', what: 'chat-name', value: tag, because };
    records.note(guess);
  }
}

/** The tag that most subjects bear. */
function commonTag(mails: readonly Mail[]): string | undefined {
  const [first] = mails.flatMap(({ subject }) => tagOf(subject) ?? []);
  const bearing = mails.filter(({ subject }) => tagOf(subject) === first);
  return bearing.length * 2 > mails.length ? first : undefined;
}
