/** Standardized digests: made, edited, reviewed, credited, imported, exported. Behaviour: SPEC.md. */
export { contributorsOf, mapTexts } from './content.ts';
export { Credits } from './credits/credits.ts';
export { type DigestOrigin, Digests, type DigestsOptions } from './digests.ts';
export { type DigestSummary, digestDocuments, seenMessages } from './documents.ts';
export {
  createExtractiveDrafter,
  createModelDrafter,
  type DraftInput,
  draftRequest,
  type ModelDraftOptions,
  uncitedPassages,
} from './drafting/index.ts';
export { type DigestExportOptions, digestFrontMatter, exportDigests, withoutHiddenNames } from './exporting.ts';
export { type DigestFilesImport, type DigestsImported, importDigestFiles } from './importing.ts';
export { type DigestMarkdownOptions, digestBody, digestMarkdown, uniqueNames } from './markdown/digest-markdown.ts';
export { fileNamePart } from './output/file-names.ts';
export { type OutputFile, type Written, writeFolder, writeSingleFile } from './output/output-folder.ts';
export { openSeal, type Seal, writeSealedFile } from './output/sealed-file.ts';
export { Reviews, reviewDocuments } from './reviews.ts';
export { templateOf, withDefaultTemplate, withoutTemplate, withTemplate } from './templates.ts';
export { type DigestWording, digestWording } from './wording.ts';
