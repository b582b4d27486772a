import { NotebookPen } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { InboxTabs } from './inbox-tabs.tsx';
import { useDraftTop } from './use-draft-top.ts';

/** What stands beside the title of the inbox: the way to its other views, and drafting the best of it. */
export const TriageActions = memo(function TriageActions() {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const draftTop = useDraftTop();
  return (
    <>
      <InboxTabs view="triage" />
      <Menu
        align="end"
        trigger={
          <Button icon={<NotebookPen />} disabled={library.readOnly || draftTop.isPending}>
            {t('inbox.draftTop')}
          </Button>
        }
      >
        {[5, 10, 20].map((count) => (
          <MenuItem key={count} onSelect={() => draftTop.mutate({ count })}>
            {t('inbox.draftTopCount', { count })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
});
