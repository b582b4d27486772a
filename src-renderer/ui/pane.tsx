import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './pane.module.css';

export interface PaneProps {
  readonly label: string;
  /** `list`: about a third; `side`: narrow; `main`: what is left. */
  readonly kind: 'list' | 'side' | 'main';
  /** What stands above the content and does not scroll. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

/** One of the panes of a screen. Its content scrolls by itself. */
export function Pane({ label, kind, head, children }: PaneProps) {
  return (
    <section className={classNames(styles.pane, styles[kind])} aria-label={label}>
      {head ? <div className={styles.head}>{head}</div> : null}
      {children}
    </section>
  );
}
