import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../src-main/contract/index.ts';
import { useCommand } from '../../api/queries.ts';
import { Segmented } from '../../ui/segmented.tsx';

/** Each language by its own name, so that nobody has to read another one to find it. */
const languages: readonly { readonly value: Locale; readonly label: string }[] = [
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'zh-Hant', label: '繁體中文' },
  { value: 'en', label: 'English' },
];

export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const save = useCommand('preferences.set');
  return (
    <Segmented
      label={t('settings.language')}
      value={i18n.language as Locale}
      options={languages}
      onSelect={(locale) => save.mutate({ locale })}
    />
  );
}
