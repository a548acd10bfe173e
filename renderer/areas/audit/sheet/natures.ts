import type { ProcedureNature } from '../../../../shared/domain/vocabulary.ts';
import { sentenceCase } from '../../../app/format.ts';

/** "Inspection, reperformance". */
export const naturesText = (natures: readonly ProcedureNature[]): string => {
  const text = natures.join(', ');
  return sentenceCase(text);
};
