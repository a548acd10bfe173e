/** Day of the build, written in by the build. */
declare const BUILD_DAY: string;

/** Electron gets security fixes for its latest three majors, one every eight weeks. */
const SUPPORTED_DAYS = 3 * 8 * 7;
const DAY_MS = 86_400_000;

export interface Versions {
  app: string;
  electron: string;
  chrome: string;
  node: string;
}

/** Whole days from `day` (YYYY-MM-DD) to `now`; never negative, whatever the clock says. */
export function daysSince(day: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(day)) / DAY_MS));
}

/**
 * Text of the About dialog. An offline application cannot update itself, so it says how old its browser engine is.
 * @param day day of the build, YYYY-MM-DD
 */
export function aboutText(versions: Versions, day: string, now: Date): string {
  const age = daysSince(day, now);
  const lines = [
    `Version ${versions.app}`,
    `Electron ${versions.electron}, Chromium ${versions.chrome}, Node ${versions.node}`,
    `Built on ${day}, ${age} ${age === 1 ? 'day' : 'days'} ago`,
  ];
  if (age > SUPPORTED_DAYS) {
    lines.push(
      '',
      `The Electron in this build no longer gets security fixes (${SUPPORTED_DAYS} days). Install a newer version.`,
    );
  }
  return lines.join('\n');
}

/** The day that the build wrote into this bundle. */
export const buildDay = (): string => BUILD_DAY;
