/**
 * Formats with the seconds they may take. `preview` shows one chapter of the book while it is edited, its script
 * converted, its words set; `chapter` builds the same one as EPUB.
 */
export const publishingTargets: Readonly<Record<string, number>> = {
  markdown: 2,
  epub: 4,
  html: 5,
  site: 5,
  docx: 8,
  pdf: 60,
  preview: 1,
  chapter: 1,
};

export interface PublishingFigures {
  /** Null where this machine cannot make the format. */
  readonly milliseconds: number | null;
  readonly processorMilliseconds: number;
  readonly peakMegabytes: number;
  readonly bytes: number;
}
