import { z } from 'zod';

/** How a member wants to be credited. `anonymous` keeps the name out of everything that leaves. */
export const creditChoices = ['name', 'alias', 'anonymous'] as const;
export type CreditChoice = (typeof creditChoices)[number];

/**
 * What a moderator wrote down about a person, in `members.json`. People nobody wrote anything
 * about have no record: every participant is a member by itself until it is joined to another.
 */
export const memberRecordSchema = z.strictObject({
  id: z.string().min(1),
  /** The participants that are this person. */
  participantIds: z.array(z.string()),
  name: z.string().min(1).optional(),
  alias: z.string().min(1).optional(),
  credit: z.enum(creditChoices).optional(),
  bio: z.string().max(5000).optional(),
});
export type MemberRecord = z.infer<typeof memberRecordSchema>;

export const membersFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  members: z.array(memberRecordSchema),
  /** Pairs of participants of whom the moderator said that they are two people. */
  refused: z.array(z.tuple([z.string(), z.string()])).optional(),
});
export type MembersFile = z.infer<typeof membersFileSchema>;

/** The person behind one or more participants. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly participantIds: readonly string[];
  readonly credit: CreditChoice;
  /** The name to be credited under when `credit` is `alias`. */
  readonly alias: string | null;
  readonly bio: string;
  readonly messageCount: number;
  readonly from: number | null;
  readonly to: number | null;
}

export const memberChangeSchema = z.strictObject({
  memberId: z.string(),
  name: z.string().min(1).max(200).optional(),
  alias: z.string().min(1).max(200).nullable().optional(),
  credit: z.enum(creditChoices).optional(),
  bio: z.string().max(5000).optional(),
});
export type MemberChange = z.infer<typeof memberChangeSchema>;

/** Why two members may be one person, the surest first. */
export const proposalReasons = ['same-account', 'same-name', 'same-alias', 'similar-name'] as const;
export type ProposalReason = (typeof proposalReasons)[number];

/** Two members who may be one person; the moderator decides. */
export interface MemberProposal {
  readonly members: readonly [Member, Member];
  /** 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly ProposalReason[];
}
