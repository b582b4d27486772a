import { BookOpenText, ChevronDown, MessageSquareText, PanelRight, Save, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest, DigestStatus } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.ts';
import { ReviewerDialog } from '../review/reviewer-dialog.tsx';
import styles from './editor-toolbar.module.css';
import { nextStatusesOf } from './status.ts';
import { StatusBadge } from './status-badge.tsx';
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
  readonly reviewShown: boolean;
  readonly onReview: (shown: boolean) => void;
  /** Takes the digest to another status; `reviewer` is who is to review it. */
  readonly onTake: (status: DigestStatus, reviewer?: string) => void;
}

/** Views, status, saving: what concerns the digest as a whole. */
export function EditorToolbar(props: EditorToolbarProps) {
  const { digest, editing, view, onView, livePreview, onLivePreview, sourcesShown, onSources, onShare } = props;
  const { reviewShown, onReview, onTake } = props;
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const [deleting, setDeleting] = useState(false);
  const [naming, setNaming] = useState(false);
  const remove = useCommand('digests.delete', {
    onSuccess: () => {
      keepUnsaved(window.localStorage, digest.id, null);
      go.digests();
      showToast({ title: t('digests.deleted') });
    },
  });
  const [next, ...others] = nextStatusesOf(digest);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('digests.toolbar')}>
      <Segmented
        label={t('digests.viewLabel')}
        value={view}
        options={views.map((value) => ({ value, label: t(`digests.view.${value}`) }))}
        onSelect={onView}
      />
      <StatusBadge digest={digest} />
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
            onClick={() => onTake(next)}
          >
            {t(`digests.take.${next}`)}
          </Button>
        ) : null}
        <Menu align="end" trigger={<IconButton small label={t('ui.more')} icon={<ChevronDown />} />}>
          {others.map((status) => (
            <MenuItem key={status} disabled={library.readOnly} onSelect={() => onTake(status)}>
              {t(`digests.take.${status}`)}
            </MenuItem>
          ))}
          {next === 'in-review' ? (
            <MenuItem disabled={library.readOnly} onSelect={() => setNaming(true)}>
              {t('review.submitToEllipsis')}
            </MenuItem>
          ) : null}
          {others.length > 0 || next === 'in-review' ? <MenuSeparator /> : null}
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
          label={t(reviewShown ? 'review.hide' : 'review.show')}
          icon={<MessageSquareText />}
          pressed={reviewShown}
          onClick={() => onReview(!reviewShown)}
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
      {naming ? (
        <ReviewerDialog
          reviewer={digest.reviewer ?? ''}
          onSubmit={(reviewer) => onTake('in-review', reviewer)}
          onClose={() => setNaming(false)}
        />
      ) : null}
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
