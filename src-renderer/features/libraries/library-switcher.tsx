import { ChevronsUpDown, FolderOpen, FolderPlus, LogOut } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { presentError } from '../../app/i18n/present-error.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { Seal } from '../../ui/seal.tsx';
import { showErrorToast } from '../../ui/toast.ts';
import styles from './library-switcher.module.css';
import { useCloseLibrary, useOpenLibrary } from './use-open-library.ts';

/** Which library is open, and the way to another. */
export function LibrarySwitcher({ compact }: { compact: boolean }) {
  const { t } = useTranslation();
  const { library, openDialog } = useWorkbench();
  const { data } = useAnswer('preferences.get', {});
  const { open, failure } = useOpenLibrary();
  const close = useCloseLibrary();
  const others = (data?.recentLibraries ?? []).filter((recent) => recent.path !== library.path).slice(0, 8);
  useEffect(() => {
    if (!failure) return;
    const { message, next } = presentError(failure.error, t);
    showErrorToast({ title: message, description: next });
  }, [failure, t]);

  return (
    <Menu
      trigger={
        <button type="button" className={styles.trigger} aria-label={t('libraries.switch', { name: library.name })}>
          <Seal />
          {compact ? null : (
            <>
              <span className={styles.name}>{library.name}</span>
              {library.readOnly ? <Badge tone="yellow">{t('libraries.readOnly')}</Badge> : null}
              <ChevronsUpDown className={styles.arrows} />
            </>
          )}
        </button>
      }
    >
      <MenuGroup label={t('libraries.current')}>
        <MenuItem onSelect={() => undefined} detail={library.path} checked>
          {library.name}
          {library.readOnly ? ` (${t('libraries.readOnly')})` : ''}
        </MenuItem>
      </MenuGroup>
      {others.length > 0 ? (
        <>
          <MenuSeparator />
          <MenuGroup label={t('libraries.recent')}>
            {others.map((recent) => (
              <MenuItem key={recent.path} detail={recent.path} onSelect={() => open(recent.path)}>
                {recent.name}
              </MenuItem>
            ))}
          </MenuGroup>
        </>
      ) : null}
      <MenuSeparator />
      <MenuItem icon={<FolderOpen />} onSelect={() => openDialog('open-library')}>
        {t('libraries.open')}
      </MenuItem>
      <MenuItem icon={<FolderPlus />} onSelect={() => openDialog('new-library')}>
        {t('libraries.create')}
      </MenuItem>
      <MenuItem icon={<LogOut />} onSelect={close}>
        {t('libraries.close')}
      </MenuItem>
    </Menu>
  );
}
