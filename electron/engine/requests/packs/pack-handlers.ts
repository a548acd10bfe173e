import { AppError } from '../../../../shared/domain/errors.ts';
import { os } from '../../context.ts';
import type { Session } from '../../session.ts';
import { readRequests } from '../request-rows.ts';
import { applyReturn } from './apply-return.ts';
import { exportPack } from './export-pack.ts';
import { readPacks, readReturns } from './pack-rows.ts';
import { dropPlan, needPlan, planReturn } from './return-plan.ts';
import { recognize } from './return-source.ts';

/** Request packs: out to somebody without Trustbench, and back. */
export const packHandlers = {
  exportPack: os.requests.exportPack.handler(({ input, context: { session } }) => {
    assertWritable(session, 'no pack was made');
    const wanted = { ...input, target: session.target(input.target) };
    const label = `Request pack for the ${input.audience}`;
    return {
      jobId: session.jobs.start({ kind: 'export', label, unit: 'bytes' }, (job) =>
        exportPack(session, wanted, job),
      ),
    };
  }),

  packs: os.requests.packs.handler(({ context: { session } }) =>
    readPacks(session).map((pack) => ({ ...pack, requests: pack.requests.length })),
  ),

  returns: os.requests.returns.handler(({ context: { session } }) => readReturns(session)),

  recognizeReturn: os.requests.recognizeReturn.handler(async ({ input, context: { session } }) => {
    const refs = new Map(readRequests(session).map(({ id, ref }) => [ref.toLowerCase(), id]));
    const found = await recognize(
      input.files.map((token) => session.sourceOrFolder(token)),
      refs,
    );
    return { isPack: found !== null, ref: found?.ref ?? null };
  }),

  readReturn: os.requests.readReturn.handler(({ input, context: { session } }) => {
    assertWritable(session, 'nothing was read');
    const sources = input.files.map((token) => session.sourceOrFolder(token));
    return {
      jobId: session.jobs.start({ kind: 'attach', label: 'Reading a returned pack', unit: 'bytes' }, (job) =>
        planReturn(session, { sources, packId: input.packId }, job),
      ),
    };
  }),

  applyReturn: os.requests.applyReturn.handler(({ input: { planId, decisions }, context: { session } }) => {
    const { plan } = needPlan(session, planId);
    const label = `Applying the return of ${plan.pack?.ref ?? plan.fileName}`;
    return {
      jobId: session.jobs.start({ kind: 'attach', label, unit: 'files' }, () =>
        applyReturn(session, planId, decisions),
      ),
    };
  }),

  dropReturn: os.requests.dropReturn.handler(async ({ input, context: { session } }) => {
    await dropPlan(session, input.planId);
    return {};
  }),
};

/** @throws AppError workspace_read_only */
function assertWritable({ workspace }: Session, outcome: string): void {
  if (!workspace.readOnly) return;
  throw new AppError(
    'workspace_read_only',
    `${workspace.fileName} is open read-only, so ${outcome}. Work on a copy that can be written.`,
  );
}
