import { useTranslation } from 'react-i18next';
import type { DigestTemplate } from '../../../src-main/contract/index.ts';

/** Names of templates; the one every library begins with is called so in the interface's language. */
export function useTemplateName(): (template: Pick<DigestTemplate, 'id' | 'name'>) => string {
  const { t } = useTranslation();
  return ({ id, name }) => (id === 'standard' && name === 'Standard' ? t('templates.standard') : name);
}
