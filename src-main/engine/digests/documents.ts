import { type Digest, type DigestCard, digestSchema } from '../../contract/index.ts';
import type { DocumentFolder } from '../library/index.ts';
import { hashInto, plainText } from '../text/index.ts';
import { contributorsOf } from './content.ts';

/** Which messages a digest has seen, without their list: how many, and a sum of hashes of their ids. */
export interface SeenMessages {
  readonly count: number;
  readonly sum: number;
}

/** Two lists of the same messages, in whichever order, give the same. */
export function seenMessages(ids: readonly string[]): SeenMessages {
  const key = { high: 0, low: 0 };
  return { count: ids.length, sum: ids.reduce((sum, id) => (sum + hashInto(key, id).low) >>> 0, 0) };
}

/** What is known of every digest without reading it. */
export interface DigestSummary extends DigestCard {
  readonly threadIds: readonly string[];
  /** Epoch milliseconds of the conversation's beginning; null for digests without one. */
  readonly discussedFrom: number | null;
  readonly seen: SeenMessages;
}

export type DigestDocuments = Pick<
  DocumentFolder<Digest, DigestSummary>,
  'list' | 'get' | 'has' | 'save' | 'saveAll' | 'delete' | 'summary'
>;

/** How digests lie on disk: what `Library.documents('digests', …)` takes. */
export const digestDocuments = {
  schema: digestSchema,
  what: 'digest',
  place: ({ id, createdAt }: Digest) => `${new Date(createdAt).getUTCFullYear()}/${id}`,
  summarise: summariseDigest,
  summaryVersion: 3,
};

const ASK_LENGTH = 200;

export function summariseDigest(digest: Digest): DigestSummary {
  const { content } = digest;
  const ask = plainText((content.sections.ask ?? []).map(({ text }) => text).join('\n\n'));
  return {
    id: digest.id,
    ...(digest.externalId !== undefined && { externalId: digest.externalId }),
    title: content.title,
    status: digest.status,
    ...(digest.reviewer !== undefined && { reviewer: digest.reviewer }),
    ...(digest.supersededBy !== undefined && { supersededBy: digest.supersededBy }),
    ask: ask.length > ASK_LENGTH ? `${ask.slice(0, ASK_LENGTH).toWellFormed()}…` : ask,
    tags: content.tags,
    askers: content.askers,
    contributors: contributorsOf(content),
    answerCount: content.answers.length,
    createdAt: digest.createdAt,
    updatedAt: digest.updatedAt,
    publishedAt: digest.publishedAt,
    threadIds: digest.threadIds,
    discussedFrom: digest.discussedFrom,
    seen: seenMessages(digest.seenMessageIds),
  };
}
