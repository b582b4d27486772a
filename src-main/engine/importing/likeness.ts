/** What a format found in the head of a text file. */
export interface LineCensus {
  /** Lines that are not blank. */
  readonly lines: number;
  /** Those among them that have the shape of the format's messages. */
  readonly headers: number;
  /** Whether the first line that is not blank is one of them. */
  readonly startsWithHeader: boolean;
}

/** Counts the lines of a head that have a format's shape. */
export function countHeaders(lines: readonly string[], isHeader: (line: string) => boolean): LineCensus {
  let filled = 0;
  let headers = 0;
  let startsWithHeader = false;
  for (const line of lines) {
    if (line.trim() !== '') {
      filled++;
      if (isHeader(line)) {
        headers++;
        startsWithHeader ||= filled === 1;
      }
    }
  }
  return { lines: filled, headers, startsWithHeader };
}

/**
 * How sure a text is of a format, 0 to 0.95, from the share of its lines that have the format's shape.
 * Messages of many lines make that share small, so it counts with its fourth root where the file also
 * begins with such a line, and with its square root where it does not.
 */
export function likeness({ lines, headers, startsWithHeader }: LineCensus): number {
  if (headers === 0) {
    return 0;
  }
  const share = headers / lines;
  return startsWithHeader ? 0.95 * share ** 0.25 : 0.8 * share ** 0.5;
}

/** The same for formats whose messages begin with a line that holds nothing of their text: every other line at most. */
export function likenessOfHeadLines({ lines, headers, startsWithHeader }: LineCensus): number {
  return likeness({ lines: Math.max(headers, lines / 2), headers, startsWithHeader });
}
