import { writeFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { QunshuError } from '../../contract/index.ts';
import type { Printer, PrintRequest } from '../../engine/engine.ts';
import { takePictures } from '../printing/pictures.ts';

export interface WindowPrinterParts {
  create(options: BrowserWindowConstructorOptions): BrowserWindow;
  /** A session of its own that keeps nothing; made when something is printed first, for the app must be ready. */
  session(): Session;
}

/** Prints with windows that nobody sees: Electron is a Chromium. */
export function windowPrinter({ create, session }: WindowPrinterParts): Printer {
  let guarded: Session | null = null;
  const ownSession = () => {
    guarded ??= guard(session());
    return guarded;
  };
  return {
    async print(request, signal) {
      const webPreferences = { session: ownSession(), sandbox: true, contextIsolation: true, nodeIntegration: false };
      const window = create({ show: false, webPreferences: { ...webPreferences, spellcheck: false } });
      const stop = () => window.destroy();
      signal?.addEventListener('abort', stop, { once: true });
      try {
        await window.loadFile(request.page);
        return await printFrom(window, request);
      } catch (error) {
        throw signal?.aborted
          ? new QunshuError('cancelled')
          : new QunshuError('print-failed', { reason: error instanceof Error ? error.message : String(error) });
      } finally {
        signal?.removeEventListener('abort', stop);
        if (!window.isDestroyed()) {
          window.destroy();
        }
      }
    },
  };
}

/** A page to be printed has its files on this disk, and nothing to ask for anywhere else. */
function guard(session: Session): Session {
  session.webRequest.onBeforeRequest((details, answer) => {
    const protocol = URL.parse(details.url)?.protocol;
    answer({ cancel: protocol !== 'file:' && protocol !== 'data:' });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  return session;
}

async function printFrom({ webContents }: BrowserWindow, request: PrintRequest): Promise<string[]> {
  if (request.kind === 'pdf') {
    const pdf = await webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateDocumentOutline: !request.draft,
      generateTaggedPDF: !request.draft,
    });
    writeFileSync(request.out, pdf);
    return [request.out];
  }
  webContents.debugger.attach();
  try {
    return await takePictures((method, params) => webContents.debugger.sendCommand(method, params), request);
  } finally {
    webContents.debugger.detach();
  }
}
