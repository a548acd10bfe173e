import { RISK_DECISION_NAMES, type RiskDecision } from '../../../shared/domain/programme-vocabulary.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { levelName, scoreOf, type RiskRating } from '../../../shared/domain/risk-scale.ts';
import {
  flagsOf,
  readRisk,
  remaining,
  RISK_FLAG_NAMES,
  risksSummary,
  type ReportRisks,
} from '../../../shared/domain/risks.ts';
import type { ReportRisk, ReportRiskRegister } from '../../../shared/domain/report-programme.ts';
import { today } from '../readiness/today.ts';
import { readRegister } from '../registers/records.ts';
import { readRiskScale } from '../registers/risk-scale.ts';
import type { Session } from '../session.ts';

/** The register of risks in a few sentences, and what lies over the appetite, highest first; null without a risk. */
export function reportRisks({ workspace }: Session): ReportRisks | null {
  const risks = readRegister(workspace, registerOf('risks')).map(readRisk);
  if (risks.length === 0) return null;
  const scale = readRiskScale(workspace);
  const now = today();
  const over = risks.flatMap((risk) => {
    const rating = remaining(risk);
    const flags = flagsOf(risk, scale, now);
    if (!rating || !flags.includes('over_appetite')) return [];
    const { ref, name } = risk;
    const score = scoreOf(rating);
    return [
      { ref, name, score, level: levelName(scale, score), notes: flags.map((flag) => RISK_FLAG_NAMES[flag]) },
    ];
  });
  return {
    summary: risksSummary(risks, scale, now),
    over: over.toSorted((a, b) => b.score - a.score || a.ref.localeCompare(b.ref, 'en', { numeric: true })),
  };
}

type StoredRisk = Omit<
  ReportRisk,
  'isOpen' | 'inherent' | 'residual' | 'decision' | 'controls' | 'criteria'
> & {
  status: string;
  decision: RiskDecision | null;
  likelihood: number | null;
  impact: number | null;
  residualLikelihood: number | null;
  residualImpact: number | null;
  controls: string;
  criteria: string;
};

const RISKS = `SELECT r.ref, r.name, coalesce(p.name, '') AS owner, r.status, r.decision, r.plan, r.due, r.likelihood, r.impact,
  r.residual_likelihood AS residualLikelihood, r.residual_impact AS residualImpact,
  (SELECT json_group_array(c.ref ORDER BY c.ref) FROM risk_control l JOIN control c ON c.id = l.control_id WHERE l.risk_id = r.id) AS controls,
  (SELECT json_group_array(l.criterion_id ORDER BY l.id) FROM risk_criterion l WHERE l.risk_id = r.id) AS criteria
FROM risk r LEFT JOIN person p ON p.id = r.owner_id ORDER BY length(r.ref), r.ref`;

const rating = (likelihood: number | null, impact: number | null): RiskRating | null =>
  likelihood === null || impact === null ? null : { likelihood, impact };

/** The register itself with the firm's scale and what answers each risk; null without a risk. */
export function reportRiskRegister({ workspace }: Session): ReportRiskRegister | null {
  const risks = workspace.all<StoredRisk>(RISKS).map((row): ReportRisk => ({
    ref: row.ref,
    name: row.name,
    owner: row.owner,
    isOpen: row.status !== 'closed',
    inherent: rating(row.likelihood, row.impact),
    residual: rating(row.residualLikelihood, row.residualImpact),
    decision: row.decision === null ? '' : RISK_DECISION_NAMES[row.decision],
    plan: row.plan,
    due: row.due,
    controls: JSON.parse(row.controls) as string[],
    criteria: JSON.parse(row.criteria) as string[],
  }));
  return risks.length === 0 ? null : { scale: readRiskScale(workspace), risks };
}
