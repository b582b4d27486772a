import { parseArgs } from 'node:util';

/** A mistake in how a command was written: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface OptionInfo {
  /** What stands for the value in the help; absent for switches. */
  readonly value?: string;
  readonly help: string;
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  /** The value of an option, or undefined. */
  text(name: string): string | undefined;
  /** The value of an option that must be given. */
  required(name: string): string;
  has(name: string): boolean;
  /** A whole number of at least 1. */
  count(name: string): number | undefined;
}

/** Reads the words after a command's name; unknown options are refused. */
export function readArguments(
  words: readonly string[],
  options: Readonly<Record<string, OptionInfo>>,
): ParsedArguments {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, option]) => [
          name,
          { type: option.value === undefined ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const values = parsed.values;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals: parsed.positionals,
    text,
    required(name) {
      const value = text(name);
      if (value === undefined || value === '') {
        throw new UsageError(`--${name} is missing`);
      }
      return value;
    },
    has: (name) => values[name] === true,
    count(name) {
      const value = text(name);
      if (value === undefined) {
        return undefined;
      }
      if (!/^[1-9]\d{0,8}$/.test(value)) {
        throw new UsageError(`--${name} takes a whole number of at least 1`);
      }
      return Number(value);
    },
  };
}

/** One of a closed set of words. */
export function oneOf<T extends string>(value: string | undefined, choices: readonly T[], what: string): T | undefined {
  if (value === undefined || (choices as readonly string[]).includes(value)) {
    return value as T | undefined;
  }
  throw new UsageError(`${what} is one of: ${choices.join(', ')}`);
}
