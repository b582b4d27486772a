import { idOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** The keys that were asked for, with a capital letter: some tools write them so, Graph itself does not. */
const capitals = new Map<string, string>();

/** The value of a key that begins with a small letter, or with a capital where the file has it so. */
export function graphValue(object: JsonObject | null, key: string): unknown {
  const value = object?.[key];
  return value === undefined ? object?.[capitalised(key)] : value;
}

/** As `objectOf`, of the value of a key. */
export const graphObject = (object: JsonObject | null, key: string) => objectOf(graphValue(object, key));

/** As `textOf`, of the value of a key. */
export const graphText = (object: JsonObject | null, key: string) => textOf(graphValue(object, key));

/** As `idOf`, of the value of a key. */
export const graphId = (object: JsonObject | null, key: string) => idOf(graphValue(object, key));

function capitalised(key: string): string {
  let capital = capitals.get(key);
  if (capital === undefined) {
    capital = key.charAt(0).toUpperCase() + key.slice(1);
    capitals.set(key, capital);
  }
  return capital;
}
