import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { runCommand, runNode } from './command.ts';

/** A browser that starts, and where it was found. */
export interface Chromium {
  readonly path: string;
  readonly source: string;
}

/** Switches for a quiet browser that leaves the network alone; root needs to go without the sandbox. */
export const chromiumArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installedPaths: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/**
 * Finds a Chromium: the one `CHROMIUM_PATH` names, an installed one, Playwright's own.
 *
 * @throws {Error} when `CHROMIUM_PATH` names one that does not start: another would be a surprise
 */
export function findChromium(): Chromium | null {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!starts(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, which does not start as a Chromium`);
    return { path: chosen, source: 'CHROMIUM_PATH' };
  }
  const installed = (installedPaths[process.platform] ?? []).find(starts);
  if (installed !== undefined) return { path: installed, source: 'installed' };
  const own = chromium.executablePath();
  return starts(own) ? { path: own, source: 'Playwright’s own' } : null;
}

/**
 * Finds a Chromium or installs one: Playwright's download, else Debian's package where this is
 * root. Null when neither worked.
 *
 * @param say is told what takes long
 */
export async function findOrInstallChromium(say: (line: string) => void): Promise<Chromium | null> {
  return findChromium() ?? (await download(say)) ?? (await installPackage(say));
}

async function download(say: (line: string) => void): Promise<Chromium | null> {
  const server = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev';
  const reachable = await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );
  if (!reachable) {
    say(`no Chromium here, and ${server} cannot be reached to download one`);
    return null;
  }
  say('no Chromium here: downloading Playwright’s …');
  const { ok, output } = await runNode(['node_modules/playwright/cli.js', 'install', '--no-shell', 'chromium'], {
    limit: 300_000,
  });
  const path = chromium.executablePath();
  if (ok && starts(path)) return { path, source: 'Playwright’s download' };
  say(`that did not work: ${ok ? 'the browser lacks libraries of the system' : lastLine(output)}`);
  return null;
}

async function installPackage(say: (line: string) => void): Promise<Chromium | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  // Screenshots of Chinese need fonts that a bare machine lacks; the tests themselves do not.
  const fonts = process.env.QUNSHU_TEST_FONTS ? ['fonts-noto-cjk', 'fonts-noto-color-emoji'] : [];
  say('installing Debian’s package chromium …');
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { environment, limit: 120_000 });
  const { output } = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', ...fonts], {
    environment,
    limit: 300_000,
  });
  const path = '/usr/bin/chromium';
  if (starts(path)) return { path, source: 'Debian’s package, just installed' };
  say(`that did not work: ${lastLine(output)}`);
  return null;
}

/** Whether a browser is there and its libraries too. Ubuntu's `chromium-browser` may be an empty shell. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  // On Windows the switch opens a window instead.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /Chrom(e|ium)/.test(stdout);
}

function lastLine(output: string): string {
  return output.split('\n').findLast((line) => line.trim() !== '') ?? 'no reason given';
}
