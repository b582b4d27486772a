import { useTranslation } from 'react-i18next';
import type { BookOutline } from '../../../src-main/contract/index.ts';
import { TextArea, TextInput } from '../../ui/field.tsx';
import { changeEntries, chapterAt, entryAt, partAt, type RowPlace, renameRow } from './outline.ts';
import styles from './row-editor.module.css';

export interface RowEditorProps {
  readonly outline: BookOutline;
  readonly place: RowPlace;
  readonly change: (make: (outline: BookOutline) => BookOutline) => void;
  readonly onEnd: () => void;
}

/** Writes the title of a part or chapter, or the Markdown of a text, in its place. */
export function RowEditor({ outline, place, change, onEnd }: RowEditorProps) {
  const { t } = useTranslation();
  const entry = entryAt(outline, place);
  if (place.kind === 'entry') {
    if (entry?.kind !== 'text') return null;
    return (
      <div className={styles.editor}>
        <TextArea
          autoFocus
          rows={3}
          defaultValue={entry.markdown}
          aria-label={t('books.text')}
          placeholder={t('books.textPlaceholder')}
          onBlur={(event) => {
            const markdown = event.target.value;
            if (markdown !== entry.markdown) {
              change((before) =>
                changeEntries(before, place.part, place.chapter, (entries) =>
                  entries.map((other, index) => (index === place.entry ? { kind: 'text', markdown } : other)),
                ),
              );
            }
            onEnd();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </div>
    );
  }
  const title = (place.kind === 'part' ? partAt(outline, place)?.title : chapterAt(outline, place)?.title) ?? '';
  return (
    <TextInput
      autoFocus
      defaultValue={title}
      maxLength={500}
      aria-label={t('books.titleLabel')}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => {
        const next = event.target.value.trim();
        if (next !== '' && next !== title) change((before) => renameRow(before, place, next));
        onEnd();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
