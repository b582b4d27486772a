import { useTranslation } from 'react-i18next';
import { type ShortcutId, type ShortcutScope, shortcuts } from '../../app/keyboard/shortcuts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './shortcut-help.module.css';

const scopes = Object.keys(shortcuts) as ShortcutScope[];

/** All shortcuts, by the place where they work. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open wide onClose={onClose} title={t('app.command.help')}>
      <div className={styles.columns}>
        {scopes.map((scope) => (
          <section key={scope} className={styles.scope}>
            <h3 className={styles.heading}>{t(`shortcuts.scope.${scope}`)}</h3>
            <dl>
              {(Object.keys(shortcuts[scope]) as ShortcutId[]).map((id) => (
                <div key={id} className={styles.line}>
                  <dt>{t(`shortcuts.${id}`)}</dt>
                  <dd>
                    <Kbd shortcut={id} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
