import { FileUp, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chat } from '../../../src-main/contract/index.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { ChatExportDialog } from './chat-export-dialog.tsx';

/** What can be done with a chat as a whole. */
export function ChatMenu({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <Menu align="end" trigger={<IconButton label={t('ui.more')} icon={<MoreHorizontal />} />}>
        <MenuItem icon={<FileUp />} onSelect={() => setExporting(true)}>
          {t('reader.export')}
        </MenuItem>
      </Menu>
      {exporting ? <ChatExportDialog chat={chat} onClose={() => setExporting(false)} /> : null}
    </>
  );
}
