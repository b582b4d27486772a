import styles from './message-placeholder.module.css';

/** A message that is on its way: as high as the list expects a message to be. */
export function MessagePlaceholder() {
  return (
    <div className={styles.placeholder} aria-hidden="true">
      <span className={styles.avatar} />
      <span className={styles.lines}>
        <span className={styles.name} />
        <span className={styles.text} />
      </span>
    </div>
  );
}
