/**
 * On which page each anchor of a PDF stands, counted from 1: read from the page tree and the named
 * destinations (ISO 32000-1, 7.7.3 and 12.3.2.3) as Chromium writes them, in plain text, one for
 * every anchor that a link of the document leads to. Empty for a PDF that is written otherwise.
 */
export function pageNumbersOf(pdf: Buffer): Map<string, number> {
  const text = pdf.toString('latin1');
  const catalog = /\/Type \/Catalog\b[\s\S]*?\/Pages (\d+) 0 R[\s\S]*?\/Dests (\d+) 0 R/.exec(text);
  if (catalog === null) {
    return new Map();
  }
  const objects = startsOfObjects(text);
  const objectAt = (id: string) => {
    const start = objects.get(id);
    return start === undefined ? '' : text.slice(start, text.indexOf('endobj', start));
  };
  const pages = new Map<string, number>();
  const visit = (id: string) => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(objectAt(id))?.[1];
    if (kids === undefined) {
      pages.set(id, pages.size + 1);
      return;
    }
    for (const [, kid = ''] of kids.matchAll(/(\d+) 0 R/g)) {
      visit(kid);
    }
  };
  visit(catalog[1] ?? '');
  const numbers = new Map<string, number>();
  for (const [, anchor = '', page = ''] of objectAt(catalog[2] ?? '').matchAll(/\/([\w-]+) \[(\d+) 0 R/g)) {
    const number = pages.get(page);
    if (number !== undefined) {
      numbers.set(anchor, number);
    }
  }
  return numbers;
}

function startsOfObjects(text: string): Map<string, number> {
  const starts = new Map<string, number>();
  for (const match of text.matchAll(/^(\d+) 0 obj$/gm)) {
    starts.set(match[1] ?? '', match.index);
  }
  return starts;
}

export interface PagesOfParts {
  /** The page of each anchor, counted from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Anchors of the parts that a blank page must stand before. */
  readonly afterBlank: ReadonlySet<string>;
}

/**
 * The pages of a book whose parts begin on right ones, which have odd numbers: Chromium begins them on the next page,
 * whichever it is.
 *
 * @param drafted the page of each anchor without blank pages; parts are `part-1`, `part-2`, …
 */
export function partsOnTheRight(drafted: ReadonlyMap<string, number>): PagesOfParts {
  const parts = Array.from(drafted).filter(([anchor]) => /^part-\d+$/.test(anchor));
  const afterBlank = new Set<string>();
  const moved: number[] = [];
  for (const [anchor, page] of parts.sort(([, one], [, other]) => one - other)) {
    if ((page + moved.length) % 2 === 0) {
      afterBlank.add(anchor);
      moved.push(page);
    }
  }
  const numberOf = (page: number) => page + moved.filter((from) => from <= page).length;
  return { afterBlank, numbers: new Map(Array.from(drafted, ([anchor, page]) => [anchor, numberOf(page)])) };
}
