/**
 * A PDF of Chromium's whose bytes depend on the book alone, whenever and however often it is printed: its dates are
 * set, and the names of its table cells, which count the nodes of the browser's process, are counted from 1.
 *
 * @param time what it says it was made at, epoch milliseconds
 */
export function reproducible(pdf: Buffer, time: number): Buffer {
  return withCountedCells(withDates(pdf, time));
}

function withDates(pdf: Buffer, time: number): Buffer {
  const digits = new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
  const text = pdf.subarray(0, DATES_WITHIN).toString('latin1');
  const dated = text.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d')?/g, (_whole, before, zone) =>
    zone === undefined ? before + digits : `${before}${digits}+00'00'`,
  );
  return Buffer.concat([Buffer.from(dated, 'latin1'), pdf.subarray(DATES_WITHIN)]);
}

/** Chromium writes what it says about the document first. */
const DATES_WITHIN = 4096;

/**
 * The identifiers of structure elements (ISO 32000-1, 14.7.2) numbered by their order, which the name tree of the
 * identifiers is sorted by; they keep their length, so that every offset of the file stays right.
 */
function withCountedCells(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const names = new Set(Array.from(text.matchAll(/\/ID \(node(\d{8})\)/g), ([, digits = '']) => digits));
  const counted = new Map(
    Array.from(names)
      .sort()
      .map((digits, index) => [digits, String(index + 1).padStart(8, '0')]),
  );
  if (counted.size === 0) {
    return pdf;
  }
  const renamed = text.replace(/\(node(\d{8})\)/g, (whole, digits: string, start: number) => {
    const isName = NAME_FOLLOWS.test(text.slice(start - 10, start));
    return isName ? `(node${counted.get(digits) ?? digits})` : whole;
  });
  return Buffer.from(renamed, 'latin1');
}

/** A name stands after its key, or in a list of names (of headers, limits, or the tree); a title of the same letters not. */
const NAME_FOLLOWS = /(?:\/ID |\/(?:Headers|Limits|Names) \[|\) | 0 R )$/;
