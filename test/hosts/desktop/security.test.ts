import type { OnBeforeRequestListenerDetails, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { openExternalLink } from '../../../src-main/hosts/desktop/external-links.ts';
import { hardenContents, hardenEveryPage, hardenSession } from '../../../src-main/hosts/desktop/security.ts';
import { FakeContents, FakeEvent } from '../../support/fake-electron.ts';

/** Hardens a session and gives its guards as plain questions. */
function hardenedSession() {
  type Handler = (...input: never[]) => unknown;
  const handlers = new Map<string, Handler>();
  const keep = (name: string) => (handler: Handler) => handlers.set(name, handler);
  hardenSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('web') },
  } as unknown as Session);
  const ask = (name: string, ...input: unknown[]) => (handlers.get(name) as (...input: unknown[]) => unknown)(...input);
  const answered = (name: string, ...input: unknown[]) => {
    let answer: unknown;
    const [first, second, ...rest] = input;
    ask(
      name,
      first,
      ...(second === undefined ? [] : [second]),
      (given: unknown) => {
        answer = given;
      },
      ...rest,
    );
    return answer;
  };
  return {
    requests: (permission: string, details: object) => answered('request', null, permission, details),
    checks: (permission: string, details: object) => ask('check', null, permission, 'qunshu://app', details),
    device: () => ask('device', {}),
    isBlocked: (url: string) =>
      (answered('web', { url } as OnBeforeRequestListenerDetails) as { cancel: boolean }).cancel,
  };
}

const ownPage = { isMainFrame: true, requestingUrl: 'qunshu://app/index.html' };

describe('DESKTOP-4 permissions are denied', () => {
  const session = hardenedSession();

  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'usb', 'unknown'])(
    'denies %s to our own page',
    (permission) => {
      expect(session.requests(permission, ownPage)).toBe(false);
      expect(session.checks(permission, ownPage)).toBe(false);
    },
  );

  it('lets our own page write to the clipboard, and nobody else', () => {
    const permission = 'clipboard-sanitized-write';
    expect(session.requests(permission, ownPage)).toBe(true);
    expect(session.checks(permission, ownPage)).toBe(true);
    for (const details of [
      { ...ownPage, isMainFrame: false },
      { ...ownPage, requestingUrl: 'https://evil.example/' },
      { isMainFrame: true },
    ]) {
      expect(session.requests(permission, details)).toBe(false);
      expect(session.checks(permission, details)).toBe(false);
    }
  });

  it('denies every device', () => expect(session.device()).toBe(false));
});

describe('DESKTOP-5 no request leaves the app', () => {
  const session = hardenedSession();

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8080/',
    'ws://localhost/',
    'file:///etc/passwd',
    'qunshu://other/',
    'blob:https://example.com/1',
    'ftp://example.com/',
    'not an address',
  ])('blocks %s', (url) => expect(session.isBlocked(url)).toBe(true));

  it.each([
    'qunshu://app/assets/a.js',
    'data:image/png;base64,AA==',
    'blob:qunshu://app/1',
    'devtools://devtools/a.js',
  ])('lets %s pass', (url) => expect(session.isBlocked(url)).toBe(false));
});

describe('DESKTOP-6 pages stay where they are', () => {
  type OpenHandler = (details: { url: string }) => { action: string };

  function hardenedPage() {
    const links: string[] = [];
    let openHandler: OpenHandler | undefined;
    const contents = Object.assign(new FakeContents(), {
      setWindowOpenHandler: (handler: OpenHandler) => {
        openHandler = handler;
      },
    });
    hardenContents(contents as never, (link) => links.push(link));
    return { contents, links, open: (url: string) => openHandler?.({ url }) };
  }

  it('denies new windows and says where the link wanted to go', () => {
    const page = hardenedPage();
    expect(page.open('https://example.com/a')).toEqual({ action: 'deny' });
    expect(page.links).toEqual(['https://example.com/a']);
  });

  function emit(name: string, details: { url: string; isMainFrame: boolean }) {
    const page = hardenedPage();
    const event = Object.assign(new FakeEvent(), details);
    page.contents.emit(name, event);
    return { prevented: event.prevented, links: page.links };
  }

  it('prevents navigation and offers the link once', () => {
    const details = { url: 'https://example.com/b', isMainFrame: true };
    expect(emit('will-frame-navigate', details)).toEqual({ prevented: true, links: [details.url] });
    expect(emit('will-navigate', details)).toEqual({ prevented: true, links: [] });
  });

  it('prevents frames from navigating anywhere', () => {
    for (const url of ['https://example.com/b', 'qunshu://app/index.html']) {
      expect(emit('will-frame-navigate', { url, isMainFrame: false })).toEqual({ prevented: true, links: [] });
    }
  });

  it('lets our own page load again', () => {
    const details = { url: 'qunshu://app/index.html#/inbox', isMainFrame: true };
    expect(emit('will-frame-navigate', details)).toEqual({ prevented: false, links: [] });
    expect(emit('will-navigate', details)).toEqual({ prevented: false, links: [] });
  });

  it('prevents embedded pages', () => {
    expect(emit('will-attach-webview', { url: 'qunshu://app/', isMainFrame: true }).prevented).toBe(true);
  });

  it('holds for every page the app makes', () => {
    let created: ((event: unknown, contents: unknown) => void) | undefined;
    hardenEveryPage(
      {
        on: (_name: string, listener: typeof created) => {
          created = listener;
        },
      } as never,
      () => undefined,
    );
    const contents = Object.assign(new FakeContents(), { setWindowOpenHandler: () => undefined });
    created?.({}, contents);
    const event = Object.assign(new FakeEvent(), { url: 'https://example.com/', isMainFrame: true });
    contents.emit('will-navigate', event);
    expect(event.prevented).toBe(true);
  });
});

describe('DESKTOP-7 a link opens only when the user agreed', () => {
  async function follow(address: string, { agrees = true, browserFails = false } = {}) {
    const seen: string[] = [];
    const opened: string[] = [];
    const failed: string[] = [];
    await openExternalLink(
      address,
      {
        mayOpenLink: async (link) => seen.push(link) > 0 && agrees,
        linkFailed: async (link) => void failed.push(link),
      },
      async (link) => {
        if (browserFails) throw new Error('no browser');
        opened.push(link);
      },
    );
    return { seen, opened, failed };
  }

  it('shows the whole address first', async () => {
    const address = 'https://example.com/a?b=c#d';
    expect(await follow(address)).toEqual({ seen: [address], opened: [address], failed: [] });
  });

  it('shows a look-alike host as what it is', async () => {
    expect((await follow('https://аpple.com/')).seen).toEqual(['https://xn--pple-43d.com/']);
  });

  it('opens nothing when the user says no', async () => {
    expect((await follow('https://example.com/', { agrees: false })).opened).toEqual([]);
  });

  it('shows the address when no browser takes it', async () => {
    expect((await follow('https://example.com/', { browserFails: true })).failed).toEqual(['https://example.com/']);
  });

  it.each([
    'http://example.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'qunshu://app/',
    'mailto:a@b.c',
    'ms-msdt:/id',
    '',
  ])('drops %j without a question', async (address) =>
    expect(await follow(address)).toEqual({ seen: [], opened: [], failed: [] }),
  );
});
