import type { BookAppendix } from '../../../src-main/contract/index.ts';

/** Names written one after the other, with any of the usual separators. */
export function namesOf(written: string): string[] {
  return written
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The lists at the end of a book, with one of them wanted or not; each once. */
export function withAppendix(
  appendices: readonly BookAppendix[],
  appendix: BookAppendix,
  wanted: boolean,
): BookAppendix[] {
  const others = appendices.filter((other) => other !== appendix);
  return wanted ? [...others, appendix] : others;
}
