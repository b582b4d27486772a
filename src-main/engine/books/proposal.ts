import type { BookChapter, BookLanguage } from '../../contract/index.ts';
import type { DigestSummary } from '../digests/index.ts';
import { bookWording } from './wording.ts';

/** A tag on more digests than this share says little about any of them. */
const TOO_BROAD = 0.5;
const SMALLEST_CHAPTER = 2;
const MOST_CHAPTERS = 24;

/** The digests a book is proposed from: what is published, else all that are not put away (BOOK-3). */
export function digestsForBook(digests: readonly DigestSummary[]): DigestSummary[] {
  const published = digests.filter(({ status }) => status === 'published');
  return published.length > 0 ? published : digests.filter(({ status }) => status !== 'archived');
}

/**
 * Chapters by tags (BOOK-4): again and again the tag that most of the remaining digests share makes a
 * chapter and takes its digests; tags on more than half of all wait until nothing narrower is left.
 */
export function proposeChapters(
  digests: readonly DigestSummary[],
  language: BookLanguage,
  newId: () => string,
): BookChapter[] {
  const wording = bookWording[language];
  const remaining = new Set(digests);
  const broad = new Set(
    countTags(digests)
      .filter(([, count]) => count > digests.length * TOO_BROAD)
      .map(([tag]) => tag),
  );
  const chapters: BookChapter[] = [];
  const chapterOf = (title: string, chosen: readonly DigestSummary[]) => {
    chapters.push({ id: newId(), title, entries: inOrder(chosen) });
    for (const digest of chosen) {
      remaining.delete(digest);
    }
  };
  for (const isCandidate of [(tag: string) => !broad.has(tag), () => true]) {
    while (chapters.length < MOST_CHAPTERS) {
      const [tag] = countTags(remaining).find(([candidate]) => isCandidate(candidate)) ?? [];
      const chosen = tag === undefined ? [] : Array.from(remaining).filter(({ tags }) => tags.includes(tag));
      if (tag === undefined || chosen.length < SMALLEST_CHAPTER) {
        break;
      }
      chapterOf(tag, chosen);
    }
  }
  if (remaining.size > 0) {
    chapterOf(chapters.length === 0 ? wording.onlyChapter : wording.lastChapter, Array.from(remaining));
  }
  return chapters;
}

/** Tags with the number of digests that bear them, the most used first. */
function countTags(digests: Iterable<DigestSummary>): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const digest of digests) {
    for (const tag of new Set(digest.tags)) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return Array.from(counts).sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}

/** Entries in the order in which the community talked about them. */
export function inOrder(digests: readonly DigestSummary[]): BookChapter['entries'] {
  const time = ({ discussedFrom, createdAt }: DigestSummary) => discussedFrom ?? createdAt;
  return digests
    .toSorted((one, other) => time(one) - time(other) || (one.id < other.id ? -1 : 1))
    .map(({ id }) => ({ kind: 'digest', digestId: id }));
}
