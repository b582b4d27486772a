import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SidePane, SidePaneCount } from '../../ui/side-pane.tsx';
import { dragMessages } from './dragged-messages.ts';
import { useDigestEditor } from './editor-context.ts';
import { PullMenu } from './pull-menu.tsx';
import { SimilarDigests, type SimilarDigestsProps } from './similar-digests.tsx';
import { SourceMessage } from './source-message.tsx';
import styles from './sources-pane.module.css';
import { usagesOf } from './usage.ts';

export interface SourcesPaneProps {
  readonly digestId: string;
  readonly messages: readonly PlacedMessage[];
  readonly error: unknown;
  /** Messages to light; the first is scrolled to. */
  readonly lit: readonly string[];
  readonly onMerge: SimilarDigestsProps['onMerge'];
}

/** The messages a digest rests on: where each is used, and what else can be taken from them. */
export function SourcesPane({ digestId, messages, error, lit, onMerge }: SourcesPaneProps) {
  const { t } = useTranslation();
  const { content, timezone } = useDigestEditor();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  const usages = useMemo(() => usagesOf(content), [content]);
  const sorted = useMemo(() => messages.toSorted((a, b) => a.sentAt - b.sentAt), [messages]);

  useEffect(() => {
    const first = sorted.findIndex((message) => lit.includes(message.id));
    list.current?.children[first]?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [lit, sorted]);

  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };

  return (
    <SidePane
      wide
      title={t('digests.sources')}
      detail={
        picked.size > 0 ? (
          <PullMenu
            messages={sorted.filter((message) => picked.has(message.id))}
            onPulled={() => setPicked(new Set())}
          />
        ) : (
          <SidePaneCount>{t('inbox.messages', { count: sorted.length })}</SidePaneCount>
        )
      }
    >
      {error ? <ErrorNotice error={error} /> : null}
      {sorted.length === 0 ? (
        <EmptyState title={t('digests.noSources')}>{t('digests.noSourcesText')}</EmptyState>
      ) : (
        <ol ref={list} className={styles.list}>
          {sorted.map((message) => (
            <SourceMessage
              key={message.id}
              message={message}
              timezone={timezone}
              usages={usages.get(message.id) ?? []}
              lit={lit.includes(message.id)}
              picked={picked.has(message.id)}
              onPick={() => toggle(message.id)}
              onDrag={(event) => dragMessages(event, picked.has(message.id) ? [...picked] : [message.id])}
            />
          ))}
        </ol>
      )}
      <SimilarDigests digestId={digestId} onMerge={onMerge} />
    </SidePane>
  );
}
