import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ThreadCard } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { routes } from '../../app/routes.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './answered-in.module.css';
import type { Triage } from './use-triage.ts';

const MOST = 3;
/** Less likeness than this (1 to 2) says little; nor does an ask of so few characters. */
const LEAST_LIKENESS = 1.5;
const LEAST_ASK = 8;

/** Digests like a conversation: one key makes it a further source of the likest. Nothing where there are none. */
export function AnsweredIn({ thread, triage }: { thread: ThreadCard; triage: Triage }) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const ask = thread.ask || thread.title;
  const found = useAnswer('search.similar', { text: ask, limit: MOST }, { enabled: ask.length >= LEAST_ASK });
  const similar = (found.data ?? []).filter(({ score }) => score >= LEAST_LIKENESS);
  const [likest] = similar;
  useShortcuts(
    { 'inbox.answered': () => likest && triage.answered(thread, likest) },
    likest !== undefined && !library.readOnly,
  );
  if (!likest) return null;
  return (
    <section className={styles.answered} aria-label={t('inbox.answered.title')}>
      <h3 className={styles.heading}>{t('inbox.answered.title')}</h3>
      <ul>
        {similar.map((hit) => (
          <li key={hit.id} className={styles.digest}>
            <Link href={routes.digests(hit.id)} className={styles.title} dir="auto">
              {hit.title || t('digests.untitled')}
            </Link>
            <Button
              small
              kind="quiet"
              icon={<CheckCheck />}
              disabled={library.readOnly}
              onClick={() => triage.answered(thread, hit)}
            >
              {t('inbox.answered.here')} {hit === likest ? <Kbd shortcut="inbox.answered" /> : null}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
