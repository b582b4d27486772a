import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly optional?: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../..', name), 'utf8'));
const manifest = read('package.json');
const locked: Readonly<Record<string, LockedPackage>> = read('package-lock.json').packages;

it('every package is pinned to one version', () => {
  const versions = Object.values<string>({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

/**
 * A registry that lacks a package for another system makes npm leave it out of the lock file in
 * silence; `npm ci` then refuses the file everywhere.
 */
it('the lock file knows the parts of every system', () => {
  const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => locked[`node_modules/${name}`] === undefined && locked[`${path}/node_modules/${name}`] === undefined,
    ),
  );
  expect(missing).toEqual([]);
});

it('brings its own Node 24, and lets its install script run', () => {
  expect(manifest.devDependencies.node).toMatch(/^24\./);
  expect(manifest.allowScripts.node).toBe(true);
});
