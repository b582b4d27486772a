import type { ParsedChat, ParsedRecord } from '../../../../contract/index.ts';
import { chatByChat } from '../../chat-shelves.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { addRecord } from '../../json-chat.ts';
import { parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { type JsonObject, objectOf } from '../../json-values.ts';
import { Records } from '../../records.ts';
import { graphId, graphObject, graphText } from './graph-value.ts';
import { TeamsMessages } from './message.ts';

const MESSAGES = /^messages[_-].*\.json$/i;
const CHANNELS = /^channels[_-].*\.json$/i;
/** A file is an array, or an answer of Graph. */
const each: JsonSelection = { elements: { take: 'record' }, keys: { value: { elements: { take: 'record' } } } };

/** Dumps of Microsoft Teams by administrators' tools: see SPEC.md. */
export const teams: Format = {
  id: 'teams',
  name: 'Microsoft Teams (Graph dump)',
  platform: 'teams',
  extensions: ['json', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'names' },
  sniff,
  parts: async (source) => partsOf(source),
  async *parse(source, options) {
    yield* chatByChat(readMessages(source), options);
  },
};

function sniff({ paths }: ExportHead): number {
  for (const place of ['[].', 'value[].']) {
    for (const [body, created, from, type] of [
      ['Body', 'CreatedDateTime', 'From', 'MessageType'],
      ['body', 'createdDateTime', 'from', 'messageType'],
    ]) {
      if (paths.has(`${place}${body}`) && paths.has(`${place}${created}`) && paths.has(`${place}${from}`)) {
        return paths.has(`${place}${type}`) ? 1 : 0.7;
      }
    }
  }
  return 0;
}

function partsOf(source: ExportSource): readonly ExportSource[] {
  const parts = source.isAlone ? [] : source.around().filter(({ name }) => MESSAGES.test(name));
  return parts.includes(source) ? parts : [source];
}

async function* readMessages(source: ExportSource): AsyncGenerator<readonly ParsedRecord[]> {
  const names = await channelNames(source);
  const reader = new TeamsMessages();
  const records = new Records();
  let current: string | undefined;
  for (const part of partsOf(source)) {
    const value = (_: string, written: unknown, index: number) =>
      addRecord(records, written, index, (record) => {
        const message = reader.read(record, index);
        if (typeof message !== 'string') {
          const chat = chatOf(record, names, part);
          if (!records.opened || chat.nativeId !== current) {
            current = chat.nativeId;
            records.chat(chat);
          }
        }
        return message;
      });
    const unreadable = (_: string, index: number, reason: string, text: string) => records.skip(index, reason, text);
    yield* parseJsonRecords(part, each, { value, unreadable }, records);
  }
  if (!records.opened) {
    records.chat({ type: 'chat', platform: 'teams', kind: 'group', name: stemOf(source.name) });
    yield records.take() ?? [];
  }
}

/** The names of the channels, by their ids. */
async function channelNames(source: ExportSource): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const value = (_: string, written: unknown) => {
    const channel = objectOf(written);
    const [key, name] = [graphId(channel, 'id'), graphText(channel, 'displayName')];
    if (key !== undefined && name !== undefined) {
      names.set(key, name);
    }
  };
  for (const file of source.around().filter(({ name }) => CHANNELS.test(name))) {
    await surveyJson(file, each, { value }, () => false);
  }
  return names;
}

function chatOf(record: JsonObject, names: ReadonlyMap<string, string>, part: ExportSource): ParsedChat {
  const channel = graphId(graphObject(record, 'channelIdentity'), 'channelId');
  const nativeId = channel ?? graphId(record, 'chatId');
  return {
    type: 'chat',
    platform: 'teams',
    // Ids of conversations between two end so.
    kind: nativeId?.endsWith('@unq.gbl.spaces') === true ? 'private' : 'group',
    name: names.get(nativeId ?? '') ?? nativeId ?? stemOf(part.name),
    ...(nativeId !== undefined && { nativeId }),
  };
}
