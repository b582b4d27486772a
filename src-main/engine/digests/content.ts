import { isDeepStrictEqual } from 'node:util';
import type { Answer, DigestContent, Passage } from '../../contract/index.ts';

export function emptyContent(title: string, templateId: string): DigestContent {
  return { title, templateId, sections: {}, answers: [], tags: [], askers: [] };
}

export function isSameContent(one: DigestContent, other: DigestContent): boolean {
  return isDeepStrictEqual(one, other);
}

/** Members credited for the answers, each once, in order of appearance. */
export function contributorsOf(content: DigestContent): string[] {
  return Array.from(new Set(content.answers.flatMap(({ contributors }) => contributors)));
}

/** The content with the text of every passage, the title and the tags changed. */
export function mapTexts(
  content: DigestContent,
  change: { readonly markdown: (markdown: string) => string; readonly plain: (text: string) => string },
): DigestContent {
  const passages = (found: readonly Passage[]) => found.map((one) => ({ ...one, text: change.markdown(one.text) }));
  const answer = (one: Answer): Answer => ({
    ...one,
    approach: passages(one.approach),
    method: passages(one.method),
    body: passages(one.body),
  });
  const sections = Object.entries(content.sections).map(([key, found]) => [key, passages(found)] as const);
  return {
    ...content,
    title: change.plain(content.title),
    tags: content.tags.map(change.plain),
    sections: Object.fromEntries(sections),
    answers: content.answers.map(answer),
  };
}
