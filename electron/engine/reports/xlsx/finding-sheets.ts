/** Findings, what management answered, and the register of gaps. */
import type { ReportFinding, ReportModel } from '../../../../shared/domain/report-model.ts';
import type { ReportGap } from '../../../../shared/domain/report-programme.ts';
import { isSettled } from '../../../../shared/domain/findings.ts';
import {
  EFFORT_NAMES,
  FINDING_STATUS_NAMES,
  GAP_STATUS_NAMES,
  SEVERITY_NAMES,
  type Severity,
} from '../../../../shared/domain/vocabulary.ts';
import { compensatingWords, retestWords } from '../remedies.ts';
import { day, type Sheet, type SheetColumn } from './sheet.ts';
import { DUE_TONES, dueWord, SEVERITY_TONES } from './tones.ts';

const SEVERITY: SheetColumn<{ severity: Severity }> = {
  title: 'Severity',
  value: (row) => SEVERITY_NAMES[row.severity],
  tones: SEVERITY_TONES,
  choices: Object.values(SEVERITY_NAMES),
};

export function findingsSheet({ findings, meta }: ReportModel): Sheet<ReportFinding> {
  const today = meta.generatedAt.slice(0, 10);
  return {
    name: 'Findings',
    about: 'Exceptions and other findings: what was found, what should be, why, what follows and what to do.',
    frozen: 2,
    rows: findings,
    columns: [
      { title: 'Finding', value: (row) => row.ref, names: 'finding' },
      { title: 'Title', value: (row) => row.title, widest: 28 },
      SEVERITY,
      {
        title: 'Status',
        value: (row) => FINDING_STATUS_NAMES[row.status],
        choices: Object.values(FINDING_STATUS_NAMES),
        widest: 16,
      },
      { title: 'Control', value: (row) => row.controlRef ?? '', leads: 'control' },
      { title: 'Workpaper', value: (row) => row.workpaperRef ?? '', leads: 'test' },
      { title: 'Condition', value: (row) => row.condition, widest: 40 },
      { title: 'Criteria', value: (row) => row.criteria, widest: 34 },
      { title: 'Cause', value: (row) => row.cause, widest: 34 },
      { title: 'Effect', value: (row) => row.effect, widest: 34 },
      { title: 'Recommendation', value: (row) => row.recommendation, widest: 40 },
      { title: 'Owner', value: (row) => row.owner, widest: 16 },
      { title: 'Due', value: (row) => day(row.due) },
      {
        title: 'Timing',
        value: (row) => dueWord(row.due, !isSettled(row.status), today),
        tones: DUE_TONES,
        widest: 12,
      },
    ],
  };
}

export function responsesSheet({ findings, meta }: ReportModel): Sheet<ReportFinding> {
  const today = meta.generatedAt.slice(0, 10);
  return {
    name: 'Responses',
    about: 'What management answered to each finding and promised, compensating controls and retests.',
    frozen: 2,
    rows: findings,
    columns: [
      { title: 'Finding', value: (row) => row.ref, leads: 'finding' },
      { title: 'Title', value: (row) => row.title, widest: 28 },
      {
        title: 'Management response',
        value: (row) => row.response?.text ?? 'None is recorded',
        widest: 44,
      },
      { title: 'Response by', value: (row) => row.response?.by ?? '', widest: 18 },
      { title: 'Response on', value: (row) => day(row.response?.at ?? null) },
      { title: 'Action', value: (row) => row.response?.action ?? '', widest: 40 },
      { title: 'Action owner', value: (row) => row.response?.actionOwner ?? '', widest: 18 },
      { title: 'Action due', value: (row) => day(row.response?.due ?? null) },
      {
        title: 'Timing',
        value: (row) => dueWord(row.response?.due ?? null, !isSettled(row.status), today),
        tones: DUE_TONES,
        widest: 12,
      },
      {
        title: 'Compensating controls',
        value: (row) => row.remedies.compensating.map(compensatingWords).join('\n'),
        widest: 40,
      },
      { title: 'Retests', value: (row) => row.remedies.retests.map(retestWords).join('\n'), widest: 40 },
      { title: 'Reason of the status', value: (row) => row.statusReason, widest: 30 },
    ],
  };
}

export function gapsSheet({ gaps, meta }: ReportModel): Sheet<ReportGap> {
  const today = meta.generatedAt.slice(0, 10);
  const isOpen = ({ status }: ReportGap): boolean => status === 'open' || status === 'in_progress';
  return {
    name: 'Gaps',
    about: 'The register of gaps with what to do, by whom and until when.',
    frozen: 2,
    rows: gaps,
    columns: [
      { title: 'Gap', value: (row) => row.ref, names: 'gap' },
      { title: 'Title', value: (row) => row.title, widest: 30 },
      { title: 'Criterion', value: (row) => row.criterion ?? '', leads: 'criterion' },
      { title: 'Control', value: (row) => row.controlRef ?? '', leads: 'control' },
      { title: 'Condition', value: (row) => row.condition, widest: 44 },
      { title: 'Recommendation', value: (row) => row.recommendation, widest: 44 },
      SEVERITY,
      {
        title: 'Effort',
        value: (row) => row.effort && EFFORT_NAMES[row.effort],
        choices: Object.values(EFFORT_NAMES),
      },
      { title: 'Wave', value: (row) => row.wave },
      { title: 'Owner', value: (row) => row.owner, widest: 18 },
      { title: 'Raised on', value: (row) => day(row.raisedOn) },
      { title: 'Due', value: (row) => day(row.due) },
      { title: 'Timing', value: (row) => dueWord(row.due, isOpen(row), today), tones: DUE_TONES, widest: 12 },
      {
        title: 'Status',
        value: (row) => GAP_STATUS_NAMES[row.status],
        choices: Object.values(GAP_STATUS_NAMES),
      },
      { title: 'Closed on', value: (row) => day(row.closedOn) },
    ],
  };
}
