import type { MessageRole } from '../../../src-main/contract/index.ts';
import { useWords } from '../../app/i18n/use-words.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './role-mark.module.css';

/** What a message does in its conversation, as a small stamp; `other` has none. */
export function RoleMark({ role }: { role: MessageRole }) {
  const { t } = useWords();
  if (role === 'other') return null;
  return (
    <span className={classNames(styles.mark, styles[role])} title={t(`threads.role.${role}`)}>
      {t(`threads.roleMark.${role}`)}
    </span>
  );
}
