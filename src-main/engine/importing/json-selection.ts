/**
 * Which parts of a JSON document a format wants. A document can be larger than memory: what is not wanted
 * is passed over, what is wanted is handed out value by value.
 */
export interface JsonSelection {
  /** The values of these keys, when the value is an object. */
  readonly keys?: Readonly<Record<string, JsonSelection>>;
  /** Each element, when the value is an array. */
  readonly elements?: JsonSelection;
  /** Hand the whole value out under this name. */
  readonly take?: string;
  /** Say when the container begins and ends, under this name. */
  readonly name?: string;
}
