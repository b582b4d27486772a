import {
  type CreditChoice,
  type Member,
  type MemberChange,
  type MemberRecord,
  type membersFileSchema,
  type Participant,
  QunshuError,
} from '../../contract/index.ts';
import type { DocumentFile } from '../library/index.ts';

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

  find(memberId: string): Member | undefined {
    return this.#load().byId.get(memberId);
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
    const member = this.find(change.memberId);
    if (member === undefined) {
      throw new QunshuError('not-found', { what: 'member', id: change.memberId });
    }
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
