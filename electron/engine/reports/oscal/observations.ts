import type { ReportFinding, ReportRetest, ReportTest } from '../../../../shared/domain/report-model.ts';
import { RETEST_RESULT_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { resultFact } from '../../../../shared/domain/report-rules.ts';
import { TEST_RESULT_NAMES, type ProcedureNature } from '../../../../shared/domain/vocabulary.ts';
import type { Identifiers } from './identifiers.ts';
import { partyOf, systemSubject } from './metadata.ts';
import type { OscalSource } from './source.ts';
import { momentOf, properties, prose, some, startOf, title } from './words.ts';

/** NIST's three methods; the four procedures of SOC 2 stay in the properties. Observing belongs to EXAMINE (NIST SP 800-53A). */
const METHODS: Record<ProcedureNature, string> = {
  inquiry: 'INTERVIEW',
  observation: 'EXAMINE',
  inspection: 'EXAMINE',
  reperformance: 'TEST',
};

/** What each test saw, tested or not, and each retest. */
export function observationsOf({ report, meta }: OscalSource, ids: Identifiers) {
  const titles = new Map(report.evidence.map(({ ref, title: name }) => [ref, name]));
  const evidenceOf = new Map(report.controls.map(({ ref, evidenceRefs }) => [ref, evidenceRefs]));
  const relevant = (refs: readonly string[]) =>
    some(
      [...new Set(refs)]
        .filter((ref) => titles.has(ref))
        .map((ref) => ({
          href: `#${ids.of('evidence', ref)}`,
          description: prose(titles.get(ref) ?? '', ref),
          props: properties({ 'evidence-ref': ref }),
        })),
    );
  const ofTest = (test: ReportTest) => {
    const items = test.items.flatMap(({ evidenceRefs }) => evidenceRefs);
    return {
      uuid: ids.of('observation', test.workpaperRef),
      title: title(test.workpaperRef, 'Test'),
      description: prose(
        [test.procedure, `${TEST_RESULT_NAMES[test.result]}.`, resultFact(test)].filter(Boolean).join('\n\n'),
        test.workpaperRef,
      ),
      props: propertiesOf(test),
      methods: methodsOf(test.natures),
      types: ['control-objective'],
      origins: [{ actors: [{ type: 'party', 'actor-uuid': partyOf(ids, test.preparedBy) }] }],
      subjects: [systemSubject(ids)],
      'relevant-evidence': relevant(items.length > 0 ? items : (evidenceOf.get(test.controlRef) ?? [])),
      collected: test.preparedOn === null ? momentOf(meta.generatedAt) : startOf(test.preparedOn),
    };
  };
  const ofRetest = (finding: ReportFinding, retest: ReportRetest, index: number) => ({
    uuid: ids.of('retest', finding.ref, index),
    title: title(`Retest of ${finding.ref}`, 'Retest'),
    description: prose(
      [retest.procedure, `${RETEST_RESULT_NAMES[retest.result]}.`, retest.notes].filter(Boolean).join('\n\n'),
      finding.ref,
    ),
    props: properties({
      'finding-ref': finding.ref,
      'retest-result': retest.result,
      'items-tested': retest.items,
      deviations: retest.deviations,
    }),
    methods: ['TEST'],
    types: ['mitigation'],
    origins: [{ actors: [{ type: 'party', 'actor-uuid': partyOf(ids, retest.by) }] }],
    subjects: [systemSubject(ids)],
    'relevant-evidence': relevant(retest.evidenceRefs),
    collected: startOf(retest.on),
  });
  return {
    tests: report.tests.map(ofTest),
    retests: report.findings.flatMap((finding) =>
      finding.remedies.retests.map((retest, index) => ofRetest(finding, retest, index)),
    ),
  };
}

function methodsOf(natures: readonly ProcedureNature[]): string[] {
  const methods = [...new Set(natures.map((nature) => METHODS[nature]))];
  return methods.length > 0 ? methods : ['UNKNOWN'];
}

/** What OSCAL has no field for: enough to draw the sample again and to count as we did. */
const propertiesOf = ({ population, sample, ...test }: ReportTest) =>
  properties({
    workpaper: test.workpaperRef,
    'test-kind': test.kind,
    procedures: test.natures.join(', '),
    result: test.result,
    'items-tested': test.testedCount,
    deviations: test.exceptionsCount,
    'population-name': population?.name ?? null,
    'population-source': population?.source ?? null,
    'population-rows': population?.rows ?? null,
    'population-rows-in-period': population?.inPeriod ?? null,
    'population-sha256': population?.sha256 ?? null,
    'population-key': population?.key ?? null,
    'sample-algorithm': sample?.algorithm ?? null,
    'sample-seed': sample?.seed ?? null,
    'sample-size': sample?.size ?? null,
    'sample-frame-size': sample?.frameSize ?? null,
    'reviewed-by': test.reviewedBy,
  });
