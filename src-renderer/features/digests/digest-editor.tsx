import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest, DigestStatus, PlacedComment } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useRemembered } from '../../app/remembered.ts';
import { useMediaQuery } from '../../app/use-media-query.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { focusedTextField } from '../../ui/markdown-editor/text-fields.ts';
import { showToast, showUndoToast } from '../../ui/toast.ts';
import { ReviewPane } from '../review/review-pane.tsx';
import { showPassage } from '../review/show-passage.ts';
import { DigestShareDialog } from '../sharing/digest-share-dialog.tsx';
import { ConflictBanner } from './conflict-banner.tsx';
import { sourcesOf } from './content.ts';
import styles from './digest-editor.module.css';
import { DigestForm } from './digest-form.tsx';
import { DigestHistory } from './digest-history.tsx';
import { DigestPreview } from './digest-preview.tsx';
import { DigestContentContext, DigestFrameContext } from './editor-context.ts';
import { EditorToolbar, type EditorView } from './editor-toolbar.tsx';
import { NewMessages } from './new-messages.tsx';
import { choosePictures } from './pictures.ts';
import { SourcesPane } from './sources-pane.tsx';
import { nextStatusesOf } from './status.ts';
import { Supersession } from './supersession.tsx';
import { useDigestEditing } from './use-digest-editing.ts';
import { useMerging } from './use-merging.ts';
import { useTemplateSections } from './use-template.ts';

/** One digest, being written beside the messages it rests on. */
export function DigestEditor({ digest }: { digest: Digest }) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const editing = useDigestEditing(digest);
  const { content, change } = editing;
  const [view, setView] = useState<EditorView>('write');
  const [sharing, setSharing] = useState(false);
  const [sourcesShown, setSourcesShown] = useRemembered('digest-sources', true);
  const [livePreview, setLivePreview] = useRemembered('digest-live-preview', false);
  const page = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 1500px)');
  const [reviewShown, setReviewShown] = useState(digest.status === 'changes-asked');
  const [commentAsked, setCommentAsked] = useState(0);
  const sections = useTemplateSections(content);
  const [lit, setLit] = useState<readonly string[]>([]);
  // Sorted, so that the question stays the same while passages are moved about.
  const sourceIds = useMemo(
    () => [...new Set([...digest.seenMessageIds, ...sourcesOf(digest.content)])].sort(),
    [digest.seenMessageIds, digest.content],
  );
  const sources = useAnswer('messages.get', { ids: sourceIds }, { enabled: sourceIds.length > 0, keepPrevious: true });
  const members = useAnswer('members.list', {});
  const chats = useAnswer('chats.list', {});

  // A small window has room for the sources or for the comments, not for both.
  const sourcesOpen = sourcesShown && !(narrow && reviewShown);
  const openSources = useCallback(
    (open: boolean) => {
      setSourcesShown(open);
      if (open && narrow) setReviewShown(false);
    },
    [narrow, setSourcesShown],
  );
  const showSources = useCallback(
    (messageIds: readonly string[]) => {
      openSources(true);
      setLit([...messageIds]);
    },
    [openSources],
  );
  const frame = useMemo(() => {
    const byId = new Map(members.data?.map((member) => [member.id, member]));
    return {
      change,
      readOnly: library.readOnly,
      livePreview,
      messages: new Map(sources.data?.map((message) => [message.id, message])),
      members: members.data ?? [],
      personOf: (memberId: string) => {
        const member = byId.get(memberId);
        return {
          name: member?.name ?? t('digests.unknownMember'),
          colourId: member?.participantIds[0] ?? memberId,
        };
      },
      timezone: chats.data?.find((chat) => chat.id === digest.chatIds[0])?.timezone,
      showSources,
    };
  }, [change, library.readOnly, livePreview, sources.data, members.data, chats.data, digest.chatIds, showSources, t]);

  const merging = useMerging();
  const merge = async (other: { readonly id: string }, which: 'into' | 'from') => {
    // What is merged is what the engine has.
    if (!(await editing.flush())) return;
    if (which === 'into') merging.merge(digest.id, other.id);
    else merging.merge(other.id, digest.id);
  };
  const share = async () => {
    // What is shared is what the engine has: the last words have to be there first.
    await editing.flush();
    setSharing(true);
  };
  const comment = () => {
    setReviewShown(true);
    setCommentAsked((times) => times + 1);
  };
  const take = (status: DigestStatus, reviewer?: string) => {
    editing.setStatus(status, reviewer);
    // Whoever asks for changes says which.
    if (status === 'changes-asked') comment();
  };
  const showComment = (one: PlacedComment) => {
    setView('write');
    window.requestAnimationFrame(() => {
      if (page.current) showPassage(page.current, one);
    });
  };
  const addPictures = async () => {
    const field = focusedTextField();
    if (field === undefined) showToast({ title: t('digests.pictureNeedsPassage') });
    else field.addPictures(await choosePictures());
  };
  useShortcuts({
    'digests.comment': comment,
    'digests.addPicture': () => void addPictures(),
    'digests.share': () => void share(),
    'general.save': () => void editing.flush(),
    'digests.sources': () => openSources(!sourcesOpen),
    'digests.livePreview': () => setLivePreview(!livePreview),
    'digests.preview': () => setView(view === 'preview' ? 'write' : 'preview'),
  });
  useShortcuts({
    'digests.advance': () => {
      const [next] = nextStatusesOf(digest);
      if (next && !library.readOnly) take(next);
    },
  });

  return (
    <DigestFrameContext value={frame}>
      <DigestContentContext value={content}>
        <section className={styles.editor} aria-label={content.title || t('digests.untitled')}>
          <EditorToolbar
            digest={digest}
            editing={editing}
            view={view}
            onView={setView}
            livePreview={livePreview}
            onLivePreview={setLivePreview}
            sourcesShown={sourcesOpen}
            onSources={openSources}
            onShare={() => void share()}
            reviewShown={reviewShown}
            onReview={setReviewShown}
            onTake={take}
          />
          {editing.state === 'conflict' ? <ConflictBanner digest={digest} editing={editing} /> : null}
          <NewMessages digest={digest} />
          <Supersession digest={digest} />
          <div className={styles.page} ref={page}>
            {view === 'write' ? <DigestForm /> : null}
            {view === 'preview' ? (
              <DigestPreview
                digestId={digest.id}
                saved={editing.state === 'saved'}
                onSave={() => void editing.flush()}
              />
            ) : null}
            {view === 'history' ? (
              <DigestHistory
                digest={digest}
                onRestore={(restored) => {
                  change(() => restored);
                  setView('write');
                  showUndoToast({ title: t('digests.restored') }, t('ui.undo'), () => change(() => content));
                }}
              />
            ) : null}
          </div>
        </section>
        {reviewShown ? (
          <ReviewPane
            digestId={digest.id}
            page={page}
            sections={sections}
            readOnly={library.readOnly}
            asked={commentAsked}
            onShow={showComment}
          />
        ) : null}
        {sourcesOpen ? (
          <SourcesPane
            digestId={digest.id}
            messages={sources.data ?? []}
            error={sources.error}
            lit={lit}
            onMerge={
              library.readOnly || digest.supersededBy !== undefined ? null : (other, which) => void merge(other, which)
            }
          />
        ) : null}
        {sharing ? (
          <DigestShareDialog digest={digest} saved={editing.state === 'saved'} onClose={() => setSharing(false)} />
        ) : null}
      </DigestContentContext>
    </DigestFrameContext>
  );
}
