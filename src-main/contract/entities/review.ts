import { z } from 'zod';

/** What a reviewer says of a digest, of a section of it, or of words in a section. */
export const reviewCommentSchema = z.strictObject({
  id: z.string().min(1),
  /** Key of the section, `answers` and `title` included; absent when it is about the digest as a whole. */
  section: z.string().min(1).max(100).optional(),
  /** The words it is about, as they stood when it was written; absent when it is about all of the section. */
  quotation: z.string().min(1).max(2000).optional(),
  text: z.string().min(1).max(5000),
  /** Who wrote it, as they call themselves; empty when they did not say. */
  by: z.string().max(200),
  /** Epoch milliseconds. */
  writtenAt: z.number(),
  /** Who resolved it and when; null while it is open. */
  resolved: z.strictObject({ by: z.string().max(200), at: z.number() }).nullable(),
});
export type ReviewComment = z.infer<typeof reviewCommentSchema>;

/** The file `reviews/<digest id>.json`: beside the digest, so that commenting is no change of it. */
export const reviewSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The digest's. */
  id: z.string().min(1),
  /** In the order they were written. */
  comments: z.array(reviewCommentSchema),
});
export type Review = z.infer<typeof reviewSchema>;

/** A comment and where its words stand now. */
export interface PlacedComment extends ReviewComment {
  /** The passage that holds the quotation; null without one, and where the words are no longer there. */
  readonly passageId: string | null;
  /** The quoted words are no longer in the section. */
  readonly passageChanged: boolean;
}

export const newCommentSchema = z.strictObject({
  digestId: z.string(),
  section: reviewCommentSchema.shape.section,
  quotation: reviewCommentSchema.shape.quotation,
  text: reviewCommentSchema.shape.text,
  by: reviewCommentSchema.shape.by.optional(),
});
export type NewComment = z.infer<typeof newCommentSchema>;
