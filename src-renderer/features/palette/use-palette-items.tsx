import { BookMarked, MessagesSquare, NotebookPen, Search, Tag } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import type { ShortcutId } from '../../app/keyboard/shortcuts.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useActions } from './use-actions.tsx';

export type PaletteGroup = 'actions' | 'chats' | 'digests' | 'books' | 'tags' | 'search';

/** Something the palette can do or go to. */
export interface PaletteItem {
  readonly key: string;
  readonly group: PaletteGroup;
  readonly title: string;
  readonly icon: ReactNode;
  readonly shortcut?: ShortcutId;
  /** Other words it is found by. */
  readonly texts: readonly string[];
  readonly run: () => void;
}

/** Everything the palette offers, before anything is typed. */
export function usePaletteItems(): readonly PaletteItem[] {
  const { t } = useTranslation();
  const go = useGo();
  const actions = useActions();
  const chats = useAnswer('chats.list', {});
  const digests = useAnswer('digests.list', { limit: 100_000 });
  const books = useAnswer('books.list', {});
  const tags = useAnswer('tags.list', {});
  return useMemo(
    () => [
      ...actions,
      ...(chats.data ?? []).map(
        (chat): PaletteItem => ({
          key: `chat ${chat.id}`,
          group: 'chats',
          title: chat.name,
          icon: <MessagesSquare />,
          texts: [],
          run: () => go.reader(chat.id),
        }),
      ),
      ...(digests.data?.digests ?? []).map(
        (digest): PaletteItem => ({
          key: `digest ${digest.id}`,
          group: 'digests',
          title: digest.title || t('digests.untitled'),
          icon: <NotebookPen />,
          texts: digest.tags,
          run: () => go.digests(digest.id),
        }),
      ),
      ...(books.data ?? []).map(
        (book): PaletteItem => ({
          key: `book ${book.id}`,
          group: 'books',
          title: book.title,
          icon: <BookMarked />,
          texts: [],
          run: () => go.books(book.id),
        }),
      ),
      ...(tags.data ?? []).map(
        ({ tag }): PaletteItem => ({
          key: `tag ${tag}`,
          group: 'tags',
          title: `#${tag}`,
          icon: <Tag />,
          texts: [tag],
          run: () => go.search(tag),
        }),
      ),
    ],
    [actions, chats.data, digests.data, books.data, tags.data, go, t],
  );
}

/** The last resort: a full-text search for what was typed. */
export function useSearchItem(query: string): PaletteItem {
  const { t } = useTranslation();
  const go = useGo();
  return {
    key: 'search',
    group: 'search',
    title: t('palette.searchFor', { query }),
    icon: <Search />,
    shortcut: 'general.search',
    texts: [],
    run: () => go.search(query),
  };
}
