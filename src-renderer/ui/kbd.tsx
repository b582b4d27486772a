import { shortcutLabels } from '../app/keyboard/chord.ts';
import { keysOf, type ShortcutId } from '../app/keyboard/shortcuts.ts';
import { isMac } from '../app/keyboard/use-shortcuts.ts';
import styles from './kbd.module.css';

/** The keys of a shortcut, as key caps. Hidden from screen readers, who hear the label beside it. */
export function Kbd({ shortcut }: { shortcut: ShortcutId }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {shortcutLabels(keysOf(shortcut), isMac).map((label) => (
        <kbd key={label} className={styles.key}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
