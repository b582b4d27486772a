import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParsedQuery, SearchHit, SearchScope } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useGo } from '../../app/use-navigation.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { movedIndex } from '../../ui/list-movement.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { keyOfHit } from './hits.ts';
import { NothingFound } from './nothing-found.tsx';
import { QueryChips } from './query-chips.tsx';
import { scopeOf, withScope, worthShowing } from './query-text.ts';
import { SavedSearches } from './saved-searches.tsx';
import { SearchField } from './search-field.tsx';
import { SearchResults } from './search-results.tsx';
import styles from './search-screen.module.css';
import { SearchStart } from './search-start.tsx';
import { useQueryText } from './use-query-text.ts';

const PAGE = 100;
const MAX_HITS = 1000;
const scopes: readonly SearchScope[] = ['all', 'digests', 'messages'];

/** Everything that was ever answered, found while typing. */
export function SearchScreen({ query = '' }: { query: string | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const { text, wanted, type, put } = useQueryText(query);
  const [limit, setLimit] = useState(PAGE);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const asked = wanted !== '';
  const answer = useAnswer(
    'search.query',
    { query: wanted, in: 'all', limit, facets: true },
    { enabled: asked, keepPrevious: true },
  );
  const understood = useAnswer('search.parse', { query: wanted }, { enabled: asked, keepPrevious: true });
  const saved = useAnswer('search.saved', {}).data ?? [];
  const parsed = useMemo<ParsedQuery>(
    () => (asked && understood.data) || { query: wanted, chips: [], normalized: wanted, link: '' },
    [asked, understood.data, wanted],
  );
  const result = asked ? answer.data : undefined;
  const hits = result?.hits ?? [];
  const selected = hits.find((hit) => keyOfHit(hit) === selectedKey) ?? hits[0];

  const begin = (change: () => void) => {
    change();
    setSelectedKey(null);
    setLimit(PAGE);
  };
  const search = (next: string) => begin(() => put(next));
  const searchAndType = (next: string) => {
    search(next);
    field.current?.focus();
  };
  const open = (hit: SearchHit | undefined) => {
    if (hit?.kind === 'digest') go.digests(hit.id);
    else if (hit?.chatId) go.readerMessage(hit.chatId, hit.id);
  };
  const move = (step: 'next' | 'previous') => {
    const next = hits[movedIndex(selected ? hits.indexOf(selected) : -1, hits.length, step)];
    if (next) setSelectedKey(keyOfHit(next));
  };
  const toResults = () => list.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  const moveFromAnywhere = (step: 'next' | 'previous') => {
    move(step);
    toResults();
  };
  useShortcuts({
    'general.search': () => field.current?.select(),
    'search.next': () => moveFromAnywhere('next'),
    'search.previous': () => moveFromAnywhere('previous'),
  });

  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{t('app.screen.search')}</h1>
      <search className={styles.bar}>
        <SearchField
          field={field}
          text={text}
          onType={(next, composing) => begin(() => type(next, composing))}
          onComplete={search}
          onMove={move}
          onOpen={() => open(selected)}
          onLeave={toResults}
        />
        <Segmented
          label={t('search.scopeLabel')}
          value={scopeOf(parsed.chips)}
          options={scopes.map((value) => ({ value, label: t(`search.scope.${value}`) }))}
          onSelect={(scope) => searchAndType(withScope(parsed, scope))}
        />
        <SavedSearches saved={saved} query={wanted} onQuery={search} />
      </search>
      {worthShowing(parsed.chips) ? (
        <div className={styles.chips}>
          <QueryChips parsed={parsed} onQuery={search} />
        </div>
      ) : null}
      {answer.error && asked ? <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {asked ? null : <SearchStart saved={saved} onQuery={searchAndType} />}
      {result && selected ? (
        <SearchResults
          result={result}
          parsed={parsed}
          selected={selected}
          list={list}
          onSelect={(hit) => setSelectedKey(keyOfHit(hit))}
          onOpen={open}
          onQuery={search}
          onEndNear={() => {
            if (result.total > hits.length && limit < MAX_HITS) setLimit(limit + PAGE);
          }}
        />
      ) : null}
      {result && !selected && !answer.isPlaceholderData ? <NothingFound result={result} onQuery={search} /> : null}
    </div>
  );
}
