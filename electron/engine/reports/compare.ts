import { exportChoices } from '../../../shared/contract/reports/export-choices.ts';
import type { ExportComparison, ExportRecord } from '../../../shared/contract/reports/exports.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { compareReports } from '../../../shared/domain/report-comparison.ts';
import { factsOf, type ReportFacts } from '../../../shared/domain/report-facts.ts';
import type { ExportKind, ReportFormat } from '../../../shared/domain/report-kinds.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import type { ListedExport, LoggedExport } from '../workspace/export-log.ts';
import { unpackFacts } from './facts.ts';
import { gatherReport } from './gather.ts';

const TYPE_NAMES = { type1: 'Type I', type2: 'Type II' };

function toRecord({ choices, hasFacts, kind, format, ...entry }: ListedExport): ExportRecord {
  return {
    ...entry,
    kind: kind as ExportKind,
    format: format as ReportFormat,
    choices: readChoices(choices),
    isComparable: hasFacts,
  };
}

/** What a version of today does not know is left out. */
function readChoices(text: string): ExportRecord['choices'] {
  try {
    return exportChoices.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

/**
 * What changed between an export and the file as it is now, or a later export.
 * @throws AppError not_found, bad_input when its facts were not kept or the two speak of different types
 */
export function compareExports(session: Session, id: string, withId?: string): ExportComparison {
  const before = readExport(session, id);
  const after = withId === undefined ? null : readExport(session, withId);
  const { kind } = before.facts;
  if (after && after.facts.kind !== kind)
    throw new AppError(
      'bad_input',
      `${before.record.fileName} speaks of ${TYPE_NAMES[kind]}, ${after.record.fileName} of ${TYPE_NAMES[after.facts.kind]}. Compare two of one type.`,
    );
  const now = after?.facts ?? factsOf(gatherReport(session, kind));
  return {
    before: before.record,
    after: after?.record ?? null,
    changes: compareReports(before.facts, now),
  };
}

function readExport(session: Session, id: string): { record: ExportRecord; facts: ReportFacts } {
  const logged = session.workspace.exports.get(id);
  if (!logged)
    throw new AppError('not_found', 'This export is not in the history. Choose one from the list.', { id });
  const facts = logged.facts && unpackFacts(logged.facts);
  if (!facts)
    throw new AppError(
      'bad_input',
      `What ${logged.fileName} said was not kept, so nothing can be compared with it. Choose a readiness report or the control matrix.`,
      { id },
    );
  return { record: toRecord(listed(logged)), facts };
}

const listed = ({ facts, ...entry }: LoggedExport): ListedExport => ({ ...entry, hasFacts: facts !== null });

export const comparisonHandlers = {
  exported: os.reports.exported.handler(({ context: { session } }) =>
    session.workspace.exports.list().map(toRecord),
  ),

  compare: os.reports.compare.handler(({ input, context: { session } }) =>
    compareExports(session, input.id, input.with),
  ),
};
