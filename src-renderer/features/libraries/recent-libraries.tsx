import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './recent-libraries.module.css';

/** The libraries opened before, the latest first. */
export function RecentLibraries({ onOpen }: { onOpen: (path: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAnswer('preferences.get', {});
  const forget = useCommand('preferences.forgetLibrary');
  const recent = data?.recentLibraries ?? [];
  if (recent.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('libraries.recent')}</h2>
      <ul>
        {recent.map((library) => (
          <li key={library.path} className={styles.item}>
            <button type="button" className={styles.open} onClick={() => onOpen(library.path)}>
              <span className={styles.name}>{library.name}</span>
              <span className={styles.path}>{library.path}</span>
              <span className={styles.date}>{format.date(library.openedAt, 'date')}</span>
            </button>
            <IconButton
              small
              label={t('libraries.forget', { name: library.name })}
              icon={<X />}
              onClick={() => forget.mutate({ path: library.path })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
