import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAnswer } from '../../api/queries.ts';
import { routes } from '../../app/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { statusTones } from '../digests/status.ts';
import styles from './member-digests.module.css';

/** The digests a member asked for or contributed to. */
export function MemberDigests({ memberId }: { memberId: string }) {
  const { t } = useTranslation();
  const digests = useAnswer('digests.list', { memberId, limit: 50 });
  if (!digests.data || digests.data.total === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('members.digests', { count: digests.data.total })}</h3>
      <ul>
        {digests.data.digests.map((digest) => (
          <li key={digest.id}>
            <Link href={routes.digests(digest.id)} className={styles.digest}>
              <span className={styles.title} dir="auto">
                {digest.title || t('digests.untitled')}
              </span>
              <Badge tone={statusTones[digest.status]}>{t(`digests.status.${digest.status}`)}</Badge>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
