import type { ColumnMapping, ParsedRecord, TableSample } from '../../../../contract/index.ts';
import type { Records } from '../../records.ts';

/** One row of a table. */
export interface Row {
  /** 0-based: of the rows of a CSV file (its heading included), the elements of an array, the lines of JSONL. */
  readonly line: number;
  /** What stands in a column; undefined where it has none or nothing. */
  cell(column: string): string | undefined;
  /** The row as it is written, for the report. */
  written(): string;
}

export type TakeRow = (row: Row) => void;

/** A file that holds a table of messages. */
export interface Table {
  readonly kind: TableSample['kind'];
  readonly columns: readonly string[];
  /** The first rows: a cell for each column. */
  readonly rows: readonly (readonly string[])[];
  /** How the table was found to be written: what a mapping that reads it again must say. */
  readonly layout: Pick<Partial<ColumnMapping>, 'delimiter' | 'header' | 'array'>;
  /** Whether all columns are known, so that one that is not there is a mistake. */
  readonly isClosed: boolean;
  /** Hands out rows until there were enough. */
  survey(take: TakeRow, enough: () => boolean): Promise<void>;
  /** Hands out all rows; yields what was collected in `records`. */
  read(take: TakeRow, records: Records): AsyncGenerator<readonly ParsedRecord[]>;
}

/** Rows of a table that are shown and looked at before it is read. */
export const SAMPLE_ROWS = 50;
