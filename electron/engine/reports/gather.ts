import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import type {
  ReportCriterion,
  ReportKind,
  ReportModel,
  ReportResult,
  ReportTest,
} from '../../../shared/domain/report-model.ts';
import { partsOf, type ReportPartId } from '../../../shared/domain/report-parts.ts';
import { scopedToKind, summarise } from '../../../shared/domain/report-rules.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import type { CriterionResult } from '../../../shared/contract/audit/results.ts';
import type { SignOff } from '../../../shared/contract/audit/review.ts';
import type { SheetItem, TestSheet } from '../../../shared/contract/audit/tests.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { readResults } from '../audit/results.ts';
import { readSignOffs } from '../audit/review-rows.ts';
import { countItems, readSheets } from '../audit/test-rows.ts';
import { allEvidence } from '../evidence/evidence-rows.ts';
import { readFindings } from '../findings/findings.ts';
import { readRemedies } from '../findings/remedies.ts';
import { engagementDates, readKnownControls } from '../matrix/control-rows.ts';
import { rateCriteria } from '../readiness/criterion-rows.ts';
import type { Session } from '../session.ts';
import { readCadence } from './cadence.ts';
import { reportEvents } from './events.ts';
import { reportMeta, reportPeople } from './meta.ts';
import { reportMetrics } from './metrics.ts';
import { reportMethodology } from './methodology.ts';
import { reportOutlook } from './outlook.ts';
import { reportProgramme } from './programme.ts';
import { readTexts } from './settings.ts';
import { toFindingRemedies, toReportResponse } from './remedies.ts';
import { reportRisks } from './risks.ts';
import { reportDescription, reportScope } from './scope.ts';
import { reportVendors } from './vendors.ts';

/**
 * Gathers a report's model in one read, so that it shows one state. Rendering happens elsewhere.
 *
 * @param parts just these; those that the settings leave in otherwise
 * @throws AppError bad_input when a Type II report is asked of a Type I engagement: nothing was tested over a period
 */
export function gatherReport(
  session: Session,
  kind: ReportKind,
  parts?: readonly ReportPartId[],
): ReportModel {
  const engagement = session.engagement();
  if (kind === 'type2' && engagement.type === 'I') {
    throw new AppError(
      'bad_input',
      'A Type II report needs a period, and this engagement is Type I. Export the Type I report.',
    );
  }
  return session.workspace.readTogether(() => gather(session, kind, parts));
}

function gather(session: Session, kind: ReportKind, parts: readonly ReportPartId[] | undefined): ReportModel {
  const controls = readKnownControls(session, datesFor(session, kind)).map(({ row }) => row);
  const sheets = readSheets(session);
  const evidence = allEvidence(session);
  const evidenceOf = new Map<string, string[]>();
  for (const item of evidence) {
    for (const control of item.controls)
      evidenceOf.set(control.id, [...(evidenceOf.get(control.id) ?? []), item.ref]);
  }
  const signOffs = readSignOffs(session);
  const remediesOf = readRemedies(session, kind === 'type1' ? 'I' : 'II');
  const tests = sheets.map((sheet) => toReportTest(sheet, signOffs.get(sheet.id) ?? []));
  const countsOf = new Map(tests.map((t) => [t.workpaperRef, t]));
  const lists = {
    criteria: rateCriteria(session, controls).map(toReportCriterion),
    controls: controls.map((c) => ({
      ref: c.ref,
      title: c.title,
      statement: c.statement,
      domain: c.domain,
      owner: c.owner ?? '',
      frequency: c.frequency,
      nature: c.nature,
      mode: c.mode,
      layer: c.layer,
      isKey: c.isKey,
      criteria: c.criteria,
      evidenceRefs: evidenceOf.get(c.id) ?? [],
      design: { result: c.design, ...counts(countsOf.get(workpaperRef('design', c.ref))) },
      operation: { result: c.operation, ...counts(countsOf.get(workpaperRef('operation', c.ref))) },
    })),
    tests,
    results: readResults(session, kind === 'type1' ? 'I' : 'II')
      .categories.flatMap(({ criteria }) => criteria)
      .map(toReportResult),
    findings: readFindings(session).map((f) => ({
      ref: f.ref,
      title: f.title,
      severity: f.severity,
      status: f.status,
      condition: f.condition,
      criteria: f.criteria,
      cause: f.cause,
      effect: f.effect,
      recommendation: f.recommendation,
      controlRef: f.controlRef,
      workpaperRef: f.workpaper,
      owner: f.owner ?? '',
      due: f.due,
      statusReason: f.statusReason,
      response: toReportResponse(f.response),
      remedies: toFindingRemedies(remediesOf(f.id)),
    })),
    evidence: evidence.map((item) => ({
      ref: item.ref,
      title: item.title,
      fileName: item.fileName,
      mediaType: item.mediaType,
      size: item.size,
      sha256: item.sha256,
      coversFrom: item.coversFrom,
      coversTo: item.coversTo,
      asOf: item.asOf,
      collectedBy: item.collectedBy,
      controls: item.controls.map((c) => c.ref),
    })),
    risks: reportRisks(session),
    ...reportVendors(session, datesFor(session, kind)),
    events: kind === 'type2' ? reportEvents(session) : null,
    cadence: kind === 'type2' ? readCadence(session) : [],
    metrics: kind === 'type2' ? reportMetrics(session) : null,
    people: reportPeople(session),
    ...reportProgramme(session, sheets),
  };
  const front = {
    scope: reportScope(session),
    methodology: reportMethodology(session, kind),
    description: reportDescription(session, kind),
    outlook: reportOutlook(session, kind, datesFor(session, kind), lists),
  };
  const meta = reportMeta(session, kind);
  const model: ReportModel = {
    meta,
    parts: partsOf(kind, parts ?? meta.settings),
    texts: Object.fromEntries(readTexts(session.workspace, kind)),
    summary: summarise(lists),
    ...lists,
    ...front,
  };
  return scopedToKind(model);
}

/** A report of design speaks of a day, so its ratings know nothing of operation. */
function datesFor(session: Session, kind: ReportKind): EngagementDates {
  const dates = engagementDates(session);
  if (kind === 'type2' || dates.type === 'I') return dates;
  return { type: 'I', asOf: dates.periodTo, periodFrom: null, periodTo: null };
}

function toReportResult(criterion: CriterionResult): ReportResult {
  const { id, category, isRelevant, result, isMitigated, withoutExceptions, controls, reasons } = criterion;
  return {
    id,
    category,
    isRelevant,
    result,
    isMitigated,
    controls: controls.length,
    withoutExceptions,
    reasons: isRelevant ? reasons.map(({ text }) => text) : [criterion.irrelevantBecause],
  };
}

function toReportCriterion(c: CriterionRow): ReportCriterion {
  return {
    id: c.id,
    group: c.group,
    category: c.category,
    summary: c.summary,
    rating: c.rating,
    computed: c.computed,
    override: c.isRelevant && c.override ? { ...c.override, at: c.override.at.slice(0, 10) } : null,
    reasons: c.isRelevant ? c.reasons.map(({ text }) => text) : [c.irrelevantBecause],
    controls: c.controls.map(({ ref }) => ref),
  };
}

/** Why an item that was replaced has no result, in the words of its note. */
const replacement = ({ voidReason, replacedByKey }: SheetItem): string =>
  voidReason === '' ? '' : `Not applicable, replaced by ${replacedByKey ?? 'another item'}: ${voidReason}`;

function counts(test: ReportTest | undefined) {
  return {
    workpaperRef: test?.workpaperRef ?? null,
    testedCount: test?.testedCount ?? 0,
    exceptionsCount: test?.exceptionsCount ?? 0,
  };
}

function toReportTest(sheet: TestSheet, signOffs: readonly SignOff[]): ReportTest {
  const letter = new Map(sheet.attributes.map((a) => [a.id, a.letter]));
  // A signature that a change undid no longer speaks for the sheet.
  const current = signOffs.filter(({ state }) => state === 'current');
  const prepared = current.find(({ role }) => role === 'preparer');
  const reviewed = current.find(({ role }) => role === 'reviewer');
  return {
    workpaperRef: sheet.workpaper,
    controlRef: sheet.controlRef,
    kind: sheet.kind,
    procedure: sheet.procedure,
    natures: sheet.natures,
    result: sheet.result,
    conclusion: sheet.conclusion,
    population: sheet.population && {
      name: sheet.population.name,
      source: [sheet.population.sourceSystem, sheet.population.query].filter((s) => s !== '').join(', '),
      rows: sheet.population.rows,
      inPeriod: sheet.population.inPeriod,
      sha256: sheet.population.sha256,
      key: sheet.population.keyColumn,
    },
    sample: sheet.sample && {
      algorithm: sheet.sample.algorithm,
      seed: sheet.sample.seed,
      size: sheet.sample.size,
      frameSize: sheet.sample.frameSize,
    },
    attributes: sheet.attributes.map((a) => ({ key: a.letter, label: a.text })),
    items: sheet.rows.map((item) => ({
      position: item.position,
      key: item.key,
      marks: Object.fromEntries(item.cells.map((cell) => [letter.get(cell.attributeId) ?? '?', cell.mark])),
      note: [...new Set([replacement(item), item.note, ...item.cells.map((cell) => cell.note)])]
        .filter((n) => n !== '')
        .join(' '),
      evidenceRefs: item.evidence.map((x) => x.ref),
    })),
    ...countItems(sheet.rows, sheet.attributes.length),
    preparedBy: prepared?.signedBy ?? '',
    preparedOn: prepared?.signedAt.slice(0, 10) ?? null,
    reviewedBy: reviewed?.signedBy ?? '',
    reviewedOn: reviewed?.signedAt.slice(0, 10) ?? null,
  };
}
