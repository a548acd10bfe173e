import type { SampleEvent } from '../../../shared/contract/audit/sample-log.ts';
import type { Sample } from '../../../shared/contract/audit/samples.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isException, isItemDone } from '../../../shared/domain/testing.ts';
import type { Session } from '../session.ts';
import { testFacts } from './test-rows.ts';

/**
 * The next stage of a staged plan, when the deviations of the stages so far ask for it in one of the tests that use the sample.
 * @throws AppError conflict saying why no stage is due
 */
export function assertStageDue(
  session: Session,
  { design: { stages }, tests }: Sample,
  log: readonly SampleEvent[],
): { size: number; stage: number } {
  if (stages.length === 0) throw refusal('The sample has no staged plan. Extend it with a reason instead.');
  if (log.some((event) => event.kind === 'extend')) {
    throw refusal('The sample was extended outside its plan, so the plan does not go on.');
  }
  const done = log.filter((event) => event.kind === 'stage').length + 1;
  const next = stages[done];
  if (!next) throw refusal('All stages of the plan are drawn.');
  const states = tests.map(({ id }) => stateOf(session, id));
  const most = Math.max(...states.map((state) => state.deviations));
  const accepts = stages[done - 1]?.accept ?? 0;
  const acceptsLast = stages.at(-1)?.accept ?? 0;
  if (most > acceptsLast) {
    throw refusal(
      `${most} deviations are more than the ${acceptsLast} that the last stage accepts. Conclude on them.`,
    );
  }
  if (most > accepts) return { size: next.size, stage: done + 1 };
  const open = Math.max(...states.map((state) => state.open));
  throw refusal(
    open > 0
      ? `Finish stage ${done} first: ${open} items have attributes without a mark.`
      : `Stage ${done} accepts ${accepts} deviations and the sample has ${most}, so no further stage is needed.`,
  );
}

const refusal = (message: string) => new AppError('conflict', message);

function stateOf(session: Session, testId: string): { deviations: number; open: number } {
  const { items, attributes } = testFacts(session, testId).facts;
  return {
    deviations: items.filter(isException).length,
    open: items.filter((marks) => !isItemDone(marks, attributes)).length,
  };
}
