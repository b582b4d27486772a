import type { ImportOptions } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { type JsonParser, type JsonSurvey, parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { type JsonObject, objectOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { channelOf, type DiscordChannel } from './channel.ts';
import { DiscordMessages } from './message.ts';
import { partsOf } from './parts.ts';

const selection: JsonSelection = { keys: { messages: { elements: { take: 'message' } } } };
const surveySelection: JsonSelection = {
  keys: { guild: { take: 'guild' }, channel: { take: 'channel' }, messages: { elements: {}, name: 'messages' } },
};

/** The JSON of DiscordChatExporter, a file for each channel, thread and part: see SPEC.md. */
export const discordJson: Format = {
  id: 'discord-json',
  name: 'Discord (DiscordChatExporter, JSON)',
  platform: 'discord',
  extensions: ['json', 'zip'],
  sniff,
  parts: (source) => partsOf(source, sniff),
  async *parse(source, options) {
    const files = await surveyFiles(source);
    const isSingle = new Set(files.map(({ channel }) => keyOf(channel))).size === 1;
    const choice = chooseChats(isSingle ? {} : options);
    const records = new Records();
    const channels = new ChannelFiles(records, isSingle ? options : {});
    for (const { file, channel } of files) {
      if (choice.wants(channel.chat)) {
        yield* parseJsonRecords(file, selection, channels.begin(file, channel), records);
      }
    }
    choice.end();
    channels.end();
    const rest = records.take();
    if (rest !== null) {
      yield rest;
    }
  },
};

function sniff({ paths }: ExportHead): number {
  if (!paths.has('guild.id') || !paths.has('channel.id') || !paths.has('messages')) {
    return 0;
  }
  return paths.has('messages[].author') ? 1 : paths.has('messages[]') ? 0.3 : 0.9;
}

/** One file of an export and where its messages belong. */
interface ChannelFile {
  readonly file: ExportSource;
  readonly channel: DiscordChannel;
}

/** The files of an export, those of one chat after each other, its own before those of its threads. */
async function surveyFiles(source: ExportSource): Promise<readonly ChannelFile[]> {
  const files: ChannelFile[] = [];
  for (const file of await partsOf(source, sniff)) {
    const survey = new Survey();
    await surveyJson(file, surveySelection, survey, () => survey.enough);
    files.push({ file, channel: channelOf(survey.guild, survey.channel, stemOf(file.name)) });
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

class Survey implements JsonSurvey {
  guild: JsonObject = {};
  channel: JsonObject = {};
  enough = false;
  #known = 0;

  value(name: string, value: unknown): void {
    this.#known++;
    if (name === 'guild') {
      this.guild = objectOf(value) ?? {};
    } else {
      this.channel = objectOf(value) ?? {};
    }
  }

  /** The messages begin. */
  enter(): void {
    this.enough = this.#known === 2;
  }
}

/** Reads the files of an export, one after the other. */
class ChannelFiles {
  readonly #records: Records;
  readonly #options: ImportOptions;
  #channel: DiscordChannel | null = null;
  /** Of the chat that is open. */
  #openKey: string | null = null;
  #messages = new DiscordMessages();
  /** Records in the files before. */
  #before = 0;
  #count = 0;

  constructor(records: Records, options: ImportOptions) {
    this.#records = records;
    this.#options = options;
  }

  begin(file: ExportSource, channel: DiscordChannel): JsonParser {
    this.#channel = channel;
    this.#before += this.#count;
    this.#count = 0;
    return {
      value: (_name, value, index) => this.#add(value, index),
      unreadable: (_name, index, reason, text) => this.#skip(index, reason, text),
      brokenOff: () => {
        this.#openChat();
        this.#records.warn(`“${file.name}” was interrupted after ${this.#count} records: what follows is missing.`);
      },
    };
  }

  /** An export without messages still is of some chat. */
  end(): void {
    if (!this.#records.opened) {
      this.#openChat();
    }
  }

  #add(value: unknown, index: number): void {
    this.#openChat();
    this.#count++;
    const message = this.#messages.read(value, this.#channel?.topic, this.#before + index);
    if (typeof message === 'string') {
      this.#records.skip(this.#before + index, message, JSON.stringify(value));
    } else {
      this.#records.message(message);
    }
  }

  #skip(index: number, reason: string, text: string): void {
    this.#openChat();
    this.#count++;
    this.#records.skip(this.#before + index, reason, text);
  }

  #openChat(): void {
    const channel = this.#channel;
    if (channel === null || this.#openKey === keyOf(channel)) {
      return;
    }
    this.#openKey = keyOf(channel);
    this.#messages = new DiscordMessages();
    this.#records.chat({ ...channel.chat, name: this.#options.chat ?? channel.chat.name });
  }
}
