import type { ReportFinding, ReportRetest } from '../../../../shared/domain/report-model.ts';
import { RETEST_RESULT_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import type { FindingStatus } from '../../../../shared/domain/vocabulary.ts';
import type { Identifiers } from './identifiers.ts';
import { partyOf } from './metadata.ts';
import { endOf, properties, prose, some, startOf, title } from './words.ts';

/** OSCAL knows fewer states; ours stands in the properties. Remediated is not closed before somebody closes it. */
const STATUS: Record<FindingStatus, string> = {
  open: 'open',
  responded: 'remediating',
  remediated: 'remediating',
  closed: 'closed',
};

/** A finding as a risk: what follows from it, what management answers, what was done. The exception itself stays what it is. */
export function riskOf(finding: ReportFinding, ids: Identifiers, observed: ReadonlySet<string>) {
  const { ref, remedies, response } = finding;
  return {
    uuid: ids.of('risk', ref),
    title: title(`${ref}: ${finding.title}`, ref),
    description: prose([finding.condition, finding.cause].filter(Boolean).join('\n\n'), ref),
    statement: prose(finding.effect, 'The effect is not written yet.'),
    props: properties({
      'finding-ref': ref,
      severity: finding.severity,
      'finding-status': finding.status,
      'status-reason': finding.statusReason,
      owner: finding.owner,
      workpaper: finding.workpaperRef,
      control: finding.controlRef,
    }),
    status: STATUS[finding.status],
    'mitigating-factors': some(
      remedies.compensating.map((control) => ({
        uuid: ids.of('compensating control', ref, control.ref),
        description: prose(`${control.ref} ${control.title}: ${control.reason}`, control.ref),
        props: properties({ control: control.ref, result: control.result }),
      })),
    ),
    deadline: finding.due === null ? undefined : endOf(finding.due),
    remediations: some([
      ...(finding.recommendation.trim() === ''
        ? []
        : [
            {
              uuid: ids.of('response', ref, 'recommendation'),
              lifecycle: 'recommendation',
              title: 'Recommendation',
              description: prose(finding.recommendation, ref),
            },
          ]),
      ...(response
        ? [
            {
              uuid: ids.of('response', ref, 'management'),
              lifecycle:
                finding.status === 'remediated' || finding.status === 'closed' ? 'completed' : 'planned',
              title: 'Response of management',
              description: prose([response.text, response.action].filter(Boolean).join('\n\n'), 'No text.'),
              props: properties({ 'action-owner': response.actionOwner, 'responded-on': response.at }),
              origins: [{ actors: [{ type: 'party', 'actor-uuid': partyOf(ids, response.by) }] }],
              tasks:
                response.due === null
                  ? undefined
                  : [
                      {
                        uuid: ids.of('task', 'response', ref),
                        type: 'milestone',
                        title: 'Action due',
                        timing: { 'on-date': { date: startOf(response.due) } },
                      },
                    ],
            },
          ]
        : []),
    ]),
    'risk-log':
      remedies.retests.length === 0
        ? undefined
        : { entries: remedies.retests.map((retest, index) => entryOf(ref, retest, index, ids)) },
    'related-observations': some(
      observationsFor(finding, ids)
        .filter((uuid) => observed.has(uuid))
        .map((uuid) => ({ 'observation-uuid': uuid })),
    ),
  };
}

const entryOf = (ref: string, retest: ReportRetest, index: number, ids: Identifiers) => ({
  uuid: ids.of('log', 'retest', ref, index),
  title: `Retest: ${RETEST_RESULT_NAMES[retest.result].toLowerCase()}`,
  description: prose(retest.notes || retest.procedure, 'Retested.'),
  start: startOf(retest.on),
  'logged-by': [{ 'party-uuid': partyOf(ids, retest.by) }],
});

/** The observation of the test that found it, and those of its retests. */
export const observationsFor = (finding: ReportFinding, ids: Identifiers): string[] => [
  ...(finding.workpaperRef === null ? [] : [ids.of('observation', finding.workpaperRef)]),
  ...finding.remedies.retests.map((_, index) => ids.of('retest', finding.ref, index)),
];
