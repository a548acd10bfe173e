/** `kill -9` right after an acknowledgement: whatever a step still does behind it is not needed for what was promised. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createEngagement, startEngine, temporaryFolder } from '../../../fixtures/engine.ts';
import { examine } from './examine.ts';
import type { OperationName, Work } from './operations.ts';
import { Victim } from './victim.ts';

const KILLS = 20;
/** An undo comes after a change, a redo and a second undo after that. */
const STEPS = 4;

const root = temporaryFolder();
const cache = join(root, 'cache');
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function prepare(operation: OperationName): Promise<Work> {
  const folder = join(root, operation);
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  await using engine = startEngine(folder);
  await createEngagement(engine);
  return { operation, path: join(folder, 'engagement.trustbench'), out, signingKey: '', keys: [null] };
}

it.concurrent.each(['changes', 'undo', 'attach'] as const)(
  `"%s" survives ${KILLS} kills right after an acknowledgement`,
  async (operation) => {
    const work = await prepare(operation);
    let known = 1;
    let next = new Victim(operation, cache);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = next;
      // The next one loads while this one works.
      next = new Victim(operation, cache);
      const said = await victim.killAfter(work, 1 + (kill % STEPS), 0);
      expect(said.length).toBeGreaterThan(kill % STEPS);
      known = await examine(work, said, known);
    }
    await next.kill();
  },
  120_000,
);
