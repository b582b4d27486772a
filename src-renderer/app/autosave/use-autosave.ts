import { useEffect, useState, useSyncExternalStore } from 'react';
import { Autosaver, type AutosaveWork, type Edited, type Stored } from './autosaver.ts';

export interface Autosave<Content> extends Edited<Content> {
  readonly change: (make: (content: Content) => Content) => void;
  /** Saves at once; resolves to whether all is saved now. */
  readonly flush: () => Promise<boolean>;
  readonly keepMine: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
}

/**
 * Edits one document, saving `pause` milliseconds after the last change and on leaving. The
 * component is to be keyed by the document: `work` and `unsaved` count at first only.
 */
export function useAutosave<Content>(
  work: AutosaveWork<Content>,
  stored: Stored<Content>,
  pause: number,
  unsaved: Pick<Edited<Content>, 'content' | 'base'> | null = null,
): Autosave<Content> {
  const [saver] = useState(() => new Autosaver(work, stored, unsaved));
  const edited = useSyncExternalStore(saver.subscribe, saver.edited);
  const { content, version } = stored;

  useEffect(() => saver.follow({ content, version }), [saver, content, version]);
  useEffect(() => {
    if (edited.state !== 'unsaved') return;
    const timer = window.setTimeout(() => void saver.flush(), pause);
    return () => window.clearTimeout(timer);
  }, [saver, edited, pause]);
  useEffect(() => () => void saver.flush(), [saver]);

  return {
    ...edited,
    change: saver.change,
    flush: saver.flush,
    keepMine: saver.keepMine,
    takeTheirs: saver.takeTheirs,
  };
}
