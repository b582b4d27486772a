import type { Attachment, ImportOptions, MessageKind } from '../../../../contract/index.ts';
import type { ExportSource } from '../../format.ts';
import { openOnlyChat } from '../../only-chat.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds } from '../../written-time.ts';
import { kindOfType } from '../wechat/kinds.ts';
import { quotationOf } from '../wechat/quotes.ts';
import { addNotice, addSpeech, type Speech } from '../wechat/speech.ts';
import { unescapeXml } from '../wechat/xml.ts';
import type { ArrayReceiver } from './array-scanner.ts';

const SELF = '我';
const NOTICE = 0;
const APP_MESSAGE = 49;
const QUOTE = 57;
const FILE = 6;
/** A line that only tells when the next messages were written. */
const TIME_LINE = /^\s*\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?\s*$/;

type Values = ReadonlyMap<string, string>;

/** Takes the messages of a page. */
export class MemoTracePage implements ArrayReceiver {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #senders = new Senders();
  #name: string | undefined;

  constructor(records: Records, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#source = source;
    this.#options = options;
  }

  title(text: string): void {
    this.#name = unescapeXml(text) || undefined;
  }

  object(values: Values, line: number): void {
    const type = Number(values.get('type') ?? Number.NaN);
    const text = textIn(values, 'text');
    if (type === NOTICE && TIME_LINE.test(text)) {
      return;
    }
    this.#open(values.get('is_chatroom') === '1');
    const instant = epochMilliseconds(Number(values.get('timestamp') || Number.NaN) || undefined);
    if (instant === null || Number.isNaN(type)) {
      const reason = Number.isNaN(type) ? 'the record is no message' : 'the message has no time';
      this.#records.skip(line, reason, [...values].map((entry) => entry.join(':')).join(','));
      return;
    }
    const place = { at: { local: instant, instant }, line };
    if (type === NOTICE) {
      addNotice(this.#records, text, place);
      return;
    }
    const name = values.get('is_send') === '1' ? SELF : unescapeXml(values.get('displayname') ?? '') || this.#name;
    const subtype = Number(values.get('sub_type') ?? 0);
    const speech = speechOf(kindOfType({ type, subtype }) ?? 'other', type, subtype, values, text);
    addSpeech(this.#records, this.#senders, this.#senders.of(name ?? ''), speech, place);
  }

  unreadable(line: number, reason: string, text: string): void {
    this.#open(true);
    this.#records.skip(line, reason, text);
  }

  end(): void {
    this.#open(true);
  }

  #open(isGroup: boolean): void {
    if (!this.#records.opened) {
      const kind = isGroup ? 'group' : 'private';
      openOnlyChat(this.#records, { platform: 'wechat', kind, name: this.#name }, this.#source, this.#options);
    }
  }
}

function speechOf(kind: MessageKind, type: number, subtype: number, values: Values, text: string): Speech {
  if (kind === 'image' || kind === 'voice' || kind === 'video' || kind === 'sticker') {
    // A sticker is written as a picture; only its address tells them apart.
    const isSticker = kind === 'image' && /^https?:|\/emoji\//.test(text);
    const said = kind === 'voice' ? textIn(values, 'voice_to_text') : '';
    return { kind: isSticker ? 'sticker' : kind, text: said, attachments: [attachmentOf(text, undefined)] };
  }
  if (type !== APP_MESSAGE || subtype === QUOTE) {
    const quoted = textIn(values, 'refer_text');
    return { kind, text, ...(quoted !== '' && { quotation: quotationOf(quoted) }) };
  }
  if (subtype === FILE) {
    return { kind, text: '', attachments: [attachmentOf(text, textIn(values, 'file_name'))] };
  }
  const parts = ['title', 'description', 'artist', 'url', 'link_url'].map((key) => textIn(values, key));
  const told = parts.filter((part) => part !== '' && part !== 'None');
  return { kind, text: told.length === 0 ? text : told.join('\n') };
}

function attachmentOf(written: string, name: string | undefined): Attachment {
  const path = written.replaceAll('\\', '/').replace(/^\.\//, '');
  const isInside = path !== '' && !/^(?:https?:|\/|[A-Za-z]:)/.test(path);
  const known = name || path.split('/').at(-1) || 'file';
  return isInside ? { name: known, path } : { name: known, missing: true };
}

/** A value without the escapes of HTML; what tags are left are those of the exporter. */
function textIn(values: Values, key: string): string {
  const written = values.get(key) ?? '';
  if (!/[<&]/.test(written)) {
    return written;
  }
  const lines = written.replace(/<br ?\/?>/g, '\n').replaceAll('&emsp;', '\t');
  return unescapeXml(
    lines.replace(/<img[^<>]{0,300} alt="([^"<>]{0,100})"[^<>]{0,300}>/g, '$1').replace(/<[^<>]{1,500}>/g, ''),
  );
}
