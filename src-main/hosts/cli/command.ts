import type { OptionInfo, ParsedArguments } from './arguments.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';

/** What a command is given to work with. */
export interface CommandContext {
  readonly arguments: ParsedArguments;
  readonly output: Output;
  readonly session: Session;
  /** `import.meta.url` of the program's entry: other parts are found from there. */
  readonly entry: string;
}

/** One command of the terminal. */
export interface Command {
  /** How it is written: `import FILE... --library DIR`. */
  readonly usage: string;
  readonly help: string;
  readonly options: Readonly<Record<string, OptionInfo>>;
  run(context: CommandContext): Promise<void>;
}

export const libraryOption = { library: { value: 'DIR', help: 'the library to work on' } } as const;

export const jsonOptions = {
  json: { help: 'print one JSON document' },
  jsonl: { help: 'print one JSON document a line' },
} as const;
