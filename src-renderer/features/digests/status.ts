import type { DigestStatus } from '../../../src-main/contract/index.ts';
import type { BadgeTone } from '../../ui/badge.tsx';

/** The colour of a status. */
export const statusTones: Readonly<Record<DigestStatus, BadgeTone>> = {
  draft: 'neutral',
  'in-review': 'yellow',
  published: 'green',
  archived: 'blue',
};

/** The statuses a digest can be taken to, the usual next one first: what the engine allows (DIGEST-2). */
export const nextStatuses: Readonly<Record<DigestStatus, readonly DigestStatus[]>> = {
  draft: ['in-review'],
  'in-review': ['published', 'draft'],
  published: ['archived', 'draft'],
  archived: ['published'],
};
