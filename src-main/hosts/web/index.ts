import type { AddressInfo } from 'node:net';
import { QunshuError } from '../../contract/index.ts';
import { startEngineWorker, type WorkerOptions } from '../engine-client.ts';
import { Access } from './access.ts';
import { createWebServer } from './server.ts';
import { StaticFiles } from './static-files.ts';
import { Uploads } from './uploads.ts';

export interface WebHostOptions extends WorkerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** Opened at the start; without it the app begins with its start screen. */
  readonly library?: string | undefined;
  /** The built interface. */
  readonly rendererFolder: string;
}

export interface WebHost {
  /** The address with its one-time key. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the app to a browser on this machine, on 127.0.0.1 only. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { port: wanted, library, rendererFolder, ...workerOptions } = options;
  const files = new StaticFiles(rendererFolder);
  if (files.isEmpty) {
    throw new QunshuError('file-missing', { path: rendererFolder });
  }
  const engine = startEngineWorker(workerOptions);
  const uploads = new Uploads();
  let access: Access | null = null;
  const server = createWebServer({
    engine,
    files,
    uploads,
    access: () => {
      if (access === null) {
        throw new QunshuError('request-refused', { reason: 'the server is starting' });
      }
      return access;
    },
  });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await engine.close();
    uploads.close();
  };
  try {
    if (library !== undefined) {
      await engine.call('library.open', { path: library });
    }
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(describeListenError(error, wanted)));
      server.listen(wanted ?? 0, '127.0.0.1', resolve);
    });
  } catch (error) {
    await engine.close();
    uploads.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  access = new Access(port);
  return { url: `http://127.0.0.1:${port}/?key=${access.key}`, port, close };
}

function describeListenError(error: NodeJS.ErrnoException, port: number | undefined): Error {
  if (error.code === 'EADDRINUSE' || error.code === 'EACCES') {
    return new QunshuError('invalid-input', { reason: `the port ${port} is not free; choose another with --port` });
  }
  return error;
}
