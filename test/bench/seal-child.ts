/**
 * Seals a workspace with all its evidence and verifies the copy, in a process of its own. Prints, as JSON: seconds of each, and how long
 * queries took during the verification in ms.
 * Usage: node test/bench/seal-child.ts FOLDER FILE...
 */
import { ENGAGEMENT_AREAS } from '../../shared/domain/area-tables.ts';
import { createEngagement, resultOf, startEngine } from '../fixtures/engine.ts';
import { askDuring } from './asking.ts';
import { quantile, timed } from './measure.ts';

const [folder = '', ...files] = process.argv.slice(2);
const passphrase = 'correct horse battery';

await using engine = startEngine(folder);
const { api, session } = engine;
const offer = (path: string) => session.files.offerSource(path).token;

await createEngagement(engine, { library: 'saas' });
await resultOf(api, await api.evidence.attach({ files: files.map(offer) }));
await api.seal.createKey({ target: null, passphrase });
const seal = await timed(async () =>
  resultOf(
    api,
    await api.seal.start({
      key: null,
      target: engine.target('sealed.trustbench'),
      selection: { areas: [...ENGAGEMENT_AREAS], evidence: 'all', notes: false },
      sealedBy: 'Ada Test',
      passphrase,
    }),
  ),
);
await api.workspace.open({ file: engine.source('sealed.trustbench') });
const verified = async () => resultOf<{ ok: boolean }>(api, await api.workspace.verify({}));
const verify = await timed(async () => {
  if (!(await verified()).ok) throw new Error('The sealed copy does not verify.');
});
const { latencies } = await askDuring(session, verified);
console.log(JSON.stringify({ seal, verify, queryP95: quantile(latencies, 0.95) }));
