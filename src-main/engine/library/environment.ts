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
  /** Prints pages with a Chromium of this machine; null or absent where there is none. */
  readonly printer?: Printer | null;
}

/** What a host prints. Paths are absolute; the page may use files beside it, and nothing else. */
export type PrintRequest =
  | {
      readonly kind: 'pdf';
      /** An HTML file, whose style says the size of the paper. */
      readonly page: string;
      /** The PDF file to write. */
      readonly out: string;
      /** Printed only to see on which page everything stands: without outline and tags, which take a third of the time. */
      readonly draft?: boolean;
    }
  | {
      readonly kind: 'picture';
      readonly page: string;
      /** The PNG files to write: `<out>-1.png`, `<out>-2.png` …, from top to bottom. */
      readonly out: string;
      /** Width of the page in CSS pixels. */
      readonly width: number;
      /** Pixels of the picture to one of CSS. */
      readonly scale: number;
      /** Greatest height of one picture, in CSS pixels. */
      readonly sliceHeight: number;
    };

/** A Chromium that turns pages into PDF and pictures. */
export interface Printer {
  /**
   * @returns the paths of the files it wrote
   * @throws {QunshuError} `print-failed`, `cancelled`
   */
  print(request: PrintRequest, signal?: AbortSignal): Promise<readonly string[]>;
}
