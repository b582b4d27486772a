import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright';
import type { Call, Chat, ThreadCard } from '../../src-main/contract/index.ts';
import { routes } from '../../src-renderer/app/routes.ts';
import { chromiumArguments } from '../support/chromium.ts';
import { callThrough } from '../support/web-calls.ts';
import { startBuiltWebHost } from '../support/web-host.ts';
import { installClock, timeKey, timeLoading, timeRoute, timeScrolling } from './page-clock.ts';

/** What the interface is like with a large library, in milliseconds unless said otherwise. */
export interface BrowserFigures {
  /** From starting the host's process to the address being served, the library open. */
  readonly hostMilliseconds: number;
  /** From the beginning of loading the page to Today standing there with its numbers. */
  readonly pageMilliseconds: number;
  /** All scripts that came before anything was done, as gzip packs them. */
  readonly scriptBytes: number;
  /** From another screen to a message of the chat standing in view. */
  readonly openings: readonly number[];
  /** From Enter in the date's field to a message of that day standing in view. */
  readonly jumps: readonly number[];
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
  readonly scrolledPixels: number;
  /** From the key that keeps a conversation to the next card being the selected one. */
  readonly cards: readonly number[];
  /** … and to the conversation of that card standing beside it. */
  readonly conversations: readonly number[];
  /** From the key that drafts to the draft standing in the editor. */
  readonly drafts: readonly number[];
  readonly draftedMessages: readonly number[];
}

const DATES = 20;
const JUDGEMENTS = 30;
const DRAFTS = 8;
const DRAFTED_MESSAGES = 60;
const FLING_MILLISECONDS = 10_000;

/** A page in a language that shows the library, and a way past it to the engine. */
interface Session {
  readonly page: Page;
  readonly call: Call;
  readonly chat: Chat;
}

/**
 * Uses a library in a real browser through a real web host on the interface as it is built. What
 * it judges and drafts it takes back, so that the same library can be measured again.
 */
export async function measureInBrowser(library: string, executablePath: string): Promise<BrowserFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-bench-browser-'));
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
  const started = performance.now();
  const host = await startBuiltWebHost(folder, library);
  const hostMilliseconds = performance.now() - started;
  try {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await installClock(page);
    const scripts = collectScripts(page);
    await page.goto(host.address);
    const pageMilliseconds = await timeLoading(page, { selector: 'main h2' });
    const scriptBytes = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
    const session = await sessionOf(context, page, host.address);
    return {
      hostMilliseconds,
      pageMilliseconds,
      scriptBytes,
      openings: await timeOpenings(session),
      jumps: await timeJumps(session),
      ...(await timeFling(session)),
      ...(await timeTriage(session)),
      ...(await timeDrafts(session)),
    };
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function collectScripts(page: Page): Promise<number>[] {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return sizes;
}

async function sessionOf(context: BrowserContext, page: Page, address: string): Promise<Session> {
  const call = callThrough(context, new URL(address).origin);
  const [chat] = await call('chats.list', {});
  if (chat === undefined) throw new Error('the library has no chat');
  return { page, call, chat };
}

const readerList = 'main > div [role=listbox]:has([data-row])';

/** Messages spread over the whole chat, in no order. */
async function messagesAnywhere({ call, chat }: Session) {
  const places = Array.from({ length: DATES }, (_, index) => ((index * 7 + 3) % DATES) / DATES);
  const windows = places.map((place) =>
    call('messages.window', { chatId: chat.id, offset: Math.floor(place * chat.messageCount), limit: 1 }),
  );
  return (await Promise.all(windows)).flatMap(({ messages }) => messages);
}

async function timeOpenings(session: Session): Promise<number[]> {
  const { page, chat } = session;
  const measured: number[] = [];
  for (const { id, text } of await messagesAnywhere(session)) {
    await timeRoute(page, routes.members(), { selector: 'main h1' });
    await page.waitForTimeout(200);
    const [words = ''] = text.split('\n');
    const shown = { selector: `${readerList} [aria-selected=true]`, words: words.trim() };
    measured.push(await timeRoute(page, routes.readerMessage(chat.id, id), shown));
  }
  return measured;
}

async function timeJumps(session: Session): Promise<number[]> {
  const { page, call, chat } = session;
  const days = await call('chats.days', { id: chat.id });
  await timeRoute(page, routes.reader(chat.id), { selector: readerList });
  const measured: number[] = [];
  for (let index = 0; index < DATES; index += 1) {
    const day = days[Math.floor((((index * 7 + 3) % DATES) / DATES) * days.length)];
    if (day === undefined) continue;
    const { messages } = await call('messages.window', { chatId: chat.id, offset: day.offset, limit: 1 });
    const [words = ''] = (messages[0]?.text ?? '').split('\n');
    await page.keyboard.press('t');
    await page.locator('input[type=date]').fill(day.day);
    measured.push(await timeKey(page, 'Enter', { selector: `${readerList} [role=option]`, words: words.trim() }));
    await page.waitForTimeout(200);
  }
  return measured;
}

async function timeFling({ page, chat }: Session) {
  await timeRoute(page, routes.members(), { selector: 'main h1' });
  await timeRoute(page, routes.reader(chat.id), { selector: `${readerList} [role=option] time` });
  await page.waitForTimeout(500);
  const { frames, longTasks, distance } = await timeScrolling(page, readerList, FLING_MILLISECONDS);
  return { frames, longTasks, scrolledPixels: distance };
}

async function timeTriage({ page, call }: Session) {
  await timeRoute(page, routes.inbox(), { selector: '[role=option][aria-selected=true]' });
  await page.locator('main article').waitFor();
  const { threads } = await call('threads.list', { states: ['open'], questions: true, limit: JUDGEMENTS * 2 + 1 });
  const nameOf = (thread: ThreadCard | undefined) => thread?.ask || thread?.title || '?';
  const judge = async (from: number, shownAt: string) => {
    const measured: number[] = [];
    for (let index = from; index < from + JUDGEMENTS; index += 1) {
      await page.waitForTimeout(400);
      measured.push(await timeKey(page, 'a', { selector: shownAt, words: nameOf(threads[index + 1]) }));
    }
    return measured;
  };
  const cards = await judge(0, '[role=option][aria-selected=true]');
  const conversations = await judge(JUDGEMENTS, 'main article h2');
  for (const { id } of threads.slice(0, JUDGEMENTS * 2)) await call('threads.judge', { threadId: id, state: 'open' });
  return { cards, conversations };
}

async function timeDrafts({ page, call }: Session) {
  const { threads } = await call('threads.list', { limit: 20_000 });
  const longest = threads
    .toSorted((one, other) => distanceOf(one) - distanceOf(other))
    .filter(({ digestIds }) => digestIds.length === 0)
    .slice(0, DRAFTS);
  const drafts: number[] = [];
  for (const thread of longest) {
    await timeRoute(page, routes.inbox(thread.id), { selector: 'main article h2' });
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Draft', exact: false }).first().waitFor();
    drafts.push(await timeKey(page, 'd', { selector: 'textarea' }));
    const digest = (await call('digests.list', { limit: 1 })).digests[0];
    if (digest !== undefined) await call('digests.delete', { id: digest.id });
    await call('threads.judge', { threadId: thread.id, state: 'open' });
  }
  return { drafts, draftedMessages: longest.map(({ messageCount }) => messageCount) };
}

function distanceOf({ messageCount }: ThreadCard): number {
  return Math.abs(messageCount - DRAFTED_MESSAGES);
}
