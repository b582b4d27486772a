import type { ParsedSender } from '../../../../contract/index.ts';
import { idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { Senders } from '../../senders.ts';
import { decodeEntities } from './mrkdwn.ts';

const SLACKBOT = 'USLACKBOT';

/** The people and bots of a workspace. */
export class SlackPeople {
  readonly #names = new Map<string, string>([[SLACKBOT, 'Slackbot']]);
  /** Names of bots by their `bot_id`, which is not their user id. */
  readonly #bots = new Map<string, string>();
  readonly #senders = new Senders();

  /** Takes in a user of `users.json`. */
  add(value: unknown): void {
    const user = objectOf(value) ?? {};
    const profile = objectOf(user.profile) ?? {};
    const id = idOf(user.id);
    const name = nameIn(profile, user) ?? id;
    if (id === undefined || name === undefined) {
      return;
    }
    this.#names.set(id, name);
    const botId = textOf(profile.bot_id);
    if (botId !== undefined) {
      this.#bots.set(botId, name);
    }
  }

  /** Name of a user; undefined for one nobody knows. */
  nameOf(id: string): string | undefined {
    return this.#names.get(id);
  }

  /** The one who wrote a message; null where it does not say. */
  senderOf(record: JsonObject): ParsedSender | null {
    const user = textOf(record.user) ?? textOf(objectOf(record.comment)?.user);
    const bot = textOf(record.bot_id);
    if (user !== undefined && record.subtype !== 'bot_message') {
      return this.#senders.of(this.#learn(user, record), user);
    }
    const known = bot === undefined ? undefined : this.#bots.get(bot);
    const written = textOf(record.username) ?? textOf(objectOf(record.bot_profile)?.name);
    const name = (written === undefined ? known : decodeEntities(written)) ?? bot ?? user;
    return name === undefined ? null : this.#senders.of(name, bot ?? user);
  }

  /** Those of other workspaces are known by their messages only. */
  #learn(user: string, record: JsonObject): string {
    const known = this.#names.get(user);
    if (known !== undefined) {
      return known;
    }
    const profile = objectOf(record.user_profile);
    const bot = objectOf(record.bot_profile);
    const name = profile === null ? textOf(record.username ?? bot?.name) : nameIn(profile, profile);
    if (name === undefined) {
      return user;
    }
    this.#names.set(user, name);
    return name;
  }
}

function nameIn(profile: JsonObject, user: JsonObject): string | undefined {
  const name = textOf(profile.display_name) ?? textOf(profile.real_name) ?? textOf(user.real_name) ?? textOf(user.name);
  return name === undefined ? undefined : decodeEntities(name);
}
