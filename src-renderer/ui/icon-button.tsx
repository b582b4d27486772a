import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import type { ShortcutId } from '../app/keyboard/shortcuts.ts';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import { Kbd } from './kbd.tsx';
import { Tip } from './tip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'aria-label' | 'children'> {
  /** What it does: the accessible name, and the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: ShortcutId;
  /** For a button that is on or off. */
  readonly pressed?: boolean;
  readonly small?: boolean;
}

/** A button that is only an icon, with its name and shortcut in a tooltip. */
export function IconButton({ label, icon, shortcut, pressed, small = false, ...rest }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        {...rest}
        className={classNames(styles.button, small && styles.compact)}
        aria-label={label}
        aria-pressed={pressed}
      >
        {icon}
      </Tooltip.Trigger>
      <Tip>
        {label}
        {shortcut ? <Kbd shortcut={shortcut} /> : null}
      </Tip>
    </Tooltip.Root>
  );
}
