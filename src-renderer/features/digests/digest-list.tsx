import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DigestFilter, type DigestStatus, digestStatuses } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Select } from '../../ui/field.tsx';
import { movedIndex } from '../../ui/list-movement.ts';
import { Loading } from '../../ui/loading.tsx';
import { Pane } from '../../ui/pane.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { DigestCard } from './digest-card.tsx';

const PAGE = 300;

export interface DigestListProps {
  readonly selectedId: string | undefined;
  /** Takes the whole screen, while no digest is open. */
  readonly wide: boolean;
  readonly onSelect: (digestId: string) => void;
}

/** The digests, by status and tag, those changed last first. */
export function DigestList({ selectedId, wide, onSelect }: DigestListProps) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<DigestStatus | 'all'>('all');
  const [tag, setTag] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const filter = useMemo<DigestFilter>(
    () => ({ limit, ...(status === 'all' ? {} : { statuses: [status] }), ...(tag === '' ? {} : { tag }) }),
    [status, tag, limit],
  );
  const answer = useAnswer('digests.list', filter, { keepPrevious: true });
  const tags = useAnswer('tags.list', {});
  const digests = answer.data?.digests ?? [];
  const showMore = useCallback(() => {
    if (answer.data && answer.data.total > limit) setLimit(limit + PAGE);
  }, [answer.data, limit]);

  const move = (step: 'next' | 'previous') => {
    const index = digests.findIndex((digest) => digest.id === selectedId);
    const next = digests[movedIndex(index, digests.length, step)];
    if (next) onSelect(next.id);
  };
  useShortcuts({ 'digests.next': () => move('next'), 'digests.previous': () => move('previous') }, digests.length > 0);

  return (
    <Pane
      kind={wide ? 'main' : 'side'}
      label={t('app.screen.digests')}
      head={
        <>
          <Select
            aria-label={t('digests.statusLabel')}
            value={status}
            options={[
              { value: 'all', label: t('digests.allStatuses') },
              ...digestStatuses.map((value) => ({ value, label: t(`digests.status.${value}`) })),
            ]}
            onSelect={setStatus}
          />
          {tags.data && tags.data.length > 0 ? (
            <Select
              aria-label={t('digests.tagLabel')}
              value={tag}
              options={[
                { value: '', label: t('digests.allTags') },
                ...tags.data.map((known) => ({ value: known.tag, label: `${known.tag} (${known.count})` })),
              ]}
              onSelect={setTag}
            />
          ) : null}
        </>
      }
    >
      {answer.error ? <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <Loading /> : null}
      {answer.data && digests.length === 0 ? <EmptyState title={t('digests.noneHere')} /> : null}
      {digests.length > 0 ? (
        <SelectList
          label={t('app.screen.digests')}
          items={digests}
          keyOf={(digest) => digest.id}
          selectedKey={selectedId ?? null}
          onSelect={(digest) => onSelect(digest.id)}
          estimatedHeight={76}
          onEndNear={showMore}
          renderItem={(digest) => <DigestCard digest={digest} />}
        />
      ) : null}
    </Pane>
  );
}
