import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { hasDisplay } from '../../src-main/hosts/launch/system-browser.ts';

test('npm start without a display says so and serves the app', async ({ page }) => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...variables } = process.env;
  test.skip(hasDisplay(process.platform, variables), 'npm start: this system always has a display');
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-launch-'));
  const program = spawn(process.execPath, [join(import.meta.dirname, '../../src-main/hosts/launch.ts')], {
    env: { ...variables, QUNSHU_USER_DATA: join(folder, 'user-data'), QUNSHU_DOCUMENTS: join(folder, 'documents') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  program.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await expect.poll(() => said).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?key=\w+\n/);
  expect(said).toMatch(/^There is no display here for the desktop window: the same app runs in a browser\.\n/);

  await page.goto(/http:\S+/.exec(said)?.[0] ?? '');
  await expect(page.locator('#root')).not.toBeEmpty();

  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  rmSync(folder, { recursive: true, force: true });
});
