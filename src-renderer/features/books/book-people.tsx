import { UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CreditPolicy } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './book-people.module.css';

/** Who will be named in the book, before it is made. */
export function BookPeople({ bookId, policy }: { bookId: string; policy: CreditPolicy }) {
  const { t } = useTranslation();
  const credits = useAnswer('books.credits', { id: bookId });
  if (credits.error) return <ErrorNotice error={credits.error} onRetry={() => void credits.refetch()} />;
  if (!credits.data) return <Loading />;
  const { named, unnamed } = credits.data;
  return (
    <details className={styles.people} open={named.length <= 12}>
      <summary className={styles.summary}>
        <UserRoundCheck className={styles.icon} />
        {t('books.named', { count: named.length })}
        {unnamed > 0 ? <span className={styles.quiet}>{t('books.unnamed', { count: unnamed })}</span> : null}
      </summary>
      {named.length > 0 ? (
        <ul className={styles.names}>
          {named.map(({ name, answered, asked }) => (
            <li key={name}>
              <bdi>{name}</bdi>{' '}
              <span className={styles.quiet}>
                {[
                  ...(answered > 0 ? [t('books.answered', { count: answered })] : []),
                  ...(asked > 0 ? [t('books.asked', { count: asked })] : []),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className={styles.quiet}>{t(`books.policyHint.${policy}`)}</p>
    </details>
  );
}
