import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModelDraftDialog } from './model-draft-dialog.tsx';
import { useModelIsReady } from './use-model.ts';

/** Has a language model draft a conversation; nothing at all where none is set up. */
export function ModelDraftButton({ threadId, small = false }: { threadId: string; small?: boolean }) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const isReady = useModelIsReady();
  const [open, setOpen] = useState(false);
  if (!isReady) return null;
  return (
    <>
      <Button
        small={small}
        icon={<Sparkles />}
        disabled={library.readOnly}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('model.draft')}
      </Button>
      {open ? <ModelDraftDialog threadId={threadId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
