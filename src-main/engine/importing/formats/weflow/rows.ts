import type {
  Attachment,
  ImportOptions,
  MessageKind,
  ParsedChat,
  ParsedSender,
  ParsedTime,
} from '../../../../contract/index.ts';
import { CsvColumns, type CsvReceiver } from '../../csv-records.ts';
import type { ExportSource } from '../../format.ts';
import { openOnlyChat } from '../../only-chat.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds, isoTime } from '../../written-time.ts';
import { readBodyOf, type WeChatBody } from '../wechat/body.ts';
import { isGroupId, kindOfTypeName } from '../wechat/kinds.ts';
import { splitQuote } from '../wechat/quotes.ts';
import { addNotice, addSpeech } from '../wechat/speech.ts';
import { isXml, noticeText, readAppMessage } from '../wechat/xml.ts';

/** Rows enough to see whether several people write. */
const SURVEYED = 2000;
const SELF = '我';

/** Learns from the first rows what kind of chat they are of, and whether they tell of several. */
export class WeFlowRowSurvey implements CsvReceiver {
  readonly #others = new Set<string>();
  #columns = new CsvColumns([]);
  #rows = 0;
  hasRooms = false;

  get enough(): boolean {
    return this.#rows >= SURVEYED;
  }

  get kind(): ParsedChat['kind'] {
    return this.#others.size > 1 ? 'group' : 'private';
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
    this.hasRooms = names.includes('room_name');
  }

  row(cells: readonly string[]): void {
    this.#rows++;
    if (this.#columns.cell(cells, 'is_sender') !== '1' && this.#others.size < 2) {
      this.#others.add(this.#columns.cell(cells, 'talker'));
    }
  }
}

/** Reads the rows of a table; a `chat` record stands wherever another room goes on. */
export class WeFlowRows implements CsvReceiver {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #kind: ParsedChat['kind'];
  readonly #senders = new Senders();
  #columns = new CsvColumns([]);
  #room: string | null = null;

  constructor(records: Records, source: ExportSource, options: ImportOptions, kind: ParsedChat['kind']) {
    this.#records = records;
    this.#source = source;
    this.#options = options;
    this.#kind = kind;
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[], number: number): void {
    this.#open(this.#columns.cell(cells, 'room_name'));
    const at = timeOf(this.#columns.cell(cells, 'CreateTime'));
    if (at === null) {
      this.#records.skip(number, 'the message has no time, or one that does not exist', cells.join(','));
    } else {
      this.#add(cells, at, number);
    }
  }

  unreadable(number: number, reason: string, text: string): void {
    this.#records.skip(number, reason, text);
  }

  end(): void {
    if (!this.#records.opened) {
      this.#open('');
    }
  }

  #add(cells: readonly string[], at: ParsedTime, line: number): void {
    const kind = kindOfTypeName(this.#columns.cell(cells, 'type_name')) ?? 'other';
    const written = this.#columns.cell(cells, 'msg', 'content');
    const id = this.#columns.cell(cells, 'MsgSvrID');
    const place = { at, line, nativeId: /^[1-9]\d*$/.test(id) ? id : undefined };
    if (kind === 'system' || kind === 'recalled') {
      addNotice(this.#records, noticeText(written), place);
      return;
    }
    const { text, quotation } = splitQuote(written);
    const body = this.#body(kind, text, this.#columns.cell(cells, 'src'));
    addSpeech(this.#records, this.#senders, this.#sender(cells), { ...body, quotation }, place);
  }

  #body(kind: MessageKind, said: string, place: string): WeChatBody {
    const file = readBodyOf(kind, place).attachments?.[0];
    if (file?.path !== undefined) {
      return { kind, text: isWordFor(kind, said) ? '' : readBodyOf(kind, said).text, attachments: [file] };
    }
    if (isXml(said)) {
      const { text, attachments } = readAppMessage(said, 0);
      return { kind, text, ...(attachments && { attachments }) };
    }
    if (isWordFor(kind, said)) {
      const missing: Attachment = { name: `[${said}]`, missing: true };
      return { kind, text: '', attachments: [missing] };
    }
    return readBodyOf(kind, said);
  }

  #sender(cells: readonly string[]): ParsedSender {
    const talker = this.#columns.cell(cells, 'talker').trim();
    const isSelf = this.#columns.cell(cells, 'is_sender') === '1';
    const name = talker === '' && isSelf ? SELF : talker;
    return this.#senders.of(name, isAccount(talker) ? talker : undefined);
  }

  #open(room: string): void {
    if (this.#room === room) {
      return;
    }
    this.#room = room;
    if (room === '') {
      openOnlyChat(this.#records, { platform: 'wechat', kind: this.#kind }, this.#source, this.#options);
    } else {
      const id = isAccount(room) || isGroupId(room) ? { nativeId: room } : {};
      const kind = isAccount(room) ? 'private' : 'group';
      this.#records.chat({ type: 'chat', platform: 'wechat', kind, name: room, ...id });
    }
  }
}

/** Media that were not saved are told by the name of their kind. */
function isWordFor(kind: MessageKind, text: string): boolean {
  return text !== '' && kind !== 'text' && text.length < 12 && kindOfTypeName(text) === kind && isMedia(kind);
}

function isMedia(kind: MessageKind): boolean {
  return kind === 'image' || kind === 'voice' || kind === 'video' || kind === 'sticker' || kind === 'file';
}

/** An account of WeChat, where others write a name. */
function isAccount(text: string): boolean {
  return /^(?:wxid_|gh_)\w+$|^\S+@openim$/.test(text);
}

/** ISO with a zone, a wall clock, or a number of seconds or milliseconds since 1970. */
function timeOf(written: string): ParsedTime | null {
  const text = written.trim();
  if (!/^\d{9,14}$/.test(text)) {
    return isoTime(text);
  }
  const instant = epochMilliseconds(Number(text));
  return instant === null ? null : { local: instant, instant };
}
