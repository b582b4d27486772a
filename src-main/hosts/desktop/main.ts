import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { startEngineWorker } from '../engine-client.ts';
import { documentsFolder, locate, userDataFolder } from '../locations.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { channels } from './channels.ts';
import { answerDialogs } from './dialogs.ts';
import { openExternalLink } from './external-links.ts';
import { answerCalls, createResponder } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { NativeMessages } from './native-messages.ts';
import { OpenedFiles } from './opened-files.ts';
import { followPreferences, localeFor } from './preferences.ts';
import { windowPrinter } from './printer.ts';
import { closeEngineBeforeQuit } from './quitting.ts';
import { hardenEveryPage, hardenSession } from './security.ts';
import { receiveFiles, startOnce } from './single-instance.ts';
import { MainWindow } from './window.ts';
import { wordsFor } from './words/index.ts';

/** The composition root of the desktop host; it is built to `out/main/index.js`. */
const locations = locate(import.meta.url);
const resourcesFolder = app.isPackaged ? join(process.resourcesPath, 'resources') : locations.resourcesFolder;
const ownArguments = app.isPackaged ? 1 : 2;

mkdirSync(userDataFolder(), { recursive: true });
app.setName('Qunshu');
app.setPath('userData', userDataFolder());
app.enableSandbox();
registerAppScheme(protocol);

const started = startOnce(app, process.argv.slice(ownArguments), process.cwd());
if (started === null) app.quit();
else start(started.files);

function start(files: readonly string[]): void {
  let words = wordsFor(localeFor(app.getPreferredSystemLanguages()));
  const client = startEngineWorker({
    workerUrl: locations.workerUrl,
    userDataFolder: userDataFolder(),
    documentsFolder: documentsFolder(),
    resourcesFolder,
    printer: windowPrinter({
      create: (options) => new BrowserWindow(options),
      session: () => session.fromPartition('print'),
    }),
  });
  const messages = new NativeMessages({ dialog, window: () => window.current, words: () => words });
  const window = new MainWindow({
    create: (options) => new BrowserWindow(options),
    theme: nativeTheme,
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    icon: join(resourcesFolder, 'icons', '512x512.png'),
    mayDiscard: () => messages.mayDiscard(),
    mayReload: () => messages.mayReload(),
    quit: () => app.quit(),
  });
  const openedFiles = new OpenedFiles(client, {
    waiting: (count) => messages.filesWait(count),
    started: () => window.send(channels.command, 'import'),
    refused: (error) => messages.filesRefused(error),
  });
  const respond = createResponder(ipcMain, (contents) => window.owns(contents));
  const refreshMenu = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          words,
          platform: process.platform,
          developing: !app.isPackaged,
          send: (command) => window.send(channels.command, command),
        }),
      ),
    );

  closeEngineBeforeQuit(app, client);
  hardenEveryPage(app, (address) => void openExternalLink(address, messages, (link) => shell.openExternal(link)));
  client.subscribe((event) => window.send(channels.event, event));
  answerCalls(respond, client);
  answerDialogs(respond, {
    showOpenDialog: (options) =>
      window.current === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window.current, options),
    showItemInFolder: (path) => shell.showItemInFolder(path),
    documentsFolder: app.getPath('documents'),
  });

  const ready = app.whenReady().then(async () => {
    hardenSession(session.defaultSession);
    serveApp(protocol, locations.rendererFolder, (asset) => client.call('assets.find', { asset }));
    refreshMenu();
    window.show();
    await followPreferences(client, ({ locale, theme }) => {
      words = wordsFor(locale ?? localeFor(app.getPreferredSystemLanguages()));
      nativeTheme.themeSource = theme;
      refreshMenu();
    });
    await openedFiles.add(files);
  });
  receiveFiles(app, (received) => {
    void ready.then(() => {
      window.show();
      return openedFiles.add(received);
    });
  });
}
