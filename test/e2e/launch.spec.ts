import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { hasDisplay } from '../../src-main/hosts/launch/system-browser.ts';
import { qunshu } from '../support/cli.ts';

const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...variables } = process.env;

/** A program of the hosts, run as the user would. */
class Program {
  readonly folder = mkdtempSync(join(tmpdir(), 'qunshu-launch-'));
  readonly #process;
  #said = '';

  constructor(file: string, ...words: string[]) {
    this.#process = spawn(process.execPath, [join(import.meta.dirname, '../../src-main/hosts', file), ...words], {
      cwd: this.folder,
      env: {
        ...variables,
        QUNSHU_USER_DATA: join(this.folder, 'user-data'),
        QUNSHU_DOCUMENTS: join(this.folder, 'documents'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString();
    });
  }

  get said(): string {
    return this.#said;
  }

  /** The address it prints, with the key. */
  async address(): Promise<string> {
    // The interface may have to be built first.
    await expect.poll(() => this.#said, { timeout: 80_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?key=\w+\n/);
    return /http:\S+/.exec(this.#said)?.[0] ?? '';
  }

  /** Ends it as Ctrl-C or a service manager does; gives its exit code. */
  async end(): Promise<unknown> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const [code] = await ended;
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }
}

test('npm start without a display says so and serves the app', async ({ page }) => {
  test.skip(hasDisplay(process.platform, variables), 'npm start: this system always has a display');
  const program = new Program('launch.ts');
  await page.goto(await program.address());
  expect(program.said).toMatch(/^There is no display here for the desktop window: the same app runs in a browser\.\n/);
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(await program.end()).toBe(0);
});

test('serve opens the library it is given', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-serve-'));
  const library = join(folder, 'circle');
  await qunshu(['init', library], { userData: join(folder, 'user-data') });
  const program = new Program('cli/main.ts', 'serve', '--library', library);
  await page.goto(await program.address());
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(await program.end()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});
