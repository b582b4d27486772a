import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Book, BookOutline } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { keepAnswer } from '../../api/queries.ts';
import { type Autosave, useAutosave } from '../../app/autosave/use-autosave.ts';

const AUTOSAVE_MS = 700;
const MAX_PAST = 100;

export interface BookEditing extends Autosave<BookOutline> {
  readonly undo: () => void;
  readonly canUndo: boolean;
}

/** A book being edited: saved by itself, and every change can be taken back (OUTLINE-1). */
export function useBookEditing(book: Book): BookEditing {
  const host = useHost();
  const client = useQueryClient();
  const { id } = book;
  const keep = (stored: Book) => keepAnswer(client, 'books.get', { id }, stored);
  const [past, setPast] = useState<readonly BookOutline[]>([]);

  const autosave = useAutosave(
    {
      save: async (outline, expectedVersion) => {
        const saved = await host.call('books.save', { id, expectedVersion, outline });
        keep(saved);
        return saved.version;
      },
      reload: async () => {
        const stored = await host.call('books.get', { id });
        keep(stored);
        return { content: stored.outline, version: stored.version };
      },
      ready: (outline) => (outline.title.trim() === '' ? null : outline),
      isSame: (a, b) => a === b,
    },
    { content: book.outline, version: book.version },
    AUTOSAVE_MS,
  );

  const { content, change: make } = autosave;
  const change = useCallback(
    (next: (outline: BookOutline) => BookOutline) => {
      if (next(content) === content) return;
      setPast((outlines) => [...outlines.slice(-MAX_PAST), content]);
      make(next);
    },
    [content, make],
  );
  const undo = () => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    make(() => before);
  };
  return { ...autosave, change, undo, canUndo: past.length > 0 };
}
