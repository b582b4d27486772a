import type { ColumnMapping } from '../../../../contract/index.ts';
import type { ExportHead, ExportSource } from '../../format.ts';
import { parseJsonRecords, surveyJson } from '../../json-records.ts';
import type { JsonSelection } from '../../json-selection.ts';
import { JsonSplitter } from '../../json-splitter.ts';
import { parseJson } from '../../json-text.ts';
import { type JsonObject, objectOf } from '../../json-values.ts';
import { rowOfObject, tableOfObjects } from './json-cells.ts';
import type { Table } from './table.ts';
import { SAMPLE_ROWS } from './table.ts';

/** Arrays of objects that are compared to find the one with the messages. */
const MOST_ARRAYS = 30;

/** The beginning of a JSON document as a table; null when it holds no array of objects. */
export function jsonStart(
  head: ExportHead,
  chosen: Partial<ColumnMapping> = {},
): (Pick<Table, 'columns' | 'rows'> & { readonly array: string }) | null {
  const text = Buffer.from(head.lines.join('\n'));
  const arrays = chosen.array === undefined ? arraysOfObjects(head.paths) : [chosen.array];
  let best: { array: string; objects: JsonObject[]; count: number } | null = null;
  for (const array of arrays.slice(0, MOST_ARRAYS)) {
    const found = objectsAt(text, array);
    if (found.objects.length > 0 && found.count > (best?.count ?? 0)) {
      best = { array, ...found };
    }
  }
  if (best === null && chosen.array !== undefined) {
    // The array that was named begins behind the head: its columns are not known yet.
    return { array: chosen.array, columns: [], rows: [] };
  }
  return best === null ? null : { array: best.array, ...tableOfObjects(best.objects) };
}

/** A JSON document whose head was read. */
export function jsonTable(source: ExportSource, start: NonNullable<ReturnType<typeof jsonStart>>): Table {
  const { array, columns, rows } = start;
  const selection = selectionOf(array);
  return {
    kind: 'json',
    columns,
    rows,
    layout: { array },
    isClosed: false,
    async survey(take, enough) {
      const value = (_: string, element: unknown, index: number) => {
        const object = objectOf(element);
        if (object !== null && !enough()) {
          take(rowOfObject(object, index, () => ''));
        }
      };
      await surveyJson(source, selection, { value }, enough);
    },
    async *read(take, records) {
      const value = (_: string, element: unknown, index: number) => {
        const object = objectOf(element);
        if (object === null) {
          records.skip(index, 'the element is no object', JSON.stringify(element));
        } else {
          take(rowOfObject(object, index, () => JSON.stringify(object)));
        }
      };
      const unreadable = (_: string, index: number, reason: string, text: string) => records.skip(index, reason, text);
      yield* parseJsonRecords(source, selection, { value, unreadable }, records);
    },
  };
}

/** The paths of arrays whose elements are objects, such as `data.messages`; empty for a document that is one. */
function arraysOfObjects(paths: ReadonlySet<string>): string[] {
  const arrays = new Set<string>();
  for (const path of paths) {
    const end = path.lastIndexOf('[].');
    if (end !== -1 && !path.slice(end + 3).includes('.')) {
      arrays.add(path.slice(0, end));
    }
  }
  return [...arrays];
}

/** The first objects of an array as far as a head holds them, and how many there are. */
function objectsAt(text: Buffer, array: string): { objects: JsonObject[]; count: number } {
  const objects: JsonObject[] = [];
  let count = 0;
  const splitter = new JsonSplitter(selectionOf(array), {
    value({ text: piece, needsMending }) {
      const object = piece === null ? null : objectOf(parseJson(piece, needsMending));
      if (object !== null) {
        count++;
        if (objects.length < SAMPLE_ROWS) {
          objects.push(object);
        }
      }
    },
    enter: () => undefined,
    leave: () => undefined,
  });
  try {
    splitter.feed(text);
  } catch {
    // What came before the damage is enough to look at.
  }
  return { objects, count };
}

/** `chats[].messages` as a selection of the elements of that array. */
function selectionOf(array: string): JsonSelection {
  const steps = array === '' ? [] : array.split(/(\[\]|\.)/).filter((step) => step !== '' && step !== '.');
  const start: JsonSelection = { elements: { take: 'row' } };
  return steps.reduceRight<JsonSelection>(
    (inner, step) => (step === '[]' ? { elements: inner } : { keys: { [step]: inner } }),
    start,
  );
}
