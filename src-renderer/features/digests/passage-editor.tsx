import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../src-main/contract/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useDigestEditor } from './editor-context.ts';
import styles from './passage-editor.module.css';
import { SourceChips } from './source-chips.tsx';

export interface PassageEditorProps {
  readonly passage: Passage;
  readonly label: string;
  readonly autoFocus: boolean;
  readonly onWrite: (text: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** A passage: its text, whose words they are, and the messages it rests on. */
export function PassageEditor({ passage, label, autoFocus, onWrite, onMove, onRemove }: PassageEditorProps) {
  const { t } = useTranslation();
  const { readOnly } = useDigestEditor();
  return (
    <div className={classNames(styles.passage, styles[passage.origin])} data-passage={passage.id}>
      <textarea
        className={styles.text}
        rows={1}
        value={passage.text}
        readOnly={readOnly}
        aria-label={label}
        placeholder={t('digests.passagePlaceholder')}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: the user just asked for a passage to write into
        autoFocus={autoFocus}
        onChange={(event) => onWrite(event.target.value)}
      />
      <div className={styles.foot}>
        <SourceChips passage={passage} />
        {readOnly ? null : (
          <span className={styles.tools}>
            <IconButton small label={t('ui.moveUp')} icon={<ArrowUp />} onClick={() => onMove(-1)} />
            <IconButton small label={t('ui.moveDown')} icon={<ArrowDown />} onClick={() => onMove(1)} />
            <IconButton small label={t('digests.removePassage')} icon={<Trash2 />} onClick={onRemove} />
          </span>
        )}
      </div>
    </div>
  );
}
