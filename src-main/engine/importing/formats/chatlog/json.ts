import type { Quotation } from '../../../../contract/index.ts';
import { chatByChat } from '../../chat-shelves.ts';
import type { ExportSource, Format } from '../../format.ts';
import { type JsonParser, parseJsonRecords } from '../../json-records.ts';
import { idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { isoTime } from '../../written-time.ts';
import { readBodyOf } from '../wechat/body.ts';
import { kindOfType, typeOf } from '../wechat/kinds.ts';
import type { Speech } from '../wechat/speech.ts';
import { ChatlogMessages } from './messages.ts';

/** The JSON of chatlog, of one chat or several: see SPEC.md. */
export const chatlogJson: Format = {
  id: 'chatlog-json',
  name: 'WeChat: chatlog (JSON)',
  platform: 'wechat',
  extensions: ['json'],
  survives: { times: 'exact', replies: 'quotes', reactions: 'no', files: 'names' },
  sniff({ paths }) {
    const isArray = ['seq', 'time', 'talker', 'sender', 'content'].every((key) => paths.has(`[].${key}`));
    return isArray ? (paths.has('[].isChatRoom') ? 1 : 0.8) : 0;
  },
  async *parse(source, options) {
    const records = new Records();
    const parser = new ChatlogArray(records, source);
    yield* chatByChat(parseJsonRecords(source, { elements: { take: 'message' } }, parser, records), options);
  },
};

/** Reads the messages of an array. */
class ChatlogArray implements JsonParser {
  readonly #records: Records;
  readonly #messages: ChatlogMessages;

  constructor(records: Records, source: ExportSource) {
    this.#records = records;
    this.#messages = new ChatlogMessages(records, source);
  }

  value(_name: string, value: unknown, line: number): void {
    const record = objectOf(value);
    const at = isoTime(textOf(record?.time) ?? '');
    if (record === null || at === null) {
      this.unreadable(_name, line, record === null ? 'the record is no message' : NO_TIME, JSON.stringify(value));
      return;
    }
    this.#messages.open({ id: idOf(record.talker) ?? '', name: textOf(record.talkerName) ?? '' });
    const type = typeOf(numberOf(record.type), numberOf(record.subType));
    const seq = idOf(record.seq);
    const place = { at, line, nativeId: seq === '0' ? undefined : seq };
    const kind = kindOfType(type) ?? 'other';
    if (kind === 'system') {
      this.#messages.addNotice(textOf(record.content) ?? '', place);
    } else {
      const by = { id: idOf(record.sender) ?? '', name: textOf(record.senderName) ?? '' };
      this.#messages.addSpeech(by, bodyOf(kind, record), place);
    }
  }

  unreadable(_name: string, line: number, reason: string, text: string): void {
    this.#messages.openAny();
    this.#records.skip(line, reason, text);
  }

  end(): void {
    this.#messages.openAny();
  }
}

const NO_TIME = 'the message has no time, or one that does not exist';
/** Media of which the record holds nothing but keys. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  image: '[图片]',
  voice: '[语音]',
  video: '[视频]',
  sticker: '[动画表情]',
};

function bodyOf(kind: Speech['kind'], record: JsonObject): Speech {
  const contents = objectOf(record.contents) ?? {};
  const content = textOf(record.content) ?? '';
  const title = textOf(contents.title) ?? '';
  if (PLACEHOLDERS[kind] !== undefined) {
    return readBodyOf(kind, content.startsWith('[') ? content : (PLACEHOLDERS[kind] ?? ''));
  }
  if (kind === 'file') {
    return { kind, text: '', attachments: [{ name: title || content || '[文件]', missing: true }] };
  }
  if (kind === 'text') {
    const quotation = quotationOf(objectOf(contents.refer));
    return { kind, text: content, ...(quotation !== null && { quotation }) };
  }
  const parts = [title, textOf(contents.desc), content, textOf(contents.url)].filter((part) => part);
  return { kind, text: [...new Set(parts)].join('\n') };
}

function quotationOf(refer: JsonObject | null): Quotation | null {
  if (refer === null) {
    return null;
  }
  const sender = textOf(refer.senderName) ?? textOf(refer.sender);
  const text = textOf(refer.content) ?? textOf(objectOf(refer.contents)?.title) ?? '';
  return { ...(sender !== undefined && { sender }), text };
}
