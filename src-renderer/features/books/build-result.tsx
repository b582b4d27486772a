import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BookBuilt } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import styles from './build-result.module.css';

/** A book that lies on disk: where, how big, what is in it, and what to look at. */
export function BuildResult({ built }: { built: BookBuilt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const show = host.showInFolder;
  return (
    <section className={styles.result}>
      <p className={styles.out}>
        <code className={styles.path}>{built.out}</code>
        {show ? (
          <Button small icon={<FolderOpen />} onClick={() => show(built.out)}>
            {t('ui.showInFolder')}
          </Button>
        ) : null}
      </p>
      <p className={styles.numbers}>
        {t('books.builtNumbers', {
          chapters: format.count(built.chapters),
          entries: format.count(built.entries),
          contributors: format.count(built.contributors),
          size: format.bytes(built.bytes),
        })}
      </p>
      {built.warnings.length > 0 ? (
        <ul className={styles.warnings}>
          {built.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      <ol className={styles.contents}>
        {built.contents.map((line) => (
          <li key={`${line.part} / ${line.chapter}`} className={styles.line}>
            <span className={styles.part}>{line.part}</span>
            <span>{line.chapter}</span>
            <span className={styles.entries}>{format.count(line.entries)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
