import type { HighlightRange } from '../../src-main/contract/index.ts';
import { splitHighlights } from './highlight.ts';
import styles from './highlighted.module.css';

/** Plain text with ranges of it lit. */
export function Highlighted({ text, ranges }: { text: string; ranges: readonly HighlightRange[] }) {
  return splitHighlights(text, ranges).map((piece) =>
    piece.lit ? (
      <mark key={piece.start} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    ),
  );
}
