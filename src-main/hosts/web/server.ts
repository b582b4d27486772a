import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { EngineEvent, ErrorCode } from '../../contract/index.ts';
import { QunshuError, toErrorData } from '../../contract/index.ts';
import type { EngineClient } from '../engine-client.ts';
import { pageHeaders } from '../page.ts';
import type { Access } from './access.ts';
import { sendLibraryImage } from './library-images.ts';
import type { StaticFiles } from './static-files.ts';
import type { Uploads } from './uploads.ts';

/** Calls are small; what is large is uploaded. */
export const CALL_LIMIT = 16 * 1024 ** 2;
const KEEP_ALIVE_INTERVAL = 20_000;

const STATUS: Partial<Record<ErrorCode, number>> = {
  'not-authorised': 401,
  'request-refused': 403,
  'not-found': 404,
  'method-unknown': 404,
  'request-too-large': 413,
};

export interface ServerParts {
  readonly engine: EngineClient;
  readonly files: StaticFiles;
  readonly uploads: Uploads;
  /** Known once the port is. */
  readonly access: () => Access;
}

/** The HTTP side of the web host: pages, pictures of the library, calls, events, uploads. */
export function createWebServer(parts: ServerParts): Server {
  return createServer(async (request, response) => {
    for (const [name, value] of Object.entries(pageHeaders)) {
      response.setHeader(name, value);
    }
    try {
      await route(parts, request, response);
    } catch (error) {
      sendError(request, response, error);
    }
  });
}

async function route(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const access = parts.access();
  access.checkOrigin(request);
  const target = request.url ?? '/';
  if (!target.startsWith('/') || target.startsWith('//')) {
    // Another host's address, written out or implied: there is nothing of that name here.
    throw new QunshuError('not-found', { what: 'page', id: target });
  }
  const url = new URL(target, 'http://127.0.0.1');
  const pathname = decodePath(url.pathname);
  const key = url.searchParams.get('key');
  if (request.method === 'GET' && pathname === '/' && key !== null && access.isKey(key)) {
    response.writeHead(303, { 'set-cookie': access.cookie, location: '/', 'cache-control': 'no-store' }).end();
    return;
  }
  access.checkSession(request);
  if (request.method === 'POST' && pathname.startsWith('/api/call/')) {
    await answerCall(parts.engine, pathname.slice('/api/call/'.length), request, response);
  } else if (request.method === 'PUT' && pathname.startsWith('/api/uploads/')) {
    const value = await parts.uploads.receive(pathname.slice('/api/uploads/'.length), request);
    sendJson(response, 200, { ok: true, value });
  } else if (request.method === 'GET' && pathname === '/api/events') {
    streamEvents(parts.engine, request, response);
  } else if (
    request.method !== 'GET' ||
    !(parts.files.send(pathname, response) || (await sendLibraryImage(parts.engine, pathname, response)))
  ) {
    throw new QunshuError('not-found', { what: 'page', id: pathname });
  }
}

async function answerCall(
  engine: EngineClient,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new QunshuError('request-refused', { reason: 'its content type is not application/json' });
  }
  const body = await readBody(request, CALL_LIMIT);
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    throw new QunshuError('invalid-input', { reason: 'the body is not JSON' });
  }
  const answer = await engine.answer(method, input);
  sendJson(response, answer.ok ? 200 : (STATUS[answer.error.code] ?? 422), answer);
}

function streamEvents(engine: EngineClient, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  const unsubscribe = engine.subscribe((event: EngineEvent) => {
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_INTERVAL);
  request.on('close', () => {
    clearInterval(keepAlive);
    unsubscribe();
  });
}

/** @throws {QunshuError} `request-too-large`, before more than the limit was taken in. */
async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) {
    throw new QunshuError('request-too-large', { size: declared, limit });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      throw new QunshuError('request-too-large', { size, limit });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw new QunshuError('invalid-input', { reason: 'the address is not valid' });
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const data = toErrorData(error);
  // What is left of a refused body is not read: the connection ends with the answer.
  response.setHeader('connection', 'close');
  if (request.headers.accept?.includes('text/html')) {
    // A person looks at this one.
    response.writeHead(STATUS[data.code] ?? 400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${data.message}\n${data.next}\n`);
    return;
  }
  sendJson(response, STATUS[data.code] ?? 400, { ok: false, error: data });
}
