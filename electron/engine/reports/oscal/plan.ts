import { NOT_AN_ATTESTATION, type ReportTest } from '../../../../shared/domain/report-model.ts';
import { TEST_KIND_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { Identifiers } from './identifiers.ts';
import {
  backMatter,
  metadataOf,
  reviewedControls,
  systemDescription,
  systemOf,
  systemSubject,
} from './metadata.ts';
import type { OscalSource } from './source.ts';
import { endOf, NAMESPACE, properties, prose, some, startOf, title } from './words.ts';

/** The tests as activities, the milestones of the engagement as tasks. */
export function planOf(source: OscalSource, ids: Identifiers) {
  const { report } = source;
  return {
    'assessment-plan': {
      uuid: ids.of('document', 'assessment-plan'),
      metadata: metadataOf(source, ids, 'assessment-plan'),
      'import-ssp': { href: `#${ids.of('system description')}` },
      'local-definitions': {
        components: [systemOf(source, ids)],
        activities: some(report.tests.map((test) => activityOf(test, ids))),
      },
      'terms-and-conditions': { parts: terms(source, ids) },
      'reviewed-controls': reviewedControls(source, ids),
      'assessment-subjects': [{ type: 'component', 'include-subjects': [systemSubject(ids)] }],
      'assessment-assets': assets(ids),
      tasks: some([...fieldwork(source, ids), ...milestones(source, ids)]),
      'back-matter': backMatter([systemDescription(source, ids)]),
    },
  };
}

function activityOf(test: ReportTest, ids: Identifiers) {
  const control = ids.control(test.controlRef);
  return {
    uuid: ids.of('activity', test.workpaperRef),
    title: title(
      `${test.workpaperRef}: test of ${TEST_KIND_NAMES[test.kind].toLowerCase()} of ${test.controlRef}`,
      'Test',
    ),
    description: prose(test.procedure, 'The procedure is not written yet.'),
    props: properties({
      workpaper: test.workpaperRef,
      'test-kind': test.kind,
      procedures: test.natures.join(', '),
    }),
    steps: some(
      test.attributes.map(({ key, label }) => ({
        uuid: ids.of('step', test.workpaperRef, key),
        title: title(`Attribute ${key}`, 'Attribute'),
        description: prose(label, key),
      })),
    ),
    'related-controls':
      control === undefined
        ? undefined
        : { 'control-selections': [{ 'include-controls': [{ 'control-id': control }] }] },
  };
}

function terms({ report, meta }: OscalSource, ids: Identifiers) {
  const excluded = report.criteria.filter(({ rating }) => rating === 'not_relevant');
  return [
    {
      uuid: ids.of('part', 'disclosures'),
      name: 'disclosures',
      title: 'Readiness view, not an attestation',
      prose: NOT_AN_ATTESTATION,
    },
    {
      uuid: ids.of('part', 'methodology'),
      name: 'methodology',
      title: 'Methodology',
      prose:
        'Controls are tested by inquiry, observation, inspection and reperformance. Population, rule of the draw, seed and deviations of each test stand in its properties.',
    },
    ...(excluded.length > 0
      ? [
          {
            uuid: ids.of('part', 'assessment-exclusions'),
            name: 'assessment-exclusions',
            title: 'Criteria that are not relevant',
            props: properties({ 'criteria-version': meta.criteriaVersion }),
            prose: excluded
              .map(({ id, reasons }) => `${id}: ${prose(reasons.join(' '), 'no reason is written yet')}`)
              .join('\n\n'),
          },
        ]
      : []),
  ];
}

const assets = (ids: Identifiers) => ({
  components: [
    {
      uuid: ids.of('tool'),
      type: 'software',
      title: 'Trustbench',
      description: 'Workbench in which populations, samples, tests and findings are recorded.',
      status: { state: 'operational' },
    },
  ],
  'assessment-platforms': [
    {
      uuid: ids.of('platform'),
      title: 'Trustbench workspace',
      'uses-components': [{ 'component-uuid': ids.of('tool') }],
    },
  ],
});

/** All tests as one task over the time that the engagement speaks of. */
function fieldwork({ report, meta }: OscalSource, ids: Identifiers) {
  if (report.tests.length === 0) return [];
  const { period, asOf } = meta;
  return [
    {
      uuid: ids.of('task', 'tests'),
      type: 'action',
      title: 'Tests of controls',
      timing: period
        ? { 'within-date-range': { start: startOf(period.from), end: endOf(period.to) } }
        : asOf === null
          ? undefined
          : { 'on-date': { date: startOf(asOf) } },
      'associated-activities': report.tests.map(({ workpaperRef }) => ({
        'activity-uuid': ids.of('activity', workpaperRef),
        subjects: [{ type: 'component', 'include-subjects': [systemSubject(ids)] }],
      })),
    },
  ];
}

const milestones = ({ report }: OscalSource, ids: Identifiers) =>
  report.milestones.map(({ name, kind, due, ends, doneOn, notes }, index) => ({
    uuid: ids.of('task', 'milestone', kind, name, index),
    type: 'milestone',
    title: title(name, 'Milestone'),
    description: notes === '' ? undefined : prose(notes, ''),
    props: [
      { name: 'milestone-kind', ns: NAMESPACE, value: kind },
      ...(doneOn === null ? [] : [{ name: 'done-on', ns: NAMESPACE, value: doneOn }]),
    ],
    timing:
      ends === null
        ? { 'on-date': { date: startOf(due) } }
        : { 'within-date-range': { start: startOf(due), end: endOf(ends) } },
  }));
