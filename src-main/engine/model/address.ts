import { QunshuError } from '../../contract/index.ts';

/** Whether an address is this machine itself: nothing sent there leaves it. */
export function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/**
 * A server's address, checked (MODEL-2).
 *
 * @throws {QunshuError} `model-address-invalid`, `model-address-open`
 */
export function serverAddress(address: string, plainHttp: boolean): URL {
  const url = URL.parse(address.trim());
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === null || !isWeb || url.username !== '' || url.password !== '') {
    throw new QunshuError('model-address-invalid', { address: withoutUser(address) });
  }
  if (url.protocol === 'http:' && !isLoopback(url) && !plainHttp) {
    throw new QunshuError('model-address-open', { address: url.origin });
  }
  url.hash = '';
  return url;
}

/** What a server answers at below its address; a query of the address stays. */
export function below(address: URL, path: string): URL {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

/** A password written into an address is not repeated on the screen. */
function withoutUser(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//').slice(0, 200);
}
