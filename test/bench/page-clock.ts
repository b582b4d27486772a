import type { Page } from 'playwright';

/** What has to be on the page for a step to be over: an element that shows and holds the words. */
export interface Shown {
  readonly selector: string;
  /** Any, where absent. */
  readonly words?: string;
}

/** What scrolling for a while was like. */
export interface Scrolled {
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of each task that kept the page busy for more than 50. */
  readonly longTasks: readonly number[];
  /** Pixels it came along. */
  readonly distance: number;
}

/** In the page: measures as a person at the screen would, up to the frame that shows a thing. */
interface PageClock {
  until(since: number, shown: Shown): Promise<number>;
  readonly pressed: Promise<number>;
  awaitKey(shown: Shown): void;
}

declare global {
  interface Window {
    pageClock: PageClock;
  }
}

/** Puts the clock into every page of this tab. */
export async function installClock(page: Page): Promise<void> {
  await page.addInitScript(clock);
}

/** Milliseconds from pressing the key (its own time stamp) to the frame that shows what is waited for. */
export async function timeKey(page: Page, key: string, shown: Shown): Promise<number> {
  await page.evaluate((awaited) => window.pageClock.awaitKey(awaited), shown);
  await page.keyboard.press(key);
  return page.evaluate(() => window.pageClock.pressed);
}

/** Milliseconds from going to an address of the app to the frame that shows what is waited for. */
export async function timeRoute(page: Page, route: string, shown: Shown): Promise<number> {
  return page.evaluate(
    ({ hash, awaited }) => {
      const since = performance.now();
      window.location.hash = hash;
      return window.pageClock.until(since, awaited);
    },
    { hash: route, awaited: shown },
  );
}

/** Milliseconds from the beginning of loading the page to the frame that shows what is waited for. */
export async function timeLoading(page: Page, shown: Shown): Promise<number> {
  return page.evaluate((awaited) => window.pageClock.until(0, awaited), shown);
}

/**
 * Turns the wheel over an element as a fling does, fast and then slower, over and over; the page
 * counts its frames meanwhile.
 */
export async function timeScrolling(page: Page, selector: string, milliseconds: number): Promise<Scrolled> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`nothing to scroll at ${selector}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const watching = page.evaluate(watchFrames, { selector, milliseconds });
  const ends = performance.now() + milliseconds;
  for (let turn = 0; performance.now() < ends; turn += 1) {
    await page.mouse.wheel(0, -FLING_PIXELS * (1 - (turn % FLING_TURNS) / FLING_TURNS));
  }
  return watching;
}

/** A hard fling of a wheel: so many pixels with the first turn, none after so many. */
const FLING_PIXELS = 1200;
const FLING_TURNS = 60;

function watchFrames({ selector, milliseconds }: { selector: string; milliseconds: number }): Promise<Scrolled> {
  const scroller = document.querySelector<HTMLElement>(selector);
  const frames: number[] = [];
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let distance = 0;
  const onWheel = ({ deltaY }: WheelEvent) => {
    distance += Math.abs(deltaY);
  };
  scroller?.addEventListener('wheel', onWheel, { passive: true });
  return new Promise((resolve) => {
    let before = performance.now();
    const ends = before + milliseconds;
    const next = (now: number) => {
      frames.push(now - before);
      before = now;
      if (now < ends) return requestAnimationFrame(next);
      observer.disconnect();
      resolve({ frames, longTasks, distance });
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(next);
    });
  });
}

function clock(): void {
  const isShown = ({ selector, words }: Shown): boolean =>
    [...document.querySelectorAll(selector)].some((element) => {
      if (element.getClientRects().length === 0) return false;
      const text = element instanceof HTMLTextAreaElement ? element.value : (element.textContent ?? '');
      return words === undefined ? text !== '' : text.includes(words);
    });
  const until = (since: number, shown: Shown) =>
    new Promise<number>((resolve, reject) => {
      const look = () => {
        // The frame that is being made shows it; what comes after the frame knows when.
        if (isShown(shown)) setTimeout(() => resolve(performance.now() - since));
        else if (performance.now() - since > 60_000) reject(new Error(`never shown: ${JSON.stringify(shown)}`));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  let pressed = Promise.resolve(Number.NaN);
  window.pageClock = {
    until,
    get pressed() {
      return pressed;
    },
    awaitKey(shown) {
      pressed = new Promise((resolve) => {
        const onKey = ({ timeStamp }: KeyboardEvent) => resolve(until(timeStamp, shown));
        window.addEventListener('keydown', onKey, { capture: true, once: true });
      });
    },
  };
}
