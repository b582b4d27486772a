import { ArrowDown, ArrowUp, BadgeCheck, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../src-main/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './answer-editor.module.css';
import { type AnswerPart, answerParts, changeAnswer, changePassages, newPassage } from './content.ts';
import { newId, useDigestFrame } from './editor-context.ts';
import { PassageList } from './passage-list.tsx';
import { PeoplePicker } from './people-picker.tsx';

export interface AnswerEditorProps {
  readonly answer: Answer;
  readonly number: number;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One answer: its contributors, whether it was accepted, and its parts. */
export function AnswerEditor({ answer, number, onMove, onRemove }: AnswerEditorProps) {
  const { t } = useTranslation();
  const { change, readOnly } = useDigestFrame();
  const set = (values: Partial<Answer>) => change((before) => changeAnswer(before, answer.id, values));
  // Approach and method are shown once they say something; the body always.
  const shown = answerParts.filter((part) => part === 'body' || answer[part].length > 0);
  const hidden = answerParts.filter((part) => !shown.includes(part));
  const open = (part: AnswerPart) =>
    change((before) =>
      changePassages(before, { kind: 'answer', answerId: answer.id, part }, () => [newPassage(newId())]),
    );
  const name = t('digests.answerNumber', { number });
  return (
    <section className={classNames(styles.answer, answer.accepted && styles.accepted)} aria-label={name}>
      <header className={styles.header}>
        <h3 className={styles.name}>{name}</h3>
        <PeoplePicker
          label={t('digests.contributors')}
          memberIds={answer.contributors}
          onChange={(contributors) => set({ contributors: [...contributors] })}
        />
        <span className={styles.tools}>
          <Button
            kind="quiet"
            small
            icon={<BadgeCheck />}
            aria-pressed={answer.accepted}
            disabled={readOnly}
            onClick={() => set({ accepted: !answer.accepted })}
          >
            {t(answer.accepted ? 'digests.accepted' : 'digests.accept')}
          </Button>
          {readOnly ? null : (
            <>
              <IconButton small label={t('ui.moveUp')} icon={<ArrowUp />} onClick={() => onMove(-1)} />
              <IconButton small label={t('ui.moveDown')} icon={<ArrowDown />} onClick={() => onMove(1)} />
              <IconButton small label={t('digests.removeAnswer')} icon={<Trash2 />} onClick={onRemove} />
            </>
          )}
        </span>
      </header>
      {shown.map((part) => (
        <div key={part}>
          {shown.length > 1 ? <h4 className={styles.part}>{t(`digests.part.${part}`)}</h4> : null}
          <PassageList
            place={{ kind: 'answer', answerId: answer.id, part }}
            label={`${name} · ${t(`digests.part.${part}`)}`}
          />
        </div>
      ))}
      {readOnly || hidden.length === 0 ? null : (
        <div className={styles.hidden}>
          {hidden.map((part) => (
            <Button key={part} kind="quiet" small onClick={() => open(part)}>
              + {t(`digests.part.${part}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
