import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './side-pane.module.css';

export interface SidePaneProps {
  readonly title: string;
  /** At the other end of the heading: a count, or what can be done. */
  readonly detail: ReactNode;
  /** Wider, for reading long messages. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A pane beside what is being written: its heading stands, what is in it scrolls by itself. */
export function SidePane({ title, detail, wide = false, children }: SidePaneProps) {
  return (
    <aside className={classNames(styles.pane, wide && styles.wide)} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {detail}
      </header>
      {children}
    </aside>
  );
}

/** Says how many there are, in a heading. */
export function SidePaneCount({ children, live = false }: { readonly children: ReactNode; readonly live?: boolean }) {
  return (
    <span className={styles.count} role={live ? 'status' : undefined}>
      {children}
    </span>
  );
}
