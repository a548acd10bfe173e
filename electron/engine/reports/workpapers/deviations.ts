import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { DEVIATION_EXTENT_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import type { Workpaper } from '../../../../shared/domain/workpaper-model.ts';
import { deviationsOfSheet } from '../../audit/deviations.ts';
import type { Session } from '../../session.ts';

/** The deviations of a test with what was decided about them, what the facts suggest, and what the sample says. */
export function gatherDeviations(
  session: Session,
  sheet: TestSheet,
): Pick<Workpaper, 'deviations' | 'assessment' | 'evaluation'> {
  const { deviations, advice, open, evaluation } = deviationsOfSheet(session, sheet);
  return {
    deviations: deviations.map(({ key, facts, extent, cause, finding }) => ({
      key,
      facts,
      extent: extent === null ? 'Not decided yet' : DEVIATION_EXTENT_NAMES[extent],
      cause,
      finding: finding?.ref ?? '',
    })),
    assessment:
      deviations.length === 0 ? [] : [...advice.signs.map(({ text }) => text), advice.because, ...open],
    evaluation: sheet.sample === null ? [] : evaluation.sentences,
  };
}
