import type { DigestContent } from '../../../src-main/contract/index.ts';
import { answerParts } from './content.ts';

/** Where a message is used in a digest: a section's key, or the number of an answer from 1. */
export type Usage = { readonly section: string } | { readonly answer: number };

/** For each message a digest uses, where; each place once, in reading order. */
export function usagesOf(content: DigestContent): ReadonlyMap<string, readonly Usage[]> {
  const usages = new Map<string, Usage[]>();
  const note = (ids: readonly string[], usage: Usage) => {
    for (const id of new Set(ids)) usages.set(id, [...(usages.get(id) ?? []), usage]);
  };
  for (const [section, passages] of Object.entries(content.sections)) {
    note(
      passages.flatMap((passage) => passage.sources),
      { section },
    );
  }
  for (const [index, answer] of content.answers.entries()) {
    note(
      answerParts.flatMap((part) => answer[part].flatMap((passage) => passage.sources)),
      { answer: index + 1 },
    );
  }
  return usages;
}
