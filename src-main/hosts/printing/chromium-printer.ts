import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { QunshuError } from '../../contract/index.ts';
import type { Printer, PrintRequest } from '../../engine/engine.ts';
import { DevTools } from './devtools.ts';
import { findChromium } from './find-chromium.ts';
import { takePictures } from './pictures.ts';

/** Prints with a Chromium of this machine, or null where there is none. */
export function chromiumPrinter(): Printer | null {
  const path = findChromium();
  return path === null ? null : { print: (request, signal) => printWith(path, request, signal) };
}

async function printWith(path: string, request: PrintRequest, signal: AbortSignal | undefined): Promise<string[]> {
  if (signal?.aborted) {
    throw new QunshuError('cancelled');
  }
  const browser = new DevTools(path);
  const cancel = () => void browser.close();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const page = await openPage(browser, request);
    return await (request.kind === 'pdf'
      ? printPdf(browser, page, request)
      : takePictures((method, params) => browser.send(method, params, page), request));
  } catch (error) {
    throw signal?.aborted ? new QunshuError('cancelled') : error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await browser.close();
  }
}

/** Opens the page, with scripts off, and gives the id of its session. */
async function openPage(browser: DevTools, request: PrintRequest): Promise<string> {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const attached = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const page = attached.sessionId as string;
  await browser.send('Page.enable', {}, page);
  await browser.send('Emulation.setScriptExecutionDisabled', { value: true }, page);
  await browser.send('Page.setLifecycleEventsEnabled', { enabled: true }, page);
  await Promise.race([load(browser, page, pathToFileURL(request.page).href), browser.untilEnd()]);
  return page;
}

/**
 * Goes to the address and waits until everything on it is there. A page begins as an empty one, whose own events may
 * come late on a busy machine: each loading has an id that tells it from others.
 */
async function load(browser: DevTools, page: string, url: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ended = new Set<unknown>();
  let awaited: unknown = null;
  browser.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    if (name === 'load') {
      ended.add(loaderId);
    }
    if (ended.has(awaited)) {
      resolve();
    }
  });
  const { errorText, loaderId } = await browser.send('Page.navigate', { url }, page);
  if (typeof errorText === 'string') {
    throw new QunshuError('print-failed', { reason: errorText });
  }
  awaited = loaderId;
  if (!ended.has(loaderId)) {
    await promise;
  }
}

async function printPdf(
  browser: DevTools,
  page: string,
  { out, draft = false }: Extract<PrintRequest, { kind: 'pdf' }>,
): Promise<string[]> {
  const { stream } = await browser.send(
    'Page.printToPDF',
    {
      printBackground: true,
      preferCSSPageSize: true,
      generateDocumentOutline: !draft,
      generateTaggedPDF: !draft,
      transferMode: 'ReturnAsStream',
    },
    page,
  );
  const file = openSync(out, 'w');
  try {
    for (let isLast = false; !isLast; ) {
      const chunk = await browser.send('IO.read', { handle: stream, size: 1 << 20 }, page);
      writeSync(file, Buffer.from(chunk.data as string, chunk.base64Encoded ? 'base64' : 'utf8'));
      isLast = chunk.eof === true;
    }
  } finally {
    closeSync(file);
  }
  return [out];
}
