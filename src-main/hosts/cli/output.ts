import { once } from 'node:events';

/** Results go to stdout; everything else to stderr. */
export interface Output {
  /** True when the user asked for JSON. */
  readonly json: boolean;
  readonly jsonl: boolean;
  /** One JSON document, or with `--jsonl` one line for each item. */
  document(value: unknown, items?: readonly unknown[]): Promise<void>;
  /** A line of text for people. */
  line(text?: string): Promise<void>;
  /** A line for stderr. */
  note(text: string): void;
  /** What is under way, on one line of a terminal that is written over; nothing when stderr is no terminal. */
  status(text: string): void;
}

export function createOutput(mode: { json: boolean; jsonl: boolean }): Output {
  const { stdout, stderr } = process;
  // A reader that has seen enough, like `head`, closes the pipe: that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit(0);
    }
    throw error;
  });
  let statusShown = false;
  const clearStatus = () => {
    if (statusShown) {
      stderr.write('\r\u001b[K');
      statusShown = false;
    }
  };
  const write = async (text: string) => {
    clearStatus();
    if (!stdout.write(text)) {
      await once(stdout, 'drain');
    }
  };
  return {
    ...mode,
    async document(value, items) {
      if (mode.jsonl) {
        for (const item of items ?? (Array.isArray(value) ? value : [value])) {
          await write(`${JSON.stringify(item)}\n`);
        }
      } else {
        await write(`${JSON.stringify(value, null, 2)}\n`);
      }
    },
    line: (text = '') => write(`${text}\n`),
    note(text) {
      clearStatus();
      stderr.write(`${text}\n`);
    },
    status(text) {
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns || 80) - 1)}`);
        statusShown = true;
      }
    },
  };
}
