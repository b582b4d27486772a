import { expect, it } from 'vitest';
import { QunshuError } from '../../../src-main/contract/index.ts';
import type { Printer } from '../../../src-main/engine/engine.ts';
import { PortPrinter, PrintService } from '../../../src-main/hosts/printing/port-printer.ts';

/** The two sides of a port, joined without one. */
function joined(printer: Printer): PortPrinter {
  const service = new PrintService(printer, (message) => {
    if (message.type === 'printed') {
      worker.answered(structuredClone(message));
    }
  });
  const worker: PortPrinter = new PortPrinter((message) => {
    if (message.type === 'print') {
      void service.print(structuredClone(message));
    } else if (message.type === 'stop-printing') {
      service.stop(message.id);
    }
  });
  return worker;
}

const request = { kind: 'pdf', page: '/page.html', out: '/out.pdf' } as const;

it('asks the host, and gives what it answers', async () => {
  const printer = joined({ print: async ({ out }) => [out] });
  expect(await Promise.all([printer.print(request), printer.print({ ...request, out: '/b.pdf' })])).toEqual([
    ['/out.pdf'],
    ['/b.pdf'],
  ]);
});

it('errors keep their code', async () => {
  const printer = joined({ print: () => Promise.reject(new QunshuError('print-failed', { reason: 'no paper' })) });
  await expect(printer.print(request)).rejects.toThrow(expect.objectContaining({ code: 'print-failed' }));
});

it('cancelling reaches the host', async () => {
  const controller = new AbortController();
  const printer = joined({
    print: (_request, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped')))),
  });
  const printing = printer.print(request, controller.signal);
  controller.abort();
  await expect(printing).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }));
});
