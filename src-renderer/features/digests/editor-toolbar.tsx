import { BookOpenText, ChevronDown, PanelRight, Save, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.ts';
import styles from './editor-toolbar.module.css';
import { nextStatuses, statusTones } from './status.ts';
import { keepUnsaved } from './unsaved.ts';
import type { DigestEditing } from './use-digest-editing.ts';

export type EditorView = 'write' | 'preview' | 'history';
const views: readonly EditorView[] = ['write', 'preview', 'history'];

export interface EditorToolbarProps {
  readonly digest: Digest;
  readonly editing: DigestEditing;
  readonly view: EditorView;
  readonly onView: (view: EditorView) => void;
  readonly livePreview: boolean;
  readonly onLivePreview: (shown: boolean) => void;
  readonly sourcesShown: boolean;
  readonly onSources: (shown: boolean) => void;
  readonly onShare: () => void;
}

/** Views, status, saving: what concerns the digest as a whole. */
export function EditorToolbar(props: EditorToolbarProps) {
  const { digest, editing, view, onView, livePreview, onLivePreview, sourcesShown, onSources, onShare } = props;
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const [deleting, setDeleting] = useState(false);
  const remove = useCommand('digests.delete', {
    onSuccess: () => {
      keepUnsaved(window.localStorage, digest.id, null);
      go.digests();
      showToast({ title: t('digests.deleted') });
    },
  });
  const [next, ...others] = nextStatuses[digest.status];
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('digests.toolbar')}>
      <Segmented
        label={t('digests.viewLabel')}
        value={view}
        options={views.map((value) => ({ value, label: t(`digests.view.${value}`) }))}
        onSelect={onView}
      />
      <Badge tone={statusTones[digest.status]}>{t(`digests.status.${digest.status}`)}</Badge>
      <span className={styles.state} role="status">
        {t(`digests.saveState.${editing.state}`)}
      </span>
      <span className={styles.end}>
        {editing.state === 'unsaved' || editing.state === 'failed' ? (
          <Button small icon={<Save />} disabled={library.readOnly} onClick={() => void editing.flush()}>
            {t('ui.save')} <Kbd shortcut="general.save" />
          </Button>
        ) : null}
        {next ? (
          <Button
            small
            kind="primary"
            disabled={library.readOnly || editing.settingStatus || editing.state === 'conflict'}
            onClick={() => editing.setStatus(next)}
          >
            {t(`digests.take.${next}`)}
          </Button>
        ) : null}
        <Menu align="end" trigger={<IconButton small label={t('ui.more')} icon={<ChevronDown />} />}>
          {others.map((status) => (
            <MenuItem key={status} disabled={library.readOnly} onSelect={() => editing.setStatus(status)}>
              {t(`digests.take.${status}`)}
            </MenuItem>
          ))}
          {others.length > 0 ? <MenuSeparator /> : null}
          <MenuItem icon={<Trash2 />} disabled={library.readOnly} onSelect={() => setDeleting(true)}>
            {t('digests.delete')}
          </MenuItem>
        </Menu>
        {view === 'write' ? (
          <IconButton
            small
            label={t(livePreview ? 'digests.hideLivePreview' : 'digests.showLivePreview')}
            icon={<BookOpenText />}
            pressed={livePreview}
            shortcut="digests.livePreview"
            onClick={() => onLivePreview(!livePreview)}
          />
        ) : null}
        <IconButton
          small
          label={t('digests.share')}
          icon={<Share2 />}
          shortcut="digests.share"
          aria-haspopup="dialog"
          onClick={onShare}
        />
        <IconButton
          small
          label={t(sourcesShown ? 'digests.hideSources' : 'digests.showSources')}
          icon={<PanelRight />}
          pressed={sourcesShown}
          shortcut="digests.sources"
          onClick={() => onSources(!sourcesShown)}
        />
      </span>
      <ConfirmDialog
        open={deleting}
        title={t('digests.deleteTitle')}
        description={t('digests.deleteText', { title: digest.content.title || t('digests.untitled') })}
        confirmLabel={t('digests.delete')}
        onConfirm={() => remove.mutate({ id: digest.id })}
        onClose={() => setDeleting(false)}
      />
    </div>
  );
}
