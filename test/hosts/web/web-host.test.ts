import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LibraryImage } from '../../../src-main/contract/index.ts';
import { startWebHost, type WebHost } from '../../../src-main/hosts/web/index.ts';
import { CALL_LIMIT } from '../../../src-main/hosts/web/server.ts';
import { pngOf } from '../../support/png.ts';
import { workerUrl } from '../../support/program.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'qunshu-web-'));
let host: WebHost;
let cookie = '';

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with every header under our control: `fetch` refuses to forge Host and Origin. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; cookie?: boolean } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: host.port,
        path,
        method: options.method ?? 'GET',
        headers: { ...(options.cookie === false ? {} : { cookie }), ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

const call = (method: string, input: unknown, headers: Record<string, string> = {}) =>
  send(`/api/call/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });

beforeAll(async () => {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Qunshu</title>');
  writeFileSync(join(renderer, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  host = await startWebHost({
    rendererFolder: renderer,
    workerUrl,
    resourcesFolder: join(root, 'resources'),
    userDataFolder: join(folder, 'user-data'),
    documentsFolder: join(folder, 'documents'),
  });
  const reply = await send(new URL(host.url).pathname + new URL(host.url).search, { cookie: false });
  expect(reply.status).toBe(303);
  expect(reply.headers.location).toBe('/');
  cookie = String(reply.headers['set-cookie']?.[0]).split(';')[0] ?? '';
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the way in', () => {
  test('the key is 256 bits and becomes a cookie that scripts and other sites never see', async () => {
    expect(new URL(host.url).searchParams.get('key')).toMatch(/^[0-9a-f]{64}$/);
    const reply = await send(`/?key=${new URL(host.url).searchParams.get('key')}`, { cookie: false });
    expect(reply.headers['set-cookie']?.[0]).toContain('HttpOnly; SameSite=Strict');
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test('with the cookie the app is served, with its security headers', async () => {
    const reply = await send('/');
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('<title>Qunshu</title>');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['content-security-policy']).not.toContain('unsafe');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['referrer-policy']).toBe('no-referrer');
    expect(reply.headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(reply.headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('refusals', () => {
  test.each([
    ['no cookie', '/', { cookie: false }],
    ['a wrong key', `/?key=${'0'.repeat(64)}`, { cookie: false }],
    ['a forged cookie', '/', { cookie: false, headers: { cookie: 'qunshu-1=abc' } }],
  ])('%s: 401', async (_what, path, options) => {
    const reply = await send(path, options);
    expect(reply.status).toBe(401);
    expect(reply.body).not.toContain('<title>');
    expect(JSON.parse(reply.body)).toMatchObject({
      ok: false,
      error: { code: 'not-authorised', next: expect.any(String) },
    });
  });

  test.each([
    ['another Host (DNS rebinding)', { host: 'evil.example' }],
    ['a Host with another port', { host: '127.0.0.1:1' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['Origin null', { origin: 'null' }],
    ['another port as Origin', { origin: 'http://127.0.0.1:1' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
  ])('%s: 403', async (_what, headers) => {
    for (const reply of [await send('/', { headers }), await call('formats.list', {}, headers)]) {
      expect(reply.status).toBe(403);
      expect(JSON.parse(reply.body).error.code).toBe('request-refused');
    }
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%5c..%5c..%5csecret.txt',
    '//secret.txt',
    '/%00',
  ])('traversal %s: 404', async (path) => {
    const reply = await send(path);
    expect([400, 404]).toContain(reply.status);
    expect(reply.body).not.toContain('secret\n');
    expect(reply.body).not.toBe('secret');
  });

  test('a path that cannot be decoded is refused', async () => {
    expect((await send('/%E0%A4%A')).status).toBe(400);
  });

  test('a call that is not JSON', async () => {
    const reply = await send('/api/call/formats.list', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(reply.status).toBe(403);
    const broken = await send('/api/call/formats.list', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(JSON.parse(broken.body).error.code).toBe('invalid-input');
  });

  test('a call by GET is no call', async () => {
    expect((await send('/api/call/formats.list')).status).toBe(404);
  });

  test('an oversized body is refused before it was read', async () => {
    const reply = await new Promise<string>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => {
        socket.write(
          `POST /api/call/formats.list HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${cookie}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${CALL_LIMIT + 1}\r\n\r\n{`,
        );
      });
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(reply).toMatch(/^HTTP\/1\.1 413/);
    expect(reply).toContain('request-too-large');
  });

  test('an oversized body without a declared length is cut off', async () => {
    const status = await new Promise<number>((resolve) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: host.port,
          path: '/api/call/formats.list',
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          outgoing.destroy();
        },
      );
      outgoing.on('error', () => undefined);
      const chunk = Buffer.alloc(1 << 20, 32);
      for (let sent = 0; sent <= CALL_LIMIT; sent += chunk.length) {
        outgoing.write(chunk);
      }
    });
    expect(status).toBe(413);
  });

  test('the server listens on the loopback address alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    for (const address of outside) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address?.address, port: host.port, timeout: 1000 });
        socket
          .on('connect', () => resolve(true))
          .on('error', () => resolve(false))
          .on('timeout', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });
});

describe('calls, events and uploads', () => {
  test('a call is answered with data', async () => {
    const reply = await call('formats.list', {});
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: true, value: expect.any(Array) });
  });

  test.each([
    ['nonsense.method', {}, 404, 'method-unknown'],
    ['constructor', {}, 404, 'method-unknown'],
    ['library.stats', {}, 422, 'no-library'],
    ['library.create', { path: 7 }, 422, 'invalid-input'],
    ['library.create', { path: 'x', surprise: true }, 422, 'invalid-input'],
  ])('%s with %o is answered with %i %s', async (method, input, status, code) => {
    const reply = await call(method, input);
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code } });
  });

  test('an upload is stored under a safe name and imported', async () => {
    const path = join(folder, 'documents', 'library');
    expect((await call('library.create', { path })).status).toBe(200);
    const events = new AbortController();
    const seen = readEvents(events.signal);
    const text = readFileSync(join(root, 'resources/sample/main-group.qq.txt'));
    const reply = await send(`/api/uploads/${encodeURIComponent('../../etc/群:聊.txt')}`, {
      method: 'PUT',
      body: text,
    });
    const uploaded = JSON.parse(reply.body).value.path as string;
    expect(uploaded.endsWith('群_聊.txt')).toBe(true);
    expect(readFileSync(uploaded).equals(text)).toBe(true);
    const { value } = JSON.parse((await call('importing.start', { paths: [uploaded] })).body);
    const job = await seen(
      (event) => event.type === 'job' && event.job.id === value.jobId && event.job.state !== 'running',
    );
    expect(job.job).toMatchObject({
      state: 'done',
      result: { reports: [{ format: 'qq-text', duplicates: 0 }], failed: [] },
    });
    events.abort();
    expect(existsSync(uploaded)).toBe(true);
  });
});

describe('pictures of the library', () => {
  const find = async () => {
    const data = pngOf(2, 2).toString('base64');
    return JSON.parse((await call('assets.store', { name: 'a.png', data })).body).value as LibraryImage;
  };

  test('are sent as what they are, to be kept for good, with the headers of every answer', async () => {
    await call('library.create', { path: join(folder, 'documents', 'pictures') });
    const { asset, bytes } = await find();
    const reply = await send(`/${asset}`);
    expect(reply.status).toBe(200);
    expect(reply.body.slice(1, 4)).toBe('PNG');
    expect(reply.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes),
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("img-src 'self' data: blob:"),
    });
  });

  test('are for nobody without the cookie and for no other site', async () => {
    const { asset } = await find();
    expect((await send(`/${asset}`, { cookie: false })).status).toBe(401);
    expect((await send(`/${asset}`, { cookie: false, headers: { cookie: 'qunshu-1=abc' } })).status).toBe(401);
    expect((await send(`/${asset}`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await send(`/${asset}`, { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await send(`/${asset}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('an unknown hash, another file of the library, traversal, and what is no picture: 404', async () => {
    const { asset, path } = await find();
    writeFileSync(join(path, '..', 'page.png'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    for (const other of [
      `/assets/${'0'.repeat(64)}.png`,
      '/assets/page.png',
      '/assets/..%2flibrary.json',
      '/assets/%2e%2e%5clibrary.json',
      '/assets/../library.json',
      '/library.json',
      `/${asset}/`,
      `/assets/${'x'.repeat(1000)}`,
      '/assets/%00',
    ]) {
      const reply = await send(other);
      expect([400, 404], other).toContain(reply.status);
      expect(reply.headers['content-type'], other).toContain('application/json');
    }
    await call('library.close', {});
    expect((await send(`/${asset}`)).status).toBe(404);
  });
});

/** Listens to the event stream; the result waits for the first event that matches. */
function readEvents(signal: AbortSignal) {
  const events: { type: string; job: { id: string; state: string } }[] = [];
  const waiting: (() => void)[] = [];
  const outgoing = request(
    { host: '127.0.0.1', port: host.port, path: '/api/events', headers: { cookie }, signal },
    (response) => {
      let text = '';
      response.on('error', () => undefined);
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts.filter((each) => each.startsWith('data: '))) {
          events.push(JSON.parse(part.slice('data: '.length)));
        }
        for (const wake of waiting.splice(0)) {
          wake();
        }
      });
    },
  );
  outgoing.on('error', () => undefined);
  outgoing.end();
  return async (matches: (event: (typeof events)[number]) => boolean) => {
    for (;;) {
      const found = events.find(matches);
      if (found !== undefined) {
        return found;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
}
