import type { TFunction } from 'i18next';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParsedQuery, QueryChip } from '../../../src-main/contract/index.ts';
import { presentError } from '../../app/i18n/present-error.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './query-chips.module.css';
import { chipText, replaceChip } from './query-text.ts';

export interface QueryChipsProps {
  readonly parsed: ParsedQuery;
  readonly onQuery: (query: string) => void;
}

/** The query as it was understood, piece by piece: each can be rewritten or taken away. */
export function QueryChips({ parsed, onQuery }: QueryChipsProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<number | null>(null);
  return (
    <ul className={styles.chips} aria-label={t('search.chips')}>
      {parsed.chips.map((chip) => {
        if (chip.kind === 'or') {
          return (
            <li key={chip.start} className={styles.or}>
              {t('search.or')}
            </li>
          );
        }
        if (editing === chip.start) {
          return (
            <li key={chip.start}>
              <ChipEditor
                text={chipText(parsed, chip)}
                onDone={(text) => {
                  setEditing(null);
                  if (text !== null && text !== chipText(parsed, chip)) onQuery(replaceChip(parsed, chip, text));
                }}
              />
            </li>
          );
        }
        return (
          <li key={chip.start} className={classNames(styles.chip, chip.problem !== null && styles.wrong)}>
            <Chip
              chip={chip}
              text={chipText(parsed, chip)}
              onEdit={() => setEditing(chip.start)}
              onRemove={() => onQuery(replaceChip(parsed, chip, ''))}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface ChipProps {
  readonly chip: QueryChip;
  readonly text: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Chip({ chip, text, onEdit, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const problem = chip.problem === null ? null : presentError(chip.problem, t);
  return (
    <>
      <button
        type="button"
        className={styles.text}
        aria-label={t('search.editChip', { text })}
        title={problem === null ? undefined : `${problem.message} ${problem.next}`}
        onClick={onEdit}
      >
        {chip.excluded ? <span className={styles.not}>{t('search.not')}</span> : null}
        {chip.key === null ? null : <span className={styles.key}>{t(`search.key.${chip.key}`)}</span>}
        <span className={styles.value} dir="auto">
          {chip.kind === 'phrase' ? text.replace(/^-/, '') : valueName(chip, t)}
        </span>
      </button>
      <button type="button" className={styles.remove} aria-label={t('search.removeChip', { text })} onClick={onRemove}>
        <X />
      </button>
    </>
  );
}

/** The value of a filter in the interface's language, where it is one of a few; otherwise as it was typed. */
function valueName({ key, value }: QueryChip, t: TFunction): string {
  if (key === 'in' || key === 'has' || key === 'is') {
    return t(`search.value.${value}` as 'search.value.image', { defaultValue: value || '…' });
  }
  if (key === 'status') return t(`digests.status.${value}` as 'digests.status.draft', { defaultValue: value || '…' });
  return value || '…';
}

/** One piece as text. Enter and leaving keep what was written, Escape does not. */
function ChipEditor({ text, onDone }: { text: string; onDone: (text: string | null) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(text);
  // Taking the field away blurs it: that is no second answer.
  const answered = useRef(false);
  const finish = (result: string | null) => {
    if (answered.current) return;
    answered.current = true;
    onDone(result);
  };
  return (
    <input
      className={styles.editor}
      // biome-ignore lint/a11y/noAutofocus: whoever asks to edit the chip wants to type
      autoFocus
      autoComplete="off"
      spellCheck={false}
      aria-label={t('search.editChip', { text })}
      size={Math.max(6, draft.length + 2)}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => finish(draft)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(draft);
        else if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
