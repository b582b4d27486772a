import { type RefObject, useEffect, useState } from 'react';
import { fields } from '../../ui/markdown-editor/text-fields.ts';

/** What a comment is about: the digest, a section, or words in a section. */
export interface Subject {
  readonly section?: string;
  readonly quotation?: string;
}

const LONGEST_QUOTATION = 2000;

/** What is selected within an element, in a text field or in shown text; null when nothing in it is (REMARK-1). */
function selectedIn(page: HTMLElement): Subject | null {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) {
    if (!page.contains(active)) return null;
    return subjectOf(active, active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0));
  }
  const written = active && page.contains(active) ? fields.get(active) : undefined;
  if (written) return subjectOf(active, written.selected);
  const selection = document.getSelection();
  const node = selection?.anchorNode ?? null;
  if (!selection || !page.contains(node)) return null;
  return subjectOf(node instanceof Element ? node : (node?.parentElement ?? null), selection.toString());
}

function subjectOf(element: Element | null, selected: string): Subject {
  const section = element?.closest('[data-section]')?.getAttribute('data-section');
  const quotation = selected.trim().slice(0, LONGEST_QUOTATION).toWellFormed();
  return { ...(section && { section }), ...(quotation !== '' && { quotation }) };
}

/** What the next comment is about: follows what is selected in the page until it is set otherwise. */
export function useSubject(page: RefObject<HTMLElement | null>): readonly [Subject, (subject: Subject) => void] {
  const [subject, setSubject] = useState<Subject>(() => (page.current && selectedIn(page.current)) ?? {});
  useEffect(() => {
    const follow = () => {
      const selected = page.current && selectedIn(page.current);
      if (selected) setSubject((before) => (isSame(before, selected) ? before : selected));
    };
    document.addEventListener('selectionchange', follow);
    // That event comes a moment late: the keys that ask for a comment may be quicker, and take the focus elsewhere.
    document.addEventListener('keydown', follow, true);
    return () => {
      document.removeEventListener('selectionchange', follow);
      document.removeEventListener('keydown', follow, true);
    };
  }, [page]);
  return [subject, setSubject];
}

function isSame(one: Subject, other: Subject): boolean {
  return one.section === other.section && one.quotation === other.quotation;
}
