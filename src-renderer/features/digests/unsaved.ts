import type { DigestContent } from '../../../src-main/contract/index.ts';
import type { Edited } from '../../app/autosave/autosaver.ts';

/** Changes that are not saved yet, and what they were made on. */
export type Unsaved = Pick<Edited<DigestContent>, 'content' | 'base'>;

/** The part of the browser's storage that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function storageKey(digestId: string): string {
  return `qunshu.unsaved.${digestId}`;
}

/** Changes to a digest that were never saved (EDIT-7); null when there are none. */
export function readUnsaved(storage: TextStorage, digestId: string): Unsaved | null {
  try {
    const stored = storage.getItem(storageKey(digestId));
    return stored === null ? null : (JSON.parse(stored) as Unsaved);
  } catch {
    return null;
  }
}

/** Keeps changes, or forgets them with null; a storage that is full or forbidden keeps nothing. */
export function keepUnsaved(storage: TextStorage, digestId: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved === null) storage.removeItem(storageKey(digestId));
    else storage.setItem(storageKey(digestId), JSON.stringify(unsaved));
  } catch {
    // The editor still holds them.
  }
}
