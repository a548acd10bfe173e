import type { ReportGap } from '../../../../shared/domain/report-programme.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { backMatter, evidenceResources, metadataOf, systemOf } from './metadata.ts';
import type { Identifiers } from './identifiers.ts';
import { observationsOf } from './observations.ts';
import { observationsFor, riskOf } from './risks.ts';
import type { OscalSource } from './source.ts';
import { properties, prose, some, title } from './words.ts';

/** OSCAL's own name for identifiers that are UUIDs. */
const UUID_SCHEME = 'http://ietf.org/rfc/rfc4122';

/** Whether there is something to do: OSCAL has no empty plan. */
export const hasPoam = ({ report }: OscalSource): boolean =>
  report.findings.length > 0 || report.gaps.length > 0;

/**
 * Findings with their responses and retests, and gaps, as items of a plan.
 * @throws AppError bad_input where there is neither
 */
export function poamOf(source: OscalSource, ids: Identifiers) {
  const { report } = source;
  if (!hasPoam(source))
    throw new AppError(
      'bad_input',
      'There is no finding and no gap, so there is no plan of action. Choose another OSCAL model.',
    );
  const wanted = new Set(report.findings.flatMap((finding) => observationsFor(finding, ids)));
  const { tests, retests } = observationsOf(source, ids);
  const observations = [...tests, ...retests].filter(({ uuid }) => wanted.has(uuid));
  const observed = new Set(observations.map(({ uuid }) => uuid));
  const refs = new Set(
    observations
      .flatMap((observation) => observation['relevant-evidence'] ?? [])
      .flatMap(({ props }) => (props ?? []).map(({ value }) => value)),
  );
  return {
    'plan-of-action-and-milestones': {
      uuid: ids.of('document', 'poam'),
      metadata: metadataOf(source, ids, 'poam'),
      'system-id': { 'identifier-type': UUID_SCHEME, id: source.engagementId },
      'local-definitions': { components: [systemOf(source, ids)] },
      observations: some(observations),
      risks: some(report.findings.map((finding) => riskOf(finding, ids, observed))),
      'poam-items': [
        ...report.findings.map((finding) => ({
          uuid: ids.of('poam item', 'finding', finding.ref),
          title: title(`${finding.ref}: ${finding.title}`, finding.ref),
          description: prose(finding.condition, finding.ref),
          props: properties({
            'finding-ref': finding.ref,
            severity: finding.severity,
            status: finding.status,
            owner: finding.owner,
            due: finding.due,
          }),
          'related-observations': some(
            observationsFor(finding, ids)
              .filter((uuid) => observed.has(uuid))
              .map((uuid) => ({ 'observation-uuid': uuid })),
          ),
          'related-risks': [{ 'risk-uuid': ids.of('risk', finding.ref) }],
        })),
        ...report.gaps.map((gap) => itemOfGap(gap, ids)),
      ],
      'back-matter': backMatter(evidenceResources(source, ids, refs)),
    },
  };
}

const itemOfGap = (gap: ReportGap, ids: Identifiers) => ({
  uuid: ids.of('poam item', 'gap', gap.ref),
  title: title(`${gap.ref}: ${gap.title}`, gap.ref),
  description: prose([gap.condition, gap.recommendation].filter(Boolean).join('\n\n'), gap.ref),
  props: properties({
    'gap-ref': gap.ref,
    severity: gap.severity,
    status: gap.status,
    criterion: gap.criterion,
    control: gap.controlRef,
    owner: gap.owner,
    wave: gap.wave,
    effort: gap.effort,
    'raised-on': gap.raisedOn,
    due: gap.due,
    'closed-on': gap.closedOn,
  }),
});
