import type { ParsedChat } from '../../../../contract/index.ts';
import { idOf, type JsonObject, textOf } from '../../json-values.ts';

/** Where the messages of a file belong. */
export interface DiscordChannel {
  readonly chat: ParsedChat;
  /** Title of the thread that the file holds; undefined for a channel. */
  readonly topic: string | undefined;
}

/** Where the messages of a file belong, from its heading; a name that is missing is `fallback`. */
export function channelOf(guild: JsonObject, channel: JsonObject, fallback: string): DiscordChannel {
  const type = textOf(channel.type) ?? '';
  const name = textOf(channel.name) ?? fallback;
  if (guild.id === '0' || type.startsWith('Direct')) {
    return { chat: chatOf(type.includes('Group') ? 'group' : 'private', name, idOf(channel.id)), topic: undefined };
  }
  const server = textOf(guild.name) ?? '';
  const isThread = type.endsWith('Thread');
  const parent = textOf(channel.category);
  const parentId = idOf(channel.categoryId);
  if (isThread && parent !== undefined && parentId !== undefined) {
    return { chat: chatOf('group', chatName(server, parent), parentId), topic: name };
  }
  const isNews = type === 'GuildNews' || type === 'GuildAnnouncement';
  const chat = chatOf(isNews ? 'channel' : 'group', chatName(server, name), idOf(channel.id));
  return { chat, topic: isThread ? name : undefined };
}

/** Channels of different servers bear the same names. */
export function chatName(server: string, channel: string): string {
  return server === '' ? channel : `${server} #${channel}`;
}

function chatOf(kind: ParsedChat['kind'], name: string, nativeId: string | undefined): ParsedChat {
  return { type: 'chat', platform: 'discord', kind, name, ...(nativeId !== undefined && { nativeId }) };
}
