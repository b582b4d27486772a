import { useTranslation } from 'react-i18next';
import type { BookBuilt } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { WrittenResult } from '../sharing/written-result.tsx';
import styles from './build-result.module.css';

/** A book that lies on disk: where, how big, what is in it, and what to look at. */
export function BuildResult({ built }: { built: BookBuilt }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <WrittenResult
      paths={[built.out]}
      numbers={t('books.builtNumbers', {
        chapters: format.count(built.chapters),
        entries: format.count(built.entries),
        contributors: format.count(built.contributors),
        size: format.bytes(built.bytes),
      })}
      warnings={built.warnings}
    >
      <ol className={styles.contents}>
        {built.contents.map((line) => (
          <li key={`${line.part} / ${line.chapter}`} className={styles.line}>
            <span className={styles.part}>{line.part}</span>
            <span>{line.chapter}</span>
            <span className={styles.entries}>{format.count(line.entries)}</span>
          </li>
        ))}
      </ol>
    </WrittenResult>
  );
}
