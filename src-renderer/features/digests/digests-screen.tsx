import { FileDown, FileUp, MoreHorizontal, Newspaper, PanelLeft, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useRemembered } from '../../app/remembered.ts';
import { routes } from '../../app/routes.ts';
import { useMediaQuery } from '../../app/use-media-query.ts';
import { useGo, useReplace } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BulletinDialog } from '../sharing/bulletin-dialog.tsx';
import { useTemplateName } from '../templates/template-name.ts';
import { DigestEditor } from './digest-editor.tsx';
import { DigestList } from './digest-list.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { useDigestImport } from './use-digest-import.ts';

/** The digests: a list, and the one being worked on beside its sources. */
export function DigestsScreen({ digestId }: { digestId: string | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const replace = useReplace();
  const { library } = useWorkbench();
  const narrow = useMediaQuery('(max-width: 1340px)');
  const [listWanted, setListWanted] = useRemembered('digest-list', true);
  const [listForced, setListForced] = useState(false);
  const [reporting, setReporting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const count = useAnswer('digests.list', { limit: 1 });
  const create = useCommand('digests.create', { onSuccess: (digest) => go.digests(digest.id) });
  const importFiles = useDigestImport();
  const templateName = useTemplateName();
  // Beside an open digest and its sources a small window has no room for the list.
  const listShown = digestId === undefined || (narrow ? listForced : listWanted);
  const toggleList = () => (narrow ? setListForced(!listForced) : setListWanted(!listWanted));
  useShortcuts({ 'digests.create': () => create.mutate({ title: '' }) }, !library.readOnly);

  const empty = count.data?.total === 0 && digestId === undefined;
  const createButton = (
    <Button
      icon={<Plus />}
      disabled={library.readOnly || create.isPending}
      onClick={() => create.mutate({ title: '' })}
    >
      {t('digests.create')} <Kbd shortcut="digests.create" />
    </Button>
  );
  return (
    <Screen
      title={t('app.screen.digests')}
      detail={count.data ? t('digests.count', { count: count.data.total }) : undefined}
      actions={
        <>
          {createButton}
          <Menu align="end" trigger={<IconButton label={t('ui.more')} icon={<MoreHorizontal />} />}>
            {library.templates.length < 2
              ? null
              : library.templates.map((template) => (
                  <MenuItem
                    key={template.id}
                    icon={<Plus />}
                    disabled={library.readOnly}
                    onSelect={() => create.mutate({ title: '', templateId: template.id })}
                  >
                    {t('templates.newDigest', { name: templateName(template) })}
                  </MenuItem>
                ))}
            {library.templates.length < 2 ? null : <MenuSeparator />}
            <MenuItem icon={<Newspaper />} onSelect={() => setReporting(true)}>
              {t('sharing.bulletin')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<FileDown />} disabled={library.readOnly} onSelect={() => void importFiles()}>
              {t('digests.importFiles')}
            </MenuItem>
            <MenuItem icon={<FileUp />} onSelect={() => setExporting(true)}>
              {t('digests.exportFiles')}
            </MenuItem>
          </Menu>
          {digestId === undefined ? null : (
            <IconButton
              label={t(listShown ? 'digests.hideList' : 'digests.showList')}
              icon={<PanelLeft />}
              pressed={listShown}
              onClick={toggleList}
            />
          )}
        </>
      }
    >
      {empty ? (
        <EmptyState
          title={t('digests.emptyTitle')}
          actions={
            <>
              <Button kind="primary" onClick={() => go.inbox()}>
                {t('digests.toInbox')}
              </Button>
              {createButton}
            </>
          }
        >
          {t('digests.emptyText')}
        </EmptyState>
      ) : (
        <>
          {listShown ? (
            <DigestList
              wide={digestId === undefined}
              selectedId={digestId}
              onSelect={(id) => replace(routes.digests(id))}
            />
          ) : null}
          {digestId === undefined ? null : <OpenDigest key={digestId} digestId={digestId} />}
        </>
      )}
      {reporting ? <BulletinDialog onClose={() => setReporting(false)} /> : null}
      <ExportDialog open={exporting} onClose={() => setExporting(false)} />
    </Screen>
  );
}

function OpenDigest({ digestId }: { digestId: string }) {
  const digest = useAnswer('digests.get', { id: digestId });
  if (digest.error) return <ErrorNotice error={digest.error} />;
  return digest.data ? <DigestEditor digest={digest.data} /> : <Loading />;
}
