import type { ImportOptions, Quotation } from '../../../../contract/index.ts';
import { wallClock } from '../../../text/index.ts';
import { MessageBody } from '../../body.ts';
import type { ExportSource } from '../../format.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import { openOnlyChat } from '../../only-chat.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { readContent } from './content.ts';

const TIME = /^时间: (\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2}):(\d{2})/;
const HEADING = /^(聊天名称|聊天类型|参与人数|导出时间|消息总数|时间范围): ?(.*)$/;
const RULE = /^={20,}$/;
const RESOURCE = /^\s+- (\w+): (.+)$/;
/** What the exporter writes where a message has no text. */
const NO_TEXT = /^\[(?:[a-z_、]{1,60}消息|表情消息|无文本内容)\]$/;

type State = 'heading' | 'head' | 'content' | 'resources' | 'after' | 'skipping' | 'footer';

export function isTimeLine(line: string): boolean {
  return TIME.test(line);
}

/** Reads the lines of an export. */
export class QceTextParser implements LineParser {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #senders = new Senders();
  readonly #content: MessageBody;
  #state: State = 'heading';
  #name: string | undefined;
  #isGroup = true;
  /** A line that is the name of somebody, or the rule of the footer, if the right line follows. */
  #held: { readonly text: string; readonly number: number } | null = null;
  /** Of the message being read. */
  #sender = '';
  #local: number | null = null;
  #line = 0;
  #isSystem = false;
  #resources: { type: string; filename: string }[] = [];
  #mentions: readonly string[] = [];
  #quotation: Quotation | undefined;

  constructor(records: Records, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#source = source;
    this.#options = options;
    this.#content = new MessageBody(records);
  }

  line(text: string, number: number): void {
    const held = this.#held;
    this.#held = null;
    if (held?.text.endsWith(':') && TIME.test(text)) {
      this.#begin(held, text, number);
      return;
    }
    if (held !== null && RULE.test(held.text) && text.trim() === '导出完成') {
      this.#finish();
      this.#state = 'footer';
      return;
    }
    if (held !== null) {
      this.#take(held.text, held.number);
    }
    if (/\S:$/.test(text) || RULE.test(text)) {
      this.#held = { text, number };
    } else {
      this.#take(text, number);
    }
  }

  end(): void {
    if (this.#held !== null) {
      this.#take(this.#held.text, this.#held.number);
    }
    this.#finish();
    this.#open();
  }

  #begin(head: { readonly text: string; readonly number: number }, time: string, number: number): void {
    this.#finish();
    this.#open();
    const [, year, month, day, hour, minute, second] = TIME.exec(time) ?? [];
    this.#local = wallClock(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
    if (this.#local === null) {
      this.#records.skip(head.number, 'there is no such date or time', head.text);
      this.#records.skip(number, 'there is no such date or time', time);
      this.#state = 'skipping';
      return;
    }
    this.#sender = head.text
      .slice(0, -1)
      .replace(/^\[[^\]]*\] ?/, '')
      .trim();
    this.#line = head.number;
    this.#isSystem = false;
    this.#resources = [];
    this.#mentions = [];
    this.#quotation = undefined;
    this.#content.start('');
    this.#state = 'head';
  }

  #take(text: string, number: number): void {
    if (this.#state === 'footer' || (text.trim() === '' && this.#state !== 'content')) {
      return;
    }
    if (this.#state === 'heading') {
      this.#takeHeading(text, number);
    } else if (this.#state === 'skipping') {
      this.#records.skip(number, 'it belongs to a skipped message', text);
    } else if (!this.#takeField(text)) {
      this.#takeText(text, number);
    }
  }

  #takeHeading(text: string, number: number): void {
    const [, field, value = ''] = HEADING.exec(text) ?? [];
    if (field === '聊天名称') {
      this.#name = value.trim() || undefined;
    } else if (field === '聊天类型') {
      this.#isGroup = value.trim() === '群聊';
    } else if (
      field === undefined &&
      !RULE.test(text) &&
      !text.startsWith('[') &&
      text.trim() !== 'QQ聊天记录导出文件'
    ) {
      this.#records.skip(number, 'it stands before the first message', text);
    }
  }

  #takeField(text: string): boolean {
    if (this.#state === 'head' && text.startsWith('内容: ')) {
      this.#content.start(text.slice('内容: '.length));
      this.#state = 'content';
    } else if (this.#state === 'head' && text.startsWith('类型: ')) {
      this.#isSystem = /system|系统/.test(text);
    } else if (/^资源: \d+ 个文件$/.test(text)) {
      this.#state = 'resources';
    } else if (this.#state === 'resources' && RESOURCE.test(text)) {
      const [, type = '', filename = ''] = RESOURCE.exec(text) ?? [];
      this.#resources.push({ type, filename });
    } else if (text.startsWith('提及: ')) {
      this.#mentions = text.slice('提及: '.length).split(', ');
      this.#state = 'after';
    } else if (text.startsWith('回复: ')) {
      this.#quotation = quotationOf(text.slice('回复: '.length));
      this.#state = 'after';
    } else {
      return false;
    }
    return true;
  }

  /** Text goes on over lines; what a message quotes may, too. */
  #takeText(text: string, number: number): void {
    if (this.#state === 'content') {
      this.#content.append(text, number);
    } else if (this.#quotation !== undefined && this.#quotation.text.length < 10_000) {
      this.#quotation = { ...this.#quotation, text: `${this.#quotation.text}\n${text}` };
    } else {
      this.#records.skip(number, 'it is no part of a message', text);
    }
  }

  #finish(): void {
    const local = this.#local;
    this.#local = null;
    if (local === null) {
      return;
    }
    const written = this.#content.text();
    const isNotice = this.#isSystem || written === '[系统消息]';
    const quoted = this.#quotation;
    const { text, media, attachments, quotation } = readContent({
      text: NO_TEXT.test(written) ? '' : written,
      resources: this.#resources,
      ...(quoted !== undefined && { reply: { senderName: quoted.sender, content: quoted.text } }),
    });
    const kind = isNotice ? 'system' : text === '' ? (media ?? 'other') : 'text';
    const sender = isNotice ? null : this.#senders.of(this.#sender);
    const message: MessageDraft = { type: 'message', sender, at: { local }, kind, text, line: this.#line };
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    if (quotation !== undefined) {
      message.quotation = quotation;
    }
    const listed = this.#mentions.map((name) => ({ name: name.trim().replace(/^@/, '') }));
    const mentions = listed.length > 0 ? listed : mentionsIn(text, this.#senders.isKnown);
    if (mentions !== undefined && sender !== null) {
      message.mentions = mentions;
    }
    this.#records.message(message);
  }

  #open(): void {
    if (!this.#records.opened) {
      const kind = this.#isGroup ? 'group' : 'private';
      openOnlyChat(this.#records, { platform: 'qq', kind, name: this.#name }, this.#source, this.#options);
    }
  }
}

/** `05-01 08:00 name - text`, in older versions without the time. */
function quotationOf(written: string): Quotation {
  const said = written.replace(/^\d{2}-\d{2} \d{2}:\d{2} /, '');
  const dash = said.indexOf(' - ');
  return dash === -1 ? { text: said } : { sender: said.slice(0, dash), text: said.slice(dash + 3) };
}
