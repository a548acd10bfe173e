import { AppError } from '../../../shared/domain/errors.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { scaleProblem, type RiskScale } from '../../../shared/domain/risk-scale.ts';
import { outside, readRisk } from '../../../shared/domain/risks.ts';
import { os } from '../context.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readRegister } from './records.ts';
import { addOfferedRisks, readRiskOffers } from './risk-offers.ts';
import { readRiskScale, writeRiskScale } from './risk-scale.ts';

/** Records that an error names; the rest is counted. */
const NAMED = 5;

/** @throws AppError bad_input for a scale that can not be used, conflict naming risks that it has no place for */
function assertUsable(workspace: Workspace, scale: RiskScale): void {
  const problem = scaleProblem(scale);
  if (problem) throw new AppError('bad_input', problem);
  const left = outside(readRegister(workspace, registerOf('risks')).map(readRisk), scale);
  if (left.length === 0) return;
  const named = left.slice(0, NAMED).map(({ ref }) => ref);
  const more = left.length - named.length;
  throw new AppError(
    'conflict',
    `The scale was not changed: it has no place for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Rate these lower first.`,
  );
}

export const riskScaleHandlers = {
  riskScale: os.registers.riskScale.handler(({ context: { session } }) => {
    const { likelihood, impact, levels, appetite } = readRiskScale(session.workspace);
    return {
      likelihood: [...likelihood],
      impact: [...impact],
      levels: levels.map((level) => ({ ...level })),
      appetite,
    };
  }),

  setRiskScale: os.registers.setRiskScale.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    assertUsable(workspace, input);
    session.change('Scale of risks', (tx) => writeRiskScale(workspace, tx, input));
    return {};
  }),

  riskOffers: os.registers.riskOffers.handler(({ context: { session } }) =>
    readRiskOffers(session.workspace).map(({ risk, controls }) => ({
      risk,
      controls: controls.map(({ id, ref, title }) => ({ id, ref, title })),
    })),
  ),

  addOfferedRisks: os.registers.addOfferedRisks.handler(({ input, context: { session } }) => ({
    ids: addOfferedRisks(session, input.risks),
  })),
};
