import type { Answer, DigestContent, Passage } from '../../../src-main/contract/index.ts';

/** Where passages stand: in a section, or in a part of an answer. */
export type PassagePlace =
  | { readonly kind: 'section'; readonly key: string }
  | { readonly kind: 'answer'; readonly answerId: string; readonly part: AnswerPart };

export const answerParts = ['approach', 'method', 'body'] as const;
export type AnswerPart = (typeof answerParts)[number];

/** Changes to a digest's content. Rules: SPEC.md in this folder (EDIT-1 to EDIT-6, EDIT-8). */
export function passagesAt(content: DigestContent, place: PassagePlace): readonly Passage[] {
  if (place.kind === 'section') return content.sections[place.key] ?? [];
  return content.answers.find((answer) => answer.id === place.answerId)?.[place.part] ?? [];
}

export function changePassages(
  content: DigestContent,
  place: PassagePlace,
  change: (passages: readonly Passage[]) => readonly Passage[],
): DigestContent {
  const passages = [...change(passagesAt(content, place))];
  if (place.kind === 'section') return { ...content, sections: { ...content.sections, [place.key]: passages } };
  return changeAnswer(content, place.answerId, { [place.part]: passages });
}

export function changeAnswer(content: DigestContent, answerId: string, change: Partial<Answer>): DigestContent {
  return {
    ...content,
    answers: content.answers.map((answer) => (answer.id === answerId ? { ...answer, ...change } : answer)),
  };
}

/** An empty passage of the moderator's own words. */
export function newPassage(id: string): Passage {
  return { id, text: '', sources: [], origin: 'moderator' };
}

/** Changes a passage's text (EDIT-2). */
export function writePassage(passages: readonly Passage[], id: string, text: string): readonly Passage[] {
  return passages.map((passage) => {
    if (passage.id !== id) return passage;
    const origin = passage.sources.length === 0 && passage.text === '' ? 'moderator' : passage.origin;
    return { ...passage, text, origin };
  });
}

/** Says whose words a passage is, wherever it stands (EDIT-12). */
export function withOrigin(content: DigestContent, id: string, origin: Passage['origin']): DigestContent {
  const say = (passages: readonly Passage[]): Passage[] =>
    passages.map((passage) => (passage.id === id ? { ...passage, origin } : passage));
  return {
    ...content,
    sections: Object.fromEntries(Object.entries(content.sections).map(([key, passages]) => [key, say(passages)])),
    answers: content.answers.map((answer) => ({
      ...answer,
      approach: say(answer.approach),
      method: say(answer.method),
      body: say(answer.body),
    })),
  };
}

export function newAnswer(id: string, contributors: readonly string[], body: readonly Passage[]): Answer {
  return { id, contributors: [...contributors], approach: [], method: [], body: [...body], accepted: false };
}

/** The items with one of them a place further up (-1) or down (1) (EDIT-5). */
export function moved<Item>(items: readonly Item[], index: number, step: 1 | -1): readonly Item[] {
  const target = index + step;
  const item = items[index];
  const other = items[target];
  if (item === undefined || other === undefined) return items;
  return items.with(index, other).with(target, item);
}

/** The tags with one more (EDIT-6). */
export function withTag(tags: readonly string[], tag: string): readonly string[] {
  const trimmed = tag.trim();
  const known = tags.some((other) => other.toLowerCase() === trimmed.toLowerCase());
  return trimmed === '' || known ? tags : [...tags, trimmed];
}

/** What is saved: without passages that say nothing, and without answers that have none */
export function tidied(content: DigestContent): DigestContent {
  const spoken = (passages: readonly Passage[]) => passages.filter((passage) => passage.text.trim() !== '');
  return {
    ...content,
    title: content.title.trim(),
    sections: Object.fromEntries(Object.entries(content.sections).map(([key, passages]) => [key, spoken(passages)])),
    answers: content.answers
      .map((answer) => ({
        ...answer,
        approach: spoken(answer.approach),
        method: spoken(answer.method),
        body: spoken(answer.body),
      }))
      .filter((answer) => answerParts.some((part) => answer[part].length > 0)),
  };
}

/** Whether two contents say the same, whatever object they are. */
export function isSameContent(a: DigestContent, b: DigestContent): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** Keys sorted at every level, because the engine stores them sorted and the editor appends. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]));
}

/** Ids of all messages a content rests on, each once, in reading order. */
export function sourcesOf(content: DigestContent): readonly string[] {
  const passages = [
    ...Object.values(content.sections).flat(),
    ...content.answers.flatMap((answer) => answerParts.flatMap((part) => answer[part])),
  ];
  return [...new Set(passages.flatMap((passage) => passage.sources))];
}
