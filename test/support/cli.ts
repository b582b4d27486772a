import { type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { programPath } from './program.ts';

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in a terminal's stead, as a user would, with settings of its own. */
export function qunshu(
  words: readonly string[],
  options: { userData: string; input?: string; signal?: AbortSignal } & SpawnOptions,
): Promise<CommandResult> {
  const { userData, input, ...rest } = options;
  const child = spawn(process.execPath, [programPath, ...words], {
    ...rest,
    env: { ...process.env, QUNSHU_USER_DATA: userData, QUNSHU_DOCUMENTS: join(userData, 'documents') },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin?.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
