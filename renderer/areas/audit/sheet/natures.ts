import type { ProcedureNature } from '../../../../shared/domain/vocabulary.ts';

/** "Inspection, reperformance". */
export const naturesText = (natures: readonly ProcedureNature[]): string => {
  const text = natures.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
