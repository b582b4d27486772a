import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageNumbersOf } from '../../../src-main/engine/books/formats/html/page-numbers.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import { chromiumPrinter } from '../../../src-main/hosts/printing/chromium-printer.ts';
import { findChromium } from '../../../src-main/hosts/printing/find-chromium.ts';
import { fullBook, fullDigests, fullMembers, pictureLibrary } from '../../engine/books/full-book.ts';
import { compile } from '../../engine/books/support.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const printer = chromiumPrinter();

/** A real browser takes a while to start on a busy machine. */
const PATIENCE = 120_000;

it('takes the browser that CHROMIUM_PATH names, or none', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  expect(findChromium({ CHROMIUM_PATH: join(temporaryFolder(), 'none') })).toBeNull();
});

describe.skipIf(printer === null)('a Chromium of this machine (skipped where there is none)', () => {
  it('prints a book with outline, page numbers and the size of its paper', { timeout: PATIENCE }, async () => {
    const out = join(temporaryFolder(), 'book.pdf');
    const manuscript = compile(fullBook, fullDigests, fullMembers);
    await buildBook(manuscript, 'pdf', out, { libraryFolder: pictureLibrary(), printer });
    const pdf = readFileSync(out, 'latin1');
    expect(pdf).toContain('/Type /Outlines');
    // A5: 148 mm by 210 mm in points, as Chromium rounds them.
    expect(pdf).toMatch(/\/MediaBox \[0 0 (419|420)[\d.]* 59[45][\d.]*\]/);
    const pages = pageNumbersOf(readFileSync(out));
    for (const part of ['part-1', 'part-2']) {
      expect((pages.get(part) ?? 0) % 2, part).toBe(1);
    }
    await buildBook(manuscript, 'pdf', out, { libraryFolder: pictureLibrary(), printer });
    const again = readFileSync(out, 'latin1');
    const difference = Array.from(pdf).findIndex((character, index) => again[index] !== character);
    expect(again.slice(Math.max(0, difference - 200), difference + 200)).toBe(
      pdf.slice(Math.max(0, difference - 200), difference + 200),
    );
    expect(again === pdf).toBe(true);
  });

  it('prints a draft with everything on the page it will be on', { timeout: PATIENCE }, async () => {
    const folder = temporaryFolder();
    const page = join(folder, 'page.html');
    const heading = (id: number) => `<h1 id="p-${id}" style="break-before:page">${id}</h1><a href="#p-${3 - id}">x</a>`;
    writeFileSync(page, `<!doctype html><title>x</title>${heading(1)}${heading(2)}`);
    const print = async (name: string, draft: boolean) => {
      const out = join(folder, name);
      await printer?.print({ kind: 'pdf', page, out, draft });
      return readFileSync(out);
    };
    const draft = await print('draft.pdf', true);
    const whole = await print('whole.pdf', false);
    expect(pageNumbersOf(draft).size).toBe(2);
    expect(pageNumbersOf(draft)).toEqual(pageNumbersOf(whole));
    expect(draft.includes('/StructTreeRoot')).toBe(false);
    expect(whole.includes('/StructTreeRoot')).toBe(true);
  });

  it('makes pictures of a long page, twice as sharp', { timeout: PATIENCE }, async () => {
    const rows = '<p style="margin:0;height:100px">字</p>'.repeat(25);
    expect(await picturesOf(rows, 1000)).toEqual([
      [600, 2000],
      [600, 2000],
      [600, 1000],
    ]);
  });

  it('cuts a long paragraph between two lines', { timeout: PATIENCE }, async () => {
    const paragraph = `<p style="margin:0;font-size:16px;line-height:40px">${'字<br>'.repeat(60)}</p>`;
    const [[, first = 0] = []] = await picturesOf(paragraph, 980);
    // The letters of a line stand in the middle of its forty pixels: at most the ten before its end are free of them.
    expect(first).toBeGreaterThan(2 * (960 - 15));
    expect(first).toBeLessThanOrEqual(2 * 960);
  });

  it('stops when it is cancelled', { timeout: PATIENCE }, async () => {
    const request = {
      kind: 'pdf',
      page: join(temporaryFolder(), 'none.html'),
      out: join(temporaryFolder(), 'x.pdf'),
    } as const;
    await expect(printer?.print(request, AbortSignal.abort())).rejects.toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
    await expect(printer?.print(request)).rejects.toThrow(expect.objectContaining({ code: 'print-failed' }));
  });
});

/** Widths and heights, in pixels, of the pictures made of a page of 300 CSS pixels, twice as sharp. */
async function picturesOf(body: string, sliceHeight: number): Promise<[number, number][]> {
  const folder = temporaryFolder();
  const page = join(folder, 'page.html');
  writeFileSync(page, `<!doctype html><body style="margin:0">${body}`);
  const request = { kind: 'picture', page, out: join(folder, 'p'), width: 300, scale: 2, sliceHeight } as const;
  const paths = await printer?.print(request);
  return (paths ?? []).map((path) => {
    const png = readFileSync(path);
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  });
}
