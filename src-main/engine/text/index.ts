/** The language tools everyone shares: folding, runs, words, hashes, zoned time, safe Markdown. */
export * from './fold.ts';
export * from './footnotes.ts';
export { splitFormulas } from './formulas.ts';
export * from './hash.ts';
export * from './markdown.ts';
export * from './markdown-writer.ts';
export * from './markup-writer.ts';
export * from './runs.ts';
export * from './words.ts';
export * from './zoned-time.ts';
