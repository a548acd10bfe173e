/**
 * Attaches one folder in a process of its own, into a new engagement. Prints, as JSON: seconds, and the engine's peak memory above
 * idle in MB. Usage: node test/bench/small-files-child.ts FOLDER FILES
 */
import { createEngagement, resultOf, startEngine } from '../fixtures/engine.ts';
import { weighed } from './memory.ts';

const [folder = '', files = ''] = process.argv.slice(2);
await using engine = startEngine(folder);
const { api, session } = engine;
await createEngagement(engine, { library: 'saas' });
await api.matrix.controls({});
const { token } = session.files.offerSource(files);
console.log(
  JSON.stringify(await weighed(async () => resultOf(api, await api.evidence.attach({ files: [token] })))),
);
