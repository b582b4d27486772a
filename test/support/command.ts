import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the checkout. */
export const repository = join(import.meta.dirname, '../..');

export interface CommandOptions {
  /** Shows the output while it runs instead of keeping it. */
  readonly live?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly limit?: number;
}

export interface CommandResult {
  readonly ok: boolean;
  /** What it printed, unless it ran live; says so when it took too long. */
  readonly output: string;
}

/** Runs a program in the repository. Never throws: a program that cannot start has failed. */
export function runCommand(
  program: string,
  input: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { live = false, environment = {}, limit = 1_500_000 } = options;
  return new Promise((resolve) => {
    const child = spawn(program, input, {
      cwd: repository,
      env: { ...process.env, ...environment },
      stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const timer = setTimeout(() => {
      output += `\nended after ${limit / 1000} s`;
      child.kill('SIGKILL');
    }, limit);
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const finish = (ok: boolean) => {
      clearTimeout(timer);
      resolve({ ok, output: output.trim() });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/** Runs a program of a package with the Node that runs this. */
export function runNode(input: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, input, options);
}
