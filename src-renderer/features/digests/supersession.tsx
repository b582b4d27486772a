import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Digest } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { routes } from '../../app/routes.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import styles from './supersession.module.css';
import { useMerging } from './use-merging.ts';

/** The digest this one was merged into, and those that were merged into it, with the way back. */
export function Supersession({ digest }: { digest: Digest }) {
  return (
    <>
      {digest.supersededBy === undefined ? null : <SupersededBy digest={digest} canonicalId={digest.supersededBy} />}
      <Supersedes digestId={digest.id} />
    </>
  );
}

function SupersededBy({ digest, canonicalId }: { digest: Digest; canonicalId: string }) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const merging = useMerging();
  const canonical = useAnswer('digests.get', { id: canonicalId });
  return (
    <div className={styles.banner} role="status">
      <p className={styles.text}>
        {canonical.error ? t('digests.merge.gone') : t('digests.merge.supersededBy')}{' '}
        {canonical.data ? (
          <Link href={routes.digests(canonicalId)} className={styles.link} dir="auto">
            {canonical.data.content.title || t('digests.untitled')}
          </Link>
        ) : null}
      </p>
      <Button
        small
        icon={<Undo2 />}
        disabled={library.readOnly || merging.merging}
        onClick={() => merging.unmerge(digest.id)}
      >
        {t('digests.merge.undo')}
      </Button>
    </div>
  );
}

function Supersedes({ digestId }: { digestId: string }) {
  const { t } = useTranslation();
  const merged = useAnswer('digests.list', { supersededBy: digestId, limit: 50 }).data?.digests ?? [];
  if (merged.length === 0) return null;
  return (
    <div className={styles.merged}>
      <span>{t('digests.merge.supersedes')}</span>
      <ul className={styles.list}>
        {merged.map(({ id, title }) => (
          <li key={id}>
            <Link href={routes.digests(id)} className={styles.link} dir="auto">
              {title || t('digests.untitled')}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
