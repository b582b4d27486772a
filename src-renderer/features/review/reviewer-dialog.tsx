import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextInput } from '../../ui/field.tsx';

export interface ReviewerDialogProps {
  /** Who was named before. */
  readonly reviewer: string;
  readonly onSubmit: (reviewer: string) => void;
  readonly onClose: () => void;
}

/** Asks who is to review a digest; nobody in particular is an answer too. */
export function ReviewerDialog({ reviewer, onSubmit, onClose }: ReviewerDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(reviewer);
  const submit = () => {
    onSubmit(name.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('review.submitTo')}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" onClick={submit}>
            {t('digests.take.in-review')}
          </Button>
        </>
      }
    >
      <Field label={t('review.reviewer')} hint={t('review.reviewerHint')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit();
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
