import { groupBy } from '../../../../shared/domain/group-by.ts';
import { isTrouble, ROLL_UP_NAMES, type RollUpResult } from '../../../../shared/domain/mock-audit/roll-up.ts';
import {
  NOT_AN_ATTESTATION,
  type ReportControl,
  type ReportTest,
} from '../../../../shared/domain/report-model.ts';
import { isReportedException } from '../../../../shared/domain/report-rules.ts';
import { TEST_RESULT_NAMES, type TestResult } from '../../../../shared/domain/vocabulary.ts';
import { objectiveOf, type Identifiers } from './identifiers.ts';
import {
  assessorOf,
  backMatter,
  evidenceResources,
  fileOf,
  metadataOf,
  partyOf,
  PREPARER,
  reviewedControls,
  systemOf,
} from './metadata.ts';
import { observationsOf } from './observations.ts';
import { riskOf } from './risks.ts';
import type { OscalSource } from './source.ts';
import { endOf, momentOf, NAMESPACE, properties, prose, some, startOf, title } from './words.ts';

/** What the tests came to. Two states only: what is not concluded, or did not occur, stays an observation without a finding. */
export function resultsOf(source: OscalSource, ids: Identifiers) {
  const { meta, report } = source;
  const observations = observationsOf(source, ids);
  const all = [...observations.tests, ...observations.retests];
  const observed = new Set(all.map(({ uuid }) => uuid));
  return {
    'assessment-results': {
      uuid: ids.of('document', 'assessment-results'),
      metadata: metadataOf(source, ids, 'assessment-results'),
      'import-ap': { href: fileOf('assessment-plan') },
      results: [
        {
          uuid: ids.of('result'),
          title:
            meta.kind === 'type1'
              ? 'Readiness, design at a date'
              : 'Readiness, design and operation over a period',
          description: NOT_AN_ATTESTATION,
          ...timeOf(source),
          'local-definitions': { components: [systemOf(source, ids)] },
          'reviewed-controls': reviewedControls(source, ids),
          attestations: [
            {
              'responsible-parties': [{ 'role-id': PREPARER, 'party-uuids': [assessorOf(ids, source)] }],
              parts: [
                {
                  uuid: ids.of('part', 'readiness-statement'),
                  name: 'readiness-statement',
                  ns: NAMESPACE,
                  title: 'Readiness statement, not an opinion under AT-C section 205',
                  prose: NOT_AN_ATTESTATION,
                },
              ],
            },
          ],
          'assessment-log': logOf(report.tests, ids),
          observations: some(all),
          risks: some(report.findings.map((finding) => riskOf(finding, ids, observed))),
          findings: some([...criterionFindings(source, ids), ...controlFindings(source, ids)]),
        },
      ],
      'back-matter': backMatter(evidenceResources(source, ids)),
    },
  };
}

function timeOf({ meta }: OscalSource): { start: string; end: string } {
  const from = meta.period?.from ?? meta.asOf;
  const to = meta.period?.to ?? meta.asOf;
  return from === null || to === null
    ? { start: momentOf(meta.generatedAt), end: momentOf(meta.generatedAt) }
    : { start: startOf(from), end: endOf(to) };
}

/** Sign-offs by day. */
function logOf(tests: readonly ReportTest[], ids: Identifiers) {
  const entries = tests
    .flatMap((test) => [
      { test, what: 'prepared', by: test.preparedBy, on: test.preparedOn },
      { test, what: 'reviewed', by: test.reviewedBy, on: test.reviewedOn },
    ])
    .flatMap(({ test, what, by, on }) =>
      on === null || by.trim() === ''
        ? []
        : [
            {
              uuid: ids.of('log', what, test.workpaperRef),
              title: title(`${test.workpaperRef} ${what}`, what),
              start: startOf(on),
              'logged-by': [{ 'party-uuid': partyOf(ids, by) }],
            },
          ],
    )
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  return entries.length === 0 ? undefined : { entries };
}

const state = (isSatisfied: boolean) =>
  isSatisfied ? { state: 'satisfied', reason: 'pass' } : { state: 'not-satisfied', reason: 'fail' };

/** Whether a criterion has a conclusion that is one of OSCAL's two states. */
const isConcluded = (result: RollUpResult): boolean => result === 'no_exceptions' || isTrouble(result);

function criterionFindings({ report }: OscalSource, ids: Identifiers) {
  const controlsOf = new Map(report.criteria.map(({ id, controls }) => [id, controls]));
  const testsOf = groupBy(report.tests, ({ controlRef }) => controlRef);
  const findingsOf = groupBy(report.findings, ({ controlRef }) => controlRef);
  return report.results
    .filter(({ isRelevant, result }) => isRelevant && isConcluded(result))
    .map(({ id, result, isMitigated, reasons }) => {
      const controls = controlsOf.get(id) ?? [];
      return {
        uuid: ids.of('finding', 'criterion', id),
        title: `${id}: ${ROLL_UP_NAMES[result].toLowerCase()}`,
        description: prose(reasons.join('\n\n'), ROLL_UP_NAMES[result]),
        props: properties({ criterion: id, result, mitigated: isMitigated ? 'yes' : 'no' }),
        target: {
          type: 'objective-id',
          'target-id': objectiveOf(ids.criterion(id)),
          status: state(!isTrouble(result)),
        },
        'related-observations': related(
          controls.flatMap((ref) => testsOf.get(ref) ?? []),
          ids,
        ),
        'related-risks': some(
          controls
            .flatMap((ref) => findingsOf.get(ref) ?? [])
            .map(({ ref }) => ({ 'risk-uuid': ids.of('risk', ref) })),
        ),
      };
    });
}

/** Tests with one of OSCAL's two states. */
const isDecided = (result: TestResult): boolean => result === 'no_exceptions' || isReportedException(result);

/** One finding a control, from its tests that have a conclusion: not satisfied where one of them is not. */
function controlFindings({ report }: OscalSource, ids: Identifiers) {
  const testsOf = groupBy(report.tests, ({ controlRef }) => controlRef);
  const findingsOf = groupBy(report.findings, ({ controlRef }) => controlRef);
  return report.controls.flatMap((control: ReportControl) => {
    const target = ids.control(control.ref);
    const tests = (testsOf.get(control.ref) ?? []).filter(({ result }) => isDecided(result));
    if (target === undefined || tests.length === 0) return [];
    const isSatisfied = !tests.some(({ result }) => isReportedException(result));
    return [
      {
        uuid: ids.of('finding', 'control', control.ref),
        title: title(`${control.ref}: ${control.title}`, control.ref),
        description: prose(
          tests
            .map(({ workpaperRef, result }) => `${workpaperRef}: ${TEST_RESULT_NAMES[result]}.`)
            .join('\n\n'),
          control.ref,
        ),
        props: properties({ control: control.ref }),
        target: { type: 'objective-id', 'target-id': objectiveOf(target), status: state(isSatisfied) },
        'related-observations': related(tests, ids),
        'related-risks': some(
          (findingsOf.get(control.ref) ?? []).map(({ ref }) => ({ 'risk-uuid': ids.of('risk', ref) })),
        ),
      },
    ];
  });
}

const related = (tests: readonly ReportTest[], ids: Identifiers) =>
  some(tests.map(({ workpaperRef }) => ({ 'observation-uuid': ids.of('observation', workpaperRef) })));
