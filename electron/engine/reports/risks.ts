import { registerOf } from '../../../shared/domain/registers.ts';
import { levelName, scoreOf } from '../../../shared/domain/risk-scale.ts';
import {
  flagsOf,
  readRisk,
  remaining,
  RISK_FLAG_NAMES,
  risksSummary,
  type ReportRisks,
} from '../../../shared/domain/risks.ts';
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
