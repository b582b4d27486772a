import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestCard as Card } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { NewReplies } from '../threads/new-replies.tsx';
import styles from './digest-card.module.css';
import { StatusBadge } from './status-badge.tsx';

/** A digest in the list. */
export const DigestCard = memo(function DigestCard({ digest }: { digest: Card }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.card}>
      <div className={styles.first}>
        <p className={styles.title} dir="auto">
          {digest.title || t('digests.untitled')}
        </p>
        <StatusBadge digest={digest} />
      </div>
      {digest.ask ? (
        <p className={styles.ask} dir="auto">
          {digest.ask}
        </p>
      ) : null}
      <p className={styles.meta}>
        <span>{format.date(digest.updatedAt, 'day')}</span>
        {digest.answerCount > 0 ? <span>{t('digests.answers', { count: digest.answerCount })}</span> : null}
        <NewReplies count={digest.newMessages} />
        {digest.openComments ? (
          <span className={styles.comments}>{t('review.open', { count: digest.openComments })}</span>
        ) : null}
        <span className={styles.tags} dir="auto">
          {digest.tags.map((tag) => `#${tag}`).join(' ')}
        </span>
      </p>
    </div>
  );
});
