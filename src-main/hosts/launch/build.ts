import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the build is made from, as glob patterns below the checkout. */
const sources = [
  'src-main/**/*',
  'src-renderer/**/*',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** What must be there for a build to count as whole. */
const products = ['out/main/index.js', 'out/main/worker.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

const markFile = 'out/built-from.txt';

/** Bundles a checkout; rejects with the reason when that fails. */
export type Bundle = () => Promise<void>;

/**
 * Builds when something is missing or a source has changed since the last build.
 *
 * @returns whether it was built now
 */
export async function buildWhenStale(checkout: string, bundleIt: Bundle): Promise<boolean> {
  if (isWhole(checkout) && readMark(checkout) === fingerprint(checkout)) return false;
  await build(checkout, bundleIt);
  return true;
}

/** Builds, and leaves a mark of what it was built from. */
export async function build(checkout: string, bundleIt: Bundle): Promise<void> {
  const mark = fingerprint(checkout);
  await bundleIt();
  const file = join(checkout, markFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, mark);
}

/** Runs electron-vite; rejects with all it said. */
export function bundle(checkout: string): Promise<void> {
  const script = join(checkout, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, 'build'], { cwd: checkout }, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`the build failed:\n${stdout}${stderr}`));
    });
  });
}

function isWhole(checkout: string): boolean {
  return products.every((product) => existsSync(join(checkout, product)));
}

function readMark(checkout: string): string | null {
  const file = join(checkout, markFile);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Changes with every file that is changed, added, renamed or removed. */
function fingerprint(checkout: string): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: checkout }).sort()) {
    const { size, mtimeMs } = statSync(join(checkout, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
