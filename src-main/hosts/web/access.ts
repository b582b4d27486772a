import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { QunshuError } from '../../contract/index.ts';

/**
 * Who may talk to the server on loopback. Other programs and other web pages on the same machine
 * can reach the port; only the browser that was given the key may use it, and only from our own
 * pages (DNS rebinding and cross-site requests are refused by Host, Origin and Sec-Fetch-Site).
 */
export class Access {
  /** The 256-bit key of the start address. */
  readonly key = randomBytes(32).toString('hex');
  readonly #session = randomBytes(32).toString('hex');
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** Cookies are shared between the ports of a machine, so the port is part of the name. */
  get #cookieName(): string {
    return `qunshu-${this.#port}`;
  }

  /** The cookie that the key is exchanged for. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  isKey(candidate: string): boolean {
    return equalInConstantTime(candidate, this.key);
  }

  /** @throws {QunshuError} `request-refused` for what comes from another site or names another host. */
  checkOrigin(request: IncomingMessage): void {
    const { host, origin } = request.headers;
    const ownHosts = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`];
    if (host === undefined || !ownHosts.includes(host)) {
      throw new QunshuError('request-refused', { reason: 'it names a host that is not this program' });
    }
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new QunshuError('request-refused', { reason: 'it comes from another web page' });
    }
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      throw new QunshuError('request-refused', { reason: 'it comes from another web site' });
    }
  }

  /** @throws {QunshuError} `not-authorised` without our cookie. */
  checkSession(request: IncomingMessage): void {
    const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const own = cookies.find((cookie) => cookie.startsWith(`${this.#cookieName}=`));
    if (own === undefined || !equalInConstantTime(own.slice(this.#cookieName.length + 1), this.#session)) {
      throw new QunshuError('not-authorised');
    }
  }
}

/** Hashes first, so that not even the length shows. */
function equalInConstantTime(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
