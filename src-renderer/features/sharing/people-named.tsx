import { EyeOff, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './people-named.module.css';
import type { SharedTextProps } from './share-panel.tsx';

/** Who will be seen in what leaves, and who will not, before it does. */
export function PeopleNamed({ source, language }: SharedTextProps) {
  const { t } = useTranslation();
  const preview = useAnswer('sharing.preview', { source, language }, { keepPrevious: true });
  if (preview.error) return <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading />;
  const { named, hidden } = preview.data;
  return (
    <section className={styles.people} aria-label={t('sharing.people')}>
      <div className={styles.line}>
        <UserRoundCheck className={styles.icon} />
        <p className={styles.label}>{t(named.length === 0 ? 'sharing.nobodyNamed' : 'sharing.named')}</p>
        <ul className={styles.names}>
          {named.map(({ memberId, name, roles }) => (
            <li key={memberId} className={styles.name}>
              <bdi>{name}</bdi>{' '}
              <span className={styles.role}>{roles.map((role) => t(`sharing.role.${role}`)).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </div>
      {hidden.length > 0 ? (
        <div className={styles.line}>
          <EyeOff className={styles.icon} />
          <p className={styles.label}>{t('sharing.hidden')}</p>
          <ul className={styles.names}>
            {hidden.map(({ memberId, name, shownAs }) => (
              <li key={memberId} className={styles.name}>
                <bdi>{name}</bdi> <span className={styles.role}>{t('sharing.shownAs', { name: shownAs })}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
