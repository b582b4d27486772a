import {
  type CreditChoice,
  type Member,
  type MemberChange,
  type MemberProposal,
  type MemberRecord,
  type membersFileSchema,
  type Participant,
  type Platform,
  QunshuError,
} from '../../contract/index.ts';
import type { DocumentFile } from '../library/index.ts';
import { joined, parted, refusal } from './joining.ts';
import { proposals } from './proposals.ts';

/**
 * The people behind the names in chats. A participant nobody wrote anything about is a member by
 * itself, with the participant's id; `members.json` holds only what a moderator decided: who is who,
 * what they want to be called, how they want to be credited.
 */
export class Members {
  readonly #document: DocumentFile<typeof membersFileSchema>;
  readonly #participants: () => readonly Participant[];
  #known: { byId: Map<string, Member>; memberOf: Map<string, string> } | null = null;

  /** @param participants gives the participants of all chats; asked again after `forget`. */
  constructor(document: DocumentFile<typeof membersFileSchema>, participants: () => readonly Participant[]) {
    this.#document = document;
    this.#participants = participants;
  }

  /** Call when participants changed. */
  forget(): void {
    this.#known = null;
  }

  /** Everybody, most active first. */
  list(): Member[] {
    return Array.from(this.#load().byId.values()).sort((one, other) => other.messageCount - one.messageCount);
  }

  /** By its id, or by one it had before it was joined to another: digests may name it by that. */
  find(memberId: string): Member | undefined {
    const { byId } = this.#load();
    return byId.get(memberId) ?? byId.get(this.memberOf(memberId));
  }

  /** Everybody under every id that a digest may name them by: what credits are looked up in. */
  underAllIds(): Member[] {
    return this.list().flatMap((member) => [
      member,
      ...member.participantIds.filter((id) => id !== member.id).map((id) => ({ ...member, id })),
    ]);
  }

  /** The member a participant belongs to; ids that are no participant's stay as they are. */
  memberOf(participantId: string): string {
    return this.#load().memberOf.get(participantId) ?? participantId;
  }

  /** The name to show in the app, where consent for publishing does not matter. */
  nameOf(memberId: string): string {
    return this.find(memberId)?.name ?? memberId;
  }

  update(change: MemberChange): Member {
    const member = this.#found(change.memberId);
    this.#document.update((file) => {
      const before = file.members.find((record) => record.id === member.id) ?? {
        id: member.id,
        participantIds: [...member.participantIds],
      };
      const others = file.members.filter((record) => record.id !== member.id);
      const members = [...others, changed(before, change)].sort((one, other) => (one.id < other.id ? -1 : 1));
      return { ...file, members };
    });
    this.forget();
    return this.find(member.id) ?? member;
  }

  /** Pairs of members who may be one person, the surest first (MEMBER-5). */
  proposals(platformOf: (chatId: string) => Platform | undefined): MemberProposal[] {
    const refused = this.#document.data.refused ?? [];
    const people = refused.map(([one, other]) => `${this.memberOf(one)} ${this.memberOf(other)}`);
    const pairs = new Set(people);
    return proposals({
      members: this.list(),
      participants: new Map(this.#participants().map((participant) => [participant.id, participant])),
      platformOf,
      areRefused: ({ id }, { id: other }) => pairs.has(`${id} ${other}`) || pairs.has(`${other} ${id}`),
    });
  }

  /** Makes members one person. @throws {QunshuError} `not-found`. */
  join(memberIds: readonly string[]): Member {
    const members = Array.from(new Set(memberIds.map((id) => this.#found(id))));
    this.#document.update((file) => joined(file, members));
    this.forget();
    return this.#found(members[0]?.id ?? '');
  }

  /** Makes some participants of a member a person of their own. @throws {QunshuError} `not-found`, `invalid-input`. */
  part(memberId: string, participantIds: readonly string[]): Member {
    const member = this.#found(memberId);
    const { file, id } = parted(this.#document.data, member, Array.from(new Set(participantIds)));
    this.#document.update(() => file);
    this.forget();
    return this.#found(id);
  }

  /** Remembers that two members are two people. @throws {QunshuError} `not-found`. */
  refuse([one, other]: readonly [string, string]): void {
    const pair = refusal(this.#found(one), this.#found(other));
    this.#document.update((file) => ({ ...file, refused: [...(file.refused ?? []), pair] }));
  }

  #found(memberId: string): Member {
    const member = this.find(memberId);
    if (member === undefined) {
      throw new QunshuError('not-found', { what: 'member', id: memberId });
    }
    return member;
  }

  #load(): { byId: Map<string, Member>; memberOf: Map<string, string> } {
    if (this.#known === null) {
      const records = new Map<string, MemberRecord>();
      for (const record of this.#document.data.members) {
        records.set(record.id, record);
      }
      const owner = new Map<string, string>();
      for (const record of records.values()) {
        for (const participantId of record.participantIds) {
          owner.set(participantId, record.id);
        }
      }
      const grouped = Map.groupBy(this.#participants(), (participant) => owner.get(participant.id) ?? participant.id);
      const byId = new Map<string, Member>();
      for (const id of new Set([...records.keys(), ...grouped.keys()])) {
        byId.set(id, describe(id, records.get(id), grouped.get(id) ?? []));
      }
      this.#known = { byId, memberOf: owner };
    }
    return this.#known;
  }
}

function changed(record: MemberRecord, change: MemberChange): MemberRecord {
  const { alias: _before, ...rest } = record;
  const alias = change.alias === undefined ? record.alias : (change.alias ?? undefined);
  return {
    ...rest,
    ...(alias !== undefined && { alias }),
    ...(change.name !== undefined && { name: change.name }),
    ...(change.credit !== undefined && { credit: change.credit }),
    ...(change.bio !== undefined && { bio: change.bio }),
  };
}

function describe(id: string, record: MemberRecord | undefined, participants: readonly Participant[]): Member {
  const busiest = participants.toSorted((one, other) => other.messageCount - one.messageCount)[0];
  const name = record?.name ?? busiest?.name ?? id;
  const names = participants.flatMap((participant) => [participant.name, ...participant.formerNames]);
  const credit: CreditChoice = record?.credit ?? 'name';
  return {
    id,
    name,
    aliases: Array.from(new Set(names)).filter((other) => other !== name),
    participantIds: participants.map((participant) => participant.id),
    credit,
    alias: record?.alias ?? null,
    bio: record?.bio ?? '',
    messageCount: participants.reduce((sum, participant) => sum + participant.messageCount, 0),
    from: participants.length === 0 ? null : Math.min(...participants.map((participant) => participant.from)),
    to: participants.length === 0 ? null : Math.max(...participants.map((participant) => participant.to)),
  };
}
