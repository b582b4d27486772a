import type { ImportOptions, MessageKind, ParsedChat, ParsedSender, ParsedTime } from '../../../../contract/index.ts';
import { CsvColumns, type CsvReceiver } from '../../csv-records.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { openOnlyChat } from '../../only-chat.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds, isoWallClock } from '../../written-time.ts';
import { readBodyOf } from '../wechat/body.ts';
import { kindOfType } from '../wechat/kinds.ts';
import { addNotice, addSpeech } from '../wechat/speech.ts';
import { type AppMessage, attributeIn, isXml, noticeText, readAppMessage } from '../wechat/xml.ts';

/** Rows enough to see whether several people write. */
const SURVEYED = 2000;
/** WeChat spreads one chat over no more databases than this. */
const MOST_DATABASES = 20;
const SELF = '我';
const APP_MESSAGE = 49;
/** What a kind is called where its XML says nothing. */
const PLACEHOLDERS: Partial<Readonly<Record<MessageKind, string>>> = {
  image: '[图片]',
  voice: '[语音]',
  video: '[视频]',
  sticker: '[表情包]',
};

/** Learns from the first rows what kind of chat they are of. */
export class MemoTraceSurvey implements CsvReceiver {
  readonly #others = new Set<string>();
  #columns = new CsvColumns([]);
  #rows = 0;

  get enough(): boolean {
    return this.#rows >= SURVEYED;
  }

  get kind(): ParsedChat['kind'] {
    return this.#others.size > 1 ? 'group' : 'private';
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[]): void {
    this.#rows++;
    if (this.#columns.cell(cells, 'IsSender') !== '1' && this.#others.size < 2) {
      this.#others.add(this.#columns.cell(cells, 'Sender'));
    }
  }
}

/** Reads the rows of a table. */
export class MemoTraceRows implements CsvReceiver {
  readonly #records: Records;
  readonly #senders = new Senders();
  readonly #chatName: string;
  readonly #talkers = new Set<string>();
  #columns = new CsvColumns([]);

  constructor(records: Records, source: ExportSource, options: ImportOptions, kind: ParsedChat['kind']) {
    this.#records = records;
    this.#chatName = options.chat ?? stemOf(source.name).replace(/_(?:utf8|gbk)$/i, '');
    openOnlyChat(records, { platform: 'wechat', kind }, { name: `${this.#chatName}.csv` }, options);
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[], line: number): void {
    const cell = (name: string) => this.#columns.cell(cells, name);
    const at = timeOf(cell('CreateTime'), cell('StrTime'));
    if (at === null) {
      this.#records.skip(line, 'the message has no time, or one that does not exist', cells.join(','));
      return;
    }
    if (this.#talkers.size <= MOST_DATABASES) {
      this.#talkers.add(cell('TalkerId'));
    }
    const content = cell('StrContent');
    const speech = readContent(Number(cell('Type')), Number(cell('SubType')), content);
    if (speech.kind === 'system') {
      addNotice(this.#records, noticeText(content), { at, line });
      return;
    }
    const sender = this.#sender(cell('IsSender') === '1', cell('Sender'), cell('Remark') || cell('NickName'));
    addSpeech(this.#records, this.#senders, sender, speech, { at, line });
  }

  unreadable(line: number, reason: string, text: string): void {
    this.#records.skip(line, reason, text);
  }

  end(): void {
    if (this.#talkers.size > MOST_DATABASES) {
      this.#records.warn('The table seems to hold several chats, which it does not tell apart: export each alone.');
    }
  }

  #sender(isSelf: boolean, account: string, name: string): ParsedSender {
    if (isSelf) {
      return this.#senders.of(SELF);
    }
    const id = account === '' ? undefined : account;
    return this.#senders.of(name || account || this.#chatName, id);
  }
}

function readContent(type: number, subtype: number, content: string): AppMessage {
  const kind = kindOfType({ type, subtype }) ?? 'other';
  const placeholder = PLACEHOLDERS[kind];
  if (placeholder !== undefined) {
    const body = readBodyOf(kind, isXml(content) || content === '' ? placeholder : content);
    return body.attachments === undefined && body.text === '' ? readBodyOf(kind, placeholder) : body;
  }
  if (kind === 'location' && isXml(content)) {
    const parts = [attributeIn(content, 'poiname'), attributeIn(content, 'label')].filter((part) => part !== '');
    return { kind, text: parts.join('\n') };
  }
  if (kind === 'contact' && isXml(content)) {
    return { kind, text: attributeIn(content, 'nickname') };
  }
  if (type === APP_MESSAGE && isXml(content)) {
    return readAppMessage(content, subtype);
  }
  return kind === 'file' && content === '' ? readBodyOf(kind, '[文件]') : readBodyOf(kind, content);
}

function timeOf(created: string, written: string): ParsedTime | null {
  const instant = /^\d{9,14}$/.test(created) ? epochMilliseconds(Number(created)) : null;
  const local = isoWallClock(written);
  if (instant === null) {
    return local === null ? null : { local };
  }
  return { local: local ?? instant, instant };
}
