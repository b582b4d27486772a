import { encodingOf } from '../../encoding.ts';
import type { ExportHead, ExportSource } from '../../format.ts';
import { parseJsonLine } from '../../json-text.ts';
import { type JsonObject, objectOf } from '../../json-values.ts';
import { parseLines, surveyLines } from '../../lines.ts';
import { rowOfObject, tableOfObjects } from './json-cells.ts';
import type { Table } from './table.ts';
import { SAMPLE_ROWS } from './table.ts';

/** The beginning of a file with an object a line as a table; null for any other file. */
export function jsonlStart(head: ExportHead): Pick<Table, 'columns' | 'rows'> | null {
  // A document on one line is an object, too.
  const isDocument = head.lines.filter((line) => line.trim() !== '').length < 2;
  if (head.objects.length === 0 || (isDocument && [...head.paths].some((path) => path.includes('[].')))) {
    return null;
  }
  const objects: JsonObject[] = [];
  for (const line of head.lines) {
    const object = line.startsWith('{') ? objectOf(parseJsonLine(line)) : null;
    if (object !== null && objects.push(object) === SAMPLE_ROWS) {
      break;
    }
  }
  return objects.length === 0 ? null : tableOfObjects(objects);
}

/** A file with an object a line whose head was read. */
export function jsonlTable(source: ExportSource, start: NonNullable<ReturnType<typeof jsonlStart>>): Table {
  return {
    kind: 'jsonl',
    ...start,
    layout: {},
    isClosed: false,
    async survey(take, enough) {
      for await (const lines of surveyLines(source, await encodingOf(source))) {
        for (const line of lines) {
          const object = objectOf(parseJsonLine(line));
          if (object !== null) {
            take(rowOfObject(object, 0, () => line));
          }
        }
        if (enough()) {
          return;
        }
      }
    },
    read(take, records) {
      const line = (text: string, number: number) => {
        const object = objectOf(parseJsonLine(text));
        if (object !== null) {
          take(rowOfObject(object, number, () => text));
        } else if (text.trim() !== '') {
          records.skip(number, 'the line is not a JSON object', text);
        }
      };
      return parseLines(source, { line, end: () => undefined }, records);
    },
  };
}
