/** Books: outlines of digests, compiled into manuscripts, written as files. Behaviour: SPEC.md. */
export { type BookPlan, Books, type BooksOptions } from './books.ts';
export { type BuildOptions, buildBook } from './build.ts';
export { changedEntries } from './changes.ts';
export { chapterAlone } from './chapter-alone.ts';
export { type BookSources, compileManuscript } from './compile.ts';
export { bookCredits } from './credits.ts';
export { bookDocuments } from './documents.ts';
export { readingStyle as pageStyle } from './formats/html/style.ts';
export { libraryImage } from './formats/images.ts';
export { type Sheet, sheetMarkup } from './formats/sheet/sheet.ts';
export { type SheetContext, writeSheet } from './formats/sheet/write-sheet.ts';
export type { Manuscript } from './manuscript.ts';
export { previewPiece } from './preview.ts';
export { loadScriptConverter } from './text-form.ts';
