import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import { showUndoToast } from '../../ui/toast.ts';
import { withOrigin } from './content.ts';
import { useDigestFrame } from './editor-context.ts';
import styles from './source-chips.module.css';

const SHOWN = 4;

/** Where a passage comes from: a chip for each message, or whose words they are instead. */
export function SourceChips({ passage }: { passage: Passage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { messages, timezone, showSources, change, readOnly } = useDigestFrame();
  const shown = passage.sources.slice(0, SHOWN);
  // A moderator answers for their words; nobody does for a model's.
  const isUnfounded = passage.origin === 'model' && passage.sources.length === 0;
  return (
    <span className={styles.chips}>
      {passage.origin === 'member' ? null : (
        <span className={classNames(styles.origin, isUnfounded && styles.unfounded)}>
          {isUnfounded ? t('digests.unfounded') : t(`digests.origin.${passage.origin}`)}
        </span>
      )}
      {isUnfounded && !readOnly ? (
        <button
          type="button"
          className={styles.chip}
          onClick={() => {
            change((content) => withOrigin(content, passage.id, 'moderator'));
            showUndoToast({ title: t('digests.adopted') }, t('ui.undo'), () =>
              change((content) => withOrigin(content, passage.id, passage.origin)),
            );
          }}
        >
          {t('digests.adopt')}
        </button>
      ) : null}
      {shown.map((id) => {
        const message = messages.get(id);
        const words = message
          ? `${message.sender ?? ''} ${format.date(message.sentAt, 'time', timezone)}`
          : t('digests.sourceMissing');
        return (
          <button
            key={id}
            type="button"
            className={styles.chip}
            aria-label={t('digests.showSource', { source: words })}
            onClick={() => showSources([id])}
          >
            {words}
          </button>
        );
      })}
      {passage.sources.length > SHOWN ? (
        <button type="button" className={styles.chip} onClick={() => showSources(passage.sources)}>
          {t('digests.allSources', { count: passage.sources.length })}
        </button>
      ) : null}
    </span>
  );
}
