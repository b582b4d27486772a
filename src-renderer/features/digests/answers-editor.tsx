import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { showUndoToast } from '../../ui/toast.ts';
import { InTurn } from '../../ui/turns.ts';
import { AnswerEditor } from './answer-editor.tsx';
import styles from './answers-editor.module.css';
import { moved, newAnswer, newPassage } from './content.ts';
import { useMessageDrop } from './dragged-messages.ts';
import { newId, useDigestEditor } from './editor-context.ts';
import { membersByParticipant, pullIntoNewAnswer } from './pull.ts';

/** Answers that show with the first frame: as many as there is room for. */
const FIRST_ANSWERS = 5;

/** The answers of a digest, each with its contributors. */
export function AnswersEditor({ heading }: { heading: string }) {
  const { t } = useTranslation();
  const { content, change, readOnly, members } = useDigestEditor();
  const drop = useMessageDrop((messages) =>
    change((before) => pullIntoNewAnswer(before, messages, membersByParticipant(members), newId)),
  );
  const remove = (index: number) => {
    const answer = content.answers[index];
    if (!answer) return;
    change((before) => ({ ...before, answers: before.answers.filter((other) => other.id !== answer.id) }));
    showUndoToast({ title: t('digests.answerRemoved') }, t('ui.undo'), () =>
      change((before) => ({
        ...before,
        answers: before.answers.toSpliced(Math.min(index, before.answers.length), 0, answer),
      })),
    );
  };
  const add = () =>
    change((before) => ({ ...before, answers: [...before.answers, newAnswer(newId(), [], [newPassage(newId())])] }));
  return (
    <section
      className={classNames(styles.answers, drop.over && styles.over)}
      aria-label={heading}
      data-section="answers"
      {...drop.handlers}
    >
      <h2 className={styles.heading}>{heading}</h2>
      {content.answers.map((answer, index) => (
        <InTurn key={answer.id} isUrgent={index < FIRST_ANSWERS}>
          <AnswerEditor
            answer={answer}
            number={index + 1}
            onMove={(step) => change((before) => ({ ...before, answers: [...moved(before.answers, index, step)] }))}
            onRemove={() => remove(index)}
          />
        </InTurn>
      ))}
      {readOnly ? null : (
        <div>
          <Button kind="quiet" small icon={<Plus />} onClick={add}>
            {t('digests.addAnswer')}
          </Button>
        </div>
      )}
    </section>
  );
}
