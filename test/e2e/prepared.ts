import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../support/command.ts';

/** Names the folder of the sample community that prepared-sample.ts has made. */
export const preparedVariable = 'QUNSHU_TEST_SAMPLE';

/** The engine's worker as it is built, like the interface that these tests look at. */
export const builtWorker = pathToFileURL(join(repository, 'out/main/worker.js'));
