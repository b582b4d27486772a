import type { HighlightRange } from '../../src-main/contract/index.ts';

export interface TextPiece {
  readonly text: string;
  readonly lit: boolean;
  /** Position in the whole text. */
  readonly start: number;
}

/**
 * Cuts a text into lit and unlit pieces. Ranges are half-open, in UTF-16 positions; they may come
 * in any order, overlap, touch, be empty or reach beyond the text. The pieces joined are the text.
 */
export function splitHighlights(text: string, ranges: readonly HighlightRange[]): readonly TextPiece[] {
  const sorted = ranges
    .map(([start, end]) => [Math.max(0, start), Math.min(text.length, end)] as const)
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0]);
  const pieces: TextPiece[] = [];
  let position = 0;
  let litStart = 0;
  let litEnd = 0;
  const flush = () => {
    if (litStart >= litEnd) return;
    if (position < litStart) pieces.push({ text: text.slice(position, litStart), lit: false, start: position });
    pieces.push({ text: text.slice(litStart, litEnd), lit: true, start: litStart });
    position = litEnd;
  };
  for (const [start, end] of sorted) {
    if (start > litEnd) {
      flush();
      litStart = start;
      litEnd = end;
    } else {
      if (litEnd === 0) litStart = start;
      litEnd = Math.max(litEnd, end);
    }
  }
  flush();
  if (position < text.length) pieces.push({ text: text.slice(position), lit: false, start: position });
  return pieces;
}

/** Where a text has what is sought, capitals aside. */
export function rangesOf(text: string, sought: string): readonly HighlightRange[] {
  const wanted = sought.toLowerCase();
  const lower = text.toLowerCase();
  // Some capitals have small letters of another length: then the places would not be the text's own.
  if (wanted === '' || lower.length !== text.length) return [];
  const ranges: HighlightRange[] = [];
  for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + wanted.length)) {
    ranges.push([start, start + wanted.length]);
  }
  return ranges;
}
