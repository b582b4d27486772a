import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { ShortcutId } from '../app/keyboard/shortcuts.ts';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}

export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align={align} className={styles.positioner}>
          <BaseMenu.Popup className={styles.popup}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly shortcut?: ShortcutId;
  /** A second line, quieter. */
  readonly detail?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
}

export function MenuItem({ children, onSelect, icon, shortcut, detail, checked, disabled }: MenuItemProps) {
  return (
    <BaseMenu.Item className={styles.item} onClick={onSelect} disabled={disabled}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.label}>
        {children}
        {detail ? <span className={styles.detail}>{detail}</span> : null}
      </span>
      {shortcut ? <Kbd shortcut={shortcut} /> : null}
      {checked ? <Check className={styles.check} /> : null}
    </BaseMenu.Item>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className={styles.separator} />;
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className={styles.groupLabel}>{label}</BaseMenu.GroupLabel>
      {children}
    </BaseMenu.Group>
  );
}
