import { z } from 'zod';
import type { PlacedComment } from './entities/review.ts';
import { newCommentSchema } from './entities/review.ts';
import { byId, method } from './method.ts';

const oneComment = { digestId: z.string(), commentId: z.string() };

/** What reviewers say of digests. */
export const reviewMethods = {
  /** The comments on a digest, in the order they were written; `id` is the digest's. */
  'reviews.get': method(byId).returns<readonly PlacedComment[]>(),
  'reviews.comment': method(newCommentSchema).returns<PlacedComment>(),
  /** Resolves a comment, or opens it again. */
  'reviews.resolve': method(
    z.strictObject({ ...oneComment, resolved: z.boolean(), by: z.string().max(200).optional() }),
  ).returns<PlacedComment>(),
  /** Takes a comment back. */
  'reviews.withdraw': method(z.strictObject(oneComment)).returns<null>(),
} as const;
