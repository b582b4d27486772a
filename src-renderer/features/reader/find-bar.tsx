import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/i18n/use-format.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './find-bar.module.css';
import type { Find } from './use-find.ts';

/** Words to find in the chat, how often they are there, and the way from place to place. */
export function FindBar({ find }: { find: Find }) {
  const { t } = useTranslation();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const { asked, count } = find;
  useEffect(() => {
    if (asked > 0) input.current?.select();
  }, [asked]);
  const said = () => {
    if (count === null) return '';
    if (count === 0) return t('reader.findNone');
    return t('reader.findPlace', {
      place: format.count(find.index + 1),
      count: format.count(count) + (find.isMore ? '+' : ''),
    });
  };
  return (
    <>
      <search className={styles.bar} aria-label={t('reader.find')}>
        <Search className={styles.icon} />
        <input
          ref={input}
          className={styles.input}
          type="text"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the user just asked for it
          autoFocus
          value={find.text}
          aria-label={t('reader.find')}
          placeholder={t('reader.find')}
          onChange={(event) => find.write(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') find.go(event.shiftKey ? -1 : 1);
            else if (event.key === 'Escape') find.close();
            else return;
            event.preventDefault();
          }}
        />
        <span className={styles.count} role="status">
          {said()}
        </span>
        <IconButton
          small
          label={t('reader.findPrevious')}
          icon={<ChevronUp />}
          disabled={!count}
          onClick={() => find.go(-1)}
        />
        <IconButton
          small
          label={t('reader.findNext')}
          icon={<ChevronDown />}
          disabled={!count}
          onClick={() => find.go(1)}
        />
        <IconButton small label={t('ui.close')} icon={<X />} onClick={find.close} />
      </search>
      {find.error ? <ErrorNotice error={find.error} /> : null}
    </>
  );
}
