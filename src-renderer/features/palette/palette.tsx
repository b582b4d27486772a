import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import dialogStyles from '../../ui/dialog.module.css';
import { filterItems } from '../../ui/filter.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { movedIndex } from '../../ui/list-movement.ts';
import styles from './palette.module.css';
import { type PaletteItem, usePaletteItems, useSearchItem } from './use-palette-items.tsx';

const SHOWN = 40;

/** Type a few letters, press Enter: every action, chat, digest, book and tag. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const all = usePaletteItems();
  const search = useSearchItem(query.trim());
  const found = useMemo(() => {
    if (query.trim() === '') return all.filter((item) => item.group === 'actions');
    return filterItems(all, query, (item) => [item.title, ...item.texts]).slice(0, SHOWN);
  }, [all, query]);
  const shown = query.trim() === '' ? found : [...found, search];
  const activeIndex = Math.min(active, shown.length - 1);

  const choose = (item: PaletteItem) => {
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const index = movedIndex(activeIndex, shown.length, event.key === 'ArrowDown' ? 'next' : 'previous');
      setActive(index);
      document.getElementById(`palette-${index}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const item = shown[activeIndex];
      if (item) choose(item);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogStyles.backdrop} />
        <Dialog.Popup className={dialogStyles.popup} aria-label={t('app.command.palette')}>
          <input
            className={styles.input}
            role="combobox"
            // biome-ignore lint/a11y/noAutofocus: the palette is its text field
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-label={t('palette.placeholder')}
            aria-expanded
            aria-controls="palette-list"
            aria-activedescendant={activeIndex >= 0 ? `palette-${activeIndex}` : undefined}
            placeholder={t('palette.placeholder')}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div id="palette-list" role="listbox" aria-label={t('palette.results')} className={styles.list}>
            {shown.map((item, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text field handles the keys
              <div
                key={item.key}
                id={`palette-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === activeIndex}
                className={classNames(styles.item, index === activeIndex && styles.active)}
                onPointerMove={() => setActive(index)}
                onClick={() => choose(item)}
              >
                <span className={styles.icon}>{item.icon}</span>
                <span className={styles.title} dir="auto">
                  {item.title}
                </span>
                <span className={styles.group}>
                  {item.group === 'actions' ? null : t(`palette.group.${item.group}`)}
                </span>
                {item.shortcut ? <Kbd shortcut={item.shortcut} /> : null}
              </div>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
