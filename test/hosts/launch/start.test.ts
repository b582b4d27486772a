import { describe, expect, it } from 'vitest';
import { start } from '../../../src-main/hosts/launch/start.ts';

/** Starts where things are as given; gives what was said and done, in order. */
async function startWith({ display = true, program = '/electron' as string | null, opens = true }) {
  const happened: string[] = [];
  await start({
    display,
    electron: async () => {
      happened.push('look for Electron');
      return program;
    },
    runWindow: async (given) => {
      happened.push(`window ${given}`);
      return opens;
    },
    runInBrowser: async () => void happened.push('browser'),
    say: (sentence) => happened.push(sentence),
  });
  return happened;
}

describe('npm start', () => {
  it('opens the window where it can, and nothing else', async () => {
    expect(await startWith({})).toEqual(['look for Electron', 'window /electron']);
  });

  it('does not even look for Electron without a display', async () => {
    expect(await startWith({ display: false })).toEqual([
      'There is no display here for the desktop window: the same app runs in a browser.',
      'browser',
    ]);
  });

  it('says how to get the window when Electron is missing', async () => {
    expect(await startWith({ program: null })).toEqual([
      'look for Electron',
      'Electron’s program is not here (npm run desktop:install fetches it): the same app runs in a browser.',
      'browser',
    ]);
  });

  it('falls back when the window does not open', async () => {
    expect(await startWith({ opens: false })).toEqual([
      'look for Electron',
      'window /electron',
      'The desktop window could not start on this system: the same app runs in a browser.',
      'browser',
    ]);
  });
});
