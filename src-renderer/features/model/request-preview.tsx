import { useTranslation } from 'react-i18next';
import type { ModelRequest } from '../../../src-main/contract/index.ts';
import styles from './request-preview.module.css';

/** What would be sent, where to, and who is in it. */
export function RequestPreview({ request }: { request: ModelRequest }) {
  const { t } = useTranslation();
  const { address, model, body, withKey, messages, leftOut, shortened, pseudonyms } = request;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('model.to')}</dt>
        <dd>
          <code>{address}</code>
        </dd>
        <dt>{t('model.name')}</dt>
        <dd>{model}</dd>
        <dt>{t('model.what')}</dt>
        <dd>
          {t('inbox.messages', { count: messages })}
          {leftOut > 0 ? <span> · {t('model.leftOut', { count: leftOut })}</span> : null}
          {shortened > 0 ? <span> · {t('model.shortened', { count: shortened })}</span> : null}
          {withKey ? <span> · {t('model.withKey')}</span> : null}
        </dd>
        <dt>{t('model.people')}</dt>
        <dd>{t('model.pseudonyms', { count: pseudonyms })}</dd>
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by key */}
      <section className={styles.exact} tabIndex={0} aria-label={t('model.exact')}>
        <ExactText text={body} />
      </section>
    </>
  );
}

/** The very characters of a JSON text; where it spells the end of a line, the screen has one too. */
function ExactText({ text }: { text: string }) {
  const lines = text.split(/(?<=\\n|\n)/);
  return (
    <pre className={styles.text}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move, and may be equal
        <span key={index} className={styles.line}>
          {line}
        </span>
      ))}
    </pre>
  );
}
