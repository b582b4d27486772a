import { z } from 'zod';

export const digestStatuses = ['draft', 'in-review', 'changes-asked', 'approved', 'published', 'archived'] as const;
export type DigestStatus = (typeof digestStatuses)[number];

/** Who wrote a passage: a member (words from the chat), the moderator, or a language model. */
export const passageOrigins = ['member', 'moderator', 'model'] as const;

/** A piece of Markdown with the messages it rests on. */
export const passageSchema = z.strictObject({
  id: z.string().min(1),
  text: z.string(),
  /** Message ids; empty for the moderator's own words. */
  sources: z.array(z.string()),
  origin: z.enum(passageOrigins),
});
export type Passage = z.infer<typeof passageSchema>;

/** One answer with its contributors (member ids), in the order of their share. */
export const answerSchema = z.strictObject({
  id: z.string().min(1),
  contributors: z.array(z.string()),
  /** 思路: the idea behind the answer. */
  approach: z.array(passageSchema),
  /** 方法: the steps. */
  method: z.array(passageSchema),
  /** The answer itself. */
  body: z.array(passageSchema),
  accepted: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

/** The sections of the standard template; a community's template may add its own keys. */
export const standardSections = ['ask', 'background', 'answers', 'discussion', 'conclusion', 'nextSteps'] as const;

/** What a person edits, and what a revision keeps. */
export const digestContentSchema = z.strictObject({
  title: z.string().max(500),
  templateId: z.string(),
  /** Passages by section key (`ask`, `background`, `discussion`, `conclusion`, `nextSteps`, own keys). */
  sections: z.record(z.string(), z.array(passageSchema)),
  answers: z.array(answerSchema),
  tags: z.array(z.string().min(1).max(100)),
  /** Member ids of those who asked. */
  askers: z.array(z.string()),
});
export type DigestContent = z.infer<typeof digestContentSchema>;

export const digestRevisionSchema = z.strictObject({
  number: z.int().min(1),
  savedAt: z.number(),
  note: z.string(),
  status: z.enum(digestStatuses),
  content: digestContentSchema,
});
export type DigestRevision = z.infer<typeof digestRevisionSchema>;

const spanSchema = z.strictObject({ from: z.number().nullable(), to: z.number().nullable() });

/** What a digest that was merged into another brought there: what undoing it takes out again. */
export const handoverSchema = z.strictObject({
  at: z.number(),
  /** Its status until then. */
  status: z.enum(digestStatuses),
  /** Ids the passages and answers have in the other digest. */
  passages: z.array(z.string()),
  answers: z.array(z.string()),
  tags: z.array(z.string()),
  askers: z.array(z.string()),
  chatIds: z.array(z.string()),
  threadIds: z.array(z.string()),
  messageIds: z.array(z.string()),
  /** When the other's conversations took place, before and after. */
  span: z.strictObject({ before: spanSchema, after: spanSchema }),
});
export type Handover = z.infer<typeof handoverSchema>;

/** The file `digests/<year>/<id>.json`. */
export const digestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().min(1),
  /** Id the digest had where it was imported from. */
  externalId: z.string().optional(),
  status: z.enum(digestStatuses),
  /** Who is asked to review it; absent when nobody was named. */
  reviewer: z.string().min(1).max(200).optional(),
  /** The digest it was merged into; what it brought there is its `handover`. */
  supersededBy: z.string().optional(),
  handover: handoverSchema.optional(),
  content: digestContentSchema,
  chatIds: z.array(z.string()),
  threadIds: z.array(z.string()),
  /** Message ids of the threads at drafting time: what "since your digest" is measured against. */
  seenMessageIds: z.array(z.string()),
  /** When the conversation took place, epoch milliseconds; null for digests without one. */
  discussedFrom: z.number().nullable(),
  discussedTo: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  publishedAt: z.number().nullable(),
  /** Counts up with every save: what `expectedVersion` is compared with. */
  version: z.int().min(1),
  /** Older contents, newest last. */
  revisions: z.array(digestRevisionSchema),
});
export type Digest = z.infer<typeof digestSchema>;

/** A row of the list of digests. */
export interface DigestCard {
  readonly id: string;
  readonly externalId?: string;
  readonly title: string;
  readonly status: DigestStatus;
  readonly reviewer?: string;
  /** The digest it was merged into, while that is there. */
  readonly supersededBy?: string;
  /** Comments of reviewers that nobody resolved; absent when there are none. */
  readonly openComments?: number;
  readonly ask: string;
  readonly tags: readonly string[];
  readonly askers: readonly string[];
  readonly contributors: readonly string[];
  readonly answerCount: number;
  /** Messages its conversations gained since it was drafted; absent when there are none. */
  readonly newMessages?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly publishedAt: number | null;
}

export const digestFilterSchema = z.strictObject({
  statuses: z.array(z.enum(digestStatuses)).optional(),
  tag: z.string().optional(),
  memberId: z.string().optional(),
  /** Only those that were merged into this one. */
  supersededBy: z.string().optional(),
  limit: z.int().min(1).max(100_000).optional(),
  offset: z.int().min(0).optional(),
});
export type DigestFilter = z.infer<typeof digestFilterSchema>;

/** A section of a template: its key and the heading in each language of the interface. */
export const templateSectionSchema = z.strictObject({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/),
  headings: z.strictObject({ 'zh-Hans': z.string(), 'zh-Hant': z.string(), en: z.string() }),
});

export const digestTemplateSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  sections: z.array(templateSectionSchema).min(1),
});
export type DigestTemplate = z.infer<typeof digestTemplateSchema>;

/** A template as somebody wants it; without an id, a new one. Headings may be left empty in some languages. */
export const templateChangeSchema = z.strictObject({
  id: z.string().min(1).optional(),
  name: z.string().trim().min(1).max(100),
  sections: z
    .array(
      templateSectionSchema.extend({
        headings: z.strictObject({
          'zh-Hans': z.string().max(100),
          'zh-Hant': z.string().max(100),
          en: z.string().max(100),
        }),
      }),
    )
    .min(1)
    .max(40),
});
export type TemplateChange = z.infer<typeof templateChangeSchema>;
