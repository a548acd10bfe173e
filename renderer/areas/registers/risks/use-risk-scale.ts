import { DEFAULT_RISK_SCALE, type RiskScale } from '../../../../shared/domain/risk-scale.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

/** The firm's scale of risks; the default one until it is known. */
export const useRiskScale = (): RiskScale =>
  useData(['registers', 'riskScale'], () => api.registers.riskScale({})).data ?? DEFAULT_RISK_SCALE;
