import { locate } from '../../src-main/hosts/locations.ts';
import { startWebHost } from '../../src-main/hosts/web/index.ts';
import { builtWorker } from './web-host.ts';

/**
 * A web host as a process of its own: node serve.ts FOLDER. It keeps everything in the folder,
 * prints its address, and ends when its standard input does.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('serve.ts wants a folder');

const { resourcesFolder, rendererFolder } = locate(import.meta.resolve('../../src-main/hosts/web/index.ts'));
const host = await startWebHost({
  workerUrl: builtWorker,
  resourcesFolder,
  rendererFolder,
  userDataFolder: `${folder}/user-data`,
  documentsFolder: `${folder}/documents`,
});
console.log(host.url);
process.stdin.resume();
process.stdin.on('end', async () => {
  await host.close();
});
