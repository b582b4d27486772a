import { basename, extname } from 'node:path';
import type { Attachment } from '../../../../contract/index.ts';
import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** Takeout shortens names, but not to less than this. */
const SHORTEST_STEM = 20;

/** The files of a message: those exported with it, and those of Drive that it shows. */
export function attachmentsOf(record: JsonObject, beside: readonly string[]): readonly Attachment[] {
  const files = elementsOf(record.attached_files).flatMap((element) => {
    const { original_name, export_name } = objectOf(element) ?? {};
    const exported = textOf(export_name);
    const name = textOf(original_name) ?? exported;
    if (name === undefined) {
      return [];
    }
    const path = exported === undefined ? undefined : findFile(exported, beside);
    return [{ name, ...(path === undefined ? { missing: true } : { path }) }];
  });
  const ofDrive = elementsOf(record.annotations).flatMap((annotation) => {
    const title = textOf(objectOf(objectOf(annotation)?.drive_metadata)?.title);
    return title === undefined ? [] : [{ name: title, missing: true }];
  });
  return [...files, ...ofDrive];
}

/** The file a message names; Takeout may have put `(1)` behind its name or shortened it. */
function findFile(exported: string, beside: readonly string[]): string | undefined {
  const exact = beside.find((entry) => basename(entry) === exported);
  if (exact !== undefined) {
    return exact;
  }
  const extension = extname(exported).toLowerCase();
  const stem = basename(exported, extname(exported));
  return beside.find((entry) => {
    const own = basename(entry, extname(entry)).replace(/\(\d{1,3}\)$/, '');
    const isShortened = own.length >= SHORTEST_STEM && stem.startsWith(own);
    return extname(entry).toLowerCase() === extension && (own === stem || isShortened);
  });
}
