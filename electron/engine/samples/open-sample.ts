import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { fromTransportError } from '../../../shared/contract/errors.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { SampleCaseId } from '../../../shared/domain/vocabulary.ts';
import { writeAtomically } from '../atomic-file.ts';
import { os } from '../context.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { Session } from '../session.ts';
import type { SampleEngine } from './telling.ts';

const STEPS = ['Controls', 'Scope', 'Evidence', 'Tests', 'Reports'];

/**
 * Builds a sample engagement in a session of its own, in a folder of its own, and puts the finished file at `path`: what is open
 * meanwhile is not touched, and a cancelled build leaves nothing.
 */
async function makeSample(id: SampleCaseId, path: string, job: JobHandle): Promise<void> {
  // The router holds this handler: loaded here, or the two would wait for each other.
  const [{ router }, { buildSample }, { loadSample }] = await Promise.all([
    import('../router.ts'),
    import('./build.ts'),
    import('./cases/index.ts'),
  ]);
  const sample = await loadSample(id);
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-sample-'));
  const session = new Session({ remember: false, dataFolder: join(folder, 'data') });
  const api = createRouterClient(router, { context: { session } });
  const engine: SampleEngine = {
    api,
    source: (file) => session.files.offerSource(file).token,
    target: (file) => session.files.offerTarget(file).token,
    job: async (started, result) => {
      const { status, error, result: value } = await session.jobs.ended((await started).jobId);
      if (status !== 'done')
        throw new AppError(error?.code ?? 'internal', error?.message ?? 'The sample was not built.');
      return result.parse(value);
    },
  };
  let workspace = '';
  try {
    await buildSample(
      engine,
      sample,
      (kind, ...parts) => {
        job.signal.throwIfAborted();
        const file = join(folder, ...parts);
        if (kind === 'workspace') workspace = file;
        mkdirSync(dirname(file), { recursive: true });
        return file;
      },
      (step) => job.progress(STEPS.indexOf(step), STEPS.length, step),
    );
    await writeAtomically(path, (temporary) => copyFile(workspace, temporary));
  } catch (error) {
    throw fromTransportError(error);
  } finally {
    await session.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export const sampleHandlers = {
  makeSample: os.workspace.makeSample.handler(({ input, context: { session } }) => {
    const path = session.target(input.target);
    return {
      jobId: session.jobs.start(
        { kind: 'sample', label: 'Building the sample engagement', unit: 'steps' },
        async (job) => {
          await makeSample(input.sample, path, job);
          return { file: session.files.offerSource(path).token };
        },
      ),
    };
  }),
};
