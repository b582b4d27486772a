import type { ImportOptions, ParsedRecord } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import type { ExportHead, ExportSource } from '../../format.ts';
import { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import type { DiscordChannel } from './channel.ts';
import { partsOf } from './parts.ts';

/** How files of one format are recognised and read. */
export interface ChannelFormat {
  sniff(head: ExportHead): number;
  /** Looks where the messages of a file belong. */
  survey(file: ExportSource): Promise<DiscordChannel>;
  /** Reads a file; says of every message and skipped line `chat.open()` before. */
  read(file: ExportSource, chat: ChatInProgress): AsyncIterable<readonly ParsedRecord[]>;
}

/** The chat that is being read, across the files it is written in. */
export class ChatInProgress {
  readonly records: Records;
  readonly #name: string | undefined;
  channel: DiscordChannel;
  /** The people of the chat. */
  senders = new Senders();
  /** Lines or records in the files before. */
  before = 0;
  #openKey: string | null = null;

  /** @param name instead of the chat's own */
  constructor(records: Records, channel: DiscordChannel, name: string | undefined) {
    this.records = records;
    this.channel = channel;
    this.#name = name;
  }

  /** Opens the chat of the channel, unless it is open: one without messages leaves no trace. */
  open(): void {
    const { chat } = this.channel;
    if (this.#openKey !== keyOf(this.channel)) {
      this.#openKey = keyOf(this.channel);
      this.senders = new Senders();
      this.records.chat({ ...chat, name: this.#name ?? chat.name });
    }
  }
}

/** Reads the files of an export, those of one chat after each other. */
export async function* readChannels(
  source: ExportSource,
  options: ImportOptions,
  format: ChannelFormat,
): AsyncGenerator<readonly ParsedRecord[]> {
  const files = await surveyFiles(source, format);
  const isSingle = new Set(files.map(({ channel }) => keyOf(channel))).size === 1;
  const choice = chooseChats(isSingle ? {} : options);
  const records = new Records();
  let chat: ChatInProgress | null = null;
  for (const { file, channel } of files) {
    if (choice.wants(channel.chat)) {
      chat ??= new ChatInProgress(records, channel, isSingle ? options.chat : undefined);
      chat.channel = channel;
      yield* format.read(file, chat);
    }
  }
  choice.end();
  if (!records.opened) {
    chat?.open();
  }
  const rest = records.take();
  if (rest !== null) {
    yield rest;
  }
}

interface ChannelFile {
  readonly file: ExportSource;
  readonly channel: DiscordChannel;
}

/** The files of an export, those of one chat after each other, its own before those of its threads. */
async function surveyFiles(source: ExportSource, { sniff, survey }: ChannelFormat): Promise<readonly ChannelFile[]> {
  const files: ChannelFile[] = [];
  for (const file of await partsOf(source, sniff)) {
    files.push({ file, channel: await survey(file) });
  }
  const places = new Map<string, number>();
  for (const { channel } of files) {
    places.set(keyOf(channel), places.get(keyOf(channel)) ?? places.size);
  }
  const placeOf = ({ channel }: ChannelFile) =>
    2 * (places.get(keyOf(channel)) ?? 0) + (channel.topic === undefined ? 0 : 1);
  return files.sort((one, other) => placeOf(one) - placeOf(other));
}

function keyOf({ chat }: DiscordChannel): string {
  return chat.nativeId ?? `name ${chat.name}`;
}
