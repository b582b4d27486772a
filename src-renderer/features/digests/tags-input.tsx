import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { withTag } from './content.ts';
import { useDigestFrame } from './editor-context.ts';
import styles from './tags-input.module.css';

export interface TagsInputProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** The tags of a digest; new ones are typed, with those of the library proposed. */
export function TagsInput({ tags, onChange }: TagsInputProps) {
  const { t } = useTranslation();
  const { readOnly } = useDigestFrame();
  const listId = useId();
  const known = useAnswer('tags.list', {});
  const [text, setText] = useState('');
  const add = () => {
    onChange(withTag(tags, text));
    setText('');
  };
  return (
    <div className={styles.tags}>
      <span className={styles.label}>{t('digests.tags')}</span>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag} dir="auto">
          {tag}
          {readOnly ? null : (
            <IconButton
              small
              label={t('digests.removeTag', { tag })}
              icon={<X />}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
            />
          )}
        </span>
      ))}
      {readOnly ? null : (
        <input
          className={styles.input}
          list={listId}
          value={text}
          maxLength={100}
          aria-label={t('digests.addTag')}
          placeholder={t('digests.addTag')}
          onChange={(event) => setText(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === ',' || event.key === '，') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && text === '') {
              onChange(tags.slice(0, -1));
            }
          }}
        />
      )}
      <datalist id={listId}>
        {known.data?.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
