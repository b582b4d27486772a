/**
 * Serves the interface over the engine double, for looking at it while building it:
 * `node test/support/engine-double/serve.ts [port] [--closed]`. The content security policy is the
 * one of the hosts, so that what it forbids is seen here first.
 */

import { createReadStream, existsSync, mkdtempSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { createEngineDouble } from './engine-double.ts';
import { answerApi } from './server.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'";
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

const port = Number(process.argv[2] ?? 4820);
const engine = createEngineDouble({ open: !process.argv.includes('--closed') });
const outDir = mkdtempSync(join(tmpdir(), 'qunshu-renderer-'));
await build({
  configFile: false,
  root: join(import.meta.dirname, '../../../src-renderer'),
  plugins: [react()],
  build: { outDir, target: 'chrome120' },
  logLevel: 'warn',
});

createServer((request, response) => {
  response.setHeader('content-security-policy', POLICY);
  if (answerApi(engine, request, response)) return;
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const file = join(outDir, path === '/' ? 'index.html' : path);
  if (!file.startsWith(outDir) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/ (${outDir})`));
