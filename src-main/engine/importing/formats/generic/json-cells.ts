import { unlessTooDeep } from '../../json-text.ts';
import { type JsonObject, objectOf } from '../../json-values.ts';
import type { Row } from './table.ts';
import { SAMPLE_ROWS } from './table.ts';

/** Objects in objects are columns down to here: `data.sender.name`. */
const DEPTH = 4;
const MOST_COLUMNS = 200;

/** A row of an object: its columns are dotted paths. */
export function rowOfObject(object: JsonObject, line: number, written: () => string): Row {
  return { line, cell: (column) => textOfValue(valueAt(object, column)), written };
}

/** The columns and first rows of objects. */
export function tableOfObjects(objects: readonly JsonObject[]): { columns: string[]; rows: string[][] } {
  const sample = objects.slice(0, SAMPLE_ROWS);
  const found = new Set<string>();
  for (const object of sample) {
    collectColumns(object, '', 1, found);
  }
  const columns = [...found].slice(0, MOST_COLUMNS);
  return {
    columns,
    rows: sample.map((object) => columns.map((column) => textOfValue(valueAt(object, column)) ?? '')),
  };
}

function collectColumns(object: JsonObject, before: string, depth: number, found: Set<string>): void {
  for (const [key, value] of Object.entries(object)) {
    const inner = depth < DEPTH ? objectOf(value) : null;
    if (inner === null) {
      found.add(before + key);
    } else {
      collectColumns(inner, `${before}${key}.`, depth + 1, found);
    }
    if (found.size >= MOST_COLUMNS) {
      return;
    }
  }
}

/** The value of a dotted path; a key that itself holds points comes first. */
function valueAt(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) {
    return object[path];
  }
  for (let point = path.indexOf('.'); point !== -1; point = path.indexOf('.', point + 1)) {
    const key = path.slice(0, point);
    const inner = Object.hasOwn(object, key) ? objectOf(object[key]) : null;
    if (inner !== null) {
      return valueAt(inner, path.slice(point + 1));
    }
  }
  return undefined;
}

/** A cell as text; the elements of a list stand in lines. What nests without end is nothing. */
function textOfValue(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') {
    return value === '' ? undefined : value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (Array.isArray(value)) {
    return depth > DEPTH
      ? undefined
      : value.map((element) => textOfValue(element, depth + 1) ?? '').join('\n') || undefined;
  }
  let text: string | undefined;
  unlessTooDeep(() => {
    text = objectOf(value) === null ? undefined : JSON.stringify(value);
  });
  return text;
}
