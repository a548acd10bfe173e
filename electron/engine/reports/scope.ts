import type { DescriptionState } from '../../../shared/domain/description-criteria.ts';
import { isAsked } from '../../../shared/domain/description-criteria.ts';
import type { ReportKind } from '../../../shared/domain/report-model.ts';
import type { ReportDescription, ReportScope } from '../../../shared/domain/report-scope.ts';
import { CATEGORIES } from '../../../shared/domain/vocabulary.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { readRegister } from '../registers/records.ts';
import { readDescriptionRows } from '../scope/description.ts';
import type { Session } from '../session.ts';
import { reportEvents } from './events.ts';

/** The registers of the scope, each in the order of its screen. */
export function reportScope({ workspace }: Pick<Session, 'workspace'>): ReportScope {
  const read = <Record>(id: RegisterId): Record[] =>
    readRegister(workspace, registerOf(id)).map(({ values }) => values as Record);
  const categories = workspace.all<ReportScope['categories'][number]>(
    'SELECT category, rationale FROM engagement_category',
  );
  return {
    categories: categories.toSorted(
      (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
    ),
    services: read('services'),
    commitments: read('commitments'),
    components: read('components'),
    locations: read('locations'),
    dataClasses: read('data-classes'),
    dataFlows: read('data-flows'),
    exclusions: read('exclusions'),
  };
}

/** The description criteria that a report of this kind asks for, as the screen of the scope reads them. */
export function reportDescription(session: Session, kind: ReportKind): ReportDescription[] {
  const type = kind === 'type1' ? 'I' : 'II';
  const { incidents, changes } = reportEvents(session);
  const undecided: Partial<Record<number, string[]>> = {
    4: incidents.flatMap(undecidedName),
    9: changes.flatMap(undecidedName),
  };
  return readDescriptionRows(session)
    .filter((row) => isAsked(row, type))
    .map(({ criterion, title, state, facts, missing, note }) => ({
      criterion,
      title,
      // Asked of this kind, and a Type II report is never made of a Type I engagement.
      state: state as Exclude<DescriptionState, 'not_asked'>,
      facts: facts.map(({ text }) => text),
      missing: missing.map(({ text }) => text),
      undecided: undecided[criterion] ?? [],
      note,
    }));
}

const undecidedName = ({ name, isDecided }: { name: string; isDecided: boolean }): string[] =>
  isDecided ? [] : [name];
