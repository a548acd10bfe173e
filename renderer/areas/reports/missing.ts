import type { TestSummary } from '../../../shared/contract/audit/tests.ts';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import {
  DOCUMENT_IDS,
  type CheckLevel,
  type ManagedDocument,
} from '../../../shared/domain/documents/document-model.ts';
import { isConcluded } from '../../../shared/domain/readiness.ts';
import type { ExportKind } from '../../../shared/domain/report-kinds.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { documentLink } from './documents/places.ts';

/** Something a report will show as open, and where to close it. */
export interface Missing {
  sentence: string;
  path: string;
}

export interface ReportFacts {
  tests: readonly TestSummary[];
  findings: readonly FindingRow[];
  criteria: readonly CriterionRow[];
}

/** References beyond this many are counted instead of named. */
const NAMED = 3;

const names = (refs: readonly string[]) =>
  refs.length <= NAMED
    ? refs.join(', ')
    : `${refs.slice(0, NAMED).join(', ')} and ${refs.length - NAMED} more`;

/** What of the records a kind of report shows as open; a kind without an entry shows nothing of the kind. */
type Concern = 'coverage' | 'exceptions' | 'responses' | 'conclusions' | 'ratings';
const ALL: readonly Concern[] = ['coverage', 'exceptions', 'responses', 'conclusions', 'ratings'];
const CONCERNS: Partial<Record<ExportKind, readonly Concern[]>> = {
  type2: ALL,
  type1: ALL,
  matrix: ALL,
  binder: ALL,
  board: ALL,
  workpapers: ['exceptions', 'conclusions'],
  oscal: ['coverage', 'exceptions', 'conclusions'],
  summary: ['coverage', 'conclusions', 'ratings'],
  security: ['conclusions'],
};

/** Whether anything of a kind can be open: a list of what is there lacks nothing. */
export const canLack = (kind: ExportKind): boolean =>
  CONCERNS[kind] !== undefined || DOCUMENT_IDS.some((id) => id === kind);

/** What a kind of report still lacks, worst first. A report of design alone looks at tests of design only. */
export function missingFrom(facts: ReportFacts, kind: ExportKind, withOperation: boolean): Missing[] {
  const found = missingByConcern(facts, withOperation);
  return (CONCERNS[kind] ?? []).flatMap((concern) => found[concern]);
}

/** What a document of management still lacks: why it can not go out, then where text and records disagree. */
export function missingFromDocument({ id, checks }: Pick<ManagedDocument, 'id' | 'checks'>): Missing[] {
  const path = documentLink(id);
  const count = (level: CheckLevel) => checks.filter((check) => check.level === level).length;
  const [warnings, notes] = [count('warning'), count('note')];
  return [
    ...checks.filter(({ level }) => level === 'block').map(({ text }) => ({ sentence: text, path })),
    ...(warnings > 0
      ? [{ sentence: `Text and records disagree in ${plural(warnings, 'place')}`, path }]
      : []),
    ...(notes > 0 ? [{ sentence: `${plural(notes, 'point')} to look at before it is signed`, path }] : []),
  ];
}

function missingByConcern(
  { tests, findings, criteria }: ReportFacts,
  withOperation: boolean,
): Record<Concern, Missing[]> {
  const inReport = tests.filter(({ kind }) => kind === 'design' || withOperation);
  const left = new Set(tests.filter((test) => !inReport.includes(test)).map(({ id }) => id));
  const open = inReport.filter(({ result }) => !isConcluded(result));
  const unraised = inReport.filter(({ exceptions, findings: raised }) => exceptions > 0 && raised === 0);
  const unanswered = findings.filter(
    ({ testId, status, response }) =>
      !(testId && left.has(testId)) && status !== 'closed' && !response?.text.trim(),
  );
  const uncovered = criteria.filter(
    ({ rating, controls }) => rating !== 'not_relevant' && controls.length === 0,
  );
  const unassessed = criteria.filter(
    ({ rating, controls }) => rating === 'not_assessed' && controls.length > 0,
  );
  const when = (list: readonly unknown[], missing: Missing): Missing[] => (list.length > 0 ? [missing] : []);
  return {
    coverage: when(uncovered, {
      sentence: `No control serves ${names(uncovered.map(({ id }) => id))}`,
      path: links.matrix,
    }),
    exceptions: when(unraised, {
      sentence: `No finding for the exceptions of ${names(unraised.map(({ workpaper }) => workpaper))}`,
      path: links.audit,
    }),
    responses: when(unanswered, {
      sentence: `No management response for ${names(unanswered.map(({ ref }) => ref))}`,
      path: unanswered.length === 1 && unanswered[0] ? links.finding(unanswered[0].id) : links.findings,
    }),
    conclusions: when(open, {
      sentence: `${plural(open.length, 'test has', 'tests have')} no conclusion`,
      path: open.length === 1 && open[0] ? links.test(open[0].id) : links.audit,
    }),
    ratings: when(unassessed, {
      sentence: `${plural(unassessed.length, 'criterion is', 'criteria are')} not assessed`,
      path: links.overview,
    }),
  };
}
