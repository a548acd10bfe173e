/**
 * Attaches one file in a process of its own and prints, as JSON: seconds, the engine's peak memory above idle in MB, and how long
 * queries took meanwhile in ms. Usage: node test/bench/attach-child.ts FOLDER FILE
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createEngagement, resultOf, startEngine } from '../fixtures/engine.ts';
import { askDuring } from './asking.ts';
import { quantile } from './measure.ts';

const [folder = '', file = ''] = process.argv.slice(2);

/** A line of /proc/self/status in MB: VmRSS now, VmHWM at most. */
function memory(line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
}

await using engine = startEngine(folder);
const { api, session } = engine;
await createEngagement(engine, { library: 'starter' });
const measured = await askDuring(session, async () => {
  writeFileSync('/proc/self/clear_refs', '5');
  const idle = memory('VmRSS');
  const start = performance.now();
  await resultOf(api, await api.evidence.attach({ files: [session.files.offerSource(file).token] }));
  return { seconds: (performance.now() - start) / 1000, memory: memory('VmHWM') - idle };
});
console.log(
  JSON.stringify({
    ...measured.value,
    queries: measured.latencies.length,
    queryP95: quantile(measured.latencies, 0.95),
    queryMax: Math.max(...measured.latencies),
  }),
);
