/** Measures how a page keeps up: frames while it scrolls, and how long after a key its effect is painted. */
import type { Page } from '@playwright/test';

/** A longer one let a turn of the screen go by: at 60 a second one frame takes 16.7 ms, and the next chance comes at 33 (ms). */
export const MISSED = 25;

/** Frames that one measurement lasts. */
const FRAMES = 150;

/**
 * Scrolls an element there and back, a step a frame.
 * @param step px a frame, down and to the right
 * @returns times between frames (ms), as the browser begins them
 */
export async function scrollFrames(
  page: Page,
  selector: string,
  step: { x?: number; y?: number },
): Promise<number[]> {
  // Runs in the page, which this program's own types know nothing of.
  return page.evaluate(`new Promise((resolve) => {
    const scroller = document.querySelector(${JSON.stringify(selector)});
    const times = [];
    let way = 1;
    const tick = (time) => {
      times.push(time);
      if (times.length > ${FRAMES}) {
        scroller.scrollTo(0, 0);
        return resolve(times.slice(1).map((at, index) => at - times[index]));
      }
      const before = [scroller.scrollLeft, scroller.scrollTop].join();
      scroller.scrollBy(way * ${step.x ?? 0}, way * ${step.y ?? 0});
      if ([scroller.scrollLeft, scroller.scrollTop].join() === before) way = -way;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  })`);
}

/**
 * From the next Enter to the frame in which a text is on screen.
 * @returns a promise, inside of an object so that the key can be pressed meanwhile, of the time (ms)
 */
export async function watchEnter(
  page: Page,
  selector: string,
  text: string,
): Promise<{ painted: Promise<number> }> {
  await page.evaluate(`globalThis.painted = new Promise((resolve) => {
    addEventListener('keydown', (event) => {
      const look = () => {
        const shown = document.querySelector(${JSON.stringify(selector)})?.textContent.includes(${JSON.stringify(text)});
        // A message comes after the frame that is being made is painted.
        if (!shown) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - event.timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  }); undefined`);
  return { painted: page.evaluate('globalThis.painted') };
}
