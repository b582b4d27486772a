import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { repository } from './command.ts';

/** The engine's worker as it is built, like the interface that is looked at. */
export const builtWorker = pathToFileURL(join(repository, 'out/main/worker.js'));

/** A web host in a process of its own, with the interface as it is built. */
export interface WebHostProcess {
  /** The start address with its key. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts one that keeps everything in the folder. */
export async function startWebHostProcess(folder: string): Promise<WebHostProcess> {
  const host = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // What one test has compiled the next one has not to.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
  });
  return served(host, () => host.stdin?.end());
}

/** Starts the one that is built, as it is installed: `qunshu serve`, with a library. */
export async function startBuiltWebHost(folder: string, library: string): Promise<WebHostProcess> {
  const host = spawn(process.execPath, [join(repository, 'out/main/cli.js'), 'serve', '--library', library], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, QUNSHU_USER_DATA: folder },
  });
  return served(host, () => host.kill('SIGTERM'));
}

async function served(host: ChildProcess, end: () => void): Promise<WebHostProcess> {
  const lines = createInterface({ input: host.stdout as NodeJS.ReadableStream });
  for await (const address of lines) {
    lines.close();
    return { address, stop: () => stop(host, end) };
  }
  throw new Error('the web host ended before it began');
}

async function stop(host: ChildProcess, end: () => void): Promise<void> {
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  end();
  const timer = setTimeout(() => host.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
