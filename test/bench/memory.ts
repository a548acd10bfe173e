import { readFileSync, writeFileSync } from 'node:fs';

/** A line of /proc/self/status in MB: VmRSS now, VmHWM at most. */
function memory(line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
}

/** Seconds that `work` takes, and the most memory above what was used before, in MB. */
export async function weighed(work: () => Promise<unknown>): Promise<{ seconds: number; memory: number }> {
  // Makes the highest mark start again at what is used now.
  writeFileSync('/proc/self/clear_refs', '5');
  const idle = memory('VmRSS');
  const start = performance.now();
  await work();
  return { seconds: (performance.now() - start) / 1000, memory: memory('VmHWM') - idle };
}
