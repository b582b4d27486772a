import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './command.ts';

/** Names the folder in which a run of the tests has bundled the program: see bundled-program.ts. */
export const bundleVariable = 'QUNSHU_TEST_BUNDLE';

const bundle = process.env[bundleVariable];

/** The terminal's entry: bundled as users have it when the run has done that, else the sources. */
export const programPath =
  bundle === undefined ? join(repository, 'src-main/hosts/cli/main.ts') : join(bundle, 'out/main/cli.js');

/** The entry of the engine's worker thread, likewise. */
export const workerUrl = pathToFileURL(
  bundle === undefined ? join(repository, 'src-main/hosts/worker.ts') : join(bundle, 'out/main/worker.js'),
);
