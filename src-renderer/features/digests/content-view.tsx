import { useTranslation } from 'react-i18next';
import type { DigestContent, Passage } from '../../../src-main/contract/index.ts';
import { answerParts } from './content.ts';
import styles from './content-view.module.css';
import { useDigestFrame } from './editor-context.ts';
import { withNamedPictures } from './named-pictures.ts';
import { useTemplateSections } from './use-template.ts';

/** A content to be read, not changed: an older revision, or somebody else's version. */
export function ContentView({ content }: { content: DigestContent }) {
  const { t } = useTranslation();
  const { personOf } = useDigestFrame();
  const sections = useTemplateSections(content);
  return (
    <article className={styles.view}>
      <h2 className={styles.title} dir="auto">
        {content.title || t('digests.untitled')}
      </h2>
      {content.tags.length > 0 ? (
        <p className={styles.quiet}>{content.tags.map((tag) => `#${tag}`).join(' ')}</p>
      ) : null}
      {sections.map(({ key, heading }) => (
        <section key={key}>
          {key === 'answers' ? (
            content.answers.map((answer, index) => (
              <div key={answer.id}>
                <h3 className={styles.heading}>
                  {t('digests.answerNumber', { number: index + 1 })}
                  <span className={styles.quiet}> {answer.contributors.map((id) => personOf(id).name).join('、')}</span>
                </h3>
                {answerParts.map((part) => (
                  <Passages key={part} passages={answer[part]} />
                ))}
              </div>
            ))
          ) : (content.sections[key] ?? []).length > 0 ? (
            <>
              <h3 className={styles.heading}>{heading}</h3>
              <Passages passages={content.sections[key] ?? []} />
            </>
          ) : null}
        </section>
      ))}
    </article>
  );
}

function Passages({ passages }: { passages: readonly Passage[] }) {
  return passages.map((passage) => (
    <p key={passage.id} className={styles.passage} dir="auto">
      {withNamedPictures(passage.text)}
    </p>
  ));
}
