import { AGENDA } from '../../../../../shared/domain/governance.ts';
import type { GovernanceModel } from '../../../../../shared/domain/governance-model.ts';
import { mm } from '../flow.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import type { Part } from '../sections/part.ts';
import { STYLES } from '../text.ts';

/** Who meets about what, and what stands out: one page for those who read no further. */
export const agenda: Part<GovernanceModel> = (flow, { meeting, quarter, figures }, numbering) => {
  sectionHead(flow, numbering.section(), 'Agenda');
  terms(
    flow,
    [
      ['Quarter', `${quarter.key}, ${quarter.from} to ${quarter.to}`],
      [
        'Meeting',
        meeting === null ? 'No meeting is recorded for this quarter.' : `${meeting.ref} ${meeting.name}`,
      ],
      ['Held on', meeting === null ? '' : (meeting.heldOn ?? 'Not held yet')],
      ['Chair', meeting?.chair ?? ''],
      ['Attendees', meeting?.attendees ?? ''],
      ['Figures of', `${figures.takenAt.slice(0, 16).replace('T', ' ')} UTC`],
      ['Notes', meeting?.notes ?? ''],
    ],
    mm(32),
    STYLES.body,
  );
  flow.y += 6;
  subHead(flow, numbering.heading(), 'Items');
  terms(
    flow,
    AGENDA.map((item, index) => [`${index + 1}`, item] as const),
    mm(10),
    STYLES.body,
  );
  subHead(flow, numbering.heading(), 'What stands out');
  for (const sentence of highlights(figures)) paragraph(flow, sentence, STYLES.body, 3);
};

function highlights({
  metrics,
  risks,
  incidents,
  actions,
  exceptions,
  missed,
}: GovernanceModel['figures']): string[] {
  const missedTargets = metrics.filter(({ status }) => status === 'missed');
  const drifting = metrics.filter((metric) => metric.drifting !== null);
  const judged = metrics.filter(({ status }) => status === 'met' || status === 'missed');
  const expired = exceptions.filter(({ isExpired }) => isExpired).length;
  return [
    `${judged.length - missedTargets.length} of ${judged.length} metrics with data and a target meet it.`,
    missedTargets.length > 0
      ? `Missed: ${missedTargets.map(({ title }) => title.toLowerCase()).join(', ')}.`
      : '',
    drifting.length > 0 ? `Drifting: ${drifting.map(({ title }) => title.toLowerCase()).join(', ')}.` : '',
    `${risks.over.length} of ${risks.open} open risks are above the appetite of ${risks.appetite}.`,
    `Incidents detected: ${incidents.length}. Overdue actions: ${actions.length}. Open exceptions to policy: ${exceptions.length}${expired > 0 ? `, ${expired} of them expired` : ''}. Missed occurrences: ${missed.length}.`,
  ].filter((sentence) => sentence !== '');
}
