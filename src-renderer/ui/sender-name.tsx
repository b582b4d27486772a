import { classNames } from './class-names.ts';
import { senderColour } from './sender-colour.ts';
import styles from './sender-name.module.css';

/** A sender's name in the sender's colour. */
export function SenderName({ id, name }: { id: string; name: string }) {
  return (
    <span className={classNames(styles.name, styles[`sender${senderColour(id)}`])} dir="auto">
      {name}
    </span>
  );
}
