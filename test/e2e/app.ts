import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from 'playwright/test';
import type { Call, Job, JobStarted } from '../../src-main/contract/index.ts';
import { callThrough } from '../support/web-calls.ts';
import { startWebHostProcess } from '../support/web-host.ts';
import { preparedVariable } from './prepared.ts';

/** The app in a browser, on a folder of its own. */
export interface App {
  /** Everything the app writes is in here; nothing else is. */
  readonly folder: string;
  /** The start address with its key. */
  readonly address: string;
  /** Asks the engine directly, for what a test needs before it begins. */
  readonly call: Call;
  /** Waits for long work to end well. */
  finish(started: Promise<JobStarted>): Promise<Job>;
  /** Opens a copy of the sample community: what the start screen makes, without the wait for its import. */
  openSample(): Promise<void>;
}

interface Options {
  /** The language of the browser, and so of the first start. */
  readonly locale: string;
}

/**
 * `app` serves the app to this test alone; `page` shows it once a test goes to its address. A test
 * fails when the page wrote an error to its console, threw, or asked for anything outside the app.
 */
export const test = base.extend<{ app: App } & Options>({
  app: async ({ context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'qunshu-e2e-'));
    const host = await startWebHostProcess(folder);
    const { address } = host;
    const origin = new URL(address).origin;
    // Exchanges the key for the session's cookie, which the browser shares.
    await context.request.get(address);
    const call = callThrough(context, origin);
    const app: App = {
      folder,
      address,
      call,
      finish: (started) => finishJob(call, started),
      openSample: () => openPrepared(call, join(folder, 'documents', '拾光学习社')),
    };
    await use(app);
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  },

  page: async ({ app, page }, use) => {
    const problems = watchForProblems(page, new URL(app.address).host);
    await use(page);
    expect(problems, 'errors in the page').toEqual([]);
  },
});

export { expect };

async function finishJob(call: Call, started: Promise<JobStarted>): Promise<Job> {
  const { jobId } = await started;
  let job: Job | undefined;
  await expect
    .poll(async () => {
      job = await call('jobs.get', { id: jobId });
      return job.state;
    })
    .not.toBe('running');
  if (job?.state !== 'done') throw new Error(`the job ${job?.state}: ${job?.error?.message ?? 'no reason'}`);
  return job;
}

async function openPrepared(call: Call, path: string): Promise<void> {
  const prepared = process.env[preparedVariable];
  if (prepared === undefined) throw new Error('prepared-sample.ts has not run');
  cpSync(prepared, path, { recursive: true });
  await call('library.open', { path });
  for (const { id } of await call('jobs.list', {})) await finishJob(call, Promise.resolve({ jobId: id }));
}

/** Collects whatever a page should never do. */
function watchForProblems(page: Page, ownHost: string): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== ownHost) problems.push(`asked for ${request.url()}`);
  });
  return problems;
}
