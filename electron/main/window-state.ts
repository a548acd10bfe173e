import { z } from 'zod';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const pixels = z.int().min(-100_000).max(100_000);
const size = z.int().min(400).max(20_000);

const windowState = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: size, height: size }).nullable().catch(null),
  maximized: z.boolean().catch(false),
});
/** `bounds` are null until the window was moved once; the system then places it. */
export type WindowState = z.infer<typeof windowState>;

const FRESH: WindowState = { bounds: null, maximized: false };

/** So much of the window has to be on a display, in pixels each way, for a person to reach it. */
const REACHABLE = 100;

/** What a saved text says; anything odd in it costs that part only. */
export function parseWindowState(text: string): WindowState {
  try {
    return windowState.parse(JSON.parse(text));
  } catch {
    return FRESH;
  }
}

/** True when enough of the window lies on one of the displays; a display may be gone since the window was saved. */
export function isReachable(bounds: Rectangle, displays: readonly Rectangle[]): boolean {
  return displays.some((display) => {
    const width =
      Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
    const height =
      Math.min(bounds.y + bounds.height, display.y + display.height) - Math.max(bounds.y, display.y);
    return width >= REACHABLE && height >= REACHABLE;
  });
}
