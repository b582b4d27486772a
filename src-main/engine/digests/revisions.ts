import type { Digest, DigestRevision, DigestStatus } from '../../contract/index.ts';

const TEN_MINUTES = 600_000;

/** DIGEST-2: where a digest may go from each status. */
const nextStatuses: Readonly<Record<DigestStatus, readonly DigestStatus[]>> = {
  draft: ['in-review'],
  'in-review': ['approved', 'changes-asked', 'published', 'draft'],
  'changes-asked': ['in-review', 'draft'],
  approved: ['published', 'changes-asked', 'draft'],
  published: ['archived', 'draft'],
  archived: ['published'],
};

export function mayBecome(from: DigestStatus, to: DigestStatus): boolean {
  return nextStatuses[from].includes(to);
}

/** DIGEST-25: a draft has no reviewer any more. */
export function reviewerOf(status: DigestStatus, named: string | undefined): string | undefined {
  return status === 'draft' || named === undefined || named.trim() === '' ? undefined : named.trim();
}

/**
 * Whether a save that replaces the content must keep the content before it (DIGEST-6): the first
 * ever, one that says what it is about, and one that comes more than ten minutes after the content
 * last kept was written. Saves in between are an editor's autosaves.
 */
export function mustKeep(digest: Digest, now: number, note: string): boolean {
  const last = digest.revisions.at(-1);
  return last === undefined || note !== '' || now - last.savedAt > TEN_MINUTES;
}

/** The digest's content as a revision; the note says what was done to it next. */
export function withRevision(digest: Digest, note: string): DigestRevision[] {
  const revision: DigestRevision = {
    number: (digest.revisions.at(-1)?.number ?? 0) + 1,
    savedAt: digest.updatedAt,
    note,
    status: digest.status,
    content: digest.content,
  };
  return [...digest.revisions, revision];
}
