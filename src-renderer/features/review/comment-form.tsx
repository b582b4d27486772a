import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select, TextArea, TextInput } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { showUndoToast } from '../../ui/toast.ts';
import { withNamedPictures } from '../digests/named-pictures.ts';
import styles from './comment-form.module.css';
import type { Subject } from './subject.ts';

export interface CommentFormProps {
  readonly digestId: string;
  readonly subject: Subject;
  readonly onSubject: (subject: Subject) => void;
  readonly sections: readonly { readonly key: string; readonly heading: string }[];
  /** What the one who writes calls themselves. */
  readonly name: string;
  readonly onName: (name: string) => void;
  /** Counts up whenever the form is to have the focus. */
  readonly asked: number;
}

/** Says something of a digest, of a section, or of words in it. */
export function CommentForm({ digestId, subject, onSubject, sections, name, onName, asked }: CommentFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const withdraw = useCommand('reviews.withdraw');
  const write = useCommand('reviews.comment', {
    onSuccess: ({ id }) => {
      setText('');
      onSubject(subject.section ? { section: subject.section } : {});
      showUndoToast({ title: t('review.written') }, t('ui.undo'), () => withdraw.mutate({ digestId, commentId: id }));
    },
  });
  useEffect(() => {
    if (asked > 0) form.current?.querySelector('textarea')?.focus();
  }, [asked]);

  const send = () => {
    if (text.trim() === '' || write.isPending) return;
    write.mutate({ digestId, ...subject, text: text.trim(), by: name.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // The same keys take the digest to its next status.
    event.preventDefault();
    send();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('review.write')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Select
        aria-label={t('review.about')}
        value={subject.section ?? ''}
        options={[
          { value: '', label: t('review.whole') },
          { value: 'title', label: t('digests.title') },
          ...sections.map(({ key, heading }) => ({ value: key, label: heading })),
        ]}
        onSelect={(section) => onSubject(section === '' ? {} : { section })}
      />
      {subject.quotation ? (
        <div className={styles.quotation}>
          <q className={styles.words} dir="auto">
            {withNamedPictures(subject.quotation)}
          </q>
          <IconButton
            small
            label={t('review.withoutQuotation')}
            icon={<X />}
            onClick={() => onSubject(subject.section ? { section: subject.section } : {})}
          />
        </div>
      ) : (
        <p className={styles.hint}>{t('review.selectHint')}</p>
      )}
      <TextArea
        aria-label={t('review.text')}
        placeholder={t('review.textPlaceholder')}
        value={text}
        maxLength={5000}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.foot}>
        <Field label={t('review.by')}>
          {(ids) => (
            <TextInput {...ids} value={name} maxLength={200} onChange={(event) => onName(event.target.value)} />
          )}
        </Field>
        <Button type="submit" kind="primary" disabled={text.trim() === '' || write.isPending}>
          {t('review.send')}
        </Button>
      </div>
    </form>
  );
}
