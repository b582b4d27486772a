import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit, SearchScope } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useDelayed } from '../../app/use-delayed.ts';
import { useGo, useReplace } from '../../app/use-navigation.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { SearchField } from './search-field.tsx';
import { SearchHitRow } from './search-hit-row.tsx';
import styles from './search-screen.module.css';

const PAGE = 100;
const MAX_HITS = 1000;

/** Everything that was ever answered, found while typing. */
export function SearchScreen({ query = '' }: { query: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const replace = useReplace();
  const [text, setText] = useState(query);
  const [scope, setScope] = useState<SearchScope>('all');
  const [limit, setLimit] = useState(PAGE);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const shownQuery = useRef(query);
  const wanted = useDelayed(text.trim(), 120);
  const result = useAnswer(
    'search.query',
    { query: wanted, in: scope, limit },
    { enabled: wanted !== '', keepPrevious: true },
  );
  const hits = useMemo(() => (wanted === '' ? [] : (result.data?.hits ?? [])), [wanted, result.data]);

  // The address follows the typing, and the typing an address that came from elsewhere.
  useEffect(() => {
    if (shownQuery.current === wanted) return;
    shownQuery.current = wanted;
    replace(routes.search(wanted));
  }, [wanted, replace]);
  useEffect(() => {
    if (query === shownQuery.current) return;
    shownQuery.current = query;
    setText(query);
  }, [query]);

  const open = (hit: SearchHit) => {
    if (hit.kind === 'digest') go.digests(hit.id);
    else if (hit.chatId) go.readerMessage(hit.chatId, hit.id);
  };
  const selected = hits.find((hit) => keyOf(hit) === selectedKey) ?? hits[0];

  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{t('app.screen.search')}</h1>
      <SearchField
        text={text}
        scope={scope}
        onText={(next) => {
          setText(next);
          setSelectedKey(null);
          setLimit(PAGE);
        }}
        onScope={(next) => {
          setScope(next);
          setLimit(PAGE);
        }}
        onMove={(step) => {
          const index = selected ? hits.indexOf(selected) : -1;
          const next = hits[Math.max(0, Math.min(hits.length - 1, index + step))];
          if (next) setSelectedKey(keyOf(next));
        }}
        onOpen={() => selected && open(selected)}
      />
      {result.error ? <ErrorNotice error={result.error} onRetry={() => void result.refetch()} /> : null}
      {result.data && wanted !== '' ? (
        <p className={styles.numbers} role="status">
          {t('search.found', { count: result.data.total, total: format.count(result.data.total) })} ·{' '}
          {t('search.took', { milliseconds: result.data.tookMs < 1 ? '<1' : format.count(result.data.tookMs) })}
          {result.data.complete ? '' : ` · ${t('search.incomplete')}`}
        </p>
      ) : null}
      {hits.length > 0 ? (
        <SelectList
          label={t('search.results')}
          items={hits}
          keyOf={keyOf}
          selectedKey={selected ? keyOf(selected) : null}
          onSelect={(hit) => setSelectedKey(keyOf(hit))}
          onActivate={open}
          estimatedHeight={84}
          onEndNear={() => {
            if (result.data && result.data.total > hits.length && limit < MAX_HITS) setLimit(limit + PAGE);
          }}
          renderItem={(hit) => <SearchHitRow hit={hit} onOpen={() => open(hit)} />}
        />
      ) : (
        <Nothing
          asked={wanted !== '' && result.data !== undefined && !result.isPlaceholderData}
          suggestion={result.data?.suggestion ?? null}
          onSuggestion={setText}
        />
      )}
    </div>
  );
}

function keyOf(hit: SearchHit): string {
  return `${hit.kind} ${hit.id}`;
}

interface NothingProps {
  readonly asked: boolean;
  readonly suggestion: string | null;
  readonly onSuggestion: (query: string) => void;
}

/** Before anything was asked: what can be asked. Afterwards: what else might be meant. */
function Nothing({ asked, suggestion, onSuggestion }: NothingProps) {
  const { t } = useTranslation();
  if (!asked) return <EmptyState title={t('search.startTitle')}>{t('search.startText')}</EmptyState>;
  return (
    <EmptyState
      title={t('search.noneTitle')}
      actions={
        suggestion ? (
          <Button onClick={() => onSuggestion(suggestion)}>{t('search.didYouMean', { suggestion })}</Button>
        ) : null
      }
    >
      {t('search.noneText')}
    </EmptyState>
  );
}
