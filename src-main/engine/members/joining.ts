import {
  type CreditChoice,
  creditChoices,
  type Member,
  type MemberRecord,
  type MembersFile,
  QunshuError,
} from '../../contract/index.ts';

/**
 * The file after members were joined under the id of the first (MEMBER-3). The joint person has what the first
 * wrote down, and what it lacks from the others in their order; of different wishes to be named the most
 * reserved counts.
 */
export function joined(file: MembersFile, members: readonly Member[]): MembersFile {
  const [first] = members;
  if (first === undefined) {
    return file;
  }
  const records = members.map((member) => recordOf(file, member));
  const wish = leastNamed(records.map(({ credit }) => credit ?? 'name'));
  const bio = records.flatMap((record) => record.bio ?? []).join('\n\n');
  const name = firstOf(records, ({ name }) => name);
  const alias = firstOf(records, ({ alias }) => alias);
  const joint: MemberRecord = {
    id: first.id,
    participantIds: Array.from(new Set(records.flatMap(({ participantIds }) => participantIds))),
    ...(name !== undefined && { name }),
    ...(alias !== undefined && { alias }),
    ...(wish !== 'name' && { credit: wish }),
    ...(bio !== '' && { bio }),
  };
  const ids = new Set(members.map(({ id }) => id));
  return withRecords(file, [...file.members.filter(({ id }) => !ids.has(id)), joint]);
}

/**
 * The file after some participants of a member became a person of their own (MEMBER-4): the one that has the
 * member's id keeps what was written down, the other keeps the wish how to be named.
 *
 * @returns the id of the person that the participants now are, too
 * @throws {QunshuError} `invalid-input` when the participants are not some, but not all, of the member's.
 */
export function parted(
  file: MembersFile,
  member: Member,
  participantIds: readonly string[],
): { file: MembersFile; id: string } {
  const record = recordOf(file, member);
  const leaving = new Set(participantIds);
  const staying = record.participantIds.filter((id) => !leaving.has(id));
  if (staying.length === 0 || staying.length + leaving.size !== record.participantIds.length) {
    throw new QunshuError('invalid-input', { reason: 'some of the member’s participants are to be named, not all' });
  }
  // A member's id is that of one of its participants: whoever keeps that participant keeps the id.
  const leavesWithId = leaving.has(record.id);
  const own = (ids: readonly string[], keepsId: boolean) => (keepsId ? record.id : (ids[0] ?? record.id));
  const credit = record.credit === undefined ? {} : { credit: record.credit };
  const stayed: MemberRecord = { ...record, id: own(staying, !leavesWithId), participantIds: staying };
  const left: MemberRecord = {
    ...credit,
    id: own(participantIds, leavesWithId),
    participantIds: Array.from(leaving),
  };
  const others = file.members.filter(({ id }) => id !== record.id);
  return { file: withRecords(file, [...others, stayed, left]), id: left.id };
}

/** Participants that stand for members in what is remembered about pairs. */
export function refusal(one: Member, other: Member): [string, string] {
  return [one.participantIds[0] ?? one.id, other.participantIds[0] ?? other.id];
}

function recordOf(file: MembersFile, member: Member): MemberRecord {
  return (
    file.members.find(({ id }) => id === member.id) ?? { id: member.id, participantIds: [...member.participantIds] }
  );
}

function withRecords(file: MembersFile, records: readonly MemberRecord[]): MembersFile {
  return { ...file, members: records.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
}

function leastNamed(choices: readonly CreditChoice[]): CreditChoice {
  return creditChoices[Math.max(...choices.map((choice) => creditChoices.indexOf(choice)))] ?? 'name';
}

function firstOf(
  records: readonly MemberRecord[],
  pick: (record: MemberRecord) => string | undefined,
): string | undefined {
  return records.map(pick).find((value) => value !== undefined);
}
