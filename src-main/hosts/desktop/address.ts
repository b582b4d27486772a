/** The scheme that serves the interface: never `file:`, which could read the whole disk. */
export const appScheme = 'qunshu';
const appHost = 'app';

export const startAddress = `${appScheme}://${appHost}/index.html`;

/**
 * Whether an address is the app's own. Compares protocol and host: the origin of a scheme that
 * only Electron knows is the string `null` in Node.
 */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost;
}
