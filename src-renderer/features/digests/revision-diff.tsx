import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestContent } from '../../../src-main/contract/index.ts';
import { type ChangedPart, diffContents } from './content-diff.ts';
import { useDigestEditor } from './editor-context.ts';
import styles from './revision-diff.module.css';
import { useTemplateSections } from './use-template.ts';
import type { DiffPiece } from './word-diff.ts';

/** What changed from an older content to the one in the editor; what stayed the same is left out. */
export function RevisionDiff({ before }: { before: DigestContent }) {
  const { t } = useTranslation();
  const { content, personOf } = useDigestEditor();
  const sections = useTemplateSections({ ...content, sections: { ...before.sections, ...content.sections } });
  const parts = useMemo(() => diffContents(before, content, (id) => personOf(id).name), [before, content, personOf]);
  const headingOf = ({ place }: ChangedPart) => {
    if (place.kind === 'answer') return t('digests.answerNumber', { number: place.number });
    if (place.kind === 'section') {
      return sections.find(({ key }) => key === place.section)?.heading ?? place.section;
    }
    return t(`digests.${place.kind}`);
  };
  if (parts.length === 0) return <p className={styles.none}>{t('digests.unchanged')}</p>;
  return (
    <article className={styles.diff}>
      {parts.map((part) => (
        <section key={part.key}>
          <h3 className={styles.heading}>{headingOf(part)}</h3>
          {part.passages.map(({ key, pieces }) => (
            <p key={key} className={styles.passage} dir="auto">
              <Pieces pieces={pieces} />
            </p>
          ))}
        </section>
      ))}
    </article>
  );
}

function Pieces({ pieces }: { pieces: readonly DiffPiece[] }) {
  return pieces.map(({ kind, text }, index) => {
    // A piece is its place: the list is made anew with every change.
    const key = `${index} ${kind}`;
    if (kind === 'added') {
      return (
        <ins key={key} className={styles.added}>
          {text}
        </ins>
      );
    }
    if (kind === 'removed') {
      return (
        <del key={key} className={styles.removed}>
          {text}
        </del>
      );
    }
    return <span key={key}>{text}</span>;
  });
}
