import { useTranslation } from 'react-i18next';
import type { SearchResult } from '../../../src-main/contract/index.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchNotes } from './search-notes.tsx';

export interface NothingFoundProps {
  readonly result: SearchResult;
  readonly onQuery: (query: string) => void;
}

/** Nobody said it yet: what else may be meant, and a way to write the answer down. */
export function NothingFound({ result, onQuery }: NothingFoundProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const create = useCommand('digests.create', { onSuccess: (digest) => go.digests(digest.id) });
  const missed = useAnswer('search.misses', {});
  const keepMisses = useCommand('search.keepMisses');
  const { suggestion } = result;
  // A bare key is a query half typed: nothing was looked for yet.
  if (result.problems.some(({ code }) => code === 'query-value-missing')) {
    return <SearchNotes result={result} onQuery={onQuery} />;
  }
  return (
    <>
      {result.problems.length > 0 || result.named.length > 0 || !result.complete ? (
        <SearchNotes result={result} onQuery={onQuery} />
      ) : null}
      <EmptyState
        title={t('search.noneTitle')}
        actions={
          <>
            {suggestion === null ? null : (
              <Button kind="primary" onClick={() => onQuery(suggestion)}>
                {t('search.didYouMean', { suggestion })}
              </Button>
            )}
            <Button
              disabled={library.readOnly || create.isPending}
              onClick={() => create.mutate({ title: result.query.slice(0, 500) })}
            >
              {t('search.writeItDown')}
            </Button>
            {missed.data && !library.readOnly ? (
              <Button disabled={keepMisses.isPending} onClick={() => keepMisses.mutate({ keep: !missed.data.kept })}>
                {missed.data.kept ? t('search.forgetMisses') : t('search.keepMisses')}
              </Button>
            ) : null}
          </>
        }
      >
        {t('search.noneText')}
      </EmptyState>
    </>
  );
}
