import { useTranslation } from 'react-i18next';
import type { BookEntry, BookOutline } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { type RowPlace, removeRow } from './outline.ts';
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
}

/** What can be done with an outline, and the keys for it. */
export function useOutlineActions(input: OutlineActionsInput): OutlineActions {
  const { t } = useTranslation();
  const { outline, change, selected, setSelected, setRenaming, readOnly } = input;
  const newId = () => crypto.randomUUID();
  const titles = { part: t('books.newPart'), chapter: t('books.newChapter') };

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
    },
    !readOnly && selected !== null,
  );
  return actions;
}
