/** What a register of risks says: scores, levels, and what keeps a risk from being in order. */
import type { FieldValue } from './register-fields.ts';
import { levelIndex, levelName, mostScore, scoreOf, type RiskRating, type RiskScale } from './risk-scale.ts';

/** Before anything is done about a risk, and what is left of it afterwards. */
export const RISK_VIEWS = ['inherent', 'residual'] as const;
export type RiskView = (typeof RISK_VIEWS)[number];
export const RISK_VIEW_NAMES: Record<RiskView, string> = { inherent: 'Inherent', residual: 'Residual' };

export interface Risk {
  id: string;
  ref: string;
  name: string;
  status: string;
  /** Null while one of the two is not rated. */
  inherent: RiskRating | null;
  residual: RiskRating | null;
  decision: string | null;
  approvedBy: string;
  acceptedUntil: string | null;
  planStatus: string;
  due: string | null;
  nextReview: string | null;
  ownerId: string | null;
}

type Values = Readonly<Record<string, FieldValue>>;

function ratingOf(values: Values, likelihood: string, impact: string): RiskRating | null {
  const [l, i] = [values[likelihood], values[impact]];
  return typeof l === 'number' && typeof i === 'number' ? { likelihood: l, impact: i } : null;
}

const textOf = (values: Values, id: string): string | null => {
  const value = values[id];
  return value === null || value === undefined || value === '' ? null : String(value);
};

/** A risk from its record in the register. */
export function readRisk({ id, ref, values }: { id: string; ref: string | null; values: Values }): Risk {
  return {
    id,
    ref: ref ?? '',
    name: textOf(values, 'name') ?? '',
    status: textOf(values, 'status') ?? 'open',
    inherent: ratingOf(values, 'likelihood', 'impact'),
    residual: ratingOf(values, 'residualLikelihood', 'residualImpact'),
    decision: textOf(values, 'decision'),
    approvedBy: textOf(values, 'approvedBy') ?? '',
    acceptedUntil: textOf(values, 'acceptedUntil'),
    planStatus: textOf(values, 'planStatus') ?? 'none',
    due: textOf(values, 'due'),
    nextReview: textOf(values, 'nextReview'),
    ownerId: textOf(values, 'ownerId'),
  };
}

/** What is left of a risk; as long as nobody rated that, the whole of it. */
export const remaining = ({ inherent, residual }: Risk): RiskRating | null => residual ?? inherent;

export const RISK_FLAG_NAMES = {
  over_appetite: 'Over appetite',
  not_rated: 'Not rated',
  no_owner: 'No owner',
  no_decision: 'No decision',
  no_approver: 'No approver',
  acceptance_expired: 'Acceptance expired',
  plan_overdue: 'Plan overdue',
  review_overdue: 'Review overdue',
} as const;
export type RiskFlag = keyof typeof RISK_FLAG_NAMES;
export const RISK_FLAGS = Object.keys(RISK_FLAG_NAMES) as RiskFlag[];

/**
 * What keeps a risk from being in order. A closed one asks for nothing any more. A decision is needed over the appetite only, and
 * counts once somebody who may take the risk put a name to it.
 *
 * @param today ISO 8601; a day counts as passed the day after
 */
export function flagsOf(risk: Risk, scale: RiskScale, today: string): RiskFlag[] {
  if (risk.status === 'closed') return [];
  const rating = remaining(risk);
  const isOver = rating !== null && scoreOf(rating) > scale.appetite;
  const passed = (day: string | null) => day !== null && day < today;
  const found: Record<RiskFlag, boolean> = {
    over_appetite: isOver,
    not_rated: risk.inherent === null,
    no_owner: risk.ownerId === null,
    no_decision: isOver && risk.decision === null,
    no_approver: risk.decision !== null && risk.approvedBy === '',
    acceptance_expired: risk.decision === 'accept' && passed(risk.acceptedUntil),
    plan_overdue: risk.planStatus !== 'done' && passed(risk.due),
    review_overdue: passed(risk.nextReview),
  };
  return RISK_FLAGS.filter((flag) => found[flag]);
}

/** How many risks stand in each cell, by "likelihood impact". */
export function cellCounts(risks: readonly Risk[], view: RiskView): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const rating = risk[view];
    if (rating) counts.set(cellKey(rating), (counts.get(cellKey(rating)) ?? 0) + 1);
  }
  return counts;
}

export const cellKey = ({ likelihood, impact }: RiskRating): string => `${likelihood} ${impact}`;

/** Risks that a scale has no place for, for example after steps were taken away. */
export const outside = (risks: readonly Risk[], { likelihood, impact }: RiskScale): Risk[] =>
  risks.filter((risk) =>
    RISK_VIEWS.some((view) => {
      const rating = risk[view];
      return rating !== null && (rating.likelihood > likelihood.length || rating.impact > impact.length);
    }),
  );

/** What a report tells of the register. */
export interface ReportRisks {
  /** Sentences. */
  summary: string[];
  /** Over the firm's appetite, highest score first. */
  over: { ref: string; name: string; score: number; level: string; notes: string[] }[];
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The register in a few sentences, for reports: how many risks, how high what is left of them is, and what is not in order. */
export function risksSummary(risks: readonly Risk[], scale: RiskScale, today: string): string[] {
  const open = risks.filter(({ status }) => status !== 'closed');
  if (risks.length === 0) return ['No risk is recorded.'];
  const rated = open.flatMap((risk) => remaining(risk) ?? []);
  const levels = scale.levels
    .map(({ name }, i) => ({
      name: name.toLowerCase(),
      count: rated.filter((rating) => levelIndex(scale, scoreOf(rating)) === i).length,
    }))
    .toReversed()
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`);
  const flags = open.map((risk) => flagsOf(risk, scale, today));
  const notes = RISK_FLAGS.map((flag) => ({
    name: RISK_FLAG_NAMES[flag].toLowerCase(),
    count: flags.filter((own) => own.includes(flag)).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`);
  return [
    `The register holds ${counted(risks.length, 'risk', 'risks')}, ${open.length} of them not closed.`,
    ...(levels.length > 0 ? [`Of what is left of these: ${levels.join(', ')}.`] : []),
    notes.length > 0
      ? `To be put in order: ${notes.join(', ')}. The appetite ends at a score of ${scale.appetite} of ${mostScore(scale)} (${levelName(scale, scale.appetite)}).`
      : `Every open risk is rated, within the appetite or decided, and its days have not passed.`,
  ];
}
