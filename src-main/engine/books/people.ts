import type { BookLanguage, Digest, Member } from '../../contract/index.ts';
import { type Credits, contributorsOf } from '../digests/index.ts';
import type { Contribution, Contributor, Manuscript } from './manuscript.ts';

const KNOWN_FOR = 3;

interface Gathered {
  readonly answered: Contribution[];
  readonly asked: Contribution[];
  readonly tags: Map<string, number>;
}

/** Gathers who gave what to a book, in the order in which it is read (BOOK-11). */
export class People {
  readonly #gathered = new Map<string, Gathered>();

  /** @param tags as they may be shown */
  gather({ content }: Pick<Digest, 'content'>, contribution: Contribution, tags: readonly string[]): void {
    for (const memberId of contributorsOf(content)) {
      const gathered = this.#of(memberId);
      gathered.answered.push(contribution);
      for (const tag of new Set(tags)) {
        gathered.tags.set(tag, (gathered.tags.get(tag) ?? 0) + 1);
      }
    }
    for (const memberId of new Set(content.askers)) {
      this.#of(memberId).asked.push(contribution);
    }
  }

  /** Answers weigh more than questions; those not named are only counted. */
  contributors(options: {
    readonly credits: Credits;
    readonly members: readonly Member[];
    readonly language: BookLanguage;
    /** What a member wrote about themselves, ready to be shown. */
    readonly profile: (bio: string) => string;
  }): Pick<Manuscript, 'contributors' | 'unnamedContributors'> {
    const { credits, members, language, profile } = options;
    const bios = new Map(members.map(({ id, bio }) => [id, bio]));
    const named = Array.from(this.#gathered).filter(([memberId]) => credits.isNamed(memberId));
    const contributors: Contributor[] = named.map(([memberId, { answered, asked, tags }]) => ({
      name: credits.nameOf(memberId),
      knownFor: mostFrequent(tags),
      profile: profile(bios.get(memberId) ?? ''),
      answered,
      asked,
    }));
    contributors.sort(
      (one, other) =>
        other.answered.length - one.answered.length ||
        other.asked.length - one.asked.length ||
        one.name.localeCompare(other.name, language),
    );
    return { contributors, unnamedContributors: this.#gathered.size - named.length };
  }

  #of(memberId: string): Gathered {
    const known = this.#gathered.get(memberId) ?? { answered: [], asked: [], tags: new Map() };
    this.#gathered.set(memberId, known);
    return known;
  }
}

function mostFrequent(tags: ReadonlyMap<string, number>): string[] {
  return Array.from(tags)
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, KNOWN_FOR)
    .map(([tag]) => tag);
}
