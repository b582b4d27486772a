import type { ParsedChat } from '../../../../contract/index.ts';
import { elementsOf, type JsonObject, textOf } from '../../json-values.ts';

/** More different users or channels than any server has; a damaged file may hold any number. */
const REMEMBERED = 200_000;

/** The channels and users of an export as far as they were named. */
export class MattermostDirectory {
  readonly #names = new Map<string, string>();
  readonly #chats = new Map<string, ParsedChat>();

  readonly isUser = (username: string): boolean => this.#names.has(username);

  addUser(user: JsonObject): void {
    const username = textOf(user.username);
    if (username !== undefined && this.#names.size < REMEMBERED) {
      const full = [textOf(user.first_name), textOf(user.last_name)].filter((part) => part !== undefined).join(' ');
      this.#names.set(username, textOf(user.nickname) ?? (full || username));
    }
  }

  addChannel(channel: JsonObject): void {
    const name = textOf(channel.name);
    if (name !== undefined) {
      this.#remember(channelChat(textOf(channel.team) ?? '', name, textOf(channel.display_name) ?? name));
    }
  }

  nameOf(username: string): string {
    return this.#names.get(username) ?? username;
  }

  /** The chat a post stands in; null where it names none. */
  chatOf(post: JsonObject): ParsedChat | null {
    const channel = textOf(post.channel);
    if (channel !== undefined) {
      const team = textOf(post.team) ?? '';
      return this.#chats.get(`${team}/${channel}`) ?? this.#remember(channelChat(team, channel, channel));
    }
    const members = membersOf(post);
    if (members.length === 0) {
      return null;
    }
    const nativeId = members.join(',');
    return this.#chats.get(nativeId) ?? this.#remember(this.#directChat(members, nativeId));
  }

  #directChat(members: readonly string[], nativeId: string): ParsedChat {
    const name = members.map((member) => this.nameOf(member)).join(', ');
    return { type: 'chat', platform: 'mattermost', kind: members.length > 2 ? 'group' : 'private', name, nativeId };
  }

  #remember(chat: ParsedChat): ParsedChat {
    if (this.#chats.size < REMEMBERED) {
      this.#chats.set(chat.nativeId ?? '', chat);
    }
    return chat;
  }
}

function channelChat(team: string, channel: string, name: string): ParsedChat {
  return { type: 'chat', platform: 'mattermost', kind: 'group', name, nativeId: `${team}/${channel}` };
}

/** The members of a direct post, in an order that does not depend on the export. */
function membersOf({ channel_members, participants }: JsonObject): readonly string[] {
  const list = elementsOf(channel_members);
  return (list.length > 0 ? list : elementsOf(participants))
    .flatMap((member) => textOf(member) ?? textOf((member as JsonObject | null)?.username) ?? [])
    .sort();
}
