/** Bytes of an export in, parsed records out: see SPEC.md. */
export type { AttachmentFile } from './attachment-files.ts';
export { fingerprintOf } from './fingerprint.ts';
export { detect, listFormats, type OpenedExport, openExport, sampleColumns } from './open-export.ts';
export { type SpilledBlock, SpillFile } from './spill-file.ts';
