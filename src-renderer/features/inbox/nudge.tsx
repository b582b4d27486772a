import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ThreadCard } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.ts';
import styles from './nudge.module.css';
import { useLikelyHelpers } from './use-likely-helpers.ts';

const SIMILAR_DIGESTS = 3;

/** Who is likely to know, digests that may answer it already, and a text that asks for help. */
export function Nudge({ question }: { question: ThreadCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const ask = question.ask || question.title;
  const helpers = useLikelyHelpers(question.id, ask, question.askers);
  const similar = useAnswer('search.similar', { text: ask, limit: SIMILAR_DIGESTS });
  const asked = { asker: question.askers[0] ?? '', date: format.date(question.from, 'day'), ask };
  const text =
    helpers.length > 0
      ? t('inbox.nudge.textTo', { ...asked, names: helpers.map(({ name }) => `@${name}`).join(' ') })
      : t('inbox.nudge.text', asked);
  const copy = async () => {
    await host.copyText(text);
    showToast({ title: t('inbox.nudge.copied') });
  };
  return (
    <section className={styles.nudge} aria-label={t('inbox.nudge.title')}>
      {helpers.length > 0 ? (
        <div className={styles.row}>
          <h3 className={styles.heading}>{t('inbox.nudge.helpers')}</h3>
          <ul className={styles.helpers}>
            {helpers.map((helper) => (
              <li key={helper.senderId}>
                <Link href={routes.readerThread(helper.chatId, helper.threadId)} className={styles.helper}>
                  <Avatar id={helper.senderId} name={helper.name} />
                  <span className={styles.name} dir="auto">
                    {helper.name}
                  </span>
                  <span className={styles.detail}>{t('inbox.nudge.answered', { count: helper.answered })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {similar.data && similar.data.length > 0 ? (
        <div className={styles.row}>
          <h3 className={styles.heading}>{t('inbox.nudge.similar')}</h3>
          <ul className={styles.digests}>
            {similar.data.map((hit) => (
              <li key={hit.id}>
                <Link href={routes.digests(hit.id)} className={styles.digest} dir="auto">
                  {hit.title || t('digests.untitled')}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className={styles.row}>
        <h3 className={styles.heading}>{t('inbox.nudge.title')}</h3>
        <div className={styles.message}>
          <p className={styles.text} dir="auto">
            {text}
          </p>
          <Button small icon={<Copy />} onClick={() => void copy()}>
            {t('inbox.nudge.copy')}
          </Button>
        </div>
      </div>
    </section>
  );
}
