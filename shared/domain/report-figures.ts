/**
 * Where each key figure of a report comes from: the screen that shows the same, and which records it counts. The parts of a report
 * count with the same functions over the same lists, so that no two of them can disagree.
 */
import { sumOf } from './calendar/report-cadence.ts';
import { decisionsNeeded } from './report-decisions.ts';
import type { ReportModel } from './report-model.ts';
import { gapRegister } from './report-remediation.ts';
import { isInForce, isReportedException } from './report-rules.ts';
import { standingOf } from './report-standing.ts';
import { OPEN_RESULTS } from './testing.ts';
import { READINESS_NAMES, READINESS_RATINGS, SEVERITIES } from './vocabulary.ts';

export interface SourcedFigure {
  figure: string;
  /** As printed: `14 of 40`. */
  value: string;
  /** Area and view of the application that show it: `Overview, Readiness`. */
  screen: string;
  /** Which records it counts. */
  counts: string;
}

/** The key figures of a report in the order of its parts. A report of design has none of operation. */
export function sourcedFigures(model: ReportModel): SourcedFigure[] {
  return [
    ...ofCriteria(model),
    ...ofControls(model),
    ...ofTests(model),
    ...ofGaps(model),
    ...ofEvidence(model),
    ...(model.meta.kind === 'type2' ? ofPeriod(model) : []),
    ...ofRegisters(model),
  ];
}

const figure = (name: string, value: string | number, screen: string, counts: string): SourcedFigure => ({
  figure: name,
  value: typeof value === 'number' ? value.toLocaleString('en-US') : value,
  screen,
  counts,
});

function ofCriteria({ criteria, description }: ReportModel): SourcedFigure[] {
  const { rating, counts, relevant } = standingOf(criteria);
  const covered = description.filter(({ state }) => state === 'covered').length;
  return [
    figure(
      'Overall rating',
      READINESS_NAMES[rating],
      'Overview, Readiness',
      `${criteria.length} criteria of the chosen categories`,
    ),
    ...READINESS_RATINGS.filter((one) => counts[one] > 0).map((one) =>
      one === 'not_relevant'
        ? figure(
            'Criteria held not relevant',
            counts[one],
            'Scope, Criteria not relevant',
            'Criteria with a reason',
          )
        : figure(
            `Criteria: ${READINESS_NAMES[one].toLowerCase()}`,
            `${counts[one]} of ${relevant}`,
            'Overview, Readiness',
            'Relevant criteria, by the rating that counts',
          ),
    ),
    figure(
      'Description criteria covered',
      `${covered} of ${description.length}`,
      'Scope, Description criteria',
      'Description criteria that are asked for',
    ),
  ];
}

const ofControls = ({ summary: { controls } }: ReportModel): SourcedFigure[] => [
  figure('Controls', controls.total, 'Matrix, Controls', 'Every control of the engagement'),
  figure('Key controls', controls.key, 'Matrix, Controls', 'Controls marked as key'),
];

function ofTests({ meta, summary: { controls }, tests, papers }: ReportModel): SourcedFigure[] {
  const concluded = papers.filter(({ result }) => !OPEN_RESULTS.includes(result));
  const of = `of ${controls.total}`;
  return [
    figure(
      'Design concluded',
      `${controls.designConcluded} ${of}`,
      'Mock audit, Tests',
      'Controls with a concluded test of design',
    ),
    ...(meta.kind === 'type2'
      ? [
          figure(
            'Operation concluded',
            `${controls.operationConcluded} ${of}`,
            'Mock audit, Tests',
            'Controls with a concluded test of operation',
          ),
        ]
      : []),
    figure(
      'Tests with exceptions',
      tests.filter(({ result }) => isReportedException(result)).length,
      'Mock audit, Tests',
      'Exceptions, unsuitable design, unable to test',
    ),
    figure('Workpapers', papers.length, 'Mock audit, Review', 'Tests, each as a workpaper'),
    figure(
      'Workpapers signed twice',
      `${concluded.filter(({ prepared, reviewed }) => prepared !== null && reviewed !== null).length} of ${concluded.length}`,
      'Mock audit, Review',
      'Concluded, signed by preparer and reviewer',
    ),
  ];
}

function ofGaps(model: ReportModel): SourcedFigure[] {
  const gaps = gapRegister(model);
  const findings = SEVERITIES.reduce((sum, severity) => sum + model.summary.findings[severity], 0);
  return [
    figure('Findings', findings, 'Findings', 'Findings of the report, whatever their status'),
    figure(
      'Open gaps',
      `${gaps.filter(({ isOpen }) => isOpen).length} of ${gaps.length}`,
      'Overview, Gaps',
      'Gaps, and findings that rest on no test',
    ),
    figure(
      'Decisions needed',
      decisionsNeeded(model).length,
      'Reports',
      'Kinds of decision that the records leave open',
    ),
  ];
}

function ofEvidence({ meta, summary, outlook: { completeness } }: ReportModel): SourcedFigure[] {
  const value = `${completeness.held} of ${completeness.expected}`;
  return [
    figure('Evidence items', summary.evidence, 'Evidence, Records', 'Records of evidence'),
    meta.kind === 'type1'
      ? figure('Controls with evidence', value, 'Matrix, Controls', 'Controls to which evidence is attached')
      : figure(
          'Occurrences with evidence',
          value,
          'Evidence, Coverage',
          'Those due, by the days that evidence covers',
        ),
  ];
}

function ofPeriod({ cadence, populations, tests }: ReportModel): SourcedFigure[] {
  const calendar = 'Registers, Calendar';
  const waived = sumOf(cadence, 'waived');
  const drawn = tests.reduce((sum, { sample }) => sum + (sample?.size ?? 0), 0);
  return [
    figure(
      'Occurrences in the period',
      sumOf(cadence, 'expected') - waived,
      calendar,
      'Of periodic controls, if they were required',
    ),
    figure('Occurrences done', sumOf(cadence, 'done'), calendar, 'In time, with evidence attached'),
    figure(
      'Occurrences late',
      sumOf(cadence, 'late'),
      calendar,
      'After the due day, within the days of grace',
    ),
    figure(
      'Occurrences missed',
      sumOf(cadence, 'missed'),
      calendar,
      'Not performed in time; they stay missed',
    ),
    figure(
      'Populations',
      populations.length,
      'Mock audit, Populations',
      'Those drawn from, and those recorded as zero',
    ),
    figure('Items drawn', drawn, 'Mock audit, Tests', 'Items of samples, replacements left out'),
  ];
}

function ofRegisters({
  meta,
  riskRegister,
  risks,
  vendors,
  policies,
  requests,
  outlook,
}: ReportModel): SourcedFigure[] {
  const day = meta.asOf ?? meta.period?.to ?? outlook.today;
  const open = riskRegister?.risks.filter(({ isOpen }) => isOpen).length ?? 0;
  const asked = requests.filter(({ status }) => status !== 'proposed');
  return [
    figure(
      'Policies in force',
      policies.filter((policy) => isInForce(policy, day)).length,
      'Registers, Policies',
      `Policies approved and in force on ${day}`,
    ),
    figure('Open risks', open, 'Registers, Risks', 'Risks that are not closed'),
    figure(
      'Risks over the appetite',
      risks?.over.length ?? 0,
      'Registers, Risks',
      'By what is left of them after controls',
    ),
    figure('Vendors', vendors.length, 'Registers, Vendors', 'Vendors in use'),
    figure(
      'Subservice organizations',
      vendors.filter(({ isSubservice }) => isSubservice).length,
      'Scope, Subservice organizations',
      'Vendors whose controls the criteria need',
    ),
    figure('Requests', asked.length, 'Requests, Table', 'Requests that were made'),
    figure(
      'Requests overdue',
      requests.filter(({ overdue }) => overdue).length,
      'Requests, Overdue',
      'Past their day and not received',
    ),
  ];
}
