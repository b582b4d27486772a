/**
 * What the engine takes from the machine it runs on: handed in by the host, so that tests can stop
 * the clock and foresee the ids.
 */
export interface Environment {
  /** Epoch milliseconds. */
  now(): number;
  /** A new, unguessable id. */
  newId(): string;
  /** Where the user's own settings live. */
  readonly userDataFolder: string;
  /** The program's own data: templates, weights, the sample community. */
  readonly resourcesFolder: string;
  /** Where new libraries are put when the user does not say. */
  readonly documentsFolder: string;
}
