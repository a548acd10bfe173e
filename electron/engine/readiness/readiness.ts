import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { CheckResult, ReadinessPath } from '../../../shared/contract/readiness.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import {
  PITFALLS,
  runCheck,
  type PitfallFacts,
  type PitfallResult,
} from '../../../shared/domain/pitfalls.ts';
import { pathToReport } from '../../../shared/domain/readiness.ts';
import { os } from '../context.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import { decisionHandlers } from './decisions.ts';
import { raiseGaps } from './gaps.ts';
import { gatherFacts } from './pitfall-facts.ts';
import { readSummary } from './summary.ts';
import { today } from './today.ts';

/** Items of one check that cross the contract; its count is whole. */
const SHOWN_ITEMS = 50;

/** Time on the checks between two looks at the queries that wait (ms). */
const AT_ONCE_MS = 8;

/** The facts never change once they are gathered, so neither do the results. */
const results = new WeakMap<PitfallFacts, Promise<PitfallResult[]>>();

async function runInPieces(facts: PitfallFacts): Promise<PitfallResult[]> {
  const checks: PitfallResult[] = [];
  let since = performance.now();
  for (const pitfall of PITFALLS) {
    checks.push(runCheck(pitfall, facts));
    if (performance.now() - since < AT_ONCE_MS) continue;
    await yieldToQueries();
    since = performance.now();
  }
  return checks;
}

/** The checks and what they looked at, for a report on these dates, until the next change or the next day. */
async function readChecks(
  session: Session,
  dates: EngagementDates,
): Promise<{ facts: PitfallFacts; checks: PitfallResult[] }> {
  const { workspace } = session;
  const day = today();
  const facts = workspace.cached(`facts ${day} ${JSON.stringify(dates)}`, () =>
    workspace.readTogether(() => gatherFacts(session, dates, day)),
  );
  let checks = results.get(facts);
  if (!checks) results.set(facts, (checks = runInPieces(facts)));
  return { facts, checks: await checks };
}

const toRow = ({
  id,
  title,
  why,
  severity,
  status,
  fix,
  link,
  count,
  items,
}: PitfallResult): CheckResult => ({
  id,
  title,
  why,
  severity,
  status,
  fix,
  link,
  count,
  items: items.slice(0, SHOWN_ITEMS),
});

/**
 * The dates of the engagement with another day for the report: the as-of date, or the last day of the period.
 *
 * @throws AppError bad_input when a period would end before it begins
 */
function datesFor(session: Session, date: string | null): EngagementDates {
  const dates = engagementDates(session);
  if (date === null) return dates;
  if (dates.type === 'I') return { ...dates, asOf: date };
  if (date < (dates.periodFrom ?? '')) {
    throw new AppError(
      'bad_input',
      `The period begins on ${dates.periodFrom}, so it can not end on ${date}. Choose a later day.`,
    );
  }
  return { ...dates, periodTo: date };
}

async function readPath(session: Session, date: string | null): Promise<ReadinessPath> {
  const { facts, checks } = await readChecks(session, datesFor(session, date));
  return pathToReport({ ...facts, checks });
}

export const readinessRouter = {
  ...decisionHandlers,

  summary: os.readiness.summary.handler(({ context: { session } }) => readSummary(session)),

  checks: os.readiness.checks.handler(async ({ context: { session } }) =>
    (await readChecks(session, engagementDates(session))).checks.map(toRow),
  ),

  path: os.readiness.path.handler(({ input, context: { session } }) => readPath(session, input.date)),

  raiseGaps: os.readiness.raiseGaps.handler(async ({ input, context: { session } }) => {
    const { checks } = await readChecks(session, engagementDates(session));
    return { added: raiseGaps(session, input, checks) };
  }),
};
