import { BookOpen, Eye, FileText, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookOutline } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { movedIndex } from '../../ui/list-movement.ts';
import { DigestPicker } from './digest-picker.tsx';
import { chapterAt, digestIdsOf, isSamePlace, placeKey, type RowPlace, rowsOf } from './outline.ts';
import styles from './outline-editor.module.css';
import { OutlineRow } from './outline-row.tsx';
import { useOutlineActions } from './use-outline-actions.ts';

export interface OutlineEditorProps {
  readonly outline: BookOutline;
  readonly change: (make: (outline: BookOutline) => BookOutline) => void;
  readonly readOnly: boolean;
  /** Shows the book from a chapter on; null: from its beginning. */
  readonly onPreview: (chapterId: string | null) => void;
}

/** Parts, chapters and entries as one list: to be chosen, renamed, moved, dropped and added to. */
export function OutlineEditor({ outline, change, readOnly, onPreview }: OutlineEditorProps) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<RowPlace | null>(null);
  const [renaming, setRenaming] = useState<RowPlace | null>(null);
  const [picking, setPicking] = useState(false);
  const [dragged, setDragged] = useState<RowPlace | null>(null);
  const digests = useAnswer('digests.list', { limit: 100_000 });
  const titles = useMemo(
    () => new Map(digests.data?.digests.map((digest) => [digest.id, digest.title || t('digests.untitled')])),
    [digests.data, t],
  );
  const rows = rowsOf(outline);
  const actions = useOutlineActions({
    outline,
    change,
    selected,
    setSelected,
    setRenaming,
    pick: () => setPicking(true),
    readOnly,
  });

  const chapter = selected === null ? undefined : chapterAt(outline, selected);
  const preview = () => onPreview(chapter?.id ?? null);
  useShortcuts({ 'books.preview': preview });

  const move = (key: string) => {
    const index = rows.findIndex((row) => isSamePlace(row, selected));
    const next = rows[movedIndex(index, rows.length, key === 'ArrowDown' ? 'next' : 'previous')];
    if (next) setSelected(next);
  };

  return (
    <div className={styles.outline}>
      <div className={styles.bar}>
        {readOnly ? null : (
          <>
            <Button small icon={<Plus />} onClick={actions.addPart}>
              {t('books.part')} <Kbd shortcut="books.addPart" />
            </Button>
            <Button small icon={<Plus />} onClick={actions.addChapter}>
              {t('books.chapter')} <Kbd shortcut="books.addChapter" />
            </Button>
            <Button small icon={<BookOpen />} onClick={() => setPicking(true)}>
              {t('books.addDigests')} <Kbd shortcut="books.addDigests" />
            </Button>
            <Button small icon={<FileText />} onClick={actions.addText}>
              {t('books.text')} <Kbd shortcut="books.addText" />
            </Button>
          </>
        )}
        <Button small kind="quiet" icon={<Eye />} onClick={preview}>
          {t('books.preview')} <Kbd shortcut="books.preview" />
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('books.outlineEmpty')}>{t('books.outlineEmptyText')}</EmptyState>
      ) : (
        <div
          className={styles.rows}
          role="tree"
          tabIndex={0}
          aria-label={t('books.outline')}
          aria-activedescendant={selected ? `outline-${placeKey(selected)}` : undefined}
          onKeyDown={(event) => {
            if (event.target !== event.currentTarget || event.altKey) return;
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            move(event.key);
          }}
        >
          {rows.map((place) => (
            <OutlineRow
              key={placeKey(place)}
              outline={outline}
              place={place}
              titles={titles}
              selected={isSamePlace(place, selected)}
              renaming={isSamePlace(place, renaming)}
              readOnly={readOnly}
              onSelect={() => setSelected(place)}
              onStartRename={() => setRenaming(place)}
              onEndRename={() => setRenaming(null)}
              change={change}
              onMove={(step) => actions.move(place, step)}
              onRemove={() => actions.remove(place)}
              onPin={() => actions.pin(place)}
              dragged={dragged}
              onDrag={() => setDragged(place)}
              onDragEnd={() => setDragged(null)}
              onDrop={() => {
                if (dragged) actions.drop(dragged, place);
                setDragged(null);
              }}
            />
          ))}
        </div>
      )}
      {picking ? (
        <DigestPicker
          taken={digestIdsOf(outline)}
          onAdd={(ids) => {
            actions.addDigests(ids);
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </div>
  );
}
