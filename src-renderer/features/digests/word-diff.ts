/** A stretch of text that both versions have, or only the new one (`added`) or the old one (`removed`). */
export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many pairs of words the middle counts as rewritten: nobody reads such a diff word by word. */
const MOST_PAIRS = 4_000_000;

/**
 * What changed from one text to another, word by word: the longest common subsequence of the words,
 * after what both begin and end with. Words are those of `Intl.Segmenter`, so that Chinese is
 * compared by words too. The pieces without the added ones are `before`, without the removed `after`.
 */
export function diffWords(before: string, after: string): readonly DiffPiece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middleOf(old.slice(start, oldEnd), now.slice(start, nowEnd)),
    { kind: 'same', text: old.slice(oldEnd).join('') },
  ]);
}

export function isChanged(pieces: readonly DiffPiece[]): boolean {
  return pieces.some(({ kind }) => kind !== 'same');
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function middleOf(old: readonly string[], now: readonly string[]): readonly DiffPiece[] {
  if (old.length * now.length > MOST_PAIRS) {
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: now.join('') },
    ];
  }
  const width = now.length + 1;
  // lengths[i * width + j]: the longest common subsequence of what is left from i and j on.
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const next = (i + 1) * width + j;
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[next + 1] ?? 0) + 1
          : Math.max(lengths[next] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pieces: DiffPiece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      pieces.push({ kind: 'same', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      pieces.push({ kind: 'removed', text: old[i] ?? '' });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: now[j] ?? '' });
      j += 1;
    }
  }
  pieces.push({ kind: 'removed', text: old.slice(i).join('') }, { kind: 'added', text: now.slice(j).join('') });
  return pieces;
}

/** Neighbours of one kind as one piece, and no empty ones. */
function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const result: DiffPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) result[result.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
