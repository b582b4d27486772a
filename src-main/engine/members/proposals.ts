import type { Member, MemberProposal, Participant, Platform, ProposalReason } from '../../contract/index.ts';
import { foldText } from '../text/index.ts';

/** A name that more members bear than this says nothing about who is who. */
const MOST_BEARERS = 6;
const MOST_PROPOSALS = 500;

const CONFIDENCE: Readonly<Record<ProposalReason, number>> = {
  'same-account': 0.99,
  'same-name': 0.8,
  'same-alias': 0.7,
  'similar-name': 0.5,
};

/** What is compared of members. */
export interface Comparison {
  readonly members: readonly Member[];
  readonly participants: ReadonlyMap<string, Participant>;
  readonly platformOf: (chatId: string) => Platform | undefined;
  /** Whether the moderator said that they are two people. */
  readonly areRefused: (one: Member, other: Member) => boolean;
}

interface Pair {
  readonly one: Member;
  readonly other: Member;
  readonly reasons: Set<ProposalReason>;
}

/**
 * Members who may be one person (MEMBER-5): by the account of a platform, by a name or an alias, by a name with
 * other decorations. Two who wrote in one chat at the same time are not proposed, unless by their account.
 */
export function proposals(comparison: Comparison): MemberProposal[] {
  const { members, areRefused } = comparison;
  const pairs = new Map<string, Pair>();
  const gather = (reason: ProposalReason, keysOf: (member: Member) => Iterable<string>) => {
    for (const [one, other] of pairsBy(members, keysOf)) {
      if (reason !== 'same-account' && wroteTogether(one, other, comparison)) {
        continue;
      }
      const key = `${one.id} ${other.id}`;
      const pair = pairs.get(key) ?? { one, other, reasons: new Set() };
      pairs.set(key, pair.reasons.add(reason) && pair);
    }
  };
  gather('same-account', (member) => accountsOf(member, comparison));
  gather('same-name', ({ name }) => [foldText(name)].filter(tellsPeopleApart));
  gather('same-alias', ({ name, aliases, alias }) =>
    [name, ...aliases, ...(alias === null ? [] : [alias])].map(foldText).filter(tellsPeopleApart),
  );
  gather('similar-name', ({ name }) => [coreOf(name)].filter(tellsPeopleApart));
  return Array.from(pairs.values())
    .filter(({ one, other }) => !areRefused(one, other))
    .map(({ one, other, reasons }): MemberProposal => {
      const confidence = Math.max(...Array.from(reasons, (reason) => CONFIDENCE[reason]));
      return { members: [one, other], confidence, reasons: Array.from(reasons) };
    })
    .sort((one, other) => other.confidence - one.confidence || activityOf(other) - activityOf(one))
    .slice(0, MOST_PROPOSALS);
}

/** Pairs of members that share a key, each pair once, the more active member first. */
function* pairsBy(
  members: readonly Member[],
  keysOf: (member: Member) => Iterable<string>,
): Generator<[Member, Member]> {
  const bearers = new Map<string, Member[]>();
  for (const member of members) {
    for (const key of new Set(keysOf(member))) {
      const known = bearers.get(key);
      if (known === undefined) {
        bearers.set(key, [member]);
      } else {
        known.push(member);
      }
    }
  }
  for (const same of bearers.values()) {
    if (same.length > MOST_BEARERS) {
      continue;
    }
    for (const [place, one] of same.entries()) {
      for (const other of same.slice(place + 1)) {
        yield [one, other];
      }
    }
  }
}

function* accountsOf(member: Member, { participants, platformOf }: Comparison): Generator<string> {
  for (const id of member.participantIds) {
    const participant = participants.get(id);
    if (participant?.nativeId !== undefined) {
      yield `${platformOf(participant.chatId)} ${participant.nativeId}`;
    }
  }
}

/** Whether both wrote in one chat while the other did: then they are two, as a rule. */
function wroteTogether(one: Member, other: Member, { participants }: Comparison): boolean {
  return one.participantIds.some((id) => {
    const left = participants.get(id);
    return other.participantIds.some((otherId) => {
      const right = participants.get(otherId);
      return (
        left !== undefined &&
        right !== undefined &&
        left.chatId === right.chatId &&
        left.from <= right.to &&
        right.from <= left.to
      );
    });
  });
}

/** A single letter and bare numbers are names of many; one Chinese character can be a name of its own. */
function tellsPeopleApart(name: string): boolean {
  const characters = Array.from(name).length;
  return !/^[\d\s+().-]*$/.test(name) && (characters > 1 || /\p{Script=Han}/u.test(name));
}

/** A name without what people put around it: brackets, places after a dash or bar, emoji, marks, blanks. */
function coreOf(name: string): string {
  const folded = foldText(name);
  const bare = folded
    .replace(/[([{<（【「《〔].*?[)\]}>）】」》〕]/gu, ' ')
    .split(/[|丨/@~—–-]/u)[0]
    ?.replace(/[^\p{L}\p{N}]+/gu, '');
  return bare === undefined || Array.from(bare).length < 2 ? folded : bare;
}

function activityOf({ members: [one, other] }: MemberProposal): number {
  return one.messageCount + other.messageCount;
}
