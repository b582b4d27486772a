import {
  type Digest,
  type DigestStatus,
  digestStatuses,
  type Passage,
  type SearchContent,
  searchContents,
} from '../contract/index.ts';
import { contributorsOf, type Digests } from './digests/index.ts';
import type { Members } from './members/index.ts';
import type { DigestDocument, SearchIndex } from './search/index.ts';
import { plainText } from './text/index.ts';

/** Keeps what is derived from digests in step with them: the search index, and which threads have one. */
export class DigestDesk {
  readonly #digests: Digests;
  readonly #members: Members;
  readonly #search: SearchIndex;
  readonly #onTopics: () => void;
  /** What each digest saved since is about, as far as conversations are weighed by it. */
  readonly #topics = new Map<string, string>();
  #byThread: Map<string, string[]> | null = null;

  /** @param parts with `onTopics`, called when there is a digest on something else than before. */
  constructor(parts: { digests: Digests; members: Members; search: SearchIndex; onTopics: () => void }) {
    this.#onTopics = parts.onTopics;
    this.#digests = parts.digests;
    this.#members = parts.members;
    this.#search = parts.search;
  }

  /** Call after a digest was made or changed. */
  wasSaved(digest: Digest): void {
    this.#byThread = null;
    this.#search.indexDigest(this.#document(digest));
    this.#noteTopics([digest]);
  }

  /** The same for many at a time. */
  wereSaved(digests: readonly Digest[]): void {
    this.#byThread = null;
    this.#search.indexDigests(digests.map((digest) => this.#document(digest)));
    this.#noteTopics(digests);
  }

  wasDeleted(id: string): void {
    this.#byThread = null;
    this.#search.removeDigest(id);
    this.#topics.delete(id);
    this.#onTopics();
  }

  /** Indexes anew the digests a member has a part in: their names are part of what is found. */
  indexDigestsOf(memberId: string): void {
    for (const { id } of this.#digests.list({ memberId }).digests) {
      this.#search.indexDigest(this.#document(this.#digests.get(id)));
    }
  }

  /** Brings the index in step with the files: those it lacks are added, those that are gone removed. */
  indexMissing(): void {
    const indexed = new Set(this.#search.digestIds());
    for (const { id } of this.#digests.summaries()) {
      if (!indexed.delete(id)) {
        this.#search.indexDigest(this.#document(this.#digests.get(id)));
      }
    }
    for (const gone of indexed) {
      this.#search.removeDigest(gone);
    }
  }

  /** A digest that names everybody by the id they have now, so that nobody who was joined is credited twice. */
  withPersons(digest: Digest): Digest {
    const personOf = (memberId: string) => this.#members.find(memberId)?.id ?? memberId;
    const persons = (ids: readonly string[]) => Array.from(new Set(ids.map(personOf)));
    const { content } = digest;
    const answers = content.answers.map((answer) => ({ ...answer, contributors: persons(answer.contributors) }));
    return { ...digest, content: { ...content, answers, askers: persons(content.askers) } };
  }

  /** Ids of the digests that rest on a thread. */
  digestsOf(threadId: string): readonly string[] {
    return this.#threads().get(threadId) ?? [];
  }

  threadsWithDigests(): Iterable<string> {
    return this.#threads().keys();
  }

  countByStatus(): Record<DigestStatus, number> {
    const counts = Object.fromEntries(digestStatuses.map((status) => [status, 0])) as Record<DigestStatus, number>;
    for (const { status } of this.#digests.summaries()) {
      counts[status]++;
    }
    return counts;
  }

  #noteTopics(digests: readonly Digest[]): void {
    let isNews = false;
    for (const { id, content, threadIds } of digests) {
      const topic = [content.title, ...threadIds].join('\n');
      isNews ||= this.#topics.get(id) !== topic;
      this.#topics.set(id, topic);
    }
    if (isNews) {
      this.#onTopics();
    }
  }

  #threads(): Map<string, string[]> {
    if (this.#byThread === null) {
      this.#byThread = new Map();
      for (const { id, threadIds } of this.#digests.summaries()) {
        // What was merged into another is told by that one.
        if (this.#digests.canonicalOf(id) !== id) {
          continue;
        }
        for (const threadId of threadIds) {
          const ids = this.#byThread.get(threadId);
          if (ids === undefined) {
            this.#byThread.set(threadId, [id]);
          } else {
            ids.push(id);
          }
        }
      }
    }
    return this.#byThread;
  }

  #document(digest: Digest): DigestDocument {
    const { content } = digest;
    const { ask, background, discussion, conclusion, ...others } = content.sections;
    const answers = content.answers.flatMap((answer) => [...answer.approach, ...answer.method, ...answer.body]);
    return {
      id: digest.id,
      externalId: digest.externalId,
      title: content.title,
      ask: plainOf(ask),
      background: plainOf(background),
      answers: plainOf(answers),
      // Sections a community made for itself are found like the discussion.
      discussion: plainOf([...(discussion ?? []), ...Object.values(others).flat()]),
      conclusion: plainOf(conclusion),
      tags: content.tags,
      contributors: [...contributorsOf(content), ...content.askers].map((id) => this.#members.nameOf(id)),
      updatedAt: digest.updatedAt,
      status: digest.status,
      chatIds: digest.chatIds,
      discussedFrom: digest.discussedFrom,
      discussedTo: digest.discussedTo,
      holds: contentsOf([...Object.values(content.sections).flat(), ...answers]),
    };
  }
}

const CONTENT_MARKS: Readonly<Record<SearchContent, RegExp>> = {
  image: /!\[/,
  link: /https?:\/\//i,
  code: /`/,
  // A link to it: what a digest shows is an image.
  file: /(?<!!\[[^\]\n]*)\]\(assets\//,
};

function contentsOf(passages: readonly Passage[]): SearchContent[] {
  return searchContents.filter((kind) => passages.some(({ text }) => CONTENT_MARKS[kind].test(text)));
}

function plainOf(passages: readonly Passage[] | undefined): string {
  return plainText((passages ?? []).map(({ text }) => text).join('\n\n'));
}
