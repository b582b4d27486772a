import { createHash } from 'node:crypto';
import type { ChatKind, ParsedChat, ParsedSender } from '../../../../contract/index.ts';
import { idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import { Senders } from '../../senders.ts';

const OWN_ID = 'self';
const UNKNOWN = 'Unknown';

/** Somebody or some group, by what lasts beyond the file. */
interface Recipient {
  readonly kind: ChatKind;
  readonly nativeId: string | undefined;
  readonly name: string;
}

/** The people and groups of an export, by the numbers it gives them. */
export class SignalRecipients {
  readonly #recipients = new Map<string, Recipient>();
  /** Recipients of the chats, by the chats' numbers. */
  readonly #chats = new Map<string, string>();
  readonly #namesByService = new Map<string, string>();
  readonly #senders = new Senders();
  #ownName = 'Me';

  /** Takes in the account: the name of who exported. */
  addAccount(account: JsonObject): void {
    this.#ownName = fullName(account.givenName, account.familyName) ?? this.#ownName;
  }

  addRecipient(frame: JsonObject): void {
    const id = idOf(frame.id);
    const recipient = this.#describe(frame);
    if (id !== undefined && recipient !== null) {
      this.#recipients.set(id, recipient);
    }
  }

  addChat(frame: JsonObject): void {
    const id = idOf(frame.id);
    const recipient = idOf(frame.recipientId);
    if (id !== undefined && recipient !== undefined) {
      this.#chats.set(id, recipient);
    }
  }

  /** The chat of a number; null for one that no frame described. */
  chatOf(id: string): ParsedChat | null {
    const recipient = this.#recipients.get(this.#chats.get(id) ?? '');
    if (recipient === undefined) {
      return null;
    }
    const { kind, name, nativeId } = recipient;
    return { type: 'chat', platform: 'signal', kind, name, ...(nativeId !== undefined && { nativeId }) };
  }

  /** The one behind a number, unknown people too. */
  senderOf(id: string): ParsedSender {
    const recipient = this.#recipients.get(id);
    return this.#senders.of(recipient?.name ?? UNKNOWN, recipient?.nativeId ?? `recipient ${id}`);
  }

  /** The name of a service id as exports write it, in base64; undefined for one nobody knows. */
  nameOfService(aci: string): string | undefined {
    return this.#namesByService.get(aci);
  }

  #describe(frame: JsonObject): Recipient | null {
    const contact = objectOf(frame.contact);
    if (contact !== null) {
      return this.#describeContact(contact);
    }
    const group = objectOf(frame.group);
    if (group !== null) {
      const snapshot = objectOf(group.snapshot);
      const name = textOf(objectOf(snapshot?.title)?.title) ?? 'Group';
      return { kind: 'group', nativeId: hashOf(group.masterKey), name };
    }
    if (objectOf(frame.self) !== null) {
      return { kind: 'private', nativeId: OWN_ID, name: this.#ownName };
    }
    return objectOf(frame.releaseNotes) === null
      ? null
      : { kind: 'channel', nativeId: 'release-notes', name: 'Signal' };
  }

  #describeContact(contact: JsonObject): Recipient {
    const aci = textOf(contact.aci);
    const number = idOf(contact.e164);
    const nickname = objectOf(contact.nickname);
    const name =
      fullName(nickname?.given, nickname?.family) ??
      textOf(contact.systemNickname) ??
      fullName(contact.systemGivenName, contact.systemFamilyName) ??
      fullName(contact.profileGivenName, contact.profileFamilyName) ??
      textOf(contact.username) ??
      (number === undefined ? UNKNOWN : `+${number}`);
    if (aci !== undefined) {
      this.#namesByService.set(aci, name);
    }
    const nativeId = aci === undefined ? (number === undefined ? undefined : `+${number}`) : uuidOf(aci);
    return { kind: 'private', nativeId, name };
  }
}

function fullName(given: unknown, family: unknown): string | undefined {
  return textOf([textOf(given), textOf(family)].filter((part) => part !== undefined).join(' '));
}

/** A service id of 16 bytes as everybody writes it. */
function uuidOf(base64: string): string {
  const hex = Buffer.from(base64, 'base64').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Who holds a group's key may join it: only this remains of it. */
function hashOf(key: unknown): string | undefined {
  const text = textOf(key);
  return text === undefined
    ? undefined
    : createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex').slice(0, 32);
}
