import type { Digest, DigestStatus } from '../../../src-main/contract/index.ts';
import type { BadgeTone } from '../../ui/badge.tsx';

/** The colour of a status. */
export const statusTones: Readonly<Record<DigestStatus, BadgeTone>> = {
  draft: 'neutral',
  'in-review': 'yellow',
  'changes-asked': 'red',
  approved: 'green',
  published: 'green',
  archived: 'blue',
};

/** The statuses a digest can be taken to, the usual next one first: what the engine allows (DIGEST-2). */
export const nextStatuses: Readonly<Record<DigestStatus, readonly DigestStatus[]>> = {
  draft: ['in-review'],
  'in-review': ['published', 'approved', 'changes-asked', 'draft'],
  'changes-asked': ['in-review', 'draft'],
  approved: ['published', 'changes-asked', 'draft'],
  published: ['archived', 'draft'],
  archived: ['published'],
};

/** The same for a digest: with a reviewer, approving comes before publishing; merged, it goes nowhere. */
export function nextStatusesOf({
  status,
  reviewer,
  supersededBy,
}: Pick<Digest, 'status' | 'reviewer' | 'supersededBy'>): readonly DigestStatus[] {
  if (supersededBy !== undefined) return [];
  const next = nextStatuses[status];
  if (status !== 'in-review' || reviewer === undefined) return next;
  return ['approved', ...next.filter((one) => one !== 'approved')];
}
