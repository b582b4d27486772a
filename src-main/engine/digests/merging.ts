import type { Answer, Digest, Handover, Passage } from '../../contract/index.ts';

/** What a digest rests on and says, after another was merged into it or taken out again. */
type Merged = Pick<Digest, 'content' | 'chatIds' | 'threadIds' | 'seenMessageIds' | 'discussedFrom' | 'discussedTo'>;

/** What merging brought, but for when and from which status. */
type Brought = Omit<Handover, 'at' | 'status'>;

const parts = ['approach', 'method', 'body'] as const;

/**
 * Puts what one digest says into another, as further passages and answers with their sources and
 * contributors (MERGE-1). What the other says already, word for word and from the same messages,
 * is not put there again.
 *
 * @param newId ids for what is brought, so that it can be told from what was there
 */
export function mergedInto(into: Digest, from: Digest, newId: () => string): { digest: Merged; brought: Brought } {
  const passages: string[] = [];
  const bring = (passage: Passage): Passage => {
    const id = newId();
    passages.push(id);
    return { ...passage, id };
  };
  const newIn = (present: readonly Passage[], more: readonly Passage[]) =>
    more.filter((passage) => !present.some((other) => saysTheSame(other, passage)));

  const sections = { ...into.content.sections };
  for (const [key, more] of Object.entries(from.content.sections)) {
    const present = sections[key] ?? [];
    const added = newIn(present, more).map(bring);
    if (added.length > 0) {
      sections[key] = [...present, ...added];
    }
  }
  const answers = from.content.answers
    .filter((answer) => !into.content.answers.some((other) => answersTheSame(other, answer)))
    .map((answer) => ({
      ...answer,
      id: newId(),
      approach: answer.approach.map(bring),
      method: answer.method.map(bring),
      body: answer.body.map(bring),
    }));
  const tags = from.content.tags.filter(
    (tag) => !into.content.tags.some((other) => other.toLowerCase() === tag.toLowerCase()),
  );
  const askers = missingIn(into.content.askers, from.content.askers);
  const chatIds = missingIn(into.chatIds, from.chatIds);
  const threadIds = missingIn(into.threadIds, from.threadIds);
  const messageIds = missingIn(into.seenMessageIds, from.seenMessageIds);
  const before = { from: into.discussedFrom, to: into.discussedTo };
  const after = {
    from: extreme(Math.min, before.from, from.discussedFrom),
    to: extreme(Math.max, before.to, from.discussedTo),
  };
  return {
    digest: {
      content: {
        ...into.content,
        sections,
        answers: [...into.content.answers, ...answers],
        tags: [...into.content.tags, ...tags],
        askers: [...into.content.askers, ...askers],
      },
      chatIds: [...into.chatIds, ...chatIds],
      threadIds: [...into.threadIds, ...threadIds],
      seenMessageIds: [...into.seenMessageIds, ...messageIds],
      discussedFrom: after.from,
      discussedTo: after.to,
    },
    brought: {
      passages,
      answers: answers.map(({ id }) => id),
      tags,
      askers,
      chatIds,
      threadIds,
      messageIds,
      span: { before, after },
    },
  };
}

/**
 * Takes out of a digest what another brought into it, wherever it stands by now and whatever became
 * of its words; all else stays (MERGE-4). Of a digest that nobody changed since, that leaves what it
 * was before.
 */
export function withoutBrought(digest: Digest, brought: Brought): Merged {
  const { content } = digest;
  const passages = new Set(brought.passages);
  const own = (found: readonly Passage[]) => found.filter(({ id }) => !passages.has(id));
  const sections = Object.entries(content.sections)
    .map(([key, found]) => [key, own(found), found.length] as const)
    .filter(([, left, before]) => left.length > 0 || before === 0)
    .map(([key, left]) => [key, left] as const);
  const answers = content.answers
    .filter(({ id }) => !brought.answers.includes(id))
    .map((answer) => ({
      ...answer,
      approach: own(answer.approach),
      method: own(answer.method),
      body: own(answer.body),
    }));
  const { before, after } = brought.span;
  return {
    content: {
      ...content,
      sections: Object.fromEntries(sections),
      answers,
      tags: missingIn(brought.tags, content.tags),
      askers: missingIn(brought.askers, content.askers),
    },
    chatIds: missingIn(brought.chatIds, digest.chatIds),
    threadIds: missingIn(brought.threadIds, digest.threadIds),
    seenMessageIds: missingIn(brought.messageIds, digest.seenMessageIds),
    // A span that grew since with something else stays as wide as it is.
    discussedFrom: digest.discussedFrom === after.from ? before.from : digest.discussedFrom,
    discussedTo: digest.discussedTo === after.to ? before.to : digest.discussedTo,
  };
}

function missingIn(known: readonly string[], ids: readonly string[]): string[] {
  const there = new Set(known);
  return ids.filter((id) => !there.has(id));
}

function extreme(choose: (...values: number[]) => number, one: number | null, other: number | null): number | null {
  const known = [one, other].filter((time) => time !== null);
  return known.length === 0 ? null : choose(...known);
}

function saysTheSame(one: Passage, other: Passage): boolean {
  return one.text.trim() === other.text.trim() && isSameList(one.sources, other.sources);
}

function answersTheSame(one: Answer, other: Answer): boolean {
  return (
    isSameList(one.contributors, other.contributors) &&
    parts.every(
      (part) =>
        one[part].length === other[part].length &&
        one[part].every((passage, place) => {
          const counterpart = other[part][place];
          return counterpart !== undefined && saysTheSame(passage, counterpart);
        }),
    )
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}
