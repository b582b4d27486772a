import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { QunshuError, toErrorData } from '../contract/index.ts';
import { createEngine } from '../engine/engine.ts';
import { startIndexing } from './indexing-thread.ts';
import { hostNetwork } from './network.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './port-protocol.ts';
import { chromiumPrinter } from './printing/chromium-printer.ts';
import { PortPrinter } from './printing/port-printer.ts';

/** The engine on a worker thread, behind one message port. SQLite and parsing never make a window wait. */
const port = parentPort;
if (port === null) {
  throw new QunshuError('internal', { reason: 'the engine worker was started without a port' });
}

const settings = workerData as WorkerSettings;
const say = (message: FromWorker) => port.postMessage(message);
const hostPrinter = settings.hostPrints ? new PortPrinter(say) : null;
const printer = hostPrinter ?? chromiumPrinter();
const indexWorker = new URL(settings.indexWorker);
const engine = createEngine({
  now: Date.now,
  newId: randomUUID,
  ...settings,
  printer,
  network: hostNetwork,
  startIndexing: (indexPath) => startIndexing(indexWorker, indexPath),
});

engine.subscribe((event) => say({ type: 'event', event }));

port.on('message', async (message: ToWorker) => {
  if (message.type === 'close') {
    await engine.close();
    say({ type: 'closed' });
    port.close();
    return;
  }
  if (message.type === 'printed') {
    hostPrinter?.answered(message);
    return;
  }
  try {
    const value = await engine.callUnchecked(message.method, message.input);
    say({ type: 'answer', id: message.id, answer: { ok: true, value } });
  } catch (error) {
    say({ type: 'answer', id: message.id, answer: { ok: false, error: toErrorData(error) } });
  }
});
