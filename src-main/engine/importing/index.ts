/** Bytes of an export in, parsed records out: see SPEC.md. */
export { detect, listFormats, type OpenedExport, openExport, sampleColumns } from './open-export.ts';
