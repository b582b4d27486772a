import { folderOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';

/** A file of an export; the JSON beside each tells what it is. */
const MEDIA = /(?:^|\/)media\/([^/]+)\.\d+\.(?!json$)[^./]+$/;

/** The files that an export holds beside its messages, by the names that messages have for them. */
export class MediaFiles {
  readonly #source: ExportSource;
  #paths: ReadonlyMap<string, string> | null = null;

  constructor(source: ExportSource) {
    this.#source = source;
  }

  /** The path of a file, from the folder of the messages; undefined where the export does not hold it. */
  pathOf(reference: string): string | undefined {
    this.#paths ??= this.#list();
    return this.#paths.get(reference);
  }

  #list(): ReadonlyMap<string, string> {
    const folder = folderOf(this.#source.entry);
    const entries = this.#source.around().flatMap(({ entry }) => (entry.startsWith(folder) ? entry : []));
    return new Map(
      entries.flatMap((entry) => {
        const reference = MEDIA.exec(entry)?.[1];
        return reference === undefined ? [] : [[reference, entry.slice(folder.length)] as const];
      }),
    );
  }
}
