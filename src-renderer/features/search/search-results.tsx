import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParsedQuery, SearchHit, SearchResult } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useMediaQuery } from '../../app/use-media-query.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { Facets } from './facets.tsx';
import { HitPreview } from './hit-preview.tsx';
import { keyOfHit } from './hits.ts';
import { SearchHitRow } from './search-hit-row.tsx';
import { SearchNotes } from './search-notes.tsx';
import styles from './search-results.module.css';

const panes = ['facets', 'preview'] as const;
type PaneKind = (typeof panes)[number];

export interface SearchResultsProps {
  readonly result: SearchResult;
  readonly parsed: ParsedQuery;
  readonly selected: SearchHit;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onSelect: (hit: SearchHit) => void;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onQuery: (query: string) => void;
  readonly onEndNear: () => void;
}

/** What was found: counted on one side, listed, and the selected one in full. A small window has room for two. */
export function SearchResults(props: SearchResultsProps) {
  const { result, parsed, selected, list, onSelect, onOpen, onQuery, onEndNear } = props;
  const { t } = useTranslation();
  const wide = useMediaQuery('(min-width: 1500px)');
  const [pane, setPane] = useState<PaneKind>('facets');
  useShortcuts({ 'search.pane': () => setPane(pane === 'facets' ? 'preview' : 'facets') }, !wide);
  const facets = result.facets ? <Facets facets={result.facets} parsed={parsed} onQuery={onQuery} /> : null;
  const preview = <HitPreview hit={selected} onOpen={() => onOpen(selected)} />;
  return (
    <div className={styles.results}>
      {wide ? (
        <aside className={styles.narrow} aria-label={t('search.pane.facets')}>
          {facets}
        </aside>
      ) : null}
      <div ref={list} className={styles.found}>
        <SearchNotes result={result} onQuery={onQuery} />
        <SelectList
          label={t('search.results')}
          items={result.hits}
          keyOf={keyOfHit}
          selectedKey={keyOfHit(selected)}
          onSelect={(hit) => {
            onSelect(hit);
            setPane('preview');
          }}
          onActivate={onOpen}
          estimatedHeight={92}
          onEndNear={onEndNear}
          renderItem={(hit) => <SearchHitRow hit={hit} />}
        />
      </div>
      <aside className={styles.broad} aria-label={t(wide ? 'search.pane.preview' : `search.pane.${pane}`)}>
        {wide ? null : (
          <div className={styles.paneChoice}>
            <Segmented
              label={t('search.paneLabel')}
              value={pane}
              options={panes.map((value) => ({ value, label: t(`search.pane.${value}`) }))}
              onSelect={setPane}
            />
          </div>
        )}
        {wide || pane === 'preview' ? preview : facets}
      </aside>
    </div>
  );
}
