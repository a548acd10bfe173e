import { AppError } from '../../../shared/domain/errors.ts';
import { DEFAULT_RISK_SCALE, type RiskScale } from '../../../shared/domain/risk-scale.ts';
import type { FieldValue } from '../../../shared/domain/registers.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';

/** The one row of the table. */
const ID = 'scale';

/** The firm's scale; the default one as long as it was never changed. */
export function readRiskScale(workspace: Workspace): RiskScale {
  const row = workspace.get<{ likelihood: string; impact: string; levels: string; appetite: number }>(
    'SELECT likelihood, impact, levels, appetite FROM risk_scale WHERE id = ?',
    [ID],
  );
  if (!row) return DEFAULT_RISK_SCALE;
  return {
    likelihood: JSON.parse(row.likelihood) as string[],
    impact: JSON.parse(row.impact) as string[],
    levels: JSON.parse(row.levels) as RiskScale['levels'],
    appetite: row.appetite,
  };
}

/** Inside a change: keeps another scale. */
export function writeRiskScale(workspace: Workspace, tx: Change, scale: RiskScale): void {
  const isStored = workspace.get('SELECT 1 FROM risk_scale WHERE id = ?', [ID]) !== undefined;
  const row = {
    likelihood: JSON.stringify(scale.likelihood),
    impact: JSON.stringify(scale.impact),
    levels: JSON.stringify(scale.levels),
    appetite: scale.appetite,
  };
  if (isStored) tx.update('risk_scale', ID, row);
  else tx.insert('risk_scale', { id: ID, ...row });
}

const SIDES = {
  likelihood: 'likelihood',
  residualLikelihood: 'likelihood',
  impact: 'impact',
  residualImpact: 'impact',
} as const;

/** @throws AppError bad_input for a rating above the highest step of the scale */
export function assertOnScale(workspace: Workspace, values: Readonly<Record<string, FieldValue>>): void {
  const scale = readRiskScale(workspace);
  for (const [field, side] of Object.entries(SIDES)) {
    const value = values[field];
    const most = scale[side].length;
    if (typeof value === 'number' && value > most)
      throw new AppError('bad_input', `The scale of ${side} ends at ${most}, ${scale[side].at(-1)}.`, {
        field,
      });
  }
}
