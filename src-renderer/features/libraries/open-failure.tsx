import { useTranslation } from 'react-i18next';
import { asQunshuError } from '../../api/answer.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { OpenLibrary } from './use-open-library.ts';

/** Why a library did not open; one that somebody else writes to can still be read. */
export function OpenFailure({ failure, open }: Pick<OpenLibrary, 'failure' | 'open'>) {
  const { t } = useTranslation();
  if (!failure) return null;
  const locked = asQunshuError(failure.error).code === 'library-locked';
  return (
    <ErrorNotice
      error={failure.error}
      actions={
        locked ? (
          <Button small onClick={() => open(failure.path, true)}>
            {t('libraries.openReadOnly')}
          </Button>
        ) : null
      }
    />
  );
}
