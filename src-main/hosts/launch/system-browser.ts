import { spawn } from 'node:child_process';

/** Whether windows can be shown: on Linux a session without a display cannot. */
export function hasDisplay(platform: NodeJS.Platform, variables: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(variables.DISPLAY || variables.WAYLAND_DISPLAY);
}

/** The program that hands an address to the browser of the system, and its arguments. */
export function browserCommand(platform: NodeJS.Platform, address: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', address];
  // `start` is a word of the command line and would read `&` as its own.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return ['xdg-open', address];
}

/** Opens the browser of the system. Does nothing where there is none: the address was printed. */
export function openInBrowser(address: string): void {
  const [program, ...input] = browserCommand(process.platform, address);
  const child = spawn(program, input, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
