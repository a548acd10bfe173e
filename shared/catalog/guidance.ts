/**
 * What each trust services criterion asks in practice, written from the experience of preparing audits. It neither quotes nor
 * follows the AICPA's points of focus, which are copyrighted.
 */
import { AppError } from '../domain/errors.ts';
import data from './guidance.json' with { type: 'json' };

export interface Guidance {
  /** Identifier of the criterion. */
  id: string;
  /** What the criterion wants to know, in one to three sentences. */
  asks: string;
  /** What an auditor asks to see and compares. */
  auditorLooksFor: readonly string[];
  /** What is commonly missing at the first readiness assessment. */
  typicalGaps: readonly string[];
}

/** Guidance for every criterion, in canonical order. */
export const GUIDANCE = data as readonly Guidance[];

/**
 * Why older texts count otherwise. Source: the numbering of the 2016 criteria (TSP section 100): 27 common criteria, 3 for
 * availability, 6 for processing integrity, 8 for confidentiality and 20 for privacy. That this is where the figure comes
 * from is an inference, hence "matches".
 */
export const CRITERIA_COUNT_NOTE =
  'The 2017 criteria number 61: 33 common criteria that apply to every engagement, 3 for availability, 5 for processing ' +
  'integrity, 2 for confidentiality and 18 for privacy. The 2022 revision changed the points of focus and no criterion. Texts ' +
  'that speak of 64 requirements give a number that matches the 2016 criteria (27 + 3 + 6 + 8 + 20), which the 2017 ' +
  'criteria replaced. An engagement is assessed on the common criteria and those of the chosen categories, rarely on all 61.';

export const POINTS_OF_FOCUS_NOTE =
  'Points of focus are characteristics the AICPA publishes with each criterion to help judge whether controls meet it. They are ' +
  'guidance, not requirements: some may not apply, a control may serve several, and a criterion can be met without addressing each ' +
  'one. The criterion is what is assessed. Their text is copyrighted, so Trustbench shows only how many there are; read them in ' +
  'the AICPA’s own publication.';

const BY_ID = new Map(GUIDANCE.map((guidance) => [guidance.id, guidance]));

/**
 * The guidance for one criterion.
 *
 * @throws AppError `not_found` when the identifier is none of the 61
 */
export function guidanceFor(criterionId: string): Guidance {
  const guidance = BY_ID.get(criterionId);
  if (guidance) return guidance;
  throw new AppError(
    'not_found',
    `There is no guidance for “${criterionId}”. Use the identifier of a criterion, such as CC6.1.`,
    { criterionId },
  );
}
