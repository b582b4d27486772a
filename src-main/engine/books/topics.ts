import type { BookChapter, BookLanguage, BookPart } from '../../contract/index.ts';
import type { DigestSummary } from '../digests/index.ts';
import { foldText, plainText } from '../text/index.ts';
import { inOrder } from './proposal.ts';
import { bookWording } from './wording.ts';

interface Topic {
  readonly title: string;
  readonly depth: number;
  readonly below: Topic[];
}

const LIST_DEPTH = 10;
const TAB = 4;

/**
 * Reads a tree of topics: headings of Markdown, lists that are indented, or lists below headings. Other lines are
 * topics of the depth of their indentation, as programs that draw minds write them.
 */
export function readTopics(outline: string): Topic[] {
  const tree: Topic[] = [];
  const path: Topic[] = [];
  for (const line of outline.split(/\r\n|\r|\n/)) {
    const [, blanks = '', hashes = '', words = ''] =
      /^([ \t]*)(?:(#{1,6})[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(.*)$/.exec(line) ?? [];
    const title = plainText(words).replace(/\s+/g, ' ').trim();
    if (title === '') {
      continue;
    }
    const depth = hashes === '' ? LIST_DEPTH + blanks.replaceAll('\t', ' '.repeat(TAB)).length : hashes.length;
    while (path.length > 0 && (path.at(-1)?.depth ?? 0) >= depth) {
      path.pop();
    }
    const topic: Topic = { title: title.slice(0, 500), depth, below: [] };
    (path.at(-1)?.below ?? tree).push(topic);
    path.push(topic);
  }
  return tree;
}

/**
 * Parts and chapters by a tree of topics (BOOK-35).
 *
 * @param find ids of the digests that a search finds
 */
export function proposeByTopics(
  digests: readonly DigestSummary[],
  outline: string,
  {
    language,
    find,
    newId,
  }: {
    readonly language: BookLanguage;
    readonly find: (query: string) => ReadonlySet<string>;
    readonly newId: () => string;
  },
): BookPart[] {
  const tree = readTopics(outline);
  const hasParts = tree.some(({ below }) => below.length > 0);
  const groups = hasParts
    ? tree.map((topic) => ({ title: topic.title, chapters: topic.below.length > 0 ? topic.below : [topic] }))
    : [{ title: '', chapters: tree }];
  const taken = takenByTopics(
    digests,
    groups.flatMap(({ chapters }) => chapters),
    find,
  );
  const parts = groups.map(({ title, chapters }) => ({
    id: newId(),
    title,
    chapters: chapters.map(
      (topic): BookChapter => ({
        id: newId(),
        title: topic.title,
        entries: inOrder(digests.filter(({ id }) => taken.get(id) === topic)),
      }),
    ),
  }));
  const others = digests.filter(({ id }) => !taken.has(id));
  if (others.length > 0) {
    const { lastChapter, onlyChapter } = bookWording[language];
    const title = tree.length === 0 ? onlyChapter : lastChapter;
    const chapter = { id: newId(), title, entries: inOrder(others) };
    if (hasParts) {
      parts.push({ id: newId(), title, chapters: [chapter] });
    } else {
      parts[0]?.chapters.push(chapter);
    }
  }
  return parts;
}

/** The chapter of each digest: the first that has one of its tags for a topic, else the first whose search finds it. */
function takenByTopics(
  digests: readonly DigestSummary[],
  chapters: readonly Topic[],
  find: (query: string) => ReadonlySet<string>,
): Map<string, Topic> {
  const taken = new Map<string, Topic>();
  const take = (chapter: Topic, isOf: (digest: DigestSummary) => boolean) => {
    for (const digest of digests) {
      if (!taken.has(digest.id) && isOf(digest)) {
        taken.set(digest.id, chapter);
      }
    }
  };
  for (const chapter of chapters) {
    const topics = new Set(topicsOf(chapter).map(foldText));
    take(chapter, ({ tags }) => tags.some((tag) => topics.has(foldText(tag))));
  }
  for (const chapter of chapters) {
    for (const topic of topicsOf(chapter)) {
      const found = find(queryOf(topic));
      take(chapter, ({ id }) => found.has(id));
    }
  }
  return taken;
}

/**
 * What is searched for a topic: each of its words as it stands, since searching Chinese words also finds pieces of
 * them; what has a colon or quotation marks is left to the search.
 */
function queryOf(topic: string): string {
  return topic
    .split(' ')
    .map((word) => (/[:："“”]/.test(word) ? word : `"${word}"`))
    .join(' ');
}

/** A topic with all below it. */
function topicsOf({ title, below }: Topic): string[] {
  return [title, ...below.flatMap(topicsOf)];
}
