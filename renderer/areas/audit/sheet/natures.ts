import type { ProcedureNature } from '../../../../shared/domain/vocabulary.ts';

/** "Inspection, reperformance". */
export const naturesText = (natures: readonly ProcedureNature[]): string => {
  const text = natures.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Inquiry alone never suffices (AICPA AT-C 205: inquiry is corroborated by other procedures). */
export const isInquiryAlone = (natures: readonly ProcedureNature[]): boolean =>
  natures.every((nature) => nature === 'inquiry');
