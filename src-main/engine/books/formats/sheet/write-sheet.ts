import {
  appendFileSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { QunshuError, type ShareFormat, type ShareTheme, type ShareWritten } from '../../../../contract/index.ts';
import { openSeal, type Seal, writeSealedFile } from '../../../digests/index.ts';
import { type Printer, withFileErrors } from '../../../library/index.ts';
import { reproducible } from '../html/reproducible.ts';
import { libraryImage } from '../images.ts';
import { CARD_WIDTH, cardStyle, PICTURE_SCALE, SLICE_HEIGHT } from './card-style.ts';
import { type Sheet, sheetPage } from './sheet.ts';

export interface SheetContext {
  /** The folder images of the library are relative to. */
  readonly libraryFolder: string;
  readonly printer: Printer | null;
  readonly signal: AbortSignal | undefined;
  readonly theme: ShareTheme;
}

export type SheetFormat = Exclude<ShareFormat, 'markdown'>;

/**
 * Writes a sheet as a file, or as several pictures.
 *
 * @throws {QunshuError} `export-format-unavailable`, `print-failed`, and as `writeSealedFile`
 */
export async function writeSheet(
  sheet: Sheet,
  format: SheetFormat,
  out: string,
  context: SheetContext,
): Promise<ShareWritten> {
  if (format === 'docx') {
    const { writeDocxSheet } = await import('../docx/docx-sheet.ts');
    return writeDocxSheet(sheet, out, context.libraryFolder);
  }
  const warnings: string[] = [];
  const image = (toAddress: (file: string, type: string) => string) => (address: string) => {
    const found = libraryImage(context.libraryFolder, address, warnings, sheet.language);
    return found === null ? null : toAddress(found.file, found.type);
  };
  const inside = image((file, type) => `data:image/${type};base64,${readFileSync(file).toString('base64')}`);
  const beside = image((file) => pathToFileURL(file).href);
  if (format === 'html') {
    const seal: Seal = { holds: sheet.id, closing: ' -->\n' };
    const page = sheetPage(sheet, { image: inside });
    const written = await writeSealedFile(out, seal, (path) => writeFileSync(path, `${page}<!-- ${openSeal(seal)}`));
    return { files: [written.out], bytes: written.bytes, warnings };
  }
  const { printer } = context;
  if (printer === null) {
    const reason = 'there is no Chromium on this machine';
    throw new QunshuError('export-format-unavailable', { format, reason, available: 'html, markdown, docx' });
  }
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-print-'));
  try {
    const page = join(folder, 'sheet.html');
    if (format === 'pdf') {
      writeFileSync(page, sheetPage(sheet, { image: beside }));
      return { ...(await printPdf(sheet, page, out, folder, printer, context.signal)), warnings };
    }
    writeFileSync(page, sheetPage(sheet, { image: beside, style: cardStyle, theme: context.theme }));
    return { ...(await takePictures(page, out, folder, printer, context.signal)), warnings };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printPdf(
  sheet: Sheet,
  page: string,
  out: string,
  folder: string,
  printer: Printer,
  signal: AbortSignal | undefined,
): Promise<Omit<ShareWritten, 'warnings'>> {
  const printed = join(folder, 'sheet.pdf');
  const seal: Seal = { holds: sheet.id, closing: '\n' };
  const written = await writeSealedFile(out, seal, async (path) => {
    await printer.print({ kind: 'pdf', page, out: printed }, signal);
    writeFileSync(path, reproducible(readFileSync(printed), sheet.changedAt));
    appendFileSync(path, `\n% ${openSeal(seal)}`);
  });
  return { files: [written.out], bytes: written.bytes };
}

/** One picture bears the name that was asked for; several are numbered. No file is ever overwritten. */
async function takePictures(
  page: string,
  out: string,
  folder: string,
  printer: Printer,
  signal: AbortSignal | undefined,
): Promise<Omit<ShareWritten, 'warnings'>> {
  const made = await printer.print(
    {
      kind: 'picture',
      page,
      out: join(folder, 'picture'),
      width: CARD_WIDTH,
      scale: PICTURE_SCALE,
      sliceHeight: SLICE_HEIGHT,
    },
    signal,
  );
  const path = resolve(out);
  const stem = path.replace(/\.png$/i, '');
  const targets = made.map((_one, index) => (made.length === 1 ? path : `${stem}-${index + 1}.png`));
  const taken = targets.find((target) => existsSync(target));
  if (taken !== undefined) {
    throw new QunshuError('file-exists', { path: taken });
  }
  for (const [index, target] of targets.entries()) {
    withFileErrors(target, () => {
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(made[index] ?? '', target, constants.COPYFILE_EXCL);
    });
  }
  return { files: targets, bytes: targets.reduce((sum, target) => sum + statSync(target).size, 0) };
}
