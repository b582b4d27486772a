import { PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { WaitingList } from './waiting-list.tsx';

const SHOWN = 6;
const LONGEST_TITLE = 500;

/** Searches that found nothing, the most frequent first: what the library lacks. Nothing unless they are kept. */
export function MissedSearches() {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const { library } = useWorkbench();
  const missed = useAnswer('search.misses', {});
  const create = useCommand('digests.create', { onSuccess: (digest) => go.digests(digest.id) });
  const misses = missed.data?.misses ?? [];
  if (misses.length === 0) return null;
  return (
    <WaitingList
      title={t('home.missedSearches', { count: misses.length })}
      all={routes.search()}
      empty=""
      items={misses.slice(0, SHOWN).map(({ query, count, lastAt }) => ({
        key: query,
        address: routes.search(query),
        title: query,
        detail: `${t('home.missedTimes', { count })} · ${format.date(lastAt, 'day')}`,
        ...(!library.readOnly && {
          action: {
            label: t('home.makeOpenQuestion'),
            icon: <PenLine />,
            disabled: create.isPending,
            run: () => create.mutate({ title: query.slice(0, LONGEST_TITLE) }),
          },
        }),
      }))}
    />
  );
}
