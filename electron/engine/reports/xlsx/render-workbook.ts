import { sealKeyRow } from '../../../../shared/domain/documents/printed.ts';
import type { Writable } from 'node:stream';
import type { CalendarModel } from '../../../../shared/domain/calendar/calendar-model.ts';
import type { EvidenceIndexModel } from '../../../../shared/domain/evidence-index-model.ts';
import type { GovernanceModel } from '../../../../shared/domain/governance-model.ts';
import type { ReportMeta, ReportModel } from '../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import type { RequestModel } from '../../../../shared/domain/request-model.ts';
import type { WorkpaperModel } from '../../../../shared/domain/workpaper-model.ts';
import { scopedToKind } from '../../../../shared/domain/report-rules.ts';
import {
  CATEGORY_NAMES,
  MARKS,
  MARK_CODES,
  MARK_NAMES,
  READINESS_NAMES,
  READINESS_RATINGS,
} from '../../../../shared/domain/vocabulary.ts';
import type { RenderOptions } from '../progress.ts';
import { reportTime, reportTitle, zonedTime } from '../words.ts';
import { cadenceSheet } from './cadence-sheet.ts';
import { calendarSheets } from './calendar-sheets.ts';
import { changesSheet, incidentsSheet } from './event-sheets.ts';
import { evidenceIndexSheets } from './evidence-index-sheets.ts';
import { governanceSheets } from './governance-sheets.ts';
import { requestSheets } from './request-sheets.ts';
import { actionsSheet, policiesSheet, requestsSheet, risksSheet } from './programme-sheets.ts';
import { criteriaSheet, resultsSheet } from './criteria-sheets.ts';
import { crossTabSheet } from './cross-tab-sheet.ts';
import { evidenceSheet } from './evidence-sheet.ts';
import { findingsSheet, gapsSheet, responsesSheet } from './finding-sheets.ts';
import { matrixSheet } from './matrix-sheet.ts';
import { programmeMetricSheet } from './metric-sheet.ts';
import { day, moment, type Sheet, type Value } from './sheet.ts';
import { attributesSheet, drawsSheet, samplesSheet, testsSheet } from './test-sheets.ts';
import { writeBook, type WorkbookResult } from './write-book.ts';
import { complementarySheet, vendorsSheet } from './vendor-sheets.ts';
import { workpaperSheets } from './workpaper-sheets.ts';

/** Writes a readiness report as an Excel workbook; see `writeBook`. */
export function renderWorkbook(
  given: ReportModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<WorkbookResult> {
  const model = scopedToKind(given);
  const { metrics } = model;
  const sheets = [
    matrixSheet,
    crossTabSheet,
    criteriaSheet,
    resultsSheet,
    testsSheet,
    drawsSheet,
    samplesSheet,
    attributesSheet,
    findingsSheet,
    responsesSheet,
    gapsSheet,
    actionsSheet,
    requestsSheet,
    evidenceSheet,
    risksSheet,
    vendorsSheet,
    complementarySheet,
    policiesSheet,
    ...(model.cadence.length > 0 ? [cadenceSheet] : []),
    ...(model.events ? [incidentsSheet, changesSheet] : []),
    ...(metrics ? [() => programmeMetricSheet(metrics)] : []),
  ].map((build) => build(model) as Sheet<unknown>);
  return writeBook(model.meta, coverTerms(model), sheets, write, options);
}

/** Writes the workpapers as an Excel workbook: an index, then a sheet for each kind of record; see `writeBook`. */
export function renderWorkpaperBook(
  model: WorkpaperModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<WorkbookResult> {
  const terms: [string, Value][] = [
    ...documentTerms(model.meta),
    ['Workpapers', model.papers.length],
    ['Marks', LEGEND],
  ];
  return writeBook(model.meta, terms, workpaperSheets(model), write, options);
}

/** Writes the request list as an Excel workbook; see `writeBook`. */
export function renderRequestBook(
  model: RequestModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<WorkbookResult> {
  const open = model.requests.filter(({ status }) => status === 'open' || status === 'in_progress').length;
  const proposed = model.requests.filter(({ status }) => status === 'proposed').length;
  const terms: [string, Value][] = [
    ...documentTerms(model.meta),
    ['Requests', model.requests.length - proposed],
    ['Of these not received', open],
    ...(proposed > 0 ? [['Proposed and not recorded yet', proposed] as [string, Value]] : []),
  ];
  return writeBook(model.meta, terms, requestSheets(model), write, options);
}

/** Writes the index of evidence as an Excel workbook; see `writeBook`. */
export function renderEvidenceIndex(
  model: EvidenceIndexModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<WorkbookResult> {
  const terms: [string, Value][] = [
    ...documentTerms(model.meta),
    ['Evidence', model.evidence.length],
    ['Redacted copies', model.evidence.filter(({ sha256OfOriginal }) => sha256OfOriginal !== '').length],
  ];
  return writeBook(model.meta, terms, evidenceIndexSheets(model), write, options);
}

/** Writes expected occurrences and what is to do as an Excel workbook; see `writeBook`. */
export function renderCalendarBook(
  model: CalendarModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<WorkbookResult> {
  const terms: [string, Value][] = [
    ...documentTerms(model.meta),
    ['Owner', model.owner ?? 'All'],
    ['As of', day(model.today)],
    ['Occurrences', model.occurrences.length],
  ];
  return writeBook(model.meta, terms, calendarSheets(model), write, options);
}

/** Writes the governance pack of a quarter as an Excel workbook; see `writeBook`. */
export function renderGovernanceBook(
  model: GovernanceModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<WorkbookResult> {
  const { meeting, quarter } = model;
  const terms: [string, Value][] = [
    ...documentTerms(model.meta),
    ['Quarter', quarter.key],
    ['Meeting', meeting?.ref ?? 'None is recorded'],
    ['Held on', day(meeting?.heldOn ?? null)],
    ['Figures of (UTC)', moment(model.figures.takenAt)],
  ];
  return writeBook(model.meta, terms, governanceSheets(model), write, options);
}

const LEGEND = MARKS.map((mark) => `${MARK_CODES[mark]} ${MARK_NAMES[mark]}`).join(', ');

/** What tells two prints apart. */
function documentTerms(meta: ReportMeta): [string, Value][] {
  return [
    ['Client', meta.client],
    ['Report', `${reportTitle(meta)}, ${reportTime(meta)}`],
    ['System', meta.system],
    ['Categories', meta.categories.map((category) => CATEGORY_NAMES[category]).join(', ')],
    ['Criteria', meta.criteriaVersion],
    ['Prepared by', [meta.preparedBy, meta.firm].filter(Boolean).join(', ')],
    ['Version', meta.version],
    ['Made', zonedTime(meta.generatedAt)],
    ['Workspace state', meta.journalHash],
    ...sealKeyRow(meta),
    ['Note', NOT_AN_ATTESTATION],
  ];
}

function coverTerms({ meta, summary, criteria }: ReportModel): [string, Value][] {
  const ratings = READINESS_RATINGS.map((rating): [string, Value] => [
    `Criteria, ${READINESS_NAMES[rating].toLowerCase()}`,
    summary.criteria[rating],
  ]);
  return [
    ...documentTerms(meta),
    ['Criteria in scope', criteria.length],
    ...ratings,
    ['Controls', summary.controls.total],
    ['Evidence items', summary.evidence],
    ['Marks', LEGEND],
  ];
}
