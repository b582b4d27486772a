import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShortcutId } from '../../app/keyboard/shortcuts.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ModelDraftDialog } from './model-draft-dialog.tsx';
import { useModelIsReady } from './use-model.ts';

export interface ModelDraftButtonProps {
  readonly threadId: string;
  readonly shortcut: ShortcutId;
  readonly small?: boolean;
}

/** Has a language model draft a conversation; nothing at all where none is set up. */
export function ModelDraftButton({ threadId, shortcut, small = false }: ModelDraftButtonProps) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const isReady = useModelIsReady();
  const [open, setOpen] = useState(false);
  useShortcuts({ [shortcut]: () => setOpen(true) }, isReady && !library.readOnly);
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
        {t('model.draft')} <Kbd shortcut={shortcut} />
      </Button>
      {open ? <ModelDraftDialog threadId={threadId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
