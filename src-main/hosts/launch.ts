import { once } from 'node:events';
import { join } from 'node:path';
import { toErrorData } from '../contract/index.ts';
import { buildWhenStale, bundle } from './launch/build.ts';
import { runDesktopWindow } from './launch/desktop-window.ts';
import { downloadElectron, findElectron, installElectron, isElectronReachable } from './launch/electron-binary.ts';
import { start } from './launch/start.ts';
import { hasDisplay, openInBrowser } from './launch/system-browser.ts';
import { documentsFolder, locate, userDataFolder } from './locations.ts';
import { startWebHost } from './web/index.ts';

/** `npm start`: opens the app from a checkout, in its window or else in the browser. */
const checkout = join(import.meta.dirname, '../..');
const display = hasDisplay(process.platform, process.env);

try {
  await buildWhenStale(checkout, () => {
    say('Building the interface …');
    return bundle(checkout);
  });
  await start({ display, electron, runWindow: (program) => runDesktopWindow(program, checkout), runInBrowser, say });
} catch (error) {
  const { message, next } = toErrorData(error);
  process.stderr.write(`${message} ${next}\n`);
  process.exitCode = 1;
}

async function electron(): Promise<string | null> {
  const parts = { install: () => installElectron(checkout), isReachable: isElectronReachable, now: Date.now, say };
  return findElectron(checkout) ?? (await downloadElectron(checkout, parts));
}

async function runInBrowser(): Promise<void> {
  const { workerUrl, resourcesFolder, rendererFolder } = locate(import.meta.resolve('./web/index.ts'));
  const host = await startWebHost({
    workerUrl,
    resourcesFolder,
    rendererFolder,
    userDataFolder: userDataFolder(),
    documentsFolder: documentsFolder(),
  });
  say(`\n  ${host.url}\n\nOpen this address in a browser on this machine. Ctrl-C ends the program.`);
  if (display) openInBrowser(host.url);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await host.close();
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
