import {
  type Digest,
  type DigestContent,
  type DigestFilter,
  type DigestStatus,
  type DigestTemplate,
  QunshuError,
} from '../../contract/index.ts';
import { emptyContent, isSameContent } from './content.ts';
import type { DigestDocuments, DigestSummary } from './documents.ts';
import { mergedInto, withoutBrought } from './merging.ts';
import { mayBecome, mustKeep, reviewerOf, withRevision } from './revisions.ts';

export interface DigestsOptions {
  readonly documents: DigestDocuments;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** The library's templates; new digests take the first. */
  readonly templates: () => readonly DigestTemplate[];
}

/** What a digest rests on: times are epoch milliseconds. */
export type DigestOrigin = Pick<Digest, 'chatIds' | 'threadIds' | 'seenMessageIds' | 'discussedFrom' | 'discussedTo'>;

interface Change {
  readonly id: string;
  /** The version the change was made on. */
  readonly expectedVersion: number;
  /** What the change is about; kept with the content it replaces. */
  readonly note?: string | undefined;
}

const nothingBehind: DigestOrigin = {
  chatIds: [],
  threadIds: [],
  seenMessageIds: [],
  discussedFrom: null,
  discussedTo: null,
};

/** The library's digests: made, edited, reviewed, found by status and tag. Behaviour: SPEC.md. */
export class Digests {
  readonly #documents: DigestDocuments;
  readonly #clock: () => number;
  readonly #newId: () => string;
  readonly #templates: () => readonly DigestTemplate[];

  constructor(options: DigestsOptions) {
    this.#documents = options.documents;
    this.#clock = options.clock;
    this.#newId = options.newId;
    this.#templates = options.templates;
  }

  /**
   * An empty draft with the template named, or the default (TEMPLATE-1).
   *
   * @throws {QunshuError} `not-found` for a template the library has not.
   */
  create(title: string, templateId?: string): Digest {
    const templates = this.#templates();
    if (templateId !== undefined && !templates.some(({ id }) => id === templateId)) {
      throw new QunshuError('not-found', { what: 'template', id: templateId });
    }
    return this.add(emptyContent(title, templateId ?? templates[0]?.id ?? 'standard'));
  }

  /** Keeps what a drafter wrote, as a draft. */
  addDrafted(content: DigestContent, origin: DigestOrigin): Digest {
    return this.add(content, origin);
  }

  /** Keeps a digest that comes with more than its content: an imported one. */
  add(content: DigestContent, known: Partial<Digest> = {}): Digest {
    const digest = this.prepare(content, known);
    this.#documents.save(digest);
    return digest;
  }

  /** The digest that `add` would keep; for many at a time, `addAll` keeps them. */
  prepare(content: DigestContent, known: Partial<Digest> = {}): Digest {
    const now = this.#clock();
    return {
      schemaVersion: 1,
      status: 'draft',
      ...nothingBehind,
      createdAt: now,
      ...known,
      publishedAt: known.publishedAt ?? (known.status === 'published' ? now : null),
      id: this.#newId(),
      content,
      updatedAt: now,
      version: 1,
      revisions: [],
    };
  }

  /** Keeps digests that were prepared. */
  addAll(prepared: readonly Digest[]): Promise<void> {
    return this.#documents.saveAll(prepared);
  }

  /** @throws {QunshuError} `not-found`. */
  get(id: string): Digest {
    return this.#documents.get(id);
  }

  /**
   * Digests the filter lets through, last changed first; `total` counts them without its limit.
   * @param personOf the id a person has now, by one that a digest may name them by
   */
  list(
    filter: DigestFilter = {},
    personOf: (memberId: string) => string = (id) => id,
  ): { total: number; digests: DigestSummary[] } {
    const matching = this.summaries()
      .filter((summary) => matches(summary, filter, personOf))
      .sort((one, other) => other.updatedAt - one.updatedAt || (one.id < other.id ? -1 : 1));
    const offset = filter.offset ?? 0;
    return { total: matching.length, digests: matching.slice(offset, offset + (filter.limit ?? matching.length)) };
  }

  /** Summaries of all digests, in no particular order. */
  summaries(): DigestSummary[] {
    return this.#documents.list();
  }

  /**
   * Replaces the content. The same content again changes nothing, not even the version (DIGEST-4).
   *
   * @throws {QunshuError} `not-found`, `revision-conflict`.
   */
  save({ id, expectedVersion, content, note = '' }: Change & { readonly content: DigestContent }): Digest {
    const digest = this.#atVersion(id, expectedVersion);
    if (isSameContent(digest.content, content)) {
      return digest;
    }
    const now = this.#clock();
    const revisions = mustKeep(digest, now, note) ? withRevision(digest, note) : digest.revisions;
    return this.#replace({ ...digest, content, revisions }, now);
  }

  /**
   * @param change with `reviewer`, who is asked to review it from now on; empty for nobody
   * @throws {QunshuError} `not-found`, `revision-conflict`, `status-not-allowed`, `digest-superseded`.
   */
  setStatus({
    id,
    expectedVersion,
    status,
    note = '',
    reviewer,
  }: Change & { readonly status: DigestStatus; readonly reviewer?: string | undefined }): Digest {
    const { reviewer: former, ...digest } = this.#atVersion(id, expectedVersion);
    this.#refuseIfSuperseded(digest);
    if (!mayBecome(digest.status, status)) {
      throw new QunshuError('status-not-allowed', { from: digest.status, to: status });
    }
    const now = this.#clock();
    const isPublication = status === 'published' && digest.status !== 'archived';
    const publishedAt = isPublication ? now : digest.publishedAt;
    const asked = reviewerOf(status, reviewer ?? former);
    return this.#replace(
      {
        ...digest,
        ...(asked !== undefined && { reviewer: asked }),
        status,
        publishedAt,
        revisions: withRevision(digest, note),
      },
      now,
    );
  }

  /**
   * The digest that says now what this one said: the one it was merged into, and so on; itself
   * where it was not, or where that one is gone.
   */
  canonicalOf(id: string): string {
    const seen = new Set<string>();
    let canonical = id;
    for (;;) {
      seen.add(canonical);
      const next = this.#documents.summary(canonical)?.supersededBy;
      if (next === undefined || seen.has(next) || !this.#documents.has(next)) {
        return canonical;
      }
      canonical = next;
    }
  }

  /**
   * Merges a digest into another and archives it (MERGE-1, MERGE-2). The other is kept first: what
   * interrupts this leaves nothing lost, and merging again brings nothing twice.
   *
   * @throws {QunshuError} `not-found`, `invalid-input`, `digest-superseded`.
   */
  merge(id: string, intoId: string): { merged: Digest; into: Digest } {
    const [from, into] = [this.get(id), this.get(intoId)];
    if (id === intoId) {
      throw new QunshuError('invalid-input', { reason: 'a digest cannot be merged into itself' });
    }
    this.#refuseIfSuperseded(from);
    this.#refuseIfSuperseded(into);
    const now = this.#clock();
    const { digest, brought } = mergedInto(into, from, this.#newId);
    const revisions = withRevision(into, `+ ${from.content.title}`);
    const enlarged = this.#replace({ ...into, ...digest, revisions }, now);
    const merged = this.#replace(
      {
        ...from,
        status: 'archived',
        supersededBy: intoId,
        handover: { at: now, status: from.status, ...brought },
        revisions: withRevision(from, `→ ${into.content.title}`),
      },
      now,
    );
    return { merged, into: enlarged };
  }

  /**
   * Undoes a merging: takes out what the digest brought, and gives it back the status it had (MERGE-4).
   *
   * @returns with `from`, the digest it was merged into, where that is still there
   * @throws {QunshuError} `not-found`, `digest-superseded` when that one was merged on.
   */
  unmerge(id: string): { digest: Digest; from: Digest | null } {
    const { supersededBy, handover, ...merged } = this.get(id);
    if (supersededBy === undefined || handover === undefined) {
      return { digest: this.get(id), from: null };
    }
    const now = this.#clock();
    let from: Digest | null = null;
    if (this.#documents.has(supersededBy)) {
      const other = this.get(supersededBy);
      this.#refuseIfSuperseded(other);
      const revisions = withRevision(other, `− ${merged.content.title}`);
      from = this.#replace({ ...other, ...withoutBrought(other, handover), revisions }, now);
    }
    const { status } = handover;
    return { digest: this.#replace({ ...merged, status, revisions: withRevision(merged, '') }, now), from };
  }

  /** Lets a digest rest on more: a conversation that it answers too (MERGE-6). */
  addOrigin(id: string, origin: DigestOrigin): Digest {
    const digest = this.get(id);
    this.#refuseIfSuperseded(digest);
    const { content } = digest;
    const from: Digest = { ...digest, ...origin, content: emptyContent('', content.templateId) };
    const merged = mergedInto(digest, from, this.#newId).digest;
    return this.#replace({ ...digest, ...merged, content }, this.#clock());
  }

  /** Lets a digest rest on something else than before; what its passages rest on stays. */
  setOrigin(id: string, origin: DigestOrigin): Digest {
    return this.#replace({ ...this.get(id), ...origin }, this.#clock());
  }

  /** @throws {QunshuError} `not-found`. */
  delete(id: string): void {
    this.#documents.delete(id);
  }

  /** All tags, the most used first. */
  tags(): { tag: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const tag of this.summaries().flatMap(({ tags }) => Array.from(new Set(tags)))) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    return Array.from(counts, ([tag, count]) => ({ tag, count })).sort(
      (one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1),
    );
  }

  #atVersion(id: string, expectedVersion: number): Digest {
    const digest = this.#documents.get(id);
    if (digest.version !== expectedVersion) {
      throw new QunshuError('revision-conflict', { title: digest.content.title, version: digest.version });
    }
    return digest;
  }

  #refuseIfSuperseded({ id, content }: Pick<Digest, 'id' | 'content'>): void {
    if (this.canonicalOf(id) !== id) {
      throw new QunshuError('digest-superseded', { title: content.title });
    }
  }

  #replace(digest: Digest, now: number): Digest {
    const next = { ...digest, version: digest.version + 1, updatedAt: now };
    this.#documents.save(next);
    return next;
  }
}

function matches(
  summary: DigestSummary,
  { statuses, tag, memberId, supersededBy }: DigestFilter,
  personOf: (memberId: string) => string,
): boolean {
  return (
    (statuses === undefined || statuses.includes(summary.status)) &&
    (supersededBy === undefined || summary.supersededBy === supersededBy) &&
    (tag === undefined || summary.tags.includes(tag)) &&
    (memberId === undefined || hasPart(summary, personOf(memberId), personOf))
  );
}

function hasPart(summary: DigestSummary, person: string, personOf: (memberId: string) => string): boolean {
  return [...summary.askers, ...summary.contributors].some((id) => personOf(id) === person);
}
