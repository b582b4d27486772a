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
  /** Starts a second thread that indexes messages; absent where there is none, then the engine's own does it. */
  readonly startIndexing?: StartIndexing;
  /** The only way out of the machine; absent where there is none. Used by the room `model` alone. */
  readonly network?: Network;
}

/** @param indexPath the library's index file */
export type StartIndexing = (indexPath: string) => IndexingThread;

/** A thread that indexes messages while they are imported. Each call rejects once the thread has failed. */
export interface IndexingThread {
  /** Waits where the thread is too far behind. Times are epoch milliseconds, numbers ascend. */
  add(batch: {
    readonly seqs: Uint32Array;
    readonly times: Float64Array;
    readonly ends: Uint32Array;
    readonly texts: string;
  }): Promise<void>;
  /** Ends when everything added is written. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

export interface NetworkRequest {
  readonly method: 'GET' | 'POST';
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface NetworkAnswer {
  readonly status: number;
  /** The body in whichever pieces it comes. Leaving it early ends the connection. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Sends one request over HTTP. Redirections are answers like any other: nothing is sent elsewhere. */
export interface Network {
  /** @throws {Error} when nobody answers, and when the signal is aborted. */
  send(request: NetworkRequest, signal: AbortSignal): Promise<NetworkAnswer>;
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
