import type { Mention, MessageKind, ParsedMessage, ParsedSender, ParsedTime } from '../../../../contract/index.ts';
import type { JsonChat } from '../../json-chat.ts';
import { idOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import { mentionsIn } from '../../mentions.ts';
import type { ChatFacts } from '../../only-chat.ts';
import type { MessageDraft } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds, isoWallClock } from '../../written-time.ts';
import { readBodyOf } from '../wechat/body.ts';
import { isGroupId, kindOfNotice, kindOfType, kindOfWord, typeOf } from '../wechat/kinds.ts';
import { splitQuote } from '../wechat/quotes.ts';

/** More accounts than any group has. */
const REMEMBERED = 200_000;

/** The conversation of an export. */
export class WeFlowChat implements JsonChat {
  readonly #senders = new Senders();
  readonly #names = new Map<string, string>();
  /** Of the arkme variant, by their number. */
  readonly #listed = new Map<string, JsonObject>();
  #isArkme = false;
  #session: JsonObject | null = null;

  learn(name: string, value: unknown): void {
    const object = objectOf(value);
    if (object === null) {
      return;
    }
    if (name === 'session') {
      this.#session = object;
    } else if (name === 'weflow') {
      this.#isArkme = object.format === 'arkme-json';
    } else {
      const id = idOf(object.senderID);
      if (id !== undefined) {
        this.#listed.set(id, object);
      }
    }
  }

  knowsEnough(): boolean {
    return this.#session !== null && (!this.#isArkme || this.#listed.size > 0);
  }

  facts(): ChatFacts {
    const session = this.#session ?? {};
    const nativeId = idOf(session.wxid) ?? idOf(session.accountId);
    const name = textOf(session.displayName) ?? textOf(session.remark) ?? textOf(session.nickname);
    const isGroup = session.type === '群聊' || (nativeId !== undefined && isGroupId(nativeId));
    return { platform: 'wechat', kind: isGroup ? 'group' : 'private', name: name ?? nativeId, nativeId };
  }

  read(record: JsonObject, line: number): ParsedMessage | string {
    const at = timeOf(record);
    if (at === null) {
      return 'the message has no time, or one that does not exist';
    }
    const kind = kindOf(record);
    const content = textOf(record.content) ?? '';
    if (kind === 'system' || kind === 'recalled') {
      return { type: 'message', ...idsOf(record), sender: null, at, kind: kindOfNotice(content), text: content, line };
    }
    const { text: said, quotation } = splitQuote(content);
    const body = readBodyOf(kind, said);
    const message: MessageDraft = {
      type: 'message',
      sender: this.#sender(record),
      at,
      kind,
      text: kind === 'location' ? placeOf(record, body.text) : kind === 'link' ? linkOf(record, body.text) : body.text,
      line,
    };
    const nativeId = realId(record.platformMessageId);
    if (nativeId !== undefined) {
      message.nativeId = nativeId;
    }
    const replyTo = realId(record.replyToMessageId);
    if (replyTo !== undefined) {
      message.replyToNativeId = replyTo;
    }
    if (body.attachments !== undefined) {
      message.attachments = body.attachments;
    }
    const quoted = textOf(record.quotedContent);
    if (message.replyToNativeId === undefined && (quoted !== undefined || quotation !== undefined)) {
      const sender = textOf(record.quotedSender) ?? quotation?.sender;
      message.quotation = { ...(sender !== undefined && { sender }), text: quoted ?? quotation?.text ?? '' };
    }
    const mentions = this.#mentions(record, message.text);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    return message;
  }

  #sender(record: JsonObject): ParsedSender {
    const listed = this.#listed.get(idOf(record.senderID) ?? '') ?? {};
    const written = idOf(record.senderUsername) ?? idOf(listed.accountId) ?? idOf(listed.wxid);
    const id = written === undefined || isGroupId(written) ? undefined : written;
    const name =
      textOf(record.senderDisplayName) ??
      textOf(listed.displayName) ??
      textOf(listed.groupNickname) ??
      textOf(listed.remark) ??
      textOf(listed.nickname) ??
      id ??
      '';
    const sender = this.#senders.of(name, id);
    if (id !== undefined && this.#names.size < REMEMBERED) {
      this.#names.set(id, sender.name);
    }
    return sender;
  }

  #mentions(record: JsonObject, text: string): readonly Mention[] | undefined {
    const inText = mentionsIn(text, this.#senders.isKnown);
    const source = textOf(record.source);
    if (inText !== undefined || source === undefined) {
      return inText;
    }
    const accounts = /<atuserlist>(?:<!\[CDATA\[)?([^<\]]+)/.exec(source)?.[1] ?? '';
    const names = accounts.split(',').flatMap((account) => this.#names.get(account.trim()) ?? []);
    return names.length === 0 ? undefined : names.map((name) => ({ name }));
  }
}

function idsOf(record: JsonObject): { nativeId?: string; replyToNativeId?: string } {
  const nativeId = realId(record.platformMessageId);
  const replyToNativeId = realId(record.replyToMessageId);
  return { ...(nativeId !== undefined && { nativeId }), ...(replyToNativeId !== undefined && { replyToNativeId }) };
}

/** Messages that were not sent yet have the id 0. */
function realId(value: unknown): string | undefined {
  const id = idOf(value);
  return id === '0' ? undefined : id;
}

function timeOf(record: JsonObject): ParsedTime | null {
  const instant = epochMilliseconds(numberOf(record.createTime));
  const local = isoWallClock(textOf(record.formattedTime) ?? '');
  if (instant === null) {
    return local === null ? null : { local };
  }
  return { local: local ?? instant, instant };
}

function kindOf(record: JsonObject): MessageKind {
  const byWord = kindOfWord(textOf(record.type) ?? '');
  return byWord ?? kindOfType(typeOf(numberOf(record.localType))) ?? 'other';
}

function placeOf(record: JsonObject, text: string): string {
  const latitude = numberOf(record.locationLat);
  const longitude = numberOf(record.locationLng);
  const where = latitude === undefined || longitude === undefined ? undefined : `${latitude}, ${longitude}`;
  const parts = [textOf(record.locationPoiname), textOf(record.locationLabel), where];
  const told = parts.filter((part) => part !== undefined);
  return told.length === 0 ? text : told.join('\n');
}

function linkOf(record: JsonObject, text: string): string {
  const url = textOf(record.linkUrl);
  const title = textOf(record.linkTitle);
  const lines = [text || title, url !== undefined && !text.includes(url) ? url : undefined];
  return lines.filter((part) => part !== undefined).join('\n');
}
