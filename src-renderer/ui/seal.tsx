import styles from './seal.module.css';
import sealAddress from './seal.svg';

/** The seal of the house, carved with 群. Decoration: the name stands beside it. */
export function Seal({ large = false }: { large?: boolean }) {
  return <img src={sealAddress} alt="" className={large ? styles.large : styles.small} />;
}
