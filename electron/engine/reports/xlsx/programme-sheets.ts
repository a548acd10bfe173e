/** The registers around the controls: risks, policies, actions, and the list of requests in short. */
import { wasOpen } from '../../../../shared/domain/corrective-actions.ts';
import { ACTION_STATUS_NAMES, RISK_DECISION_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import type { ReportModel } from '../../../../shared/domain/report-model.ts';
import type { ReportAction, ReportPolicy, ReportRisk } from '../../../../shared/domain/report-programme.ts';
import { AUDITOR_STATUS_NAMES, REQUEST_STATUS_NAMES } from '../../../../shared/domain/request-vocabulary.ts';
import type { ListedRequest } from '../../../../shared/domain/requests/listed.ts';
import { levelName, scoreOf, type RiskRating } from '../../../../shared/domain/risk-scale.ts';
import { POLICY_STATUS_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { RATING_COLORS } from '../pdf/palette.ts';
import { day, type Sheet } from './sheet.ts';
import { DUE_TONES, dueWord } from './tones.ts';

const OVER = 'Above appetite';

export function risksSheet({ riskRegister, meta }: ReportModel): Sheet<ReportRisk> {
  const today = meta.generatedAt.slice(0, 10);
  const score = (rating: RiskRating | null) => (rating === null ? null : scoreOf(rating));
  const left = ({ inherent, residual }: ReportRisk) => score(residual ?? inherent);
  const level = (value: number | null): string =>
    riskRegister && value !== null ? levelName(riskRegister.scale, value) : '';
  return {
    name: 'Risks',
    about:
      'The register of risks: scores before and after treatment, decision, plan and the controls that answer them.',
    frozen: 2,
    rows: riskRegister?.risks ?? [],
    columns: [
      { title: 'Risk', value: (row) => row.ref, names: 'risk' },
      { title: 'What could happen', value: (row) => row.name, widest: 48 },
      { title: 'Owner', value: (row) => row.owner, widest: 18 },
      { title: 'State', value: (row) => (row.isOpen ? 'Open' : 'Closed'), choices: ['Open', 'Closed'] },
      { title: 'Inherent likelihood', value: (row) => row.inherent?.likelihood ?? null },
      { title: 'Inherent impact', value: (row) => row.inherent?.impact ?? null },
      { title: 'Inherent score', value: (row) => score(row.inherent) },
      { title: 'Residual likelihood', value: (row) => row.residual?.likelihood ?? null },
      { title: 'Residual impact', value: (row) => row.residual?.impact ?? null },
      { title: 'Residual score', value: (row) => score(row.residual) },
      { title: 'Level', value: (row) => level(left(row)) },
      {
        title: 'Appetite',
        value: (row) => {
          const value = left(row);
          if (value === null || !riskRegister) return 'Not rated';
          return value > riskRegister.scale.appetite ? OVER : 'Within appetite';
        },
        tones: new Map([[OVER, RATING_COLORS.major_gap]]),
        widest: 15,
      },
      { title: 'Decision', value: (row) => row.decision, choices: Object.values(RISK_DECISION_NAMES) },
      { title: 'Plan', value: (row) => row.plan, widest: 36 },
      { title: 'Due', value: (row) => day(row.due) },
      { title: 'Timing', value: (row) => dueWord(row.due, row.isOpen, today), tones: DUE_TONES, widest: 12 },
      { title: 'Controls', value: (row) => row.controls.join(', '), widest: 20, leads: 'control' },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 16, leads: 'criterion' },
    ],
  };
}

export function policiesSheet({ policies, meta }: ReportModel): Sheet<ReportPolicy> {
  const today = meta.generatedAt.slice(0, 10);
  return {
    name: 'Policies',
    about: 'Policies with their approval, review and acknowledgement.',
    frozen: 1,
    rows: policies,
    columns: [
      { title: 'Policy', value: (row) => row.name, widest: 40, names: 'policy' },
      {
        title: 'Status',
        value: (row) => POLICY_STATUS_NAMES[row.status],
        choices: Object.values(POLICY_STATUS_NAMES),
      },
      { title: 'Version', value: (row) => row.version },
      { title: 'Owner', value: (row) => row.owner, widest: 20 },
      { title: 'Approved by', value: (row) => row.approvedBy, widest: 20 },
      { title: 'Approved on', value: (row) => day(row.approvedOn) },
      { title: 'Effective on', value: (row) => day(row.effectiveOn) },
      { title: 'Review due', value: (row) => day(row.reviewDue) },
      { title: 'Timing', value: (row) => dueWord(row.reviewDue, true, today), tones: DUE_TONES, widest: 12 },
      { title: 'Acknowledged', value: (row) => row.acknowledged },
      { title: 'Of people', value: (row) => row.acknowledgers },
      { title: 'Counted on', value: (row) => day(row.acknowledgedOn) },
      { title: 'Changed since the approval of', value: (row) => day(row.changedSince) },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 30, leads: 'criterion' },
    ],
  };
}

export function actionsSheet({ actions, meta }: ReportModel): Sheet<ReportAction> {
  const today = meta.generatedAt.slice(0, 10);
  return {
    name: 'Actions',
    about: 'Corrective actions and what they follow from.',
    frozen: 2,
    rows: actions,
    columns: [
      { title: 'Action', value: (row) => row.ref, names: 'action' },
      { title: 'What is to be done', value: (row) => row.name, widest: 60 },
      { title: 'Follows from', value: (row) => row.origin, widest: 40 },
      { title: 'Owner', value: (row) => row.owner, widest: 20 },
      { title: 'Raised on', value: (row) => day(row.raisedOn) },
      { title: 'Due', value: (row) => day(row.due) },
      {
        title: 'Timing',
        value: (row) => dueWord(row.due, wasOpen(row, today), today),
        tones: DUE_TONES,
        widest: 12,
      },
      { title: 'Done on', value: (row) => day(row.doneOn) },
      {
        title: 'Status',
        value: (row) => ACTION_STATUS_NAMES[row.status],
        choices: Object.values(ACTION_STATUS_NAMES),
      },
    ],
  };
}

/** The list in short; the export of requests has the whole of it, to be filled in. */
export function requestsSheet({ requests, meta }: ReportModel): Sheet<ListedRequest> {
  const today = meta.generatedAt.slice(0, 10);
  const isOpen = ({ status }: ListedRequest): boolean => status === 'open' || status === 'in_progress';
  return {
    name: 'Requests',
    about:
      'The request list in short. The export of the request list has its wording, comments and items, to be filled in.',
    frozen: 2,
    rows: requests,
    columns: [
      { title: 'Request', value: (row) => row.ref ?? 'Proposed', names: 'request' },
      { title: 'Title', value: (row) => row.title, widest: 56 },
      { title: 'Area', value: (row) => row.category, widest: 24 },
      { title: 'Controls', value: (row) => row.controls.join(', '), widest: 20, leads: 'control' },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 20, leads: 'criterion' },
      { title: 'Assigned to', value: (row) => row.assignee ?? '', widest: 20 },
      { title: 'Due', value: (row) => day(row.due) },
      { title: 'Timing', value: (row) => dueWord(row.due, isOpen(row), today), tones: DUE_TONES, widest: 12 },
      {
        title: 'Internal status',
        value: (row) => (row.status === 'proposed' ? 'Proposed' : REQUEST_STATUS_NAMES[row.status]),
        choices: ['Proposed', ...Object.values(REQUEST_STATUS_NAMES)],
      },
      {
        title: 'Auditor status',
        value: (row) => AUDITOR_STATUS_NAMES[row.auditorStatus],
        choices: Object.values(AUDITOR_STATUS_NAMES),
      },
      { title: 'Evidence', value: (row) => row.evidence.join(', '), widest: 24, leads: 'evidence' },
      { title: 'Workpapers', value: (row) => row.workpapers.join(', '), widest: 24, leads: 'test' },
    ],
  };
}
