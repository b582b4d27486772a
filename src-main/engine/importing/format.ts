import type { FormatInfo, ImportOptions, ParsedRecord } from '../../contract/index.ts';

/** One chat file that can be read from its start as often as needed: a file on disk, or a file inside an archive. */
export interface ExportSource {
  /** File name with extension, without folders. */
  readonly name: string;
  /** Its path inside the archive or folder it was found in, with `/` between folders; for a file alone its name. */
  readonly entry: string;
  /** The file as the user named it; inside an archive, the path of the archive. */
  readonly path: string;
  /** File name of the archive this file lies in; null for a file on disk. */
  readonly archive: string | null;
  /** Bytes that `chunks` will yield. */
  readonly totalBytes: number;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
  /** Whether the user named this very file, not an archive or a folder it lies in. */
  readonly isAlone: boolean;
  /** Bytes handed out by the latest call of `chunks`. */
  bytesRead(): number;
  /**
   * The bytes from the start. A chunk is valid until the next one is asked for: its memory is used again.
   * @throws {QunshuError} `file-unreadable`, or `export-damaged` for an archive that cannot be unpacked.
   */
  chunks(): AsyncIterable<Buffer>;
  /**
   * All files of the same archive or folder, itself included: what an export of many files is put together
   * from, and where its pictures are. For a file that was named alone, those in its folder.
   */
  around(): readonly ExportSource[];
}

/** The beginning of a file as formats look at it to recognise their own. */
export interface ExportHead {
  /** File name with extension, without folders. */
  readonly name: string;
  /** As in `ExportSource`. */
  readonly entry: string;
  /** The `entry` of every file of the same archive or folder; listing them takes time, so look at the name first. */
  around(): readonly string[];
  /** The first complete lines, decoded. */
  readonly lines: readonly string[];
  /**
   * For a JSON document: the paths of its values to a depth of six, such as `chats.list[].messages[].date`
   * (of arrays only the first elements are looked at). Empty for anything else.
   */
  readonly paths: ReadonlySet<string>;
  /** For a file with one JSON object a line: the first of them. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

/** What of a chat an export of a format still holds, for the guide. */
export interface Survival {
  /** How exactly the time of a message is told: “exact” names an instant, all others a wall clock. */
  readonly times: 'exact' | 'exact or second' | 'second' | 'minute or second' | 'minute' | 'as written';
  /** Whether it is told which message another answers, or only what is quoted, whose thread it is, who is addressed. */
  readonly replies: 'yes' | 'threads' | 'quotes' | 'addressed' | 'no';
  readonly reactions: 'yes' | 'no';
  /** What is told of pictures and other files: where they lie, what they are called, that there was one. */
  readonly files: 'paths' | 'names' | 'placeholders' | 'none';
}

/** How one kind of export is recognised and read: all there is to know about it. */
export interface Format extends FormatInfo {
  readonly survives: Survival;
  /** How sure the head is one of this format, 0 to 1. */
  sniff(head: ExportHead): number;
  /**
   * Whether a path in an archive or folder is one that exports of this format have and hardly anything else: such
   * files are looked at first, as an archive may hold thousands of others.
   */
  marks?(entry: string): boolean;
  /** For an export of several files: those that `parse` will read, for progress. Without it, the source alone. */
  parts?(source: ExportSource, options: ImportOptions): Promise<readonly ExportSource[]>;
  /**
   * Reads the export as batches of records in file order; the first record of every chat is its `chat` record.
   * @throws {QunshuError} `export-damaged`, `format-option-missing`, and what `ExportSource.chunks` throws.
   */
  parse(source: ExportSource, options: ImportOptions): AsyncIterable<readonly ParsedRecord[]>;
}
