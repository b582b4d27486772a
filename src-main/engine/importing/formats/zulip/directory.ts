import type { ParsedChat } from '../../../../contract/index.ts';
import type { ExportSource } from '../../format.ts';
import { surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

const NOTIFICATION_BOT = /^notification-bot@/i;
const taken = (name: string): JsonSelection => ({ elements: { take: name } });
const selection: JsonSelection = {
  keys: {
    zerver_userprofile: taken('user'),
    zerver_userprofile_crossrealm: taken('user'),
    zerver_userprofile_mirrordummy: taken('user'),
    zerver_stream: taken('stream'),
    zerver_recipient: taken('recipient'),
    zerver_subscription: taken('subscription'),
  },
};

type Recipient = { readonly type: 'person' | 'stream' | 'group'; readonly target: string };
const TYPES: Readonly<Record<string, Recipient['type']>> = { 1: 'person', 2: 'stream', 3: 'group' };

/** The people, channels and conversations of an organisation, from its `realm.json`. */
export class ZulipDirectory {
  readonly #names = new Map<string, string>();
  readonly #bots = new Set<string>();
  readonly #streams = new Map<string, string>();
  readonly #recipients = new Map<string, Recipient>();
  /** Users of a recipient. */
  readonly #members = new Map<string, string[]>();
  readonly #chats = new Map<string, ParsedChat>();

  /** @param realm `realm.json`; null where the export lacks it. */
  static async read(realm: ExportSource | null): Promise<ZulipDirectory> {
    const directory = new ZulipDirectory();
    if (realm !== null) {
      await surveyJson(realm, selection, { value: (name, value) => directory.#learn(name, value) }, () => false);
    }
    return directory;
  }

  nameOf(user: string): string {
    return this.#names.get(user) ?? user;
  }

  isNotificationBot(user: string): boolean {
    return this.#bots.has(user);
  }

  /** The chat that a message from `sender` to `recipient` stands in. */
  chatOf(recipient: string, sender: string): ParsedChat {
    const known = this.#recipients.get(recipient);
    const key = known?.type === 'person' ? [sender, known.target].sort(byNumber).join(',') : recipient;
    let chat = this.#chats.get(key);
    if (chat === undefined) {
      chat = this.#makeChat(known, key, recipient);
      this.#chats.set(key, chat);
    }
    return chat;
  }

  #makeChat(known: Recipient | undefined, key: string, recipient: string): ParsedChat {
    const chat = { type: 'chat', platform: 'zulip' } as const;
    if (known?.type === 'person') {
      const people = [...new Set(key.split(','))];
      return { ...chat, kind: 'private', name: this.#namesOf(people), nativeId: `direct ${key}` };
    }
    if (known?.type === 'group') {
      const members = (this.#members.get(recipient) ?? []).sort(byNumber);
      const name = members.length === 0 ? `Group ${known.target}` : this.#namesOf(members);
      return { ...chat, kind: 'group', name, nativeId: `group ${known.target}` };
    }
    return known === undefined
      ? { ...chat, kind: 'group', name: `Channel ${recipient}`, nativeId: `recipient ${recipient}` }
      : {
          ...chat,
          kind: 'group',
          name: this.#streams.get(known.target) ?? `Channel ${known.target}`,
          nativeId: `channel ${known.target}`,
        };
  }

  #namesOf(users: readonly string[]): string {
    return users.map((user) => this.nameOf(user)).join(', ');
  }

  #learn(name: string, value: unknown): void {
    const record = objectOf(value) ?? {};
    const id = idOf(record.id);
    if (name === 'subscription') {
      this.#addMember(record);
    } else if (id === undefined) {
      return;
    } else if (name === 'user') {
      this.#names.set(id, textOf(record.full_name) ?? textOf(record.email) ?? id);
      if (NOTIFICATION_BOT.test(textOf(record.delivery_email) ?? textOf(record.email) ?? '')) {
        this.#bots.add(id);
      }
    } else if (name === 'stream') {
      this.#streams.set(id, textOf(record.name) ?? id);
    } else {
      const type = TYPES[idOf(record.type) ?? ''];
      const target = idOf(record.type_id);
      if (type !== undefined && target !== undefined) {
        this.#recipients.set(id, { type, target });
      }
    }
  }

  #addMember({ recipient, user_profile }: JsonObject): void {
    const [to, user] = [idOf(recipient), idOf(user_profile)];
    if (to !== undefined && user !== undefined) {
      const members = this.#members.get(to) ?? [];
      members.push(user);
      this.#members.set(to, members);
    }
  }
}

function byNumber(one: string, other: string): number {
  return Number(one) - Number(other) || (one < other ? -1 : 1);
}
