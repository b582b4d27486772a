import { spawn } from 'node:child_process';

/** A window that ends with a failure this soon has never opened, in milliseconds. */
const STARTING = 10_000;

/**
 * Runs the desktop window until it closes.
 *
 * @returns whether it opened
 */
export function runDesktopWindow(program: string, checkout: string): Promise<boolean> {
  const variables = { ...process.env };
  // The terminal of an editor made with Electron sets this, and the window would be a plain Node.
  delete variables.ELECTRON_RUN_AS_NODE;
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, ['.', ...(root ? ['--no-sandbox'] : [])], {
      cwd: checkout,
      env: variables,
      stdio: 'inherit',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0 || performance.now() - startedAt > STARTING));
  });
}
