import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export interface ButtonProps extends Omit<ComponentProps<typeof BaseButton>, 'className'> {
  /** `primary`: the one thing to do here. `quiet`: no frame. `danger`: destroys something. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  readonly small?: boolean;
}

export function Button({ kind = 'plain', icon, small = false, children, ...rest }: ButtonProps) {
  return (
    <BaseButton {...rest} className={classNames(styles.button, styles[kind], small && styles.compact)}>
      {icon}
      {children}
    </BaseButton>
  );
}
