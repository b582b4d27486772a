import type { ReactNode } from 'react';
import styles from './settings-section.module.css';

export interface SettingsSectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Settings that belong together. */
export function SettingsSection({ title, hint, children }: SettingsSectionProps) {
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <div className={styles.content}>{children}</div>
    </section>
  );
}
