import type { ReactNode } from 'react';
import styles from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  /** A few quiet words beside the title. */
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: a head with title and actions, and panes side by side below. */
export function Screen({ title, detail, actions, children }: ScreenProps) {
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {detail ? <div className={styles.detail}>{detail}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      <div className={styles.body}>{children}</div>
    </>
  );
}
