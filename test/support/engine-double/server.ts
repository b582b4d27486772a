import type { IncomingMessage, ServerResponse } from 'node:http';
import { isMethodName, QunshuError, toErrorData } from '../../../src-main/contract/index.ts';
import type { EngineDouble } from './engine-double.ts';

/** Handles a request to `/api/…` as the web host does; false for any other address. */
export function answerApi(engine: EngineDouble, request: IncomingMessage, response: ServerResponse): boolean {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/api/events') {
    streamEvents(engine, request, response);
    return true;
  }
  const method = /^\/api\/call\/(.+)$/.exec(path)?.[1];
  if (method !== undefined) {
    void answerCall(engine, method, request, response);
    return true;
  }
  const upload = /^\/api\/uploads\/(.+)$/.exec(path)?.[1];
  if (upload === undefined) return false;
  request.resume();
  request.on('end', () => send(response, { ok: true, value: { path: `/tmp/uploads/${decodeURIComponent(upload)}` } }));
  return true;
}

async function answerCall(
  engine: EngineDouble,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!isMethodName(method)) throw new QunshuError('method-unknown', { method });
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    send(response, { ok: true, value: await engine.call(method, input) });
  } catch (error) {
    send(response, { ok: false, error: toErrorData(error) });
  }
}

function send(response: ServerResponse, answer: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
}

function streamEvents(engine: EngineDouble, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  const end = engine.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  request.on('close', end);
}
