import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomScheme } from 'electron';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LibraryImage } from '../../../src-main/contract/index.ts';
import { isOwnAddress, startAddress } from '../../../src-main/hosts/desktop/address.ts';
import { answerRequest, registerAppScheme, serveApp } from '../../../src-main/hosts/desktop/app-protocol.ts';

let folder: string;

beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'qunshu-protocol-'));
  folder = join(parent, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.json'), '{"secret":true}');
  writeFileSync(join(parent, 'picture'), 'a picture');
  mkdirSync(join(parent, 'renderer-old'));
  writeFileSync(join(parent, 'renderer-old', 'secret.js'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>群书');
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'assets', '群 书.css'), 'body{}');
  writeFileSync(join(folder, 'notes.exe'), 'MZ');
});

/** The one picture of the library, as the engine finds it. */
const asset = `assets/${'0'.repeat(64)}.jpg`;
const findImage = async (name: string): Promise<LibraryImage> => {
  if (name !== asset) throw new Error(`asked for ${name}`);
  return { asset, path: join(folder, '..', 'picture'), contentType: 'image/jpeg', bytes: 9 };
};

const get = (url: string, method = 'GET') => answerRequest({ url, method }, folder, findImage);

describe('DESKTOP-1 the page comes from qunshu://app/ and nowhere else', () => {
  it.each([
    ['qunshu://app/index.html', 'text/html; charset=utf-8', '<!doctype html>群书'],
    ['qunshu://app/', 'text/html; charset=utf-8', '<!doctype html>群书'],
    ['qunshu://app/index.html?a#/inbox', 'text/html; charset=utf-8', '<!doctype html>群书'],
    ['qunshu://app/assets/app.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['qunshu://app/assets/%E7%BE%A4%20%E4%B9%A6.css', 'text/css; charset=utf-8', 'body{}'],
  ])('serves %s', async (url, contentType, body) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(await response.text()).toBe(body);
  });

  it.each([
    'qunshu://app/../secret.json',
    'qunshu://app/..%2fsecret.json',
    'qunshu://app/%2e%2e%2fsecret.json',
    'qunshu://app/assets/..%2f..%2fsecret.json',
    'qunshu://app/..%5csecret.json',
    'qunshu://app/%2fetc/passwd',
    'qunshu://app//etc/hosts.json',
    'qunshu://app/..%2frenderer-old/secret.js',
    'qunshu://app/index.html%00.js',
    'qunshu://app/%E0%A4%A.js',
    'qunshu://app/assets',
    'qunshu://app/notes.exe',
    'qunshu://app/missing.js',
  ])('refuses %s', async (url) => {
    const response = await get(url);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).toBe('');
  });

  it.each(['qunshu://other/index.html', 'qunshu://app.evil/index.html', 'https://app/index.html', 'nonsense'])(
    'refuses the host of %s',
    async (url) => expect((await get(url)).status).toBe(403),
  );

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await get('qunshu://app/index.html', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('qunshu://app/', method)).status).toBe(405);
  });

  it('sends a policy that allows nothing inline and nothing from elsewhere, with refusals too', async () => {
    for (const response of [await get('qunshu://app/'), await get('qunshu://app/missing.js')]) {
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('serves the pictures that the engine finds as what they are, and for good', async () => {
    const response = await get(`qunshu://app/${asset}`);
    expect([response.status, await response.text()]).toEqual([200, 'a picture']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("img-src 'self' data: blob:"),
    });
    expect(await (await get(`qunshu://app/${asset}`, 'HEAD')).text()).toBe('');
  });

  it.each([
    `qunshu://app/${asset.replace('0', '1')}`,
    'qunshu://app/assets/..%2fpicture',
    'qunshu://app/picture',
    `qunshu://app/library/${asset}`,
    `qunshu://app/${asset}/`,
  ])('has no picture at %s', async (url) => {
    const response = await get(url);
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('never answers with a file outside the folder, whatever the path', async () => {
    const pieces = fc.constantFrom(
      '..',
      '%2e',
      '.',
      '/',
      '%2f',
      '%5c',
      '\\',
      'secret.json',
      'renderer',
      'assets',
      '%00',
      '%25',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (path) => {
        const response = await get(`qunshu://app/${path.join('')}`);
        expect(await response.text()).not.toContain('secret');
      }),
    );
  });

  it('registers a standard, secure scheme without privileges that weaken it', () => {
    const schemes: CustomScheme[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (given) => schemes.push(...given) });
    expect(schemes).toEqual([
      { scheme: 'qunshu', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('handles its scheme', async () => {
    const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
    serveApp({ handle: (scheme, handler) => handlers.set(scheme, handler) }, folder, findImage);
    const response = await handlers.get('qunshu')?.({ url: startAddress, method: 'GET' } as Request);
    expect(response?.status).toBe(200);
  });
});

describe('our own address', () => {
  it.each(['qunshu://app/', 'qunshu://app/index.html#/inbox', startAddress])('is %s', (address) =>
    expect(isOwnAddress(address)).toBe(true),
  );
  it.each([
    '',
    'qunshu://',
    'qunshu://apps/',
    'qunshu://app:1/',
    'qunshu://me@app.evil/',
    'https://app/?qunshu://app/',
    'about:blank',
    'null',
  ])('is not %j', (address) => expect(isOwnAddress(address)).toBe(false));
});
