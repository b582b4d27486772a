import { useTranslation } from 'react-i18next';
import type { DigestContent, Passage } from '../../../src-main/contract/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useTemplateSections } from '../digests/use-template.ts';
import styles from './growing-draft.module.css';

/** A draft while a model writes it: its words, and how many messages each passage rests on. */
export function GrowingDraft({ content }: { content: DigestContent | null }) {
  return content === null ? <Loading /> : <Growth content={content} />;
}

function Growth({ content }: { content: DigestContent }) {
  const { t } = useTranslation();
  const sections = useTemplateSections(content)
    .map(({ key, heading }) => ({
      key,
      heading,
      passages: key === 'answers' ? content.answers.flatMap(({ body }) => body) : (content.sections[key] ?? []),
    }))
    .filter(({ passages }) => passages.length > 0);
  return (
    <article aria-label={t('model.writing')} aria-busy="true">
      <h3 className={styles.title} dir="auto">
        {content.title}
      </h3>
      {sections.map(({ key, heading, passages }) => (
        <section key={key}>
          <h4 className={styles.heading}>{heading}</h4>
          {passages.map((passage) => (
            <Grown key={passage.id} passage={passage} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Grown({ passage: { text, sources } }: { passage: Passage }) {
  const { t } = useTranslation();
  return (
    <p className={styles.passage} dir="auto">
      {text}{' '}
      {sources.length === 0 ? (
        <Badge tone="yellow">{t('digests.unfounded')}</Badge>
      ) : (
        <Badge>{t('digests.allSources', { count: sources.length })}</Badge>
      )}
    </p>
  );
}
