import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { repository } from './command.ts';
import { bundleVariable } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'qunshu-bundle-'));

/**
 * Bundles the terminal and the engine worker once for all tests that start them: as a package carries them, and a
 * start costs a quarter of what it costs from the sources. What they compile is kept with them.
 */
export async function setup(): Promise<void> {
  await build({
    configFile: false,
    root: repository,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      emptyOutDir: false,
      outDir: join(folder, 'out/main'),
      rolldownOptions: {
        input: {
          cli: 'src-main/hosts/cli/main.ts',
          worker: 'src-main/hosts/worker.ts',
          'index-worker': 'src-main/hosts/index-worker.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(repository, 'resources'), join(folder, 'resources'), 'junction');
  process.env[bundleVariable] = folder;
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
