import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { z } from 'zod';
import { fromTransportError } from '../../shared/contract/errors.ts';
import type { Api } from '../../shared/contract/index.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { OpenWorkspace } from '../../shared/contract/workspace.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { UsageError, type Args } from './args.ts';
import { untilInterrupted } from './interrupt.ts';
import { givenPassphrase, needPassphrase } from './passphrase.ts';
import { clearProgress, showProgress } from './progress.ts';

/** The engine in this process, behind the same contract that the screens use. */
export interface Engine {
  api: Api;
  /** Token of a file to read. @throws AppError file_missing */
  source(path: string): string;
  /** Token of a file to write. */
  target(path: string): string;
  /** Waits for a job with progress on a terminal. @throws AppError what the job failed with */
  job<R>(started: Promise<{ jobId: string }>, result: z.ZodType<R>): Promise<R>;
}

/**
 * Runs `work` with an engine that leaves the user's settings alone, and closes it whatever happens. Ctrl C stops running jobs,
 * which take back what they began.
 */
export async function withEngine<R>(
  actor: string | undefined,
  work: (engine: Engine) => Promise<R>,
): Promise<R> {
  // Loaded here, so that commands without a workspace start at once.
  const [{ Session }, { router }] = await Promise.all([
    import('../engine/session.ts'),
    import('../engine/router.ts'),
  ]);
  const session = new Session({ remember: false, ...(actor === undefined ? {} : { actor }) });
  const api: Api = createRouterClient(router, { context: { session } });
  const engine: Engine = {
    api,
    source: (path) => {
      const absolute = resolve(path);
      if (!existsSync(absolute))
        throw new AppError('file_missing', `${path} does not exist. Check the path.`);
      return session.files.offerSource(absolute).token;
    },
    target: (path) => session.files.offerTarget(resolve(path)).token,
    job: async (started, result) => result.parse(await finish(api, (await started).jobId)),
  };
  return untilInterrupted(
    async () => {
      try {
        return await work(engine);
      } catch (error) {
        throw error instanceof UsageError ? error : fromTransportError(error);
      } finally {
        await session.dispose();
      }
    },
    () => session.dispose(),
  );
}

/** Opens the workspace that the command names first, with the check of every page; asks for its passphrase where it has one. */
export function withWorkspace<R>(
  args: Args,
  work: (engine: Engine, open: OpenWorkspace, opened: { passphrase: string | undefined }) => Promise<R>,
): Promise<R> {
  const path = args.positional(0);
  return withEngine(args.text('as'), async (engine) => {
    if (!existsSync(path)) {
      throw new AppError(
        'workspace_missing',
        `${path} does not exist. Check the path, or make it with "trustbench new".`,
      );
    }
    const file = engine.source(path);
    let passphrase = givenPassphrase(args);
    const open = async () =>
      engine.api.workspace.open(passphrase === undefined ? { file } : { file, passphrase });
    const opened = await open().catch(async (error: unknown) => {
      const failure = fromTransportError(error);
      if (failure.code !== 'passphrase_required') throw failure;
      passphrase = await needPassphrase(args, path);
      return open();
    });
    return work(engine, opened, { passphrase });
  });
}

async function finish(api: Api, jobId: string): Promise<unknown> {
  const stop = new AbortController();
  try {
    for await (const event of await api.events.subscribe({}, { signal: stop.signal })) {
      // "hello" also says that events were lost: then the state is asked for.
      const job = event.type === 'hello' ? await api.jobs.get({ id: jobId }) : jobOf(event, jobId);
      if (!job) continue;
      if (job.status === 'running') showProgress(job);
      else return outcomeOf(job);
    }
  } finally {
    stop.abort();
    clearProgress();
  }
  throw new AppError('internal', 'The engine stopped reporting on its work. Run the command again.');
}

function jobOf(event: { type: string; job?: Job }, jobId: string): Job | undefined {
  return event.type === 'job' && event.job?.id === jobId ? event.job : undefined;
}

function outcomeOf(job: Job): unknown {
  if (job.status === 'done') return job.result;
  const { code, message, details } = job.error ?? {
    code: 'internal' as const,
    message: `${job.label} failed without a reason. Run the command again.`,
    details: {},
  };
  throw new AppError(code, message, details);
}
