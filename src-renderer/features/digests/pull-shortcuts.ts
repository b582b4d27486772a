import { type ShortcutId, shortcuts } from '../../app/keyboard/shortcuts.ts';

/** The keys that take picked messages into the first, second … section of the template (EDIT-11). */
export const pullShortcuts = (Object.keys(shortcuts.digests) as ShortcutId[]).filter((id) =>
  id.startsWith('digests.pull'),
);
