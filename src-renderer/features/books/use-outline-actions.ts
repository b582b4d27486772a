import { useTranslation } from 'react-i18next';
import type { BookEntry, BookOutline } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { entryAt, pinEntry, type RowPlace, removeRow } from './outline.ts';
import { type Added, addChapter, addEntries, addPart } from './outline-adding.ts';
import { dropRow, moveRow } from './outline-moving.ts';

export interface OutlineActionsInput {
  readonly outline: BookOutline;
  readonly change: (make: (outline: BookOutline) => BookOutline) => void;
  readonly selected: RowPlace | null;
  readonly setSelected: (place: RowPlace | null) => void;
  readonly setRenaming: (place: RowPlace | null) => void;
  readonly pick: () => void;
  readonly readOnly: boolean;
}

export interface OutlineActions {
  readonly addPart: () => void;
  readonly addChapter: () => void;
  readonly addText: () => void;
  readonly addDigests: (ids: readonly string[]) => void;
  readonly move: (place: RowPlace, step: 1 | -1) => void;
  readonly drop: (from: RowPlace, onto: RowPlace) => void;
  readonly remove: (place: RowPlace) => void;
  /** Ties a digest to its words of now, or lets it follow the digest again. */
  readonly pin: (place: RowPlace) => void;
}

/** What can be done with an outline, and the keys for it. */
export function useOutlineActions(input: OutlineActionsInput): OutlineActions {
  const { t } = useTranslation();
  const { outline, change, selected, setSelected, setRenaming, readOnly } = input;
  const newId = () => crypto.randomUUID();
  const titles = { part: t('books.newPart'), chapter: t('books.newChapter') };

  const read = useCommand('digests.get');
  const pin = (place: RowPlace) => {
    const entry = entryAt(outline, place);
    if (entry?.kind !== 'digest') return;
    if (entry.pinned) {
      change((before) => pinEntry(before, place, null));
      return;
    }
    read.mutate(
      { id: entry.digestId },
      {
        onSuccess: ({ version, content }) =>
          change((before) => {
            // The answer takes a moment, in which the row may have moved.
            const now = entryAt(before, place);
            const same = now?.kind === 'digest' && now.digestId === entry.digestId;
            return same ? pinEntry(before, place, { version, content }) : before;
          }),
      },
    );
  };
  const apply = (added: Added, rename: boolean) => {
    change(() => added.outline);
    setSelected(added.place);
    setRenaming(rename ? added.place : null);
  };
  const addThese = (entries: readonly BookEntry[]) => addEntries(outline, selected, entries, newId, titles);
  const actions: OutlineActions = {
    addPart: () => apply(addPart(outline, selected, newId(), titles.part), true),
    addChapter: () => apply(addChapter(outline, selected, newId, titles.chapter, titles.part), true),
    addText: () => apply(addThese([{ kind: 'text', markdown: '' }]), true),
    addDigests: (ids) => apply(addThese(ids.map((digestId) => ({ kind: 'digest', digestId }))), false),
    move: (place, step) => apply(moveRow(outline, place, step), false),
    drop: (from, onto) => apply(dropRow(outline, from, onto), false),
    remove: (place) => {
      change(() => removeRow(outline, place));
      setSelected(null);
    },
    pin,
  };

  useShortcuts(
    {
      'books.addPart': actions.addPart,
      'books.addChapter': actions.addChapter,
      'books.addText': actions.addText,
      'books.addDigests': input.pick,
    },
    !readOnly,
  );
  useShortcuts(
    {
      'books.moveUp': () => selected && actions.move(selected, -1),
      'books.moveDown': () => selected && actions.move(selected, 1),
      'books.rename': () => setRenaming(selected),
      'books.remove': () => selected && actions.remove(selected),
      'books.pin': () => selected && actions.pin(selected),
    },
    !readOnly && selected !== null,
  );
  return actions;
}
