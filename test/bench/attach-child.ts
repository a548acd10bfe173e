/**
 * Attaches one file twice over in a process of its own, alone and while a screen asks for data, each into a new engagement. Prints, as
 * JSON: seconds alone, the engine's peak memory above idle in MB, and how long queries took meanwhile in ms.
 * Usage: node test/bench/attach-child.ts FOLDER FILE
 */
import { createEngagement, resultOf, startEngine } from '../fixtures/engine.ts';
import { askDuring } from './asking.ts';
import { quantile } from './measure.ts';
import { weighed } from './memory.ts';

const [folder = '', file = ''] = process.argv.slice(2);

await using engine = startEngine(folder);
const { api, session } = engine;

const attach = () =>
  weighed(async () =>
    resultOf(api, await api.evidence.attach({ files: [session.files.offerSource(file).token] })),
  );

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
