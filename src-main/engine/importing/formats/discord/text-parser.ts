import type { DateReading } from '../../date-order.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import type { MessageDraft } from '../../records.ts';
import type { ChatInProgress } from './channel-files.ts';
import { writtenNotice } from './notices.ts';
import { TextBlocks } from './text-blocks.ts';
import { readAccount, readTextHeader } from './text-header.ts';
import type { TextSurvey } from './text-survey.ts';

const EXPORTED = /^Exported [\d,.\s]+ message\(s\)$/;
/** Reads the lines of a text export. */
export class DiscordTextParser implements LineParser {
  readonly #chat: ChatInProgress;
  readonly #survey: TextSurvey;
  readonly #reading: DateReading;
  readonly #blocks: TextBlocks;
  #state: 'heading' | 'before' | 'message' | 'skipping' | 'footer' = 'before';
  #afterBlank = true;
  /** A rule is part of the footer if `Exported …` follows it, of the text if not. */
  #heldRule: { readonly text: string; readonly number: number } | null = null;
  /** Of the message being read. */
  #local = 0;
  #name = '';
  #line = 0;
  #count = 0;

  constructor(chat: ChatInProgress, survey: TextSurvey, reading: DateReading) {
    this.#chat = chat;
    this.#survey = survey;
    this.#reading = reading;
    this.#blocks = new TextBlocks(chat.records);
  }

  line(text: string, number: number): void {
    this.#count = number + 1;
    if (isRule(text) && this.#state !== 'skipping') {
      this.#takeRule(text, number);
      return;
    }
    if (this.#heldRule !== null && EXPORTED.test(text)) {
      this.#heldRule = null;
      this.#finish();
      this.#state = 'footer';
      return;
    }
    this.#releaseRule();
    const header = this.#afterBlank || !this.#survey.blanksBefore ? readTextHeader(text) : null;
    this.#afterBlank = text.trim() === '';
    if (header !== null) {
      this.#finish();
      this.#begin(header.local(this.#reading), header.name, text, number);
    } else if (this.#state === 'message') {
      this.#blocks.add(text, this.#chat.before + number);
    } else if (!this.#afterBlank && this.#state !== 'heading') {
      this.#skip(number, text);
    }
  }

  end(): void {
    this.#releaseRule();
    this.#finish();
    this.#chat.before += this.#count;
  }

  #takeRule(text: string, number: number): void {
    this.#releaseRule();
    if (this.#state === 'message') {
      this.#heldRule = { text, number };
    } else if (this.#state !== 'footer') {
      this.#state = number === 0 ? 'heading' : 'before';
    }
    this.#afterBlank = true;
  }

  #releaseRule(): void {
    const rule = this.#heldRule;
    this.#heldRule = null;
    if (rule !== null) {
      this.#blocks.add(rule.text, this.#chat.before + rule.number);
      this.#afterBlank = false;
    }
  }

  #begin(local: number | null, name: string, text: string, number: number): void {
    if (local === null) {
      this.#state = 'skipping';
      this.#chat.open();
      this.#chat.records.skip(this.#chat.before + number, 'there is no such date or time', text);
      return;
    }
    this.#state = 'message';
    this.#local = local;
    this.#name = name;
    this.#line = number;
    this.#blocks.start();
  }

  #skip(number: number, text: string): void {
    const reasons = {
      skipping: 'it belongs to a skipped message',
      footer: 'it stands behind the end of the export',
      before: 'it stands before the first message',
    };
    this.#chat.open();
    const reason = reasons[this.#state as keyof typeof reasons];
    this.#chat.records.skip(this.#chat.before + number, reason, text);
  }

  #finish(): void {
    if (this.#state !== 'message') {
      return;
    }
    this.#state = 'before';
    this.#chat.open();
    const { senders, records, channel, before } = this.#chat;
    const { kind, text, attachments, reactions } = this.#blocks.take();
    const { name, nativeId } = readAccount(this.#name);
    const notice = writtenNotice(name, text);
    const message: MessageDraft = {
      type: 'message',
      sender: notice === null ? senders.of(name, nativeId) : null,
      at: { local: this.#local },
      kind: notice === null ? kind : 'system',
      text: notice ?? text,
      line: before + this.#line,
    };
    if (channel.topic !== undefined) {
      message.topic = channel.topic;
    }
    const mentions = notice === null ? mentionsIn(text, this.#survey.isKnown) : undefined;
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    if (attachments.length > 0) {
      message.attachments = attachments;
    }
    if (reactions.length > 0) {
      message.reactions = reactions;
    }
    records.message(message);
  }
}

/** The exporter writes 62 equals signs. */
export function isRule(text: string): boolean {
  return text.charCodeAt(0) === 61 && /^={62}$/.test(text.trimEnd());
}
