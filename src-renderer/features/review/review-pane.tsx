import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedComment } from '../../../src-main/contract/index.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { movedIndex } from '../../ui/list-movement.ts';
import { SidePane, SidePaneCount } from '../../ui/side-pane.tsx';
import { showUndoToast } from '../../ui/toast.ts';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { inReadingOrder } from './order.ts';
import { useOwnName } from './own-name.ts';
import styles from './review-pane.module.css';
import { useSubject } from './subject.ts';

export interface ReviewPaneProps {
  readonly digestId: string;
  /** Where the digest is shown: what is selected in it is what a comment is about. */
  readonly page: RefObject<HTMLElement | null>;
  readonly sections: readonly { readonly key: string; readonly heading: string }[];
  readonly readOnly: boolean;
  /** Counts up whenever somebody asks to write a comment. */
  readonly asked: number;
  readonly onShow: (comment: PlacedComment) => void;
}

/** What reviewers say of the digest beside it. Rules: SPEC.md in this folder. */
export function ReviewPane({ digestId, page, sections, readOnly, asked, onShow }: ReviewPaneProps) {
  const { t } = useTranslation();
  const [name, setName] = useOwnName();
  const [subject, setSubject] = useSubject(page);
  const [resolvedShown, setResolvedShown] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const answer = useAnswer('reviews.get', { id: digestId }, { keepPrevious: true });
  const all = answer.data ?? [];
  const resolvedCount = all.filter(({ resolved }) => resolved !== null).length;
  const shown = inReadingOrder(all, resolvedShown);

  const resolve = useCommand('reviews.resolve');
  const comment = useCommand('reviews.comment');
  const withdraw = useCommand('reviews.withdraw');
  const choose = (next: PlacedComment | undefined) => {
    if (!next) return;
    setChosenId(next.id);
    onShow(next);
  };
  const move = (step: 'next' | 'previous') =>
    choose(
      shown[
        movedIndex(
          shown.findIndex(({ id }) => id === chosenId),
          shown.length,
          step,
        )
      ],
    );
  const setResolved = (one: PlacedComment, resolved: boolean) => {
    const change = (to: boolean) => resolve.mutate({ digestId, commentId: one.id, resolved: to, by: name.trim() });
    change(resolved);
    showUndoToast({ title: t(resolved ? 'review.resolvedToast' : 'review.reopened') }, t('ui.undo'), () =>
      change(!resolved),
    );
  };
  const takeBack = (one: PlacedComment) => {
    const { section, quotation, text, by } = one;
    withdraw.mutate({ digestId, commentId: one.id });
    showUndoToast({ title: t('review.withdrawn') }, t('ui.undo'), () =>
      comment.mutate({ digestId, ...(section && { section }), ...(quotation && { quotation }), text, by }),
    );
  };
  const chosen = shown.find(({ id }) => id === chosenId);
  useShortcuts(
    {
      'digests.nextComment': () => move('next'),
      'digests.previousComment': () => move('previous'),
    },
    shown.length > 0,
  );
  useShortcuts(
    {
      'digests.resolveComment': () => {
        if (!chosen) return;
        const next = shown[shown.indexOf(chosen) + 1];
        setResolved(chosen, chosen.resolved === null);
        setChosenId(next?.id ?? null);
      },
    },
    chosen !== undefined && !readOnly,
  );

  const headingOf = (section: string | undefined) =>
    section === 'title' ? t('digests.title') : (sections.find(({ key }) => key === section)?.heading ?? section);
  return (
    <SidePane
      title={t('review.title')}
      detail={<SidePaneCount live>{t('review.open', { count: all.length - resolvedCount })}</SidePaneCount>}
    >
      {answer.error ? <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      <div className={styles.scroll}>
        {answer.data && shown.length === 0 ? (
          <EmptyState title={t('review.none')}>{t('review.noneText')}</EmptyState>
        ) : null}
        <ol>
          {shown.map((one) => (
            <CommentCard
              key={one.id}
              comment={one}
              heading={headingOf(one.section)}
              chosen={one.id === chosenId}
              readOnly={readOnly}
              onShow={() => choose(one)}
              onResolve={(resolved) => setResolved(one, resolved)}
              onWithdraw={() => takeBack(one)}
            />
          ))}
        </ol>
        {resolvedCount > 0 ? (
          <button
            type="button"
            className={styles.more}
            aria-expanded={resolvedShown}
            onClick={() => setResolvedShown(!resolvedShown)}
          >
            {t(resolvedShown ? 'review.hideResolved' : 'review.showResolved', { count: resolvedCount })}
          </button>
        ) : null}
      </div>
      {readOnly ? null : (
        <CommentForm
          digestId={digestId}
          subject={subject}
          onSubject={setSubject}
          sections={sections}
          name={name}
          onName={setName}
          asked={asked}
        />
      )}
    </SidePane>
  );
}
