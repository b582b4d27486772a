import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../src-main/contract/index.ts';
import { sayEngineSentence } from '../../app/i18n/engine-words.ts';
import { useFormatName } from './use-format-name.ts';

/** What an import decided without being told, and why, as entries of a list. */
export function GuessList({ guesses }: { guesses: ImportReport['guesses'] }) {
  const { t } = useTranslation();
  const formatName = useFormatName();
  const inWords = (what: string, value: string) => {
    if (what === 'format') return formatName(value);
    const isOrder = what === 'date-order' && (value === 'dmy' || value === 'mdy' || value === 'ymd');
    return isOrder ? t(`imports.dateOrder.${value}`) : value;
  };
  return guesses.map(({ what, value, because }) => (
    <li key={`${what} ${value}`}>
      {t('imports.report.guess', {
        what: t(`imports.guess.${what}`),
        value: inWords(what, value),
        because: sayEngineSentence(because, t),
      })}
    </li>
  ));
}
