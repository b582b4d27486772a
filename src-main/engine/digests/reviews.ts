import {
  type Digest,
  type DigestContent,
  type NewComment,
  type Passage,
  type PlacedComment,
  QunshuError,
  type Review,
  type ReviewComment,
  reviewSchema,
} from '../../contract/index.ts';
import type { DocumentFolder } from '../library/index.ts';
import { plainText } from '../text/index.ts';

interface ReviewSummary {
  readonly id: string;
  /** Comments that nobody resolved. */
  readonly open: number;
}

/** How reviews lie on disk: what `Library.documents('reviews', …)` takes. */
export const reviewDocuments = {
  schema: reviewSchema,
  what: 'review',
  place: ({ id }: Review) => id,
  summarise: ({ id, comments }: Review): ReviewSummary => ({
    id,
    open: comments.filter(({ resolved }) => resolved === null).length,
  }),
  summaryVersion: 1,
};

export interface ReviewsOptions {
  readonly documents: Pick<DocumentFolder<Review, ReviewSummary>, 'get' | 'has' | 'save' | 'delete' | 'summary'>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly newId: () => string;
}

/** What reviewers say of digests, beside them: the digests stay as they are. Behaviour: SPEC.md. */
export class Reviews {
  readonly #documents: ReviewsOptions['documents'];
  readonly #clock: () => number;
  readonly #newId: () => string;

  constructor(options: ReviewsOptions) {
    this.#documents = options.documents;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  /** The comments on a digest in the order they were written, each with the place of its words (REVIEW-3). */
  comments(digest: Digest): PlacedComment[] {
    return this.#of(digest.id).map((comment) => placed(comment, digest.content));
  }

  /** Comments on a digest that nobody resolved. */
  openCount(digestId: string): number {
    return this.#documents.summary(digestId)?.open ?? 0;
  }

  add(digest: Digest, { section, quotation, text, by = '' }: NewComment): PlacedComment {
    const comment: ReviewComment = {
      id: this.#newId(),
      ...(section !== undefined && { section }),
      ...(quotation !== undefined && { quotation }),
      text,
      by: by.trim(),
      writtenAt: this.#clock(),
      resolved: null,
    };
    this.#keep(digest.id, [...this.#of(digest.id), comment]);
    return placed(comment, digest.content);
  }

  /** Resolves a comment, or opens it again. @throws {QunshuError} `not-found`. */
  resolve(digest: Digest, commentId: string, resolved: boolean, by = ''): PlacedComment {
    const comments = this.#of(digest.id);
    const found = comments.find(({ id }) => id === commentId) ?? missing(commentId);
    // Resolved twice, it stays with whoever was first.
    const kept = resolved ? (found.resolved ?? { by: by.trim(), at: this.#clock() }) : null;
    const changed = { ...found, resolved: kept };
    this.#keep(
      digest.id,
      comments.map((comment) => (comment.id === commentId ? changed : comment)),
    );
    return placed(changed, digest.content);
  }

  /** Takes a comment back. @throws {QunshuError} `not-found`. */
  withdraw(digestId: string, commentId: string): void {
    const comments = this.#of(digestId);
    const others = comments.filter(({ id }) => id !== commentId);
    if (others.length === comments.length) {
      missing(commentId);
    }
    this.#keep(digestId, others);
  }

  /** Call when a digest was deleted. */
  forget(digestId: string): void {
    if (this.#documents.has(digestId)) {
      this.#documents.delete(digestId);
    }
  }

  #of(digestId: string): ReviewComment[] {
    return this.#documents.has(digestId) ? this.#documents.get(digestId).comments : [];
  }

  #keep(digestId: string, comments: ReviewComment[]): void {
    this.#documents.save({ schemaVersion: 1, id: digestId, comments });
  }
}

function missing(commentId: string): never {
  throw new QunshuError('not-found', { what: 'comment', id: commentId });
}

function placed(comment: ReviewComment, content: DigestContent): PlacedComment {
  const { section, quotation } = comment;
  if (quotation === undefined) {
    return { ...comment, passageId: null, passageChanged: false };
  }
  if (section === 'title') {
    return { ...comment, passageId: null, passageChanged: !bare(content.title).includes(bare(quotation)) };
  }
  const passageId = passageWith(passagesOf(content, section), quotation);
  return { ...comment, passageId, passageChanged: passageId === null };
}

function passagesOf({ sections, answers }: DigestContent, section: string | undefined): readonly Passage[] {
  const answered = answers.flatMap(({ approach, method, body }) => [...approach, ...method, ...body]);
  if (section === undefined) {
    return [...Object.values(sections).flat(), ...answered];
  }
  return section === 'answers' ? answered : (sections[section] ?? []);
}

/**
 * The passage in which the quotation begins, as it was written or as it reads once Markdown is
 * shown; blanks and line breaks do not count, and a quotation may go over several passages.
 */
function passageWith(passages: readonly Passage[], quotation: string): string | null {
  const sought = bare(quotation);
  for (const form of [bare, (text: string) => bare(plainText(text))]) {
    const texts = passages.map(({ text }) => form(text));
    const found = texts.join('').indexOf(sought);
    let end = 0;
    for (const [place, text] of found < 0 ? [] : texts.entries()) {
      end += text.length;
      if (found < end) {
        return passages[place]?.id ?? null;
      }
    }
  }
  return null;
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}
