import { Command, Download, Keyboard, PanelLeft, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { JobIndicator } from '../../features/jobs/job-indicator.tsx';
import { LibrarySwitcher } from '../../features/libraries/library-switcher.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { useRemembered } from '../remembered.ts';
import { routes } from '../routes.ts';
import { useMediaQuery } from '../use-media-query.ts';
import { useWorkbench } from '../workbench-context.ts';
import { destinations } from './destinations.ts';
import { NavLink } from './nav-link.tsx';
import styles from './sidebar.module.css';
import { useWaitingCounts } from './use-waiting-counts.ts';

/** The way around: library, screens, work under way, settings. */
export function Sidebar() {
  const { t } = useTranslation();
  const { openDialog } = useWorkbench();
  const counts = useWaitingCounts();
  const narrow = useMediaQuery('(max-width: 1060px)');
  const [folded, setFolded] = useRemembered('sidebar-folded', false);
  const compact = narrow || folded;
  useShortcuts({ 'general.toggleSidebar': () => setFolded(!folded) });

  return (
    <aside className={classNames(styles.sidebar, compact && styles.compact)}>
      <LibrarySwitcher compact={compact} />
      <nav className={styles.nav} aria-label={t('app.screens')}>
        {destinations.map((destination) => (
          <NavLink
            key={destination.name}
            address={destination.address}
            icon={<destination.icon />}
            label={t(`app.screen.${destination.name}`)}
            shortcut={destination.shortcut}
            count={counts[destination.name]}
            compact={compact}
          />
        ))}
      </nav>
      <div className={styles.foot}>
        <JobIndicator compact={compact} />
        <NavLink
          address={routes.imports()}
          icon={<Download />}
          label={t('app.screen.imports')}
          shortcut="general.import"
          compact={compact}
        />
        <NavLink
          address={routes.settings()}
          icon={<Settings />}
          label={t('app.screen.settings')}
          shortcut="go.settings"
          compact={compact}
        />
        <div className={styles.tools}>
          <IconButton
            small
            label={t('app.command.palette')}
            icon={<Command />}
            shortcut="general.palette"
            onClick={() => openDialog('palette')}
          />
          <IconButton
            small
            label={t('app.command.help')}
            icon={<Keyboard />}
            shortcut="general.help"
            onClick={() => openDialog('shortcuts')}
          />
          {narrow ? null : (
            <IconButton
              small
              label={t(folded ? 'app.command.unfoldSidebar' : 'app.command.foldSidebar')}
              icon={<PanelLeft />}
              shortcut="general.toggleSidebar"
              onClick={() => setFolded(!folded)}
            />
          )}
        </div>
      </div>
    </aside>
  );
}
