import { describe, expect, it } from 'vitest';
import { browserCommand, hasDisplay } from '../../../src-main/hosts/launch/system-browser.ts';

describe('the browser of the system', () => {
  const address = 'http://127.0.0.1:4321/?key=ab&c';

  it.each([
    ['linux', 'xdg-open'],
    ['darwin', 'open'],
    ['win32', 'rundll32'],
  ] as const)('on %s is started by %s, with the whole address as one argument', (platform, program) => {
    const [first, ...input] = browserCommand(platform, address);
    expect(first).toBe(program);
    expect(input.at(-1)).toBe(address);
  });

  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('needs a display: %s with %j has one: %s', (platform, variables, expected) => {
    expect(hasDisplay(platform, variables)).toBe(expected);
  });
});
