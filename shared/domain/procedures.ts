/** The procedures of a test by nature: who was asked, what was watched, read or done again, and what that showed. */
import { PROCEDURE_NATURES, type ProcedureNature } from './vocabulary.ts';

/** What the tester sets out to do. */
export interface ProcedureStep {
  nature: ProcedureNature;
  text: string;
}

/** Verbs by which a sentence of a test programme tells its nature. */
const VERBS: Record<ProcedureNature, RegExp> = {
  inquiry: /\b(ask|discuss|inquire|interview)\b/i,
  observation: /\b(attend|observe|see|visit|walk|watch)\b/i,
  inspection: /\b(examine|inspect|look|obtain|read|review)\b/i,
  reperformance:
    /\b(agree|attempt|calculate|check|compare|confirm|count|derive|find|follow|generate|match|recompute|reconcile|recount|repeat|reperform|restore|scan|search|select|send|test|trace|try|verify)\b/i,
};

/** For a nature that no sentence of the programme speaks of. */
const USUAL: Record<ProcedureNature, string> = {
  inquiry: 'Ask the control owner how the control is performed, and what happens when it fails.',
  observation: 'Watch the control being performed.',
  inspection: 'Inspect the documents and records that show the control.',
  reperformance: 'Repeat the check independently and compare the outcome.',
};

const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

/** The nature whose verb comes first in the sentence. */
function natureOf(sentence: string, natures: readonly ProcedureNature[]): ProcedureNature | undefined {
  const found = natures
    .map((nature) => ({ nature, at: sentence.search(VERBS[nature]) }))
    .filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at)[0]?.nature;
}

/**
 * A test programme written as prose, as steps by nature: sentences of one nature in a row are one step. Every nature that the
 * programme names has a step; a sentence without a telling verb belongs to the one before.
 */
export function splitProcedure(text: string, natures: readonly ProcedureNature[]): ProcedureStep[] {
  const [fallback] = natures.toSorted((a, b) => PROCEDURE_NATURES.indexOf(b) - PROCEDURE_NATURES.indexOf(a));
  if (!fallback) return [];
  const steps: ProcedureStep[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = steps.at(-1);
    const nature = natureOf(sentence, natures) ?? last?.nature ?? fallback;
    if (last?.nature === nature) last.text += ` ${sentence}`;
    else steps.push({ nature, text: sentence });
  }
  const missing = natures.filter((nature) => steps.every((step) => step.nature !== nature));
  return [...steps, ...missing.map((nature) => ({ nature, text: USUAL[nature] }))];
}

/** The steps as one text, a line each. */
export const joinProcedure = (steps: readonly ProcedureStep[]): string =>
  steps.map(({ text }) => text.trim()).join('\n');

/** The natures of the steps, each once, from the weakest to the strongest. */
export const naturesOf = (steps: readonly ProcedureStep[]): ProcedureNature[] =>
  PROCEDURE_NATURES.filter((nature) => steps.some((step) => step.nature === nature));

/** Inquiry alone never suffices (AICPA AT-C 205: inquiry is corroborated by other procedures). */
export const isInquiryAlone = (natures: readonly ProcedureNature[]): boolean =>
  natures.every((nature) => nature === 'inquiry');
