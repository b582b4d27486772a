import { Tooltip } from '@base-ui/react/tooltip';
import { memo, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { classNames } from '../../ui/class-names.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useFormat } from '../i18n/use-format.ts';
import type { ShortcutId } from '../keyboard/shortcuts.ts';
import { isWithin } from './destinations.ts';
import styles from './nav-link.module.css';

export interface NavLinkProps {
  readonly address: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut: ShortcutId;
  /** How many things wait there; none shown for 0 or undefined. */
  readonly count?: number | undefined;
  readonly compact: boolean;
}

/** A way to a screen; shows its keys while the pointer rests on it. */
export function NavLink(props: NavLinkProps) {
  const [location] = useLocation();
  return <PlacedLink {...props} here={isWithin(location, props.address)} />;
}

/** Apart, so that going from one conversation to the next leaves all but a look at the address undone. */
const PlacedLink = memo(function PlacedLink(props: NavLinkProps & { readonly here: boolean }) {
  const { address, icon, label, shortcut, count, compact, here } = props;
  const format = useFormat();
  const link = (
    <Link
      href={address}
      className={classNames(styles.link, here && styles.here, compact && styles.compact)}
      aria-current={here ? 'page' : undefined}
      aria-label={compact ? label : undefined}
    >
      {icon}
      {compact ? null : <span className={styles.label}>{label}</span>}
      {count && !compact ? <span className={styles.count}>{format.count(count)}</span> : null}
      {count && compact ? <span className={styles.dot} /> : null}
    </Link>
  );
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={link} />
      <Tip side="right">
        {compact ? label : null}
        <Kbd shortcut={shortcut} />
      </Tip>
    </Tooltip.Root>
  );
});
