import type { ReactNode } from 'react';
import { WrittenPath } from './written-path.tsx';
import styles from './written-result.module.css';

export interface WrittenResultProps {
  readonly paths: readonly string[];
  /** How much it is. */
  readonly numbers: string;
  /** What was left out or wants a look. */
  readonly warnings: readonly string[];
  readonly children?: ReactNode;
}

/** Something that lies on disk now: where, how big, and what to look at. */
export function WrittenResult({ paths, numbers, warnings, children }: WrittenResultProps) {
  return (
    <section className={styles.result} role="status" ref={(section) => section?.scrollIntoView({ block: 'nearest' })}>
      {paths.map((path) => (
        <WrittenPath key={path} path={path} />
      ))}
      <p className={styles.numbers}>{numbers}</p>
      {warnings.length > 0 ? (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </section>
  );
}
