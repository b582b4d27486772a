import type { BookFormat } from '../../../src-main/contract/index.ts';
import { pathIn } from '../sharing/paths.ts';

/** The formats by the names they are known under; the same in every language. */
export const bookFormatNames: readonly { readonly value: BookFormat; readonly label: string }[] = [
  { value: 'markdown', label: 'Markdown (mdBook, HonKit)' },
  { value: 'vitepress', label: 'Markdown (VitePress)' },
  { value: 'obsidian', label: 'Markdown (Obsidian)' },
  { value: 'markdown-file', label: 'Markdown (.md)' },
  { value: 'epub', label: 'EPUB' },
  { value: 'html', label: 'HTML' },
  { value: 'pdf', label: 'PDF' },
  { value: 'print', label: 'HTML (print)' },
  { value: 'docx', label: 'Word (.docx)' },
];

const extensions: Readonly<Record<BookFormat, string>> = {
  markdown: '',
  vitepress: '',
  obsidian: '',
  'markdown-file': '.md',
  epub: '.epub',
  html: '.html',
  pdf: '.pdf',
  print: '.html',
  docx: '.docx',
};

/** A path in a folder for a book of this title. */
export function proposedPath(folder: string, title: string, format: BookFormat): string {
  return pathIn(folder, title, extensions[format], 'book');
}
