import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { isException } from '../../../../shared/domain/testing.ts';
import type { Severity } from '../../../../shared/domain/vocabulary.ts';

/** Contract limit of a title. */
const TITLE = 200;

/** What a finding starts from: nothing here is judged, the person fills in cause, effect and recommendation. */
export interface FindingDraft {
  title: string;
  severity: Severity;
  condition: string;
  criteria: string;
  controlId: string;
  testId: string;
}

/** The first words of a finding, from what the sheet already says: keys and notes of the exceptions, the control's statement. */
export function draftFinding(sheet: TestSheet): FindingDraft {
  const letterOf = new Map(sheet.attributes.map(({ id, letter }) => [id, letter]));
  const deviating = sheet.rows.filter(({ cells }) => isException(cells.map(({ mark }) => mark)));
  const lines = deviating.map(({ key, cells, note }) => {
    const failed = cells.filter(({ mark }) => isException([mark]));
    const facts = failed.map(({ attributeId, note: reason, mark }) => {
      const words = reason || (mark === 'unable' ? 'could not be tested' : 'exception');
      return `${letterOf.get(attributeId) ?? '?'}: ${words}`;
    });
    return `${key}, ${[...facts, ...(note ? [note] : [])].join('; ')}`;
  });
  const rate = `${deviating.length} of ${sheet.items} items tested`;
  const condition = deviating.length > 0 ? [`${rate} deviate:`, ...lines].join('\n') : sheet.conclusion;
  return {
    title: `${sheet.controlRef} ${sheet.controlTitle}`.slice(0, TITLE),
    severity: 'medium',
    condition,
    criteria: sheet.statement,
    controlId: sheet.controlId,
    testId: sheet.id,
  };
}
