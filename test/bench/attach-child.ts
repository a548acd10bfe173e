/**
 * Attaches one file twice over in a process of its own, alone and while a screen asks for data, each into a new engagement. Prints, as
 * JSON: seconds alone, the engine's peak memory above idle in MB, and how long queries took meanwhile in ms.
 * Usage: node test/bench/attach-child.ts FOLDER FILE
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

async function attach(): Promise<{ seconds: number; memory: number }> {
  // Makes the highest mark start again at what is used now.
  writeFileSync('/proc/self/clear_refs', '5');
  const idle = memory('VmRSS');
  const start = performance.now();
  await resultOf(api, await api.evidence.attach({ files: [session.files.offerSource(file).token] }));
  return { seconds: (performance.now() - start) / 1000, memory: memory('VmHWM') - idle };
}

await createEngagement(engine, { library: 'saas', name: 'alone.trustbench' });
await api.matrix.controls({});
const alone = await attach();
await createEngagement(engine, { library: 'saas', name: 'asked.trustbench' });
const { latencies } = await askDuring(session, attach);
console.log(
  JSON.stringify({
    ...alone,
    queryP95: quantile(latencies, 0.95),
    queryMax: Math.max(...latencies),
  }),
);
