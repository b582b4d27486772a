import styles from './check-line.module.css';

export interface CheckLineProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

/** Something a book has or does, or not. */
export function CheckLine({ label, checked, onCheck }: CheckLineProps) {
  return (
    <label className={styles.line}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        onChange={(event) => onCheck(event.target.checked)}
      />
      {label}
    </label>
  );
}
