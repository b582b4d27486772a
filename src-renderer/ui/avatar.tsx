import { memo } from 'react';
import styles from './avatar.module.css';
import { classNames } from './class-names.ts';
import { initialOf, senderColour } from './sender-colour.ts';

export interface AvatarProps {
  /** Decides the colour. */
  readonly id: string;
  readonly name: string;
  readonly small?: boolean;
}

/** A person as a small seal with the first sign of the name; decoration beside the name. */
export const Avatar = memo(function Avatar({ id, name, small = false }: AvatarProps) {
  return (
    <span className={classNames(styles.avatar, styles[`sender${senderColour(id)}`], small && styles.small)} aria-hidden>
      {initialOf(name)}
    </span>
  );
});
