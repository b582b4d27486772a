import { Check, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlacedComment } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { withNamedPictures } from '../digests/named-pictures.ts';
import styles from './comment-card.module.css';

export interface CommentCardProps {
  readonly comment: PlacedComment;
  /** Heading of the section it is about; absent for the digest as a whole. */
  readonly heading: string | undefined;
  readonly chosen: boolean;
  readonly readOnly: boolean;
  /** Goes to the words it is about. */
  readonly onShow: () => void;
  readonly onResolve: (resolved: boolean) => void;
  readonly onWithdraw: () => void;
}

/** A comment: what it is about, what it says, who says so, and whether it is done. */
export function CommentCard(props: CommentCardProps) {
  const { comment, heading, chosen, readOnly, onShow, onResolve, onWithdraw } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { quotation, passageChanged, resolved } = comment;
  const someone = (name: string) => name || t('review.someone');
  return (
    <li
      className={classNames(styles.comment, chosen && styles.chosen, resolved && styles.resolved)}
      aria-current={chosen ? 'true' : undefined}
    >
      <button type="button" className={styles.about} onClick={onShow}>
        <span className={styles.section}>{heading ?? t('review.whole')}</span>
        {passageChanged ? <span className={styles.changed}>{t('review.passageChanged')}</span> : null}
        {quotation ? (
          <q className={classNames(styles.quotation, passageChanged && styles.gone)} dir="auto">
            {withNamedPictures(quotation)}
          </q>
        ) : null}
      </button>
      <p className={styles.text} dir="auto">
        {comment.text}
      </p>
      <div className={styles.foot}>
        <span className={styles.who}>
          {someone(comment.by)} · {format.date(comment.writtenAt, 'day')}
          {resolved ? ` · ${t('review.resolvedBy', { name: someone(resolved.by) })}` : null}
        </span>
        {readOnly ? null : (
          <span className={styles.tools}>
            <Button small kind="quiet" icon={resolved ? <RotateCcw /> : <Check />} onClick={() => onResolve(!resolved)}>
              {t(resolved ? 'review.reopen' : 'review.resolve')}
            </Button>
            <IconButton small label={t('review.withdraw')} icon={<Trash2 />} onClick={onWithdraw} />
          </span>
        )}
      </div>
    </li>
  );
}
