import { expect, it } from 'vitest';
import { reproducible } from '../../../src-main/engine/books/formats/html/reproducible.ts';

const DAY = Date.UTC(2026, 2, 1);

/** What Chromium writes of a table, with the numbers that its nodes happened to have. */
function printed(...[one, other]: [string, string]): Buffer {
  return Buffer.from(
    `%PDF-1.4
1 0 obj
<</Creator (Chromium)
/CreationDate (D:20261121153000+00'00')
/ModDate (D:20261121153000+00'00')>>
endobj
2 0 obj
<</Type /StructElem
/ID (node${one})>> <</Headers [(node${one}) (node${other})]>>
/ID (node${other})>>
<</Limits [(node${one}) (node${other})]
/Names [(node${one}) 18 0 R (node${other}) 20 0 R]>>
/Title (node00000173)
endobj
`,
    'latin1',
  );
}

it('BOOK-28 a book has the same bytes, whatever the browser counted before it', () => {
  const early = reproducible(printed('00000012', '00000013'), DAY);
  const late = reproducible(printed('00000173', '00000181'), DAY);
  expect(late.toString('latin1')).toBe(early.toString('latin1'));
  expect(late).toHaveLength(printed('00000173', '00000181').length);
});

it('BOOK-28 names are counted in their order, and a title that looks like one stays', () => {
  const text = reproducible(printed('00000173', '00000181'), DAY).toString('latin1');
  expect(text).toContain('/Headers [(node00000001) (node00000002)]');
  expect(text).toContain('/Names [(node00000001) 18 0 R (node00000002) 20 0 R]');
  expect(text).toContain('/Title (node00000173)');
  expect(text).toContain("/CreationDate (D:20260301000000+00'00')");
});

it('BOOK-28 a PDF without tables has nothing but its dates changed', () => {
  const pdf = Buffer.from('%PDF-1.4\n/CreationDate (D:20261121153000)\n\xff(node00000012)', 'latin1');
  expect(reproducible(pdf, DAY)).toEqual(
    Buffer.from('%PDF-1.4\n/CreationDate (D:20260301000000)\n\xff(node00000012)', 'latin1'),
  );
});
