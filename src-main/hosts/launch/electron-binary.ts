import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Electron's program, or null when only its npm package is there. Never downloads. */
export function findElectron(checkout: string): string | null {
  const folder = join(checkout, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

export interface DownloadParts {
  /** Runs Electron's own installation; rejects with the reason. */
  install(): Promise<void>;
  /** Whether the place it comes from answers. */
  isReachable(): Promise<boolean>;
  /** Epoch milliseconds. */
  now(): number;
  say(sentence: string): void;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Tries to download Electron's program once a day at most, so that starting without a network
 * stays quick.
 *
 * @returns the program, or null when it cannot be had today
 */
export async function downloadElectron(checkout: string, parts: DownloadParts): Promise<string | null> {
  const failure = join(checkout, 'node_modules', '.cache', 'qunshu', 'electron-download-failed.txt');
  if (existsSync(failure) && parts.now() - Number(readFileSync(failure, 'utf8')) < DAY) return null;
  try {
    if (!(await parts.isReachable())) throw new Error('the download server does not answer');
    parts.say('Downloading Electron (about 110 MB) for the desktop window …');
    await parts.install();
    rmSync(failure, { force: true });
    return findElectron(checkout);
  } catch {
    mkdirSync(dirname(failure), { recursive: true });
    writeFileSync(failure, String(parts.now()));
    return null;
  }
}

/** How long a download may take, in milliseconds. */
const PATIENCE = 300_000;

/** Runs the installation script that comes with Electron's npm package. */
export function installElectron(checkout: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = join(checkout, 'node_modules', 'electron', 'install.js');
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: PATIENCE });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('the download failed'))));
  });
}

/** Whether the place that Electron's program comes from answers within three seconds. */
export async function isElectronReachable(): Promise<boolean> {
  const address = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  return fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(3000) }).then(
    () => true,
    () => false,
  );
}
