import type { ParsedRecord, ParsedSender } from '../../../../contract/index.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { parseHtml, surveyHtml } from '../../html-events.ts';
import type { MessageDraft } from '../../records.ts';
import type { DiscordChannel } from './channel.ts';
import { type ChatInProgress, readChannels } from './channel-files.ts';
import { channelOfFile } from './file-name.ts';
import { DiscordPage, type PageReader, type ShownMessage } from './html-page.ts';
import { joined, kindOf } from './message.ts';
import { partsOf } from './parts.ts';
import { snowflakeTime } from './snowflake.ts';

/** The pages of DiscordChatExporter, light or dark: see SPEC.md. */
export const discordHtml: Format = {
  id: 'discord-html',
  name: 'Discord (DiscordChatExporter, HTML)',
  platform: 'discord',
  extensions: ['html', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  parts: (source) => partsOf(source, sniff),
  parse: (source, options) => readChannels(source, options, { sniff, survey, read }),
};

function sniff({ lines }: ExportHead): number {
  // The style sheet of every page names the class, long before the first message.
  return lines.some((line) => line.includes('chatlog__message-group')) ? 0.93 : 0;
}

async function survey(file: ExportSource): Promise<DiscordChannel> {
  const entries: string[] = [];
  let hasMessages = false;
  const reader: PageReader = {
    heading: (entry) => entries.push(entry),
    message: () => {
      hasMessages = true;
    },
  };
  await surveyHtml(file, new DiscordPage(reader), () => hasMessages);
  const [server, channel] = entries;
  return channelOfFile(file.name, { ...(server && { server }), ...(channel && { channel }) });
}

function read(file: ExportSource, chat: ChatInProgress): AsyncIterable<readonly ParsedRecord[]> {
  return parseHtml(file, new DiscordPage(new Messages(chat)), chat.records);
}

/** Turns what a page shows into records. */
class Messages implements PageReader {
  readonly #chat: ChatInProgress;
  /** Who the next message of a group is by. */
  #sender: ParsedSender = { name: 'Deleted User' };

  constructor(chat: ChatInProgress) {
    this.#chat = chat;
  }

  heading(): void {
    // The channel was looked for before its messages are read.
  }

  message(shown: ShownMessage): void {
    this.#chat.open();
    const { records } = this.#chat;
    const line = this.#chat.before++;
    const instant = snowflakeTime(shown.id);
    if (shown.author !== null) {
      this.#sender = this.#chat.senders.of(shown.author.name || 'Deleted User', shown.author.id);
    }
    if (instant === null) {
      records.skip(line, 'the message has no id, which would tell its time', shown.text);
      return;
    }
    records.message(this.#read(shown, instant, line));
  }

  #read(shown: ShownMessage, instant: number, line: number): MessageDraft {
    const at = { local: instant, instant };
    const { topic } = this.#chat.channel;
    const place = { nativeId: shown.id, line, ...(topic !== undefined && { topic }) };
    if (shown.isNotice) {
      const text = `${this.#sender.name} ${shown.text.charAt(0).toLowerCase()}${shown.text.slice(1)}`;
      if (/^started a call/i.test(shown.text)) {
        return { type: 'message', ...place, sender: this.#sender, at, kind: 'call', text };
      }
      return { type: 'message', ...place, sender: null, at, kind: 'system', text };
    }
    const words = shown.cards
      .filter(({ url }) => url === undefined || !shown.text.includes(url))
      .flatMap((card) => card.words);
    const text = joined(shown.text, words.join('\n'));
    const kind = kindOf(text, shown.attachments[0]?.name, shown.hasSticker, shown.isForward);
    const message: MessageDraft = { type: 'message', ...place, sender: this.#sender, at, kind, text };
    addRelations(message, shown);
    return message;
  }
}

function addRelations(message: MessageDraft, shown: ShownMessage): void {
  if (shown.replyTo !== undefined) {
    message.replyToNativeId = shown.replyTo;
  } else if (shown.replyText.startsWith('used /')) {
    message.quotation = { sender: shown.replyAuthor, text: shown.replyText.slice('used '.length) };
  }
  if (shown.attachments.length > 0) {
    message.attachments = shown.attachments;
  }
  if (shown.reactions.length > 0) {
    message.reactions = shown.reactions;
  }
  const mentions = shown.mentions.filter((name) => name !== '');
  if (mentions.length > 0) {
    message.mentions = mentions.map((name) => ({ name }));
  }
}
