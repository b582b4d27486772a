import type { App, HandlerDetails, PermissionCheckHandlerHandlerDetails, Session, WebContents } from 'electron';
import { isOwnAddress } from './address.ts';

/**
 * Permissions the page may have. Copying a digest is all it ever asks for; the text goes through
 * the browser's own sanitizer.
 */
const grantedPermissions = new Set(['clipboard-sanitized-write']);

type SessionGuards = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Denies permissions and devices, and blocks every request that would leave the app. */
export function hardenSession(session: SessionGuards): void {
  const isGranted = (
    permission: string,
    details: Pick<PermissionCheckHandlerHandlerDetails, 'isMainFrame' | 'requestingUrl'>,
  ) => grantedPermissions.has(permission) && details.isMainFrame && isOwnAddress(details.requestingUrl ?? '');
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isGranted(permission, details)),
  );
  session.setPermissionCheckHandler((_contents, permission, _origin, details) => isGranted(permission, details));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !staysInside(details.url) }));
}

/** Addresses that never touch the network. */
function staysInside(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === 'blob:') return isOwnAddress(url.pathname);
  return url.protocol === 'data:' || url.protocol === 'devtools:' || isOwnAddress(address);
}

type ContentsGuards = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(event: 'will-navigate' | 'will-frame-navigate', listener: (details: NavigationDetails) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
};
interface Preventable {
  preventDefault(): void;
}
interface NavigationDetails extends Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/**
 * Keeps every page where it is: no navigation but to load our own page again, no new windows, no
 * embedded pages.
 *
 * @param openLink is told where a link wanted to go
 */
export function hardenContents(contents: ContentsGuards, openLink: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }: Pick<HandlerDetails, 'url'>) => {
    openLink(url);
    return { action: 'deny' };
  });
  const mayLoad = ({ url, isMainFrame }: NavigationDetails) => isMainFrame && isOwnAddress(url);
  contents.on('will-frame-navigate', (details) => {
    if (mayLoad(details)) return;
    details.preventDefault();
    if (details.isMainFrame) openLink(details.url);
  });
  // The main frame's navigations are announced a second time; the link has been offered by then.
  contents.on('will-navigate', (details) => {
    if (!mayLoad(details)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Applies {@link hardenContents} to every page the app will ever make. */
export function hardenEveryPage(app: Pick<App, 'on'>, openLink: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, openLink));
}
