import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchScope } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './search-field.module.css';

const scopes: readonly SearchScope[] = ['all', 'digests', 'messages'];

export interface SearchFieldProps {
  readonly text: string;
  readonly scope: SearchScope;
  readonly onText: (text: string) => void;
  readonly onScope: (scope: SearchScope) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onOpen: () => void;
}

/** What to look for, and where; arrows and Enter work on the results from here. */
export function SearchField({ text, scope, onText, onScope, onMove, onOpen }: SearchFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  useShortcuts({ 'general.search': () => input.current?.select() });
  return (
    <search className={styles.bar}>
      <div className={styles.field}>
        <Search className={styles.icon} />
        <input
          ref={input}
          className={styles.input}
          type="search"
          // biome-ignore lint/a11y/noAutofocus: the screen is its search field
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown') onMove(1);
            else if (event.key === 'ArrowUp') onMove(-1);
            else if (event.key === 'Enter') onOpen();
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <Segmented
        label={t('search.scopeLabel')}
        value={scope}
        options={scopes.map((value) => ({ value, label: t(`search.scope.${value}`) }))}
        onSelect={onScope}
      />
    </search>
  );
}
