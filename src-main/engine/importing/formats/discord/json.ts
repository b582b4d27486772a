import type { ParsedRecord } from '../../../../contract/index.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { type JsonParser, type JsonSurvey, parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { type JsonObject, objectOf } from '../../json-values.ts';
import { channelOf, type DiscordChannel } from './channel.ts';
import { type ChatInProgress, readChannels } from './channel-files.ts';
import { readMessage } from './message.ts';
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
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  parts: (source) => partsOf(source, sniff),
  parse: (source, options) => readChannels(source, options, { sniff, survey, read }),
};

function sniff({ paths }: ExportHead): number {
  if (!paths.has('guild.id') || !paths.has('channel.id') || !paths.has('messages')) {
    return 0;
  }
  return paths.has('messages[].author') ? 1 : paths.has('messages[]') ? 0.3 : 0.9;
}

async function survey(file: ExportSource): Promise<DiscordChannel> {
  const heading = new HeadingSurvey();
  await surveyJson(file, surveySelection, heading, () => heading.enough);
  return channelOf(heading.guild, heading.channel, stemOf(file.name));
}

class HeadingSurvey implements JsonSurvey {
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

async function* read(file: ExportSource, chat: ChatInProgress): AsyncGenerator<readonly ParsedRecord[]> {
  const { records, before } = chat;
  let count = 0;
  const parser: JsonParser = {
    value(_name, value, index) {
      chat.open();
      count++;
      const message = readMessage(value, chat, before + index);
      if (typeof message === 'string') {
        records.skip(before + index, message, JSON.stringify(value));
      } else {
        records.message(message);
      }
    },
    unreadable(_name, index, reason, text) {
      chat.open();
      count++;
      records.skip(before + index, reason, text);
    },
    brokenOff() {
      chat.open();
      records.warn(`“${file.name}” was interrupted after ${count} records: what follows is missing.`);
    },
  };
  yield* parseJsonRecords(file, selection, parser, records);
  chat.before += count;
}
